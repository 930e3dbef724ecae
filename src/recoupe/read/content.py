"""The bytes of one file or page, and which kind of thing they are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from recoupe.read.encoding import decoded

MAX_SIZE = 5_000_000  # bytes of one text: a long book has one

# How many times its text the file of a kind may be: markup, fonts, pictures. A reader counts the text again.
WRAPPING = {".html": 8, ".pdf": 20, ".docx": 20, ".odt": 20, ".eml": 8, ".mhtml": 20, ".feed": 8}
SYNONYMS = {
    ".text": ".txt", ".md": ".txt", ".htm": ".html", ".xhtml": ".html", ".ndjson": ".jsonl", ".tsv": ".csv",
    ".mht": ".mhtml", ".rss": ".feed", ".atom": ".feed", ".xml": ".feed", ".rdf": ".feed",
}  # fmt: skip
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html[\s>])", re.IGNORECASE | re.DOTALL
)
_FEED = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<[?!][^>]*>\s*)*<(?:rss|feed|rdf:rdf)[\s>]", re.IGNORECASE)
_HEAD = re.compile(rb"[\w-]+:[^\r\n]*\r?\n(?:[\w-]+:[^\r\n]*\r?\n|[ \t][^\r\n]*\r?\n)+")
_MAIL = re.compile(
    rb"^(?:from|mime-version|received|return-path|delivered-to|message-id):", re.IGNORECASE | re.MULTILINE
)
_HEADED = 4000


@dataclass(frozen=True)
class Content:
    """The bytes of one file or page, with the name of its report; ``where`` names it in messages.

    ``url`` is where it was fetched, ``charset`` what the server said of its encoding, ``captured`` when an archive
    took it; with ``summaries`` a feed's entries count that hold no whole article.
    ``language`` is the one whose layout is undone (hyphens at line ends).
    """

    raw: bytes
    name: str
    where: str
    max_size: int = MAX_SIZE
    url: str | None = None
    charset: str | None = None
    captured: str | None = None
    summaries: bool = False
    language: str = "fr"

    @cached_property
    def text(self) -> str | None:
        """The bytes as text, None where they are none; what the server said of them counts if it fits."""
        if self.charset:
            try:
                return self.raw.decode(self.charset)  # unlike codecs.decode, it knows no “zip”
            except (LookupError, ValueError):
                pass
        return decoded(self.raw)


def kind_by_name(name: str) -> str:
    """The kind of a file by its ending, one for all its spellings: ``a.HTM`` is ``.html``; "" where it has none."""
    plain = name.casefold()
    if plain.endswith((".warc", ".warc.gz")):
        return ".warc"
    dot = plain.rfind(".")
    ending = plain[dot:] if dot > 0 else ""
    return SYNONYMS.get(ending, ending)


def kind_by_bytes(raw: bytes, named: str = "") -> str:
    """The kind of a file by how its bytes begin, else the one that its name says.

    A clipping that was saved under a wrong ending is read for what it is.
    """
    start = raw[:_HEADED].removeprefix(b"\xef\xbb\xbf")
    if start.lstrip()[:5] == b"%PDF-":
        return ".pdf"
    if start.startswith(b"WARC/") or (start.startswith(b"\x1f\x8b") and named == ".warc"):
        return ".warc"
    if start.startswith(b"PK\x03\x04") and (named == ".docx" or b"word/document.xml" in raw):
        return ".docx"
    if start.startswith(b"PK\x03\x04") and (
        named == ".odt" or b"application/vnd.oasis.opendocument.text" in start[:100]
    ):
        return ".odt"
    if start.startswith(b"\xd0\xcf\x11\xe0"):  # an old office document, or a new one behind a password
        return ""
    if _HTML.match(start):
        return ".html"
    if _FEED.match(start):
        return ".feed"
    if named not in {".eml", ".mhtml"} and (head := _HEAD.match(start)) and _MAIL.search(head[0]):
        return ".mhtml" if b"multipart/related" in start else ".eml"
    return named


def most_bytes(kind: str, max_size: int) -> int:
    """How many bytes a file of this kind may have at most."""
    return max_size * WRAPPING.get(kind, 1)

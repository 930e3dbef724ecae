"""The text of a Word document (.docx)."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from recoupe.read.page import Page, page_of_text
from recoupe.read.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from recoupe.read.content import Content

UNPACKED = 40  # a document's parts are so many times its largest text, at most; a zip bomb is a thousand times
PARTS = 5000
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"  # the same words a second time
MARKS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
GONE = frozenset((f"{W}del", f"{W}moveFrom", FALLBACK))


def docx_pages(content: Content) -> Iterator[Page | Refusal]:
    """The document as it reads with all changes accepted: paragraphs, cells of tables, text boxes; no notes, no headers."""
    if refusal := _unfit(content):
        yield refusal
        return
    import docx

    body = docx.Document(io.BytesIO(content.raw)).element.body
    paragraphs = (_words(paragraph).strip() for paragraph in body.iter(f"{W}p"))
    text = "\n\n".join(paragraph for paragraph in paragraphs if paragraph)
    if not text:
        yield Refusal(content.where, "The document holds no text.", "Leave it out, or save its text as .txt.", "empty")
        return
    yield page_of_text(text, name=content.name, where=content.where, original=content.raw, url=content.url)


def _unfit(content: Content) -> Refusal | None:
    """What speaks against unpacking the document, as its table of contents has it."""
    try:
        with zipfile.ZipFile(io.BytesIO(content.raw)) as archive:
            parts = archive.infolist()
    except zipfile.BadZipFile:
        return Refusal(
            content.where,
            "The document is damaged, or was not saved to its end.",
            "Save it once more, or as .txt.",
            "malformed",
        )
    if any(part.flag_bits & 1 for part in parts):
        remedy = "Save it without a password, or save its text as .txt."
        return Refusal(content.where, "The document is locked with a password.", remedy, "encrypted")
    if len(parts) > PARTS or sum(part.file_size for part in parts) > UNPACKED * content.max_size:
        fact = f"The document unpacks to more than {UNPACKED * content.max_size / 1e6:g} MB."
        return Refusal(content.where, fact, "Save its text as .txt, or raise --max-size.", "too-large")
    if "word/document.xml" not in {part.filename for part in parts}:
        fact = "The file is an archive or another office document."
        return Refusal(content.where, fact, "Unpack it, or save its text as .docx or .txt.", "binary")
    return None


def _words(paragraph: _Element) -> str:
    """A paragraph's own words: a text box in it is a paragraph of its own, what was deleted is gone."""
    words: list[str] = []
    waiting = list(reversed(paragraph))
    while waiting:
        node = waiting.pop()
        if node.tag == f"{W}t":
            words.append(node.text or "")
        elif node.tag in MARKS:
            words.append(MARKS[node.tag])
        elif node.tag not in GONE and node.tag != f"{W}p":
            waiting.extend(reversed(node))
    return "".join(words)

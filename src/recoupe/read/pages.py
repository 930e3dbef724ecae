"""From one file to the texts in it."""

from __future__ import annotations

import io
import os
import sys
from typing import IO, TYPE_CHECKING

from recoupe.read.archive import warc_pages
from recoupe.read.content import Content, kind_by_bytes, kind_by_name, most_bytes
from recoupe.read.encoding import SAMPLE
from recoupe.read.feed import feed_pages
from recoupe.read.listing import STANDARD_INPUT
from recoupe.read.mail import mail_pages
from recoupe.read.office import docx_pages, odt_pages
from recoupe.read.page import Page, page_of_text
from recoupe.read.pdf import pdf_pages
from recoupe.read.refusal import Refusal
from recoupe.read.tables import csv_pages, json_pages
from recoupe.read.webpage import html_pages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from recoupe.read.listing import Found


# Read a line, a row or a record at a time, however long the file is.
STREAMS: dict[str, Callable[[IO[bytes], str, int], Iterator[Page | Refusal]]] = {
    ".jsonl": lambda raw, name, _most: json_pages(raw, name),
    ".csv": lambda raw, name, _most: csv_pages(raw, name),
    ".warc": warc_pages,
}
# Read as a whole.
READERS: dict[str, Callable[[Content], Iterator[Page | Refusal]]] = {
    ".html": html_pages,
    ".pdf": pdf_pages,
    ".docx": docx_pages,
    ".odt": odt_pages,
    ".eml": mail_pages,
    ".mhtml": mail_pages,
    ".feed": feed_pages,
}

# Read as bytes, which are no text.
BYTES = frozenset((".pdf", ".docx", ".odt", ".warc"))

# What the first bytes of other kinds of file are, and what to do with them.
KINDS = (
    (b"PK\x03\x04", "an archive or an office document", "Unpack it, or save its text as .docx or .txt."),
    (b"\xd0\xcf\x11\xe0", "an old office document", "Save it as .docx or its text as .txt."),
    (b"\x1f\x8b", "compressed", "Unpack it first, for instance with “gunzip”; a text is read as .txt."),
    (b"\xff\xd8\xff", "a picture", "Write down its text, and save that as .txt."),
    (b"\x89PNG", "a picture", "Write down its text, and save that as .txt."),
    (b"GIF8", "a picture", "Write down its text, and save that as .txt."),
    (b"SQLite format 3", "a database", "A case is given with --case, not as a report."),
)
BLANK = "\ufeff\u200b \t\r\n\f\v\u00a0"


def pages_of(found: Found, max_size: int, *, summaries: bool = False, language: str = "fr") -> Iterator[Page | Refusal]:
    """The texts of one file; ``max_size`` is the most bytes that one text may have."""
    where = "standard input" if found.path == STANDARD_INPUT else str(found.path)
    kind = kind_by_name(found.path.name)
    try:
        if (stream := STREAMS.get(kind)) is not None:
            with found.path.open("rb", buffering=SAMPLE) as file:
                yield from _guarded(stream(file, found.name, max_size), where, max_size)
            return
        raw = _bytes_of(found.path, kind, max_size)
    except OSError as fault:
        said = os.strerror(fault.errno) if fault.errno else str(fault)
        yield Refusal(where, f"It could not be opened ({said}).", "Check its rights and its disk.", "unreadable")
        return
    yield from pages_in(Content(raw, found.name, where, max_size, summaries=summaries, language=language), kind)


def pages_in(content: Content, kind: str) -> Iterator[Page | Refusal]:
    """The texts of what was read or fetched; ``kind`` is an ending (``.html``), and the bytes outrank it."""
    kind = kind_by_bytes(content.raw, kind)
    if len(content.raw) > most_bytes(kind, content.max_size):
        yield too_large(content.where, content.max_size)
        return
    yield from _guarded(_read(content, kind), content.where, content.max_size)


def _guarded(pages: Iterator[Page | Refusal], where: str, max_size: int) -> Iterator[Page | Refusal]:
    """The pages that are no larger than they may be; where a reader gives up, that is told and nothing is raised."""
    try:
        for page in pages:
            yield _fitting(page, max_size)
    except Exception as fault:  # broken bytes make a library raise whatever it likes
        if isinstance(fault, OSError) and fault.errno:  # the disk, not the bytes
            raise
        said = f"{type(fault).__name__}: {fault}"[:120]
        remedy = "Save it once more, or its text as .txt."
        yield Refusal(where, f"The file is damaged ({said}).", remedy, "malformed")


def _read(content: Content, kind: str) -> Iterator[Page | Refusal]:
    raw, name, where = content.raw, content.name, content.where
    text = None if kind in BYTES else content.text
    if text is None and kind not in BYTES:
        yield _binary(raw, where)
        return
    if text is not None and not text.strip(BLANK):
        yield Refusal(where, "The file is empty.", "Leave it out, or save the text once more.", "empty")
        return
    if name == "standard input" and kind not in READERS and (text or "").lstrip().startswith('{"'):
        kind = ".jsonl"
    if (reader := READERS.get(kind)) is not None:
        yield from reader(content)
    elif (stream := STREAMS.get(kind)) is not None:
        yield from stream(io.BufferedReader(io.BytesIO(raw), SAMPLE), name, content.max_size)
    else:
        yield page_of_text(text or "", name=name, where=where, original=raw, url=content.url, captured=content.captured)


def _bytes_of(path: Path, kind: str, max_size: int) -> bytes:
    """The bytes of a file, and no more of a large one than it takes to see that it is too large."""
    if path == STANDARD_INPUT:
        return _up_to(sys.stdin.buffer, kind, max_size)
    with path.open("rb") as file:
        return _up_to(file, kind, max_size)


def _up_to(file: IO[bytes], kind: str, max_size: int) -> bytes:
    start = file.read(SAMPLE)
    return start + file.read(max(0, most_bytes(kind_by_bytes(start, kind), max_size) + 1 - len(start)))


def _binary(raw: bytes, where: str) -> Refusal:
    if raw.startswith(b"\xd0\xcf\x11\xe0") and "EncryptedPackage".encode("utf-16-le") in raw:
        remedy = "Open it, save it without a password, or save its text as .txt."
        return Refusal(where, "The document is locked with a password.", remedy, "encrypted")
    for start, kind, remedy in KINDS:
        if raw.startswith(start):
            return Refusal(where, f"The file is {kind} and no text.", remedy, "binary")
    return Refusal(where, "The file holds no text.", "Save its text as .txt (UTF-8).", "binary")


def _fitting(page: Page | Refusal, max_size: int) -> Page | Refusal:
    if isinstance(page, Refusal):
        return page
    text = page.report.text
    if len(text) > max_size // 4 and len(text.encode(errors="replace")) > max_size:
        return too_large(page.where, max_size)
    return page


def too_large(where: str, max_size: int) -> Refusal:
    """A text that is no single report."""
    fact = f"The text is larger than {max_size / 1e6:g} MB, which no single report is."
    remedy = "Split it into one file a report, or into the lines of a .jsonl file; or raise --max-size."
    return Refusal(where, fact, remedy, "too-large")

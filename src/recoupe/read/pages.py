"""From one file to the texts in it."""

from __future__ import annotations

import io
import os
import sys
from typing import IO, TYPE_CHECKING

from recoupe.read.encoding import SAMPLE, decoded
from recoupe.read.listing import STANDARD_INPUT
from recoupe.read.page import Page
from recoupe.read.refusal import Refusal
from recoupe.read.tables import csv_pages, json_pages
from recoupe.read.webpage import article

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from recoupe.read.listing import Found

TABLES: dict[str, Callable[[IO[bytes], str], Iterator[Page | Refusal]]] = {
    ".jsonl": json_pages,
    ".ndjson": json_pages,
    ".csv": csv_pages,
    ".tsv": csv_pages,
}
WEB_PAGES = (".html", ".htm", ".xhtml")
MARKUP = 8  # a page's markup is so many times its text, at most

# What the first bytes of other kinds of file are, and what to do with them.
KINDS = (
    (b"%PDF", "a PDF", "Save its text as .txt, for instance with “pdftotext”."),
    (b"PK\x03\x04", "an archive or an office document", "Unpack it, or save its text as .txt."),
    (b"\xd0\xcf\x11\xe0", "an old office document", "Save its text as .txt."),
    (b"\x1f\x8b", "compressed", "Unpack it first, for instance with “gunzip”."),
    (b"\xff\xd8\xff", "a picture", "Write down its text, and save that as .txt."),
    (b"\x89PNG", "a picture", "Write down its text, and save that as .txt."),
    (b"GIF8", "a picture", "Write down its text, and save that as .txt."),
    (b"SQLite format 3", "a database", "A case is given with --case, not as a report."),
)


def pages_of(found: Found, max_size: int) -> Iterator[Page | Refusal]:
    """The texts of one file; ``max_size`` is the most bytes that one text may have."""
    where = "standard input" if found.path == STANDARD_INPUT else str(found.path)
    try:
        if (table := TABLES.get(found.path.suffix.casefold())) is not None:
            with found.path.open("rb", buffering=SAMPLE) as file:
                yield from (_fitting(page, max_size) for page in table(file, found.name))
            return
        yield from _plain(found, where, max_size)
    except OSError as fault:
        said = os.strerror(fault.errno) if fault.errno else str(fault)
        yield Refusal(where, f"It could not be opened ({said}).", "Check its rights and its disk.", "unreadable")


def _plain(found: Found, where: str, max_size: int) -> Iterator[Page | Refusal]:
    is_web_page = found.path.suffix.casefold() in WEB_PAGES
    most = max_size * (MARKUP if is_web_page else 1)
    raw = _bytes_of(found.path, most + 1)
    if len(raw) > most:
        yield too_large(where, max_size)
        return
    text = decoded(raw)
    if text is None:
        yield _binary(raw, where)
    elif not text.strip("\ufeff\u200b \t\r\n\f\v\u00a0"):
        yield Refusal(where, "The file is empty.", "Leave it out, or save the text once more.", "empty")
    elif is_web_page or (
        found.path == STANDARD_INPUT and text.lstrip()[:14].casefold().startswith(("<!doctype", "<html"))
    ):
        yield _fitting(article(raw, text, found.name, where), max_size)
    elif found.path == STANDARD_INPUT and text.lstrip().startswith('{"'):
        lines = io.BufferedReader(io.BytesIO(raw), SAMPLE)
        yield from (_fitting(page, max_size) for page in json_pages(lines, found.name))
    else:
        yield Page(found.name, where, text, raw)


def _bytes_of(path: Path, most: int) -> bytes:
    if path == STANDARD_INPUT:
        return sys.stdin.buffer.read(most)
    with path.open("rb") as file:
        return file.read(most)


def _binary(raw: bytes, where: str) -> Refusal:
    for start, kind, remedy in KINDS:
        if raw.startswith(start):
            return Refusal(where, f"The file is {kind} and no text.", remedy, "binary")
    return Refusal(where, "The file holds no text.", "Save its text as .txt (UTF-8).", "binary")


def _fitting(page: Page | Refusal, max_size: int) -> Page | Refusal:
    if isinstance(page, Page) and len(page.text) > max_size // 4 and len(page.text.encode(errors="replace")) > max_size:
        return too_large(page.where, max_size)
    return page


def too_large(where: str, max_size: int) -> Refusal:
    """A text that is no single report."""
    fact = f"The text is larger than {max_size / 1e6:g} MB, which no single report is."
    return Refusal(where, fact, "Split it into one file a report, or into the lines of a .jsonl file.", "too-large")

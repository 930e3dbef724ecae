"""Pages from a web archive (.warc, .warc.gz), one at a time however long it is."""

from __future__ import annotations

import re
import zlib
from typing import IO, TYPE_CHECKING

from recoupe.read.address import name_of_url
from recoupe.read.content import Content, most_bytes
from recoupe.read.page import Page, page_of_text
from recoupe.read.refusal import Refusal
from recoupe.read.webpage import article

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warcio.recordloader import ArcWarcRecord

TOLD = 5  # so many broken records are told one by one; of an archive that has more, the count
PAGES = frozenset(("text/html", "application/xhtml+xml"))
TEXTS = frozenset(("text/plain",))
HOLDING = frozenset(("response", "resource", "conversion"))
BEGINS = re.compile(rb"WARC/[01]\.\d+\r?\n|\x1f\x8b\x08")
STEP = 1_000_000


def warc_pages(raw: IO[bytes], name: str, max_size: int) -> Iterator[Page | Refusal]:
    """A report for each page that was captured with success; pictures, scripts and errors of the site are passed over.

    Each brings its address and the moment of its capture, which is no day of publication. A broken record is told by
    its place, and reading goes on at the next.
    """
    broken = pages = bare = 0
    for found in _records(raw, name, max_size):
        if not isinstance(found, Refusal):
            pages += 1
            yield found
        elif found.kind == "empty":
            bare += 1
        else:
            broken += 1
            if broken <= TOLD:
                yield found
    if broken > TOLD:
        fact = f"{broken - TOLD} more records could not be read."
        yield Refusal(name, fact, "Capture those pages once more, or leave them out.", "malformed")
    if bare:
        fact = f"{bare} of its pages {'holds' if bare == 1 else 'hold'} no article (lists, home pages)."
        yield Refusal(name, fact, "They are left out; save such a page's text as .txt if it is one.", "empty")
    if not (pages or broken or bare):
        yield Refusal(name, "The archive holds no pages.", "Leave it out, or capture the pages once more.", "empty")


def _records(raw: IO[bytes], name: str, max_size: int) -> Iterator[Page | Refusal]:
    from warcio.archiveiterator import ArchiveIterator

    start: int | None = 0
    while start is not None:
        raw.seek(start)
        records, at = None, start
        try:
            records = ArchiveIterator(raw)
            records.INC_RECORD = ""  # else it writes on standard error
            for record in records:
                if (page := _page(record, name, max_size)) is not None:
                    yield page
        except Exception as fault:  # noqa: BLE001 - broken bytes make warcio raise whatever it likes
            at = max(at, records.offset if records is not None else at)
            yield _broken(name, at, fault)
            start = _next_start(raw, at + 1)
        else:
            if records.err_count:
                fact = "Some of its records are not as long as they say."
                yield Refusal(name, fact, "What they held besides was passed over.", "malformed")
            return


def _broken(name: str, at: int, fault: Exception) -> Refusal:
    said = " ".join(str(fault).split())
    if "non-chunked gzip" in said.casefold() or "recompress" in said:
        remedy = "Compress it record by record: warcio recompress old.warc.gz new.warc.gz."
        return Refusal(name, "The archive is compressed as a whole.", remedy, "malformed")
    fact = f"The record at byte {at} is broken ({(said or type(fault).__name__)[:80]})."
    return Refusal(name, fact, "The records after it are read; capture that page once more.", "malformed")


def _next_start(raw: IO[bytes], after: int) -> int | None:
    """Where the next record begins, at or behind this byte; None where there is none."""
    before = b""
    raw.seek(after)
    while chunk := raw.read(STEP):
        window = before + chunk
        for found in BEGINS.finditer(window):
            at = after - len(before) + found.start()
            if found[0].startswith(b"WARC") or _is_packed_record(window[found.start() :]):
                return at
        after += len(chunk)
        before = window[-20:]
    return None


def _is_packed_record(raw: bytes) -> bool:
    try:
        return zlib.decompressobj(31).decompress(raw[:4096], 64).startswith(b"WARC/")
    except zlib.error:
        return False


def _is_cut_off(record: ArcWarcRecord) -> bool:
    """Whether the archive ends before the record does."""
    while record.raw_stream.read(STEP):
        pass
    return int(getattr(record.raw_stream, "limit", 0)) > 0


def _page(record: ArcWarcRecord, name: str, max_size: int) -> Page | Refusal | None:
    """The page of a record; None where it holds none."""
    if record.rec_type not in HOLDING:
        return None
    headers = record.http_headers
    if headers is not None and headers.get_statuscode() != "200":
        return None
    mime = (headers or record.rec_headers).get_header("Content-Type") or ""
    kind, _, rest = mime.casefold().partition(";")
    if kind.strip() not in PAGES | TEXTS:
        return None
    url = str(record.rec_headers.get_header("WARC-Target-URI") or "").strip("<> ")
    where = f"{name}, {url}"
    most = most_bytes(".html", max_size)
    body = record.content_stream().read(most + 1)
    if len(body) > most:
        fact = f"The page is larger than {most / 1e6:g} MB."
        return Refusal(where, fact, "Save its text as .txt, or raise --max-size.", "too-large")
    if _is_cut_off(record):
        return Refusal(where, "The page breaks off in the archive.", "Capture it once more.", "malformed")
    charset = re.search(r"charset=[\"']?([\w.:-]+)", rest)
    content = Content(
        body, name_of_url(url), where, max_size, url=url, charset=charset[1] if charset else None,
        captured=record.rec_headers.get_header("WARC-Date"),
    )  # fmt: skip
    text = content.text
    if not text or not text.strip():
        return Refusal(where, "The page is empty.", "Capture it once more.", "empty")
    if kind.strip() in PAGES:
        return article(content, text)
    return page_of_text(text, name=content.name, where=where, original=body, url=url, captured=content.captured)

"""What was dropped, pasted or named by its address, on the way to being reports. Names are words here, never paths."""

from __future__ import annotations

import csv
import re
import tempfile
from dataclasses import replace
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

from recoupe.errors import InputError
from recoupe.lang.pack import load_pack
from recoupe.read import MAX_SIZE, Refusal, read_pages
from recoupe.read.content import Content, kind_by_name, most_bytes
from recoupe.read.limits import Limits
from recoupe.read.page import page_of_text
from recoupe.read.pages import STREAMS, pages_in
from recoupe.read.reports import settled
from recoupe.read.sidetable import SideTable, side_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from recoupe.read import Page

LONGEST = 120
SECONDS = 30.0  # of patience with another's server


def plain_name(given: str | None) -> str:
    r"""The last part of a file's name, without what no name should hold: ``C:\a\b.txt`` is *b.txt*.

    >>> plain_name("../../etc/passwd"), plain_name("a\x00b\n.txt"), plain_name("..")
    ('passwd', 'ab.txt', 'upload')
    """
    last = re.split(r"[/\\]", given or "")[-1]
    clean = "".join(sign for sign in last if sign.isprintable()).strip(" .")
    stem, dot, ending = clean.rpartition(".")
    if len(clean) > LONGEST:
        clean = f"{stem[: LONGEST - len(ending) - 1]}{dot}{ending}" if dot and len(ending) < 10 else clean[:LONGEST]
    return clean or "upload"


def pages_of_files(
    files: Sequence[tuple[str, bytes]], metadata: bytes | None, language: str, called: str | None = None
) -> Iterator[Page | Refusal]:
    """The reports in these files, by name and bytes; ``metadata`` is the table that says when and where
    they appeared, and ``called`` its name.

    A table among the files that lists files and holds no texts is taken for that table.
    """
    kept = [(plain_name(name), raw) for name, raw in files]
    side = (called or "metadata.csv", metadata) if metadata is not None else None
    if side is None:
        side = next(((name, raw) for name, raw in kept if _is_side_table(name, raw)), None)
        kept = [one for one in kept if side is None or one[1] is not side[1]]
    table = _table(*side) if side else SideTable("", {})
    yield from table.refusals
    names: set[str] = set()
    found = (page for name, raw in kept for page in _pages(name, raw))
    for page in settled(found, load_pack(language), table):
        if not isinstance(page, Refusal):
            names.add(page.report.name)
        yield page
    yield from table.strays(sorted(names))


def _pages(name: str, raw: bytes) -> Iterator[Page | Refusal]:
    kind = kind_by_name(name)
    if (stream := STREAMS.get(kind)) is not None:
        yield from stream(BytesIO(raw), name, MAX_SIZE)
        return
    if len(raw) > most_bytes(kind, MAX_SIZE):
        fact = f"The text is larger than {MAX_SIZE / 1e6:g} MB, which no single report is."
        yield Refusal(name, fact, "Split it into one file a report.", "too-large")
        return
    yield from pages_in(Content(raw, name, name), kind)


def _table(called: str, raw: bytes) -> SideTable:
    """The side table, by way of a file whose name is ours; what is wrong with it is said of the user's file.

    One that cannot be read is refused, and the reports come in without it.
    """
    name = plain_name(called)
    with tempfile.TemporaryDirectory(prefix="recoupe-") as folder:
        path = Path(folder) / "metadata.csv"
        path.write_bytes(raw)
        try:
            table = side_table(path)
        except InputError as fault:
            wrong = Refusal(name, fault.fact.replace(str(path), name), fault.remedy, "metadata")
            return SideTable(name, {}, (wrong,))
        except csv.Error as error:
            wrong = Refusal(name, f"The side table is no CSV ({error}).", "Save it as CSV (UTF-8) anew.", "metadata")
            return SideTable(name, {}, (wrong,))
    told = tuple(replace(one, name=one.name.replace(path.name, name, 1)) for one in table.refusals)
    return SideTable(name, table.rows, told)


def _is_side_table(name: str, raw: bytes) -> bool:
    if kind_by_name(name) != ".csv":
        return False
    head = TextIOWrapper(BytesIO(raw[:4000]), encoding="utf-8-sig", errors="replace").readline()
    columns = {column.strip().strip('"').casefold() for column in re.split(r"[,;\t]", head)}
    return "file" in columns and not columns & {"text", "texte", "body"}


def pages_of_text(text: str, known: dict[str, str | None], language: str) -> Iterator[Page | Refusal]:
    """The report that was pasted; ``known`` is what was said of it."""
    name = plain_name(known.pop("name", None) or "pasted.txt")
    if not text.strip():
        yield Refusal(name, "There is no text.", "Paste the words of the report.", "empty")
        return
    page = page_of_text(text, name=name, where=name, **known)  # type: ignore[arg-type]  # the keys are Known's
    yield from settled([page], load_pack(language))


def pages_of_addresses(
    addresses: Sequence[str], language: str, limits: Limits | None = None
) -> Iterator[Page | Refusal]:
    """The reports at these addresses; only http and https, and nothing private, is ever asked."""
    kept: list[str] = []
    for address in addresses:
        if re.match(r"https?://[^/]", address.strip(), re.IGNORECASE):
            kept.append(address.strip())
        else:
            yield Refusal(
                address[:200], "This is no address of a page.", "Give one that begins with https://.", "address"
            )
    if kept:
        yield from read_pages(kept, language=language, limits=limits or Limits(seconds=SECONDS))

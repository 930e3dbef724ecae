"""The side table: what the user knows of each file and the file does not say."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from recoupe.errors import InputError
from recoupe.read.columns import roles
from recoupe.read.edtf import as_edtf, writes_day_first
from recoupe.read.encoding import decoded
from recoupe.read.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

COLUMNS = ("file", "published", "outlet", "url", "language", "camp", "title")


@dataclass(frozen=True, slots=True)
class Row:
    """What one line of the side table says of one file; None where the cell is empty."""

    file: str
    line: int
    published: str | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None
    camp: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class SideTable:
    """The rows of one side table by file name, and what in it could not be used."""

    name: str
    rows: dict[str, Row]
    refusals: tuple[Refusal, ...] = ()

    def row_of(self, name: str) -> Row | None:
        """The row of a report: by its whole name, else by its last part (``2018/a.txt``, ``a.txt``)."""
        return self.rows.get(name) or self.rows.get(PurePosixPath(name).name)

    def strays(self, names: Iterable[str]) -> tuple[Refusal, ...]:
        """Rows that look like a misspelt name of one of these reports, which has no row of its own."""
        given = tuple(names)
        bare = sorted({PurePosixPath(name).name for name in given if self.row_of(name) is None})
        known = {*given, *(PurePosixPath(name).name for name in given)}
        found = []
        for row in self.rows.values():
            near = () if row.file in known else get_close_matches(row.file, bare, n=1, cutoff=0.85)
            if near:
                where, fact = f"{self.name}, line {row.line}", f"There is no report “{row.file}”."
                found.append(Refusal(where, fact, f"Did you mean “{near[0]}”?", "metadata"))
        return tuple(found)


def side_table(path: Path) -> SideTable:
    """The side table of a CSV file with the columns file, published, outlet, url, language, camp, title.

    Their French and other usual names do too (``date``, ``source``); 06/07/2018 is July where another row of the
    column shows that the day comes first. A wrong date is left out and said (file, line,
    way out); the other cells of the row count.

    Raises:
        InputError: the file is not there, is no text or has no column ``file``.
    """
    try:
        text = decoded(path.read_bytes())
    except OSError as fault:
        raise InputError(
            f"The side table {path} could not be opened ({fault.strerror or fault}).",
            "Give --metadata the path of a CSV file with the columns file, published, outlet, url, language.",
        ) from fault
    lines = _lines(text or "")
    header = next(lines, [])
    part = {key: role for role, key in roles(header).items()}
    if "name" not in part.values():
        raise InputError(
            f"The side table {path} has no column “file”; its first line reads “{','.join(header)[:80]}”.",
            f"The first line must name the columns: {','.join(COLUMNS)}.",
        )
    cells = [
        {part[key]: cell.strip() for key, cell in zip(header, row, strict=False) if key in part and cell.strip()}
        for row in lines
    ]
    day_first = writes_day_first(row["published"] for row in cells if "published" in row)
    rows: dict[str, Row] = {}
    refusals: list[Refusal] = []
    for line, given in enumerate(cells, 2):
        file = given.pop("name", "").replace("\\", "/").removeprefix("./")
        if not file:
            continue
        where = f"{path.name}, line {line}"
        if file in rows:
            fact = f"“{file}” stands already on line {rows[file].line}."
            refusals.append(Refusal(where, fact, "Keep one of the two lines; the first one counts.", "metadata"))
            continue
        rows[file] = _row(file, line, given, day_first=day_first)
        if given.get("published") and rows[file].published is None:
            fact = f"“{given['published']}” is no date that {file} could be published on; the cell is left out."
            refusals.append(Refusal(where, fact, "Write it as 2018-06-18, 2018-06 or 2018.", "metadata"))
    return SideTable(path.name, rows, tuple(refusals))


def _row(file: str, line: int, given: dict[str, str], *, day_first: bool) -> Row:
    published = given.get("published")
    kept = {key: given.get(key) for key in ("outlet", "url", "language", "camp", "title")}
    return Row(file, line, as_edtf(published, day_first=day_first) if published else None, **kept)


def _lines(text: str) -> Iterator[list[str]]:
    first = text.split("\n", 1)[0]
    mark = max(",;\t", key=first.count)
    return csv.reader(io.StringIO(text, newline=""), delimiter=mark)

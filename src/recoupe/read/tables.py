"""Reports from the lines of a .jsonl file and from the rows of a .csv table, one at a time however long it is."""

from __future__ import annotations

import csv
import io
import json
from contextlib import contextmanager
from itertools import chain, islice
from typing import IO, TYPE_CHECKING, Protocol

from recoupe.read.columns import page_of, roles
from recoupe.read.encoding import SAMPLE, encoding_of
from recoupe.read.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from recoupe.read.page import Page

TOLD = 5  # so many broken lines are told one by one; of a file that has more, the count
AHEAD = 20  # rows that are looked at to guess which column is the text
FIELD_LIMIT = 2**31 - 1
GUESSED_LENGTH = 200  # a column without a known name is the text where its cells are as long as this


class _Rows(Protocol):
    line_num: int

    def __iter__(self) -> Iterator[list[str]]: ...


def json_pages(raw: IO[bytes], name: str) -> Iterator[Page | Refusal]:
    """A report for each line that holds a JSON object with a text; broken lines are told by their number."""
    with _text_of(raw) as lines:
        yield from _json_pages(lines, name) if lines else (_no_text(name),)


def _json_pages(lines: Iterable[str], name: str) -> Iterator[Page | Refusal]:
    broken = held = 0
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        held += 1
        page = _json_page(line, name, number)
        broken += isinstance(page, Refusal)
        if not isinstance(page, Refusal) or broken <= TOLD:
            yield page
    if broken > TOLD:
        fact = f"{broken - TOLD} more lines could not be used."
        yield Refusal(name, fact, "Each line must be a JSON object with a “text”.", "malformed")
    if not held:
        yield Refusal(name, "The file is empty.", "Leave it out, or save it again.", "empty")


def _json_page(line: str, name: str, number: int) -> Page | Refusal:
    where = f"{name}, line {number}"
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as fault:
        said = f"{fault.msg}, column {fault.colno}" if isinstance(fault, json.JSONDecodeError) else "nested too deep"
        return Refusal(where, f"The line is no JSON ({said}).", "Mend the line or delete it.", "malformed")
    if not isinstance(row, dict):
        fact = f"The line holds a JSON {type(row).__name__} and not an object."
        return Refusal(where, fact, 'It should read {"text": "…", "published": "2018-06-18"}.', "malformed")
    part = roles(row)
    if "text" not in part:
        keys = ", ".join(f"“{key}”" for key in list(row)[:8]) or "none"
        return Refusal(where, f"The object has no text; its keys are {keys}.", "Call the text “text”.", "malformed")
    return page_of(row, part, name, number)


def csv_pages(raw: IO[bytes], name: str) -> Iterator[Page | Refusal]:
    """A report for each row of a table with a column for the text, by its name or because its cells are long."""
    with _text_of(raw) as lines:
        yield from _csv_pages(lines, name) if lines else (_no_text(name),)


def _csv_pages(lines: Iterable[str], name: str) -> Iterator[Page | Refusal]:
    csv.field_size_limit(FIELD_LIMIT)
    lines = iter(lines)
    first = next(lines, "")
    rows = _numbered(csv.reader(chain([first], lines), delimiter=max(",;\t|", key=first.count)))
    held = False
    try:
        _, header = next(rows, (0, []))
        ahead = list(islice(rows, AHEAD))
        part = roles(header)
        if "text" not in part and ahead and (longest := _longest_column(header, [row for _, row in ahead])):
            part["text"] = longest
        if header and "text" not in part:
            columns = ", ".join(f"“{cell.strip()}”" for cell in header[:8])
            fact = f"The table has no column for the text; its first line reads {columns}."
            yield Refusal(name, fact, "Call the text's column “text” (the first line names the columns).", "malformed")
            return
        for line, row in chain(ahead, rows):
            held = True
            yield page_of(dict(zip(header, row, strict=False)), part, name, line)
    except csv.Error as fault:
        yield Refusal(name, f"The table breaks off ({fault}).", "Save it again as CSV, texts in quotes.", "malformed")
        return
    if not held:
        yield Refusal(name, "The table has no rows.", "Leave it out, or save it again.", "empty")


def _numbered(rows: _Rows) -> Iterator[tuple[int, list[str]]]:
    """The rows that hold something, each with the line on which it begins."""
    begins = 1
    for row in rows:
        if any(cell.strip() for cell in row):
            yield begins, row
        begins = rows.line_num + 1


def _longest_column(header: list[str], rows: list[list[str]]) -> str | None:
    """The column whose cells are long as only texts are; None where there is none, or more than one."""
    lengths = sorted(
        ((sum(len(row[i]) for row in rows if i < len(row)) / max(1, len(rows)), i) for i in range(len(header))),
        reverse=True,
    )
    best = lengths[0]
    second = lengths[1][0] if len(lengths) > 1 else 0.0
    return header[best[1]] if best[0] >= GUESSED_LENGTH and best[0] >= 3 * second else None


@contextmanager
def _text_of(raw: IO[bytes]) -> Iterator[Iterable[str] | None]:
    """The file's lines, decoded as they come, with line ends inside quoted cells kept; None where it is no text."""
    if not isinstance(raw, io.BufferedReader):
        raise TypeError(raw)
    encoding = encoding_of(raw.peek(SAMPLE)[:SAMPLE])
    if encoding is None:
        yield None
        return
    with io.TextIOWrapper(raw, encoding=encoding, errors="replace", newline="") as lines:
        yield lines


def _no_text(name: str) -> Refusal:
    return Refusal(name, "The file holds no text.", "Save it as UTF-8 text.", "binary")

"""A work sheet for a second coder: one line an event, the words that tell it, and empty cells to fill.

It shows what the machine found to be an event and none of the values, the machine's or another coder's; what this
coder gave before is filled in. Empty cells were not coded; ``-`` says that the report gives none.
"""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from recoupe.errors import InputError, unknown
from recoupe.judge import values
from recoupe.judge.landing import event_at
from recoupe.judge.making import Said
from recoupe.model.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from recoupe.model.event import Reading

CODED: tuple[str, ...] = (
    "type", "agent", "target", "place", "time", "killed", "injured", "weapon", "count", "outcome", "status", "sources",
)  # fmt: skip
COLUMNS = ("coder", "report", "event", "from", "to", "words", "is_event", *CODED, "note")
AROUND = 240
YES = frozenset({"yes", "y", "oui", "o", "1", "true", "x"})
NO = frozenset({"no", "n", "non", "0", "false"})
_DAY_FIRST = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a sheet that was filled in; ``number`` counts from 1, the heading included."""

    number: int
    coder: str
    report: str
    event: str
    span: Span | None
    is_event: str
    cells: tuple[tuple[str, str], ...]
    note: str


def sheet(readings: Iterable[Reading], coder: str) -> str:
    """The sheet as CSV, for readings as this coder alone judged them."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, COLUMNS)
    writer.writeheader()
    for reading in readings:
        writer.writerows(_rows(reading, coder))
    return out.getvalue()


def _rows(reading: Reading, coder: str) -> Iterator[dict[str, str]]:
    text, name = reading.report.text, reading.report.name
    base = {"coder": _harmless(coder), "report": _harmless(name)}
    for event in reading.events:
        span = event.triggers[0] if event.tellings else Span(0, 0)
        own = {mark.field for mark in event.marks if mark.verdict in ("right", "corrected", "added")}
        by_hand = any(mark.verdict == "added" for mark in event.marks)
        cells = {field: values.whole(event, reading, field) for field in CODED}
        mine = {field: cells[field] or "-" for field in CODED if field in own or (by_hand and cells[field])}
        place = {"from": str(span.start), "to": str(span.end), "words": _harmless(around(text, span))}
        yield base | {"event": event.id, "is_event": "yes" if event.marks else ""} | place | mine
    for mark in reading.marks:
        if mark.event and mark.span is not None and mark.verdict in ("set-aside", "wrong"):
            place = {"from": str(mark.span.start), "to": str(mark.span.end)}
            words = _harmless(around(text, mark.span))
            yield base | {"event": mark.event, "is_event": "no", "words": words, "note": mark.note} | place


def around(text: str, span: Span) -> str:
    """The sentence around the words, on one line, the words between ‹ and ›."""
    start = max(text.rfind(mark, max(0, span.start - AROUND), span.start) + 1 for mark in ("\n", ". ", "? ", "! "))
    start = max(start, span.start - AROUND, 0)
    ends = [at for mark in ("\n", ". ", "? ", "! ") if (at := text.find(mark, span.end, span.end + AROUND)) >= 0]
    end = min([*ends, span.end + AROUND, len(text)])
    whole = f"{text[start : span.start]}‹{span.of(text)}›{text[span.end : end]}"
    return " ".join(whole.split())


def _harmless(cell: str) -> str:
    """The cell, made harmless where a spreadsheet would run it as a formula."""
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell


def lines(text: str, name: str) -> tuple[Line, ...]:
    """The lines of a sheet that was filled in, parted by commas, semicolons or tabs; lines without any value are left out.

    Raises:
        InputError: it is no such sheet; the message says what is missing.
    """
    heading = text.partition("\n")[0]
    delimiter = max(",;\t", key=heading.count)
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    given = [column.strip() for column in rows.fieldnames or ()]
    missing = [column for column in ("report", "event") if column not in given]
    if missing:
        raise InputError(
            f"{name} has no column “{missing[0]}”.", "Give a sheet that “recoupe judge sheet” wrote, with its heading."
        )
    strange = [column for column in given if column and column not in (*COLUMNS, *values.FIELDS)]
    if strange:
        raise unknown(f"column of {name}", strange[0], (*COLUMNS, *values.FIELDS))
    rows.fieldnames = given
    found = (_line(row, rows.line_num, name) for row in rows)
    return tuple(line for line in found if line.is_event or line.cells)


def _line(row: Mapping[str | None, str | list[str] | None], number: int, name: str) -> Line:
    def cell(column: str) -> str:
        value = row.get(column)
        return value.strip() if isinstance(value, str) else ""

    place = (cell("from"), cell("to"))
    if any(place) and not all(part.isdigit() for part in place):
        raise InputError(
            f"{name}, line {number}: “{'-'.join(place)}” is no place in a text.", "Leave from and to as they were."
        )
    span = Span(int(place[0]), int(place[1])) if all(place) else None
    cells = tuple((field, _as_edtf(field, cell(field))) for field in values.FIELDS if cell(field))
    said = cell("is_event").casefold()
    if said and said not in YES | NO:
        raise InputError(
            f"{name}, line {number}: “{cell('is_event')}” is neither yes nor no.", "Write yes, no or nothing."
        )
    is_event = "yes" if said in YES else "no" if said in NO else ""
    plain = {column: cell(column).removeprefix("'") for column in ("coder", "report", "event")}
    return Line(number, plain["coder"], plain["report"], plain["event"], span, is_event, cells, cell("note"))


def _as_edtf(field: str, value: str) -> str:
    """A day that a spreadsheet has rewritten (25/03/2024) as EDTF; one that could be read two ways is left as it is."""
    found = _DAY_FIRST.fullmatch(value) if field == "time" else None
    if found is None or not int(found[2]) <= 12 < int(found[1]):
        return value
    return f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}"


def said_by(line: Line, reading: Reading) -> Iterator[Said]:
    """What a line says, as judgements to be made: only what this coder has not said before.

    ``reading`` is as this coder alone judged it.

    Raises:
        InputError: the event of the line is not in the reading, or a new line has no words or no type.
    """
    if not line.event:
        yield from _new(line, reading)
        return
    event = next((e for e in reading.events if e.id == line.event), None)
    if line.span is not None:
        event = event_at(reading.events, line.span, line.event) or event
    if line.is_event == "no":
        if event is not None:
            yield Said("set-aside", event.id, note=line.note, blind=True)
        elif not any(mark.event == line.event for mark in reading.marks):
            raise unknown(f"event of {reading.report.name}", line.event, [e.id for e in reading.events])
        return
    if event is None:
        raise unknown(f"event of {reading.report.name}", line.event, [e.id for e in reading.events])
    if line.is_event == "yes" and not line.cells and not event.marks:
        yield Said("right", event.id, values.EVENT, note=line.note, blind=True)
    for field, value in line.cells:
        yield Said("corrected", event.id, field, instead=value, note=line.note, blind=True, whole=True)


def _new(line: Line, reading: Reading) -> Iterator[Said]:
    if line.span is None:
        raise InputError("A new line does not say which words tell the event.", "Fill in from and to (characters).")
    if any(m.verdict == "added" and m.span == line.span and m.value == dict(line.cells).get("type")
           for e in reading.events for m in e.marks):  # fmt: skip
        return
    fields = {field: value for field, value in line.cells if field in values.FIELDS}
    yield Said("added", "", span=line.span, fields=fields, note=line.note, blind=True)

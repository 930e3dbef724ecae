"""A case handed on piece by piece, so that a large one need not fit in memory."""

from __future__ import annotations

import zlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import insert, select

from recoupe.model.event import Reading
from recoupe.model.wire import noun_of
from recoupe.store.changes import Change, changes, newest
from recoupe.store.faults import told
from recoupe.store.rows import incident_of, report_of_row
from recoupe.store.schema import writing
from recoupe.store.tables import FORMER, INCIDENT, READING, REPORT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from sqlalchemy import Engine, Row, Select

    from recoupe.model.incident import Incident
    from recoupe.model.text import Report

AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class Kept:
    """One report as the case keeps it: its original where that is not the text's own bytes, and every reading of it."""

    report: Report
    original: bytes | None
    added: str | None
    readings: tuple[tuple[Reading, str | None], ...]


@dataclass(frozen=True, slots=True)
class Former:
    """An incident's id that is no longer in use, and the incident that took over."""

    was: str
    now: str | None
    at: str | None = None


def _as_read(raw: bytes, report: Report) -> Reading:
    """A reading with what was known of its report when it was made."""
    reading = noun_of(Reading, zlib.decompress(raw))
    return replace(reading, report=replace(reading.report, name=report.name, text=report.text))


class Streams:
    """What a case holds, one after the other."""

    _engine: Engine
    path: Path | str | None

    def each_incident(self) -> Iterator[Incident]:
        """The incidents one by one, in order of their first day (undated last), as they stood when this began."""
        wanted = select(INCIDENT.c.json).order_by(INCIDENT.c.sort, INCIDENT.c.id)
        for row in self._each(wanted):
            yield incident_of(row.json)

    def each_report(self) -> Iterator[Report]:
        """The reports one by one, by name."""
        for row in self._each(select(REPORT).order_by(REPORT.c.name)):
            yield report_of_row(row)

    def each_kept(self) -> Iterator[Kept]:
        """The reports in the order in which they were added, each with its original and all its readings, oldest first."""
        for row in self._each(select(REPORT).order_by(REPORT.c.id)):
            report = report_of_row(row)
            read = self._each(select(READING).where(READING.c.report_id == row.id).order_by(READING.c.id))
            yield Kept(
                report,
                zlib.decompress(row.original) if row.original is not None else None,
                row.added,
                tuple((_as_read(bytes(one.json), report), one.added) for one in read),
            )

    def _each(self, wanted: Select[Any]) -> Iterator[Row[Any]]:
        """The rows one by one, all as they stood when this began, whatever is asked or written in between."""
        with told(self.path), self._engine.connect() as link:
            if self.path is not None:
                yield from link.execution_options(yield_per=AT_ONCE).execute(wanted)
                return
            rows = link.execute(wanted).all()  # a case in memory has one connection, which others need meanwhile
        yield from rows

    def former(self) -> tuple[Former, ...]:
        """The ids that incidents had before, and who took over, oldest first."""
        with told(self.path), self._engine.connect() as link:
            rows = link.execute(select(FORMER.c.was, FORMER.c.now, FORMER.c.at).order_by(FORMER.c.id))
            return tuple(Former(*row) for row in rows)

    def remember(self, former: Iterable[Former]) -> None:
        """Keep ids that incidents had in the case that this one was made from."""
        rows = [{"was": one.was, "now": one.now, "at": one.at} for one in former]
        if rows:
            with told(self.path), writing(self._engine) as link:
                link.execute(insert(FORMER), rows)

    def changes(self, after: int = 0, since: str | None = None) -> tuple[Change, ...]:
        """What became of each incident after a cursor, and since a day or moment, in order of the last change."""
        with told(self.path), self._engine.connect() as link:
            return tuple(changes(link, after, since))

    def cursor(self) -> int:
        """The number of the last change; ask for what came after it next time."""
        with told(self.path), self._engine.connect() as link:
            return newest(link)

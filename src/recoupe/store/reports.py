"""The reports of a case and what they tell: kept, found again, searched."""

from __future__ import annotations

import zlib
from dataclasses import replace
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from sqlalchemy import delete, func, insert, select, update

from recoupe.errors import CaseError, unknown
from recoupe.model.text import Report
from recoupe.store.backing import back_up
from recoupe.store.checking import damages
from recoupe.store.faults import told
from recoupe.store.rows import (
    free_name,
    merged,
    packed,
    reading_json,
    reading_of,
    report_of_row,
    report_row,
    told_of,
)
from recoupe.store.schema import writing
from recoupe.store.searching import index, search
from recoupe.store.tables import READING, REPORT

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from types import TracebackType

    from sqlalchemy import Connection, Engine, Row

    from recoupe.model.event import Reading
    from recoupe.store.checking import Damage
    from recoupe.store.searching import Search


MANY = 500


class Reports:
    """The reports of a case with their readings; each is added in a transaction of its own."""

    def __init__(self, engine: Engine, path: Path | str | None) -> None:
        self._engine = engine
        self.path = path

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def has(self, report: Report | str, reader: str) -> bool:
        """Whether this reader has read the report already: the same bytes, and (of a Report) the same metadata.

        A sha256 alone asks for any report of these bytes.
        """
        sha256 = report.sha256 if isinstance(report, Report) else report
        found = select(READING.c.id).join(REPORT).where(REPORT.c.sha256 == sha256, READING.c.reader == reader)
        if isinstance(report, Report):
            found = found.where(READING.c.told_of == told_of(report))
        with told(self.path), self._engine.connect() as link:
            return link.execute(found.limit(1)).first() is not None

    def twin(self, report: Report) -> Report | None:
        """A kept report of the same address that says the same words in other bytes: a page that was fetched before."""
        if not report.url:
            return None
        found = select(REPORT).where(REPORT.c.url == report.url, REPORT.c.sha256 != report.sha256)
        with told(self.path), self._engine.connect() as link:
            kept = (report_of_row(row) for row in link.execute(found.order_by(REPORT.c.id)))
            return next((each for each in kept if each.text == report.text), None)

    def add(
        self, report: Report, reading: Reading | None = None, *, original: bytes | None = None, at: str | None = None
    ) -> Report:
        """Keep a report and what it tells; gives the report as it is kept.

        Adding the same again changes nothing. The same bytes under another outlet are another report (a reprint);
        metadata that becomes known later is taken over. A name that another report has gets a number.

        Raises:
            CaseError: the disk is full, or another program writes for longer than half a minute.
        """
        with told(self.path), writing(self._engine) as link:
            key, kept = self._keep(link, report, original, at)
            if reading is not None:
                self._keep_reading(link, key, report, reading, at)
            return kept

    def _keep(self, link: Connection, report: Report, original: bytes | None, at: str | None) -> tuple[int, Report]:
        row = row_of(link, report.sha256, report.outlet or "")
        if row is None:
            kept = replace(report, name=free_name(report.name, partial(is_taken, link)))
            values = {**report_row(kept, original), "added": at}
            key = int(link.execute(insert(REPORT).values(values).returning(REPORT.c.id)).scalar_one())
            index(link, key, kept.text, kept.title)
            return key, kept
        before = report_of_row(row)
        after = merged(before, report)
        if after != before:
            known = {k: v for k, v in report_row(after, None).items() if k not in {"name", "text", "original"}}
            link.execute(update(REPORT).where(REPORT.c.id == row.id).values(known))
            if after.title != before.title:
                index(link, row.id, after.text, after.title, before.title or "")
        if row.original is None and original is not None and original != after.text.encode():
            link.execute(update(REPORT).where(REPORT.c.id == row.id).values(original=packed(original)))
        return int(row.id), after

    def _keep_reading(self, link: Connection, key: int, report: Report, reading: Reading, at: str | None) -> None:
        mark = (READING.c.report_id == key, READING.c.reader == reading.reader, READING.c.told_of == told_of(report))
        raw = reading_json(reading)
        before = link.execute(select(READING.c.id, READING.c.json).where(*mark)).first()
        if before is not None and before.json == raw:
            return
        values = {
            "report_id": key, "reader": reading.reader, "told_of": told_of(report), "json": raw,
            "events": len(reading.events), "added": at,
        }  # fmt: skip
        if before is not None:
            if link.dialect.name == "sqlite":  # which would give the number of the last row again
                values["id"] = link.execute(select(func.max(READING.c.id) + 1)).scalar()
            link.execute(delete(READING).where(READING.c.id == before.id))
        link.execute(insert(READING).values(values))

    def reports(self) -> tuple[Report, ...]:
        """All reports, by name."""
        with told(self.path), self._engine.connect() as link:
            return tuple(report_of_row(row) for row in link.execute(select(REPORT).order_by(REPORT.c.name)))

    def names(self) -> tuple[str, ...]:
        """The names of all reports, in order."""
        with told(self.path), self._engine.connect() as link:
            return tuple(link.execute(select(REPORT.c.name).order_by(REPORT.c.name)).scalars())

    def report(self, name: str) -> Report:
        """One report by its name.

        Raises:
            InputError: there is none of that name; the message guesses the one that was meant.
        """
        with told(self.path), self._engine.connect() as link:
            row = link.execute(select(REPORT).where(REPORT.c.name == name)).first()
            if row is None:
                raise unknown("report", name, link.execute(select(REPORT.c.name)).scalars())
            return report_of_row(row)

    def reading(self, name: str) -> Reading:
        """What one report tells, as it was last read.

        Raises:
            InputError: there is no such report.
            CaseError: it is kept but was never read.
        """
        report = self.report(name)
        with told(self.path), self._engine.connect() as link:
            rows = link.execute(select(READING).join(REPORT).where(REPORT.c.name == name)).all()
        if not rows:
            raise CaseError(f"“{name}” was not read yet.", "Run “recoupe run” again on the case to read it.")
        fitting = told_of(report)
        newest = max(rows, key=lambda row: (row.told_of == fitting, row.added or "", row.id))
        return reading_of(newest.json, report)

    def readings(self, names: Collection[str] | None = None) -> tuple[Reading, ...]:
        """What every report tells (or each of these), as it was last read, by the report's name."""
        with told(self.path), self._engine.connect() as link:
            if names is None:
                return tuple(self._readings(link, None))
            every = sorted(names)
            few = (every[at : at + MANY] for at in range(0, len(every), MANY))
            return tuple(reading for some in few for reading in self._readings(link, some))

    def _readings(self, link: Connection, names: Sequence[str] | None) -> Iterator[Reading]:
        rows = select(*(column for column in REPORT.c if column is not REPORT.c.original)).order_by(REPORT.c.name)
        read = select(READING.c.id, READING.c.report_id, READING.c.told_of, READING.c.added)
        if names is not None:
            rows = rows.where(REPORT.c.name.in_(names))
            read = read.join(REPORT).where(REPORT.c.name.in_(names))
        reports = {row.id: report_of_row(row) for row in link.execute(rows)}
        marks = {key: told_of(report) for key, report in reports.items()}
        newest: dict[int, tuple[bool, str, int]] = {}
        for row in link.execute(read):
            rank = (row.told_of == marks[row.report_id], row.added or "", row.id)
            newest[row.report_id] = max(newest.get(row.report_id, rank), rank)
        for key, report in reports.items():
            if key in newest:
                yield reading_of(self._json_of(link, newest[key][-1]), report)

    def _json_of(self, link: Connection, reading: int) -> bytes:
        return bytes(link.execute(select(READING.c.json).where(READING.c.id == reading)).scalar_one())

    def damages(self) -> tuple[Damage, ...]:
        """What is wrong with the case as it is kept: the database, offsets that do not fit, sums that are not the same;
        empty for a whole one. Looks at everything, so it takes a while.
        """
        with told(self.path), self._engine.connect() as link:
            return tuple(damages(link))

    def back_up(self, to: Path | str, *, replace: bool = False) -> None:
        """Copy the case into a file, as it is at one moment, while others may go on writing; the copy is checked.

        Raises:
            CaseError: the file is there already (and ``replace`` is false) or cannot be written.
        """
        with told(self.path):
            back_up(self._engine, Path(to), replace=replace)

    def original(self, name: str) -> bytes:
        """A report as it was found, byte for byte: the page of which its text is the article, or the text's own bytes.

        Raises:
            InputError: there is no such report.
            CaseError: only the text was kept (by a recoupe before 0.2).
        """
        report = self.report(name)
        with told(self.path), self._engine.connect() as link:
            raw = link.execute(select(REPORT.c.original).where(REPORT.c.name == name)).scalar()
        found = report.text.encode() if raw is None else zlib.decompress(raw)
        if raw is None and sha256(found).hexdigest() != report.sha256:
            raise CaseError(f"Of “{name}” only the text was kept.", "Add its file again to keep that too.")
        return found

    def search(self, asked: str, *, limit: int = 20, offset: int = 0) -> Search:
        """The reports that say all of these words, the last added first; accents and capitals do not matter.

        « mots en suite » must stand in a row, ``frapp*`` is how a word begins, ``-mot`` must not stand there.

        Raises:
            InputError: there is no word to search for.
        """
        with told(self.path), self._engine.connect() as link:
            return search(link, asked, limit, offset)

    def __len__(self) -> int:
        """How many reports there are."""
        with told(self.path), self._engine.connect() as link:
            return int(link.execute(select(func.count()).select_from(REPORT)).scalar_one())


def is_taken(link: Connection, name: str) -> bool:
    """Whether a report has this name."""
    return link.execute(select(REPORT.c.id).where(REPORT.c.name == name)).first() is not None


def row_of(link: Connection, sha256: str, outlet: str) -> Row[Any] | None:
    """The row of the same report: same bytes and outlet, or one of the two without an outlet."""
    rows = link.execute(select(REPORT).where(REPORT.c.sha256 == sha256).order_by(REPORT.c.id)).all()
    for row in rows:
        if row.outlet == outlet:
            return row
    return next((row for row in rows if not outlet or not row.outlet), None)

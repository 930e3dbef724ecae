"""Is a case whole: the database, and that everything in it still fits what it points at."""

from __future__ import annotations

import zlib
from dataclasses import dataclass, fields, is_dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError

from recoupe.errors import RecoupeError
from recoupe.model.judgement import Told
from recoupe.model.text import Span
from recoupe.store.faults import said
from recoupe.store.rows import incident_of, judgement_of, reading_of, report_of_row
from recoupe.store.tables import INCIDENT, JUDGEMENT, MEMBER, READING, REPORT

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator

    from sqlalchemy import Connection, Row

    from recoupe.model.text import Report

T = TypeVar("T")

BACKUP = "Go back to a backup, or add the reports to a new case."
AGAIN = "Run “recoupe run” on the report again, or “recoupe match” on the case."
SEARCHED = "Search does not find all reports; open the case's backup, or merge the case into a new one."


@dataclass(frozen=True, slots=True)
class Damage:
    """One thing in a case that is not as it was written, and the way out."""

    where: str
    fact: str
    remedy: str


def damages(link: Connection) -> Iterator[Damage]:
    """All that is wrong with a case; nothing for a whole one. What cannot be read at all is told and passed over."""
    for part in (_database, _contents, _words):
        try:
            yield from part(link)
        except DBAPIError as fault:
            yield Damage("the database", f"It cannot be read to its end ({said(fault)}).", BACKUP)
            return


def _database(link: Connection) -> Iterator[Damage]:
    if link.dialect.name == "sqlite":
        for (found,) in link.execute(text("PRAGMA integrity_check")).all():
            if found != "ok":
                yield Damage("the database", f"SQLite finds: {found}.", BACKUP)
        for row in link.execute(text("PRAGMA foreign_key_check")).all():
            yield Damage("the database", f"A row of {row[0]} belongs to a row of {row[2]} that is not there.", BACKUP)
    orphans = select(func.count()).select_from(MEMBER).where(MEMBER.c.incident.not_in(select(INCIDENT.c.id)))
    if link.execute(orphans).scalar():
        yield Damage("the incidents", "Some members belong to no incident.", AGAIN)


def _contents(link: Connection) -> Iterator[Damage]:
    lengths: dict[str, int] = {}
    for row in _each(link, REPORT):
        report = yield from _decoded(row.name, report_of_row, row)
        if report is not None:
            lengths[report.name] = len(report.text)
            yield from _report(row, report)
            yield from _readings(link, row, report)
    for row in _each(link, JUDGEMENT):
        where = f"judgement {row.key}"
        judgement = yield from _decoded(where, judgement_of, row.json)
        for end in _within(judgement, Told):
            if end.trigger is not None and end.trigger.end > lengths.get(end.report, end.trigger.end):
                yield Damage(where, f"It points beyond the end of {end.report}.", BACKUP)
    for row in _each(link, INCIDENT):
        where = f"incident {row.id}"
        incident = yield from _decoded(where, incident_of, row.json)
        if incident is None:
            continue
        if any(claim.span.end > lengths.get(claim.report, -1) for claim in incident.claims):
            yield Damage(where, "A claim points beyond its report's text, or to a report that is not there.", AGAIN)
        kept = {
            tuple(m) for m in link.execute(select(MEMBER.c.report, MEMBER.c.event).where(MEMBER.c.incident == row.id))
        }
        if kept != {(member.report, member.event) for member in incident.members}:
            yield Damage(where, "Its members are not those that lists know.", AGAIN)


def _report(row: Row[Any], report: Report) -> Iterator[Damage]:
    """The original's bytes have the sha256 under which the report is kept; the text's have it where it is the original."""
    if row.original is None:
        return  # the text of a page, of a recoupe that did not keep the page: nothing to compare with
    original = yield from _decoded(report.name, zlib.decompress, row.original)
    if original is not None and sha256(original).hexdigest() != report.sha256:
        yield Damage(report.name, "Its original is not the one whose sha256 was written down.", BACKUP)


def _readings(link: Connection, row: Row[Any], report: Report) -> Iterator[Damage]:
    for read in link.execute(select(READING).where(READING.c.report_id == row.id).order_by(READING.c.id)).all():
        where = f"reading of {report.name} by {read.reader}"
        reading = yield from _decoded(where, reading_of, read.json, report)
        if reading is None:
            continue
        wrong = sum(not 0 <= span.start <= span.end <= len(report.text) for span in _within(reading, Span))
        if wrong:
            yield Damage(where, f"{wrong} of its places lie outside the text.", AGAIN)
        if len(reading.events) != read.events:
            yield Damage(where, "It holds another number of events than its row says.", AGAIN)


def _words(link: Connection) -> Iterator[Damage]:
    if link.dialect.name == "sqlite":
        try:
            with link.begin_nested():
                link.execute(text("INSERT INTO report_words (report_words) VALUES ('integrity-check')"))
        except DBAPIError as fault:
            yield Damage("the search index", f"SQLite finds: {said(fault)}.", SEARCHED)
            return
        indexed = "SELECT count(*) FROM report_words_docsize"
    else:
        indexed = "SELECT count(*) FROM report_words"
    if link.execute(text(indexed)).scalar() != link.execute(select(func.count()).select_from(REPORT)).scalar():
        yield Damage("the search index", "It does not hold the words of every report.", SEARCHED)


def _each(link: Connection, table: Any) -> Iterator[Row[Any]]:  # noqa: ANN401 - any of our tables
    """Every row, one in memory at a time."""
    key = next(iter(table.primary_key))
    for one in link.execute(select(key).order_by(key)).scalars().all():
        row = link.execute(select(table).where(key == one)).first()
        if row is not None:
            yield row


def _decoded(where: str, decode: Callable[..., T], *of: object) -> Generator[Damage, None, T | None]:
    """What was decoded; where it cannot be, that is told and None comes back."""
    try:
        return decode(*of)
    except (zlib.error, UnicodeDecodeError, RecoupeError, ValueError) as fault:
        yield Damage(where, f"It cannot be decoded ({fault}).", BACKUP)
        return None


def _within(value: object, kind: type[Any]) -> Iterator[Any]:
    """Every value of this kind inside a noun, however deep."""
    if isinstance(value, kind):
        yield value
    if is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from _within(getattr(value, field.name), kind)
    elif isinstance(value, tuple | list):
        for each in value:
            yield from _within(each, kind)

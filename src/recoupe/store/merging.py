"""Another case taken in: its reports, readings and judgements; what is there already stays as it is."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from sqlalchemy import insert, select, update

from recoupe.model.judgement import Told
from recoupe.store.derived import homes
from recoupe.store.reports import is_taken, row_of
from recoupe.store.rows import KNOWN_OF, free_name, judgement_of, judgement_row, report_of_row
from recoupe.store.schema import writing
from recoupe.store.searching import index
from recoupe.store.tables import FORMER, INCIDENT, JUDGEMENT, MEMBER, READING, REPORT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection, Row

    from recoupe.store.case import Case


@dataclass(frozen=True, slots=True)
class Merged:
    """What came in from another case.

    ``renamed`` gives for a report whose name was taken by another text the name that it has here; ``differ`` the
    reports of which the two cases know other things (ours stand); ``collisions`` the ids under which both keep another
    judgement (ours stands).
    """

    reports: int = 0
    readings: int = 0
    judgements: int = 0
    renamed: tuple[tuple[str, str], ...] = ()
    differ: tuple[tuple[str, str], ...] = ()
    collisions: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there was nothing new."""
        return not (self.reports or self.readings or self.judgements)


def take_in(ours: Case, theirs: Case) -> Merged:
    """Put another case's reports, readings and judgements into ours, a report a transaction; again changes nothing."""
    names: dict[str, str] = {}
    reports = readings = 0
    differ: list[tuple[str, str]] = []
    with theirs._engine.connect() as there:  # noqa: SLF001 - one room
        for row in _reports(there):
            read = there.execute(select(READING).where(READING.c.report_id == row.id).order_by(READING.c.id)).all()
            with writing(ours._engine) as here:  # noqa: SLF001
                kept, fresh, other = _take_report(here, row)
                names[row.name] = kept.name
                readings += _take_readings(here, kept.id, read)
            reports += fresh
            differ += [(kept.name, field) for field in other]
        judged = [
            judgement_of(raw) for raw in there.execute(select(JUDGEMENT.c.json).order_by(JUDGEMENT.c.id)).scalars()
        ]
    count, collisions = 0, []
    with writing(ours._engine) as here:  # noqa: SLF001
        for judgement in judged:
            values = judgement_row(_renamed(judgement, names))
            before = here.execute(select(JUDGEMENT.c.json).where(JUDGEMENT.c.key == judgement.id)).scalar()
            if before is None:
                here.execute(insert(JUDGEMENT).values(values))
                count += 1
            elif judgement_of(before) != judgement_of(values["json"]):
                collisions.append(judgement.id)
    renamed = tuple((was, now) for was, now in names.items() if was != now)
    return Merged(reports, readings, count, renamed, tuple(differ), tuple(collisions))


def follow(ours: Case, theirs: Case) -> None:
    """Let the ids of the other case's incidents lead to ours: to the one that holds most of the same events."""
    with theirs._engine.connect() as there:  # noqa: SLF001
        wanted = there.execute(
            select(MEMBER.c.incident, REPORT.c.sha256, REPORT.c.outlet, MEMBER.c.event).join(
                REPORT, REPORT.c.name == MEMBER.c.report
            )
        ).all()
    with writing(ours._engine) as here:  # noqa: SLF001
        known = set(here.execute(select(INCIDENT.c.id)).scalars()) | set(here.execute(select(FORMER.c.was)).scalars())
        votes: dict[str, Counter[str]] = {}
        home = homes(here)
        for was, sha256, outlet, event in wanted:
            if was not in known and (now := home.get((sha256, outlet, event))) is not None:
                votes.setdefault(was, Counter())[now] += 1
        for was in sorted(votes):
            now = min(votes[was], key=lambda one: (-votes[was][one], one))
            here.execute(insert(FORMER).values(was=was, now=now))


def _reports(there: Connection) -> Any:  # noqa: ANN401 - rows
    for key in list(there.execute(select(REPORT.c.id).order_by(REPORT.c.id)).scalars()):
        yield there.execute(select(REPORT).where(REPORT.c.id == key)).one()


@dataclass(frozen=True, slots=True)
class _Kept:
    id: int
    name: str


def _take_report(here: Connection, row: Row[Any]) -> tuple[_Kept, bool, list[str]]:
    """The report as it is kept here, whether it is new, and on what the two cases differ."""
    mine = row_of(here, row.sha256, row.outlet)
    values = {key: value for key, value in row._mapping.items() if key != "id"}  # noqa: SLF001 - SQLAlchemy's public name
    report = report_of_row(row)
    if mine is None:
        name = free_name(row.name, partial(is_taken, here))
        key = int(here.execute(insert(REPORT).values({**values, "name": name}).returning(REPORT.c.id)).scalar_one())
        index(here, key, report.text, report.title)
        return _Kept(key, name), True, []
    known = mine._mapping  # noqa: SLF001
    news = {key: values[key] for key in (*KNOWN_OF, "original") if not known[key] and values[key]}
    if news:
        here.execute(update(REPORT).where(REPORT.c.id == mine.id).values(news))
        if "title" in news:
            index(here, mine.id, report.text, report.title, "")
    differ = [key for key in KNOWN_OF if values[key] and known[key] and values[key] != known[key]]
    return _Kept(int(mine.id), mine.name), False, differ


def _take_readings(here: Connection, key: int, read: Any) -> int:  # noqa: ANN401 - rows
    count = 0
    for row in read:
        mark = (READING.c.report_id == key, READING.c.reader == row.reader, READING.c.told_of == row.told_of)
        if here.execute(select(READING.c.id).where(*mark)).first() is None:
            values = {name: value for name, value in row._mapping.items() if name != "id"}  # noqa: SLF001
            here.execute(insert(READING).values({**values, "report_id": key}))
            count += 1
    return count


def _renamed(value: Any, names: Mapping[str, str]) -> Any:  # noqa: ANN401 - any noun that points at reports
    """The same with the names that the reports have here."""
    if isinstance(value, Told):
        return replace(value, report=names.get(value.report, value.report))
    if is_dataclass(value) and not isinstance(value, type):
        found = {field.name: getattr(value, field.name) for field in fields(value)}
        news = {name: _renamed(inner, names) for name, inner in found.items()}
        return replace(value, **{name: new for name, new in news.items() if new != found[name]})
    return tuple(_renamed(each, names) for each in value) if isinstance(value, tuple) else value

"""The incidents of a case: put in the place of the former ones, their ids followed, their sources remembered."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, func, insert, select

from recoupe.store.changes import record
from recoupe.store.rows import BLIND, incident_row
from recoupe.store.tables import DERIVED, FORMER, INCIDENT, JUDGEMENT, MEMBER, READING, REPORT

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from sqlalchemy import Connection, Table

    from recoupe.model.incident import Incident


def replace_all(link: Connection, incidents: Sequence[Incident], at: str | None, *, current: bool = True) -> None:
    """Put these incidents in the place of all others; remember which id went where, and what they are derived from.

    Only what is not there already is written.
    """
    known = {row.id: row.json for row in link.execute(select(INCIDENT.c.id, INCIDENT.c.json))}
    rows = [(incident, incident_row(incident)) for incident in incidents]
    other = [(incident, row) for incident, row in rows if known.get(incident.id) != row["json"]]
    change(link, other, known.keys() - {incident.id for incident in incidents}, at)
    if current:
        mark_current(link)


def mark_current(link: Connection) -> None:
    """Write down that the incidents follow from the readings and judgements that are there now."""
    link.execute(delete(DERIVED).where(DERIVED.c.name == INCIDENT.name))
    link.execute(insert(DERIVED).values(name=INCIDENT.name, source=_told_so_far(link)))


def change(
    link: Connection, incidents: Sequence[tuple[Incident, dict[str, Any]]], gone: Collection[str], at: str | None
) -> None:
    """Write these incidents, new or in the place of their former selves, and remember where those that are gone went."""
    ids = [incident.id for incident, _ in incidents]
    before: list[tuple[str, str, str]] = []
    for some in _few([*gone, *ids]):
        if gone:
            held = select(MEMBER.c.incident, MEMBER.c.report, MEMBER.c.event).where(MEMBER.c.incident.in_(some))
            before += [(i, r, e) for i, r, e in link.execute(held) if i in gone]
        link.execute(delete(MEMBER).where(MEMBER.c.incident.in_(some)))
        link.execute(delete(INCIDENT).where(INCIDENT.c.id.in_(some)))
    _insert(link, INCIDENT, [row for _, row in incidents])
    members = list(dict.fromkeys((i.id, m.report, m.event) for i, _ in incidents for m in i.members))
    _insert(link, MEMBER, [{"incident": i, "report": r, "event": e} for i, r, e in members])
    homes = {(report, event): incident for incident, report, event in members}
    heirs: dict[str, Counter[str]] = {was: Counter() for was in sorted(gone)}
    for was, report, event in before:
        if (home := homes.get((report, event)) or _home(link, report, event)) is not None:
            heirs[was][home] += 1
    found = {was: _most(votes) for was, votes in heirs.items()}
    _insert(link, FORMER, [{"was": was, "now": heir, "at": at} for was, heir in found.items()])
    record(link, [row for _, row in incidents], found, at)


def _home(link: Connection, report: str, event: str) -> str | None:
    """The incident of an event that stayed where it was."""
    found = select(MEMBER.c.incident).where(MEMBER.c.report == report, MEMBER.c.event == event)
    home: str | None = link.execute(found.order_by(MEMBER.c.incident).limit(1)).scalar()
    return home


def _few(names: Sequence[str], many: int = 500) -> Iterator[Sequence[str]]:
    yield from (names[at : at + many] for at in range(0, len(names), many))


def are_current(link: Connection) -> bool:
    """Whether the incidents were derived from the readings and judgements that are there now."""
    kept = link.execute(select(DERIVED.c.source).where(DERIVED.c.name == INCIDENT.name)).scalar()
    return bool(kept == _told_so_far(link))


def revision(link: Connection) -> str:
    """A mark of what the case holds, without looking at each row: the newest of each kind, and what was derived."""
    newest = [
        link.execute(select(func.max(table.c.id), func.count())).one() for table in (REPORT, READING, JUDGEMENT, FORMER)
    ]
    source = link.execute(select(DERIVED.c.source).where(DERIVED.c.name == INCIDENT.name)).scalar()
    return sha256(repr((source, [tuple(row) for row in newest])).encode()).hexdigest()[:16]


def followed(link: Connection, name: str) -> bytes | None:
    """The incident of this id, or the one that it became, through however many changes; as its row keeps it."""
    now: str | None = name
    seen: set[str] = set()
    while now is not None and now not in seen:
        seen.add(now)
        raw = link.execute(select(INCIDENT.c.json).where(INCIDENT.c.id == now)).scalar()
        if raw is not None:
            return bytes(raw)
        former = select(FORMER.c.now).where(FORMER.c.was == now).order_by(FORMER.c.id.desc()).limit(1)
        now = link.execute(former).scalar()
    return None


def homes(link: Connection) -> dict[tuple[str, str, str], str]:
    """The incident of each event, by its report's sha256 and outlet and its id there."""
    rows = select(REPORT.c.sha256, REPORT.c.outlet, MEMBER.c.event, MEMBER.c.incident).join(
        REPORT, REPORT.c.name == MEMBER.c.report
    )
    return {(sha256, outlet, event): incident for sha256, outlet, event, incident in link.execute(rows)}


def _most(votes: Counter[str]) -> str | None:
    return min(votes, key=lambda heir: (-votes[heir], heir), default=None)


def _insert(link: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    if rows:
        link.execute(insert(table), rows)


def _told_so_far(link: Connection) -> str:
    """A mark of which readings and judgements there are: how many, and the newest; a reading that is replaced by
    another gets a number of its own. Blind judgements change no incident and are left out.
    """
    found = [
        select(func.count(), func.max(READING.c.id)),
        select(func.count(), func.max(JUDGEMENT.c.id)).where(~JUDGEMENT.c.kind.startswith(BLIND)),
    ]
    marks = [tuple(link.execute(one).one()) for one in found]
    return sha256(repr(marks).encode()).hexdigest()

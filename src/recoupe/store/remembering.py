"""What matching remembers, kept beside the incidents: marks of reports, rows that were compared, families of copies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, func, insert, or_, select

from recoupe.store.rows import BLIND
from recoupe.store.tables import DERIVED, FAMILY, HEARD, JUDGEMENT, MARK, MEMBER, READING, REPORT

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from sqlalchemy import Column, Connection, Table

NEARBY = "nearby"
MANY = 500

Told = tuple[str, str]


def state(link: Connection) -> str:
    """Up to which reading and which judgement the case is matched, when it is matched now."""
    reading = link.execute(select(func.max(READING.c.id))).scalar() or 0
    judged = link.execute(select(func.max(JUDGEMENT.c.id))).scalar() or 0
    return f"{reading} {judged}"


def unmatched(link: Connection) -> tuple[str, ...] | None:
    """The reports that were read since the case was matched; None where it must be matched as a whole."""
    kept = link.execute(select(DERIVED.c.source).where(DERIVED.c.name == NEARBY)).scalar()
    if kept is None:
        return None
    newest, _, _ = kept.partition(" ")
    wanted = select(REPORT.c.name).join(READING).where(READING.c.id > int(newest)).distinct().order_by(REPORT.c.name)
    return tuple(link.execute(wanted).scalars())


def unheeded(link: Connection) -> frozenset[str]:
    """The judgements that were entered since the case was matched."""
    kept = link.execute(select(DERIVED.c.source).where(DERIVED.c.name == NEARBY)).scalar() or ""
    _, _, newest = kept.partition(" ")
    fresh = JUDGEMENT.c.id > int(newest or 0), ~JUDGEMENT.c.kind.startswith(BLIND)
    return frozenset(link.execute(select(JUDGEMENT.c.key).where(*fresh)).scalars())


def forget(link: Connection) -> None:
    """Remember nothing: the next matching is one of the whole case."""
    for table in (MARK, HEARD, FAMILY):
        link.execute(delete(table))
    link.execute(delete(DERIVED).where(DERIVED.c.name == NEARBY))


def remember(
    link: Connection,
    names: Collection[str],
    marks: Mapping[str, Collection[int]],
    heard: Iterable[tuple[Told, Told, bool]],
    families: Iterable[tuple[str, str]],
    matched_up_to: str | None = None,
) -> None:
    """Put this in the place of what was remembered of these reports."""
    for some in _few(names):
        link.execute(delete(MARK).where(MARK.c.report.in_(some)))
        for table in (HEARD, FAMILY):
            link.execute(delete(table).where(or_(table.c.report.in_(some), table.c.other.in_(some))))
    _insert(link, MARK, ({"mark": mark, "report": name} for name in sorted(marks) for mark in sorted(marks[name])))
    _insert(
        link, HEARD, (_heard(*ends, good) for left, right, good in heard for ends in ((left, right), (right, left)))
    )
    _insert(
        link, FAMILY, ({"report": a, "other": b} for left, right in families for a, b in ((left, right), (right, left)))
    )
    link.execute(delete(DERIVED).where(DERIVED.c.name == NEARBY))
    link.execute(insert(DERIVED).values(name=NEARBY, source=matched_up_to or state(link)))


def _heard(left: Told, right: Told, good: bool) -> dict[str, Any]:
    return {"report": left[0], "event": left[1], "other": right[0], "other_event": right[1], "good": good}


def sharing(link: Connection, marks: Collection[int]) -> set[str]:
    """The reports that share one of these marks."""
    return _all(link, MARK.c.report, MARK.c.mark, marks)


def family(link: Connection, names: Collection[str]) -> set[str]:
    """The reports of which one has its text from the other, directly or through others; these with them."""
    every, fresh = set(names), set(names)
    while fresh:
        fresh = _all(link, FAMILY.c.other, FAMILY.c.report, fresh) - every
        every |= fresh
    return every


def of_bytes(link: Connection, sums: Collection[str]) -> set[str]:
    """The reports that have one of these sha256."""
    return _all(link, REPORT.c.name, REPORT.c.sha256, sums)


def heard_of(link: Connection, told: Collection[Told]) -> list[tuple[Told, Told, bool]]:
    """The rows that these were compared with."""
    wanted = set(told)
    return [pair for pair in heard_of_reports(link, {report for report, _ in told}) if pair[0] in wanted]


def heard_of_reports(link: Connection, names: Collection[str]) -> list[tuple[Told, Told, bool]]:
    """All that was compared with what these reports tell."""
    return [
        ((row.report, row.event), (row.other, row.other_event), bool(row.good))
        for some in _few(names)
        for row in link.execute(select(HEARD).where(HEARD.c.report.in_(some)))
    ]


def members_of(link: Connection, reports: Collection[str]) -> dict[str, set[Told]]:
    """The incidents that these reports tell of, each with all its members."""
    ids = _all(link, MEMBER.c.incident, MEMBER.c.report, reports)
    out: dict[str, set[Told]] = {}
    for some in _few(ids):
        for row in link.execute(select(MEMBER).where(MEMBER.c.incident.in_(some))):
            out.setdefault(row.incident, set()).add((row.report, row.event))
    return out


def _all(link: Connection, wanted: Column[Any], by: Column[Any], values: Collection[Any]) -> set[Any]:
    return {
        one for some in _few(values) for one in link.execute(select(wanted).where(by.in_(some)).distinct()).scalars()
    }


def _few(values: Collection[Any]) -> Iterator[list[Any]]:
    every = sorted(values)
    yield from (every[at : at + MANY] for at in range(0, len(every), MANY))


def _insert(link: Connection, table: Table, rows: Iterator[dict[str, Any]]) -> None:
    every = list(rows)
    for at in range(0, len(every), 20 * MANY):
        link.execute(insert(table), every[at : at + 20 * MANY])

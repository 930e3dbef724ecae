"""How a figure moved from report to report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from recoupe.model.incident import Incident, Member
    from recoupe.model.text import Span


@dataclass(frozen=True, slots=True)
class Count:
    """One figure on its way: when the report appeared, on whose word, how many, on which side, and the words.

    ``moved`` compares with the figure that the same origin gave for the same side before: "up", "down", "same", or
    "first"; ``copy`` marks a report that has its text from another.
    """

    published: str | None
    report: str
    outlet: str
    origin: str
    low: int
    high: int | None
    of: str
    part: bool
    revised: bool
    copy: bool
    span: Span
    moved: str = "first"


def tolls_over_time(incident: Incident, harm: str = "killed") -> tuple[Count, ...]:
    """The figures of one harm in the order in which the reports appeared; reports without a date come last.

    Within a report a figure that it says was given earlier stands before the one that replaced it.
    """
    members = {member.report: member for member in incident.members}
    copies = {copy.copy for copy in incident.copies}
    claims = [claim for claim in incident.claims if claim.field == harm and claim.low is not None]
    claims.sort(key=lambda c: (_day(members, c.report), c.report, not c.revised, c.span))
    out: dict[tuple[object, ...], Count] = {}
    last: dict[tuple[str, str, bool], int] = {}
    for claim in claims:
        member = members.get(claim.report)
        origin, of = claim.origin or "", claim.of or "target"
        key = (claim.report, origin, of, claim.part, claim.low, claim.high)
        if key in out or claim.low is None:
            continue
        before = last.get((origin, of, claim.part))
        moved = "first" if before is None else "same" if before == claim.low else "up" if claim.low > before else "down"
        last[origin, of, claim.part] = claim.low
        out[key] = Count(
            member.published if member else None, claim.report, (member.outlet if member else None) or claim.report,
            origin, claim.low, claim.high, of, claim.part, claim.revised, claim.report in copies, claim.span, moved,
        )  # fmt: skip
    return tuple(out.values())


def _day(members: Mapping[str, Member], report: str) -> str:
    member = members.get(report)
    return (member.published if member else None) or "~"

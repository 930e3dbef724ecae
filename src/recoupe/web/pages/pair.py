"""Two reports side by side."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from recoupe.compare.lineage import Step, steps
from recoupe.show.table import COLUMNS, name_of
from recoupe.web.asked import Now, OnDesk
from recoupe.web.rendering import page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from recoupe.model.event import Reading
    from recoupe.model.incident import Claim, Incident

router = APIRouter()
ALIKE = 0.2  # from this share of sentences on that both have, the texts are laid sentence beside sentence
LONGEST = 60_000  # characters: longer texts are shown, not laid beside each other


@dataclass(frozen=True, slots=True)
class Row:
    """One sentence of each text, or of one of them: ``words`` are stretches that stayed, came or went."""

    fate: str
    left: str
    right: str
    words: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """One field of an incident that both tell: what each says."""

    field: str
    state: str
    left: tuple[Claim, ...]
    right: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Both:
    """One incident that both reports tell, field by field."""

    incident: Incident
    facts: tuple[Fact, ...]


def rows(left: str, right: str) -> tuple[Row, ...]:
    """The two texts sentence beside sentence; none where they have little in common or are too long."""
    if len(left) + len(right) > LONGEST:
        return ()
    found = steps(left, right)
    common = sum(step.fate in ("kept", "changed") for step in found)
    return tuple(_row(step, left, right) for step in found) if found and common >= ALIKE * len(found) else ()


def _row(step: Step, left: str, right: str) -> Row:
    return Row(
        step.fate,
        step.copy.of(left).strip() if step.copy else "",
        step.original.of(right).strip() if step.original else "",
        step.words,
    )


def both(incidents: Iterable[Incident], left: str, right: str) -> Iterator[Both]:
    """The incidents that both reports tell, with what each says."""
    for incident in incidents:
        if {left, right} <= {member.report for member in incident.members}:
            facts = (
                Fact(field, incident.agreement.get(field, "none"), *(_said(incident, name, field) for name in (left, right)))
                for field in COLUMNS
            )  # fmt: skip
            yield Both(incident, tuple(fact for fact in facts if fact.left or fact.right))


def _said(incident: Incident, report: str, field: str) -> tuple[Claim, ...]:
    found = {
        (claim.value, claim.status): claim
        for claim in incident.claims
        if (claim.report, claim.field) == (report, field)
    }
    return tuple(sorted(found.values(), key=lambda claim: claim.span))


@router.get("/pair")
def pair(request: Request, now: Now, desk: OnDesk, left: str = "", right: str = "") -> Response:
    """Two reports side by side: the same facts aligned, what one has from the other marked."""
    one, other = (desk.case.reading(name) if name else None for name in (left, right))
    return page(
        request, "pair.html", reports=now.reports, left=one, right=other,
        rows=rows(one.report.text, other.report.text) if one and other else (),
        both=tuple(both(now.incidents, one.report.name, other.report.name)) if one and other else (),
        name_of=name_of, likely=() if one and other else _likely(now.incidents, one),
    )  # fmt: skip


def _likely(incidents: Iterable[Incident], one: Reading | None) -> tuple[tuple[str, str], ...]:
    """Pairs worth a look: copies first, then reports of one incident."""
    copies = [(copy.copy, copy.original) for incident in incidents for copy in incident.copies]
    told = [
        (first, second)
        for incident in incidents
        for names in [sorted({member.report for member in incident.members})]
        for first, second in pairwise(names)
    ]
    mine = dict.fromkeys(p for p in (*copies, *told) if one is None or one.report.name in p)
    return tuple(mine)[:20]

"""What both ACLED and GED ask of an incident: one side, the other side, a period, a place, a precision."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from recoupe.world.countries import Country, countries
from recoupe.world.units import unit_named

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from recoupe.model.event import Reading
    from recoupe.model.incident import Claim, Incident
    from recoupe.model.mention import Site
    from recoupe.world.register import ActorRegister

PIN_KINDS = frozenset({"city", "village", "base", "facility", "field"})
AREA_KINDS = frozenset({"region", "governorate", "desert"})


@dataclass(frozen=True, slots=True)
class Period:
    """The first and the last day on which it can have happened."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days; 1 where the day is known."""
        return (self.last - self.first).days + 1

    @property
    def middle(self) -> date:
        """The day in the middle, the earlier of two."""
        return self.first + timedelta(days=(self.days - 1) // 2)


def period(incident: Incident) -> Period | None:
    """When it happened, where both ends are known."""
    if incident.date is None or incident.date.first is None or incident.date.last is None:
        return None
    try:
        first, last = date.fromisoformat(incident.date.first), date.fromisoformat(incident.date.last)
    except ValueError:
        return None
    return Period(first, last) if first <= last else None


def side(incident: Incident, field: str) -> tuple[str, ...]:
    """The actor ids that accounts give for ``agent`` or ``target``, the one that most accounts give first.

    What an account denies does not count.
    """
    named = Counter(claim.value for claim in incident.claims if claim.field == field and claim.status != "denied")
    return tuple(value for value, _ in sorted(named.items(), key=lambda pair: (-pair[1], pair[0])))


def country_of(incident: Incident) -> Country | None:
    """The country of the incident's place."""
    return countries().get(incident.place.country or "") if incident.place else None


def totals(incident: Incident, harm: str = "killed") -> tuple[Claim, ...]:
    """The figures that count everyone, parts and figures since corrected left out."""
    every = [
        c
        for c in incident.claims
        if c.field == harm and c.low is not None and not c.part and c.status not in ("denied", "planned")
    ]
    return tuple(c for c in every if not c.revised) or tuple(every)


def happened(incident: Incident) -> bool:
    """Whether an account tells that it happened: not all of them deny it, or only say that it is planned."""
    return not incident.claims or any(claim.status not in ("denied", "planned") for claim in incident.claims)


def precise_place(incident: Incident, readings: Mapping[str, Reading]) -> int | None:
    """GED's precision (1 to 6) of the incident's place, as its events give it; None where there is no place."""
    if incident.place is None:
        return None
    for member in incident.members:
        for event in readings[member.report].events if member.report in readings else ():
            if event.id == member.event:
                for place in event.place:
                    if place.site == incident.place and place.precision is not None:
                        return place.precision
    kind = incident.place.kind
    return 1 if kind in PIN_KINDS else 4 if kind == "governorate" else 6 if kind == "country" else 5


def actor_name(actor: str, register: ActorRegister) -> str:
    """The actor's English name; for a group that the register does not know, its id in words."""
    known = register.known(actor)
    return known.name if known else actor.removeprefix("x-").replace("-", " ").title()


def unit(place: Site, level: int) -> str:
    """The English name of the administrative unit that contains the place; empty where we know only its code, or none.

    ``level`` 0 is the unit of the first level (province, governorate), 1 that of the second; a unit contains itself.
    """
    named = [known.name for known in map(unit_named, reversed(place.within)) if known]
    if place.kind == "governorate":
        named.append(place.name)
    return named[level] if level < len(named) else ""


def listed(values: Iterable[str]) -> str:
    """Values as the field lists them: “A; B”."""
    return "; ".join(dict.fromkeys(value for value in values if value))


def disagreement(incident: Incident) -> str:
    """What the accounts differ on, in words, for the notes."""
    parts = []
    for field in incident.conflicts:
        values = dict.fromkeys(
            f"{claim.value} ({claim.chain[0] if claim.chain else 'own voice'}, {claim.report})"
            for claim in incident.claims
            if claim.field == field
        )
        parts.append(f"Accounts differ on {field}: {', '.join(values)}.")
    return " ".join(parts)

"""Where the accounts agree, where one is only vaguer, and where they differ. Silence is never disagreement."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from itertools import combinations
from math import asin, cos, radians, sin, sqrt
from typing import TYPE_CHECKING, Literal

from recoupe.compare.hours import hours_differ
from recoupe.lang.pack import languages, load_pack
from recoupe.model.doubt import Unsettled
from recoupe.model.incident import FIELDS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from recoupe.model.incident import Agreement, Claim
    from recoupe.model.mention import Days, Place, Site

Verdict = Literal["agree", "compatible", "differ"]
PRECISE_KM = 40.0
APART_KM = 10.0
FAMILIES = {"airstrike": "fire", "shelling": "fire", "shootdown": "air"}
COUNTED = ("killed", "injured")
UNREGISTERED = "x-"
HOLLOW = frozenset(
    {"le", "la", "les", "un", "une", "des", "de", "du", "d", "l", "à", "aux", "au", "par", "deux", "trois"}
)
_WORD = re.compile(r"[\w-]+")


def agreement(
    claims: Sequence[Claim],
    places: Mapping[tuple[str, int], Place],
    days: Mapping[str, Days],
    kin: Callable[[str, str], bool],
    stands_for: Callable[[str], str | None] = lambda _: None,
    hours: Mapping[tuple[str, str], Sequence[tuple[float, float]]] | None = None,
) -> dict[str, Agreement]:
    """For each field whether the accounts agree.

    ``places`` are the places that claims point at, by report and start of the words; ``days`` the stretches of days by
    their EDTF; ``stands_for`` gives the actor for which an origin speaks, ``hours`` those that a report
    gives for a stretch of days. An account is what one origin says in one report; of its values for a field any may fit another's.
    """
    out: dict[str, Agreement] = {}
    stray = _stray(claims, kin)
    claims = [*claims, *_disowned(claims, kin, stands_for)]
    for field in FIELDS:
        accounts = _accounts([c for c in claims if c.field == field and (field, c.value) not in stray])
        pairs = [(a, b) for a, b in combinations(accounts, 2) if a[2] == b[2]]
        if not pairs:
            out[field] = "one" if accounts else "none"
            continue
        verdicts = {_verdict(field, accounts[a], accounts[b], places, days, kin) for a, b in pairs}
        if field == "time" and any(_other_hours(accounts[a], accounts[b], hours or {}) for a, b in pairs):
            verdicts.add("differ")
        out[field] = "differ" if "differ" in verdicts else "compatible" if "compatible" in verdicts else "agree"
    return out


def _accounts(claims: Sequence[Claim]) -> dict[tuple[str, str, str], list[Claim]]:
    """Claims by account: by report, origin, and whose dead and injured they count; parts of a total are left out."""
    out: dict[tuple[str, str, str], list[Claim]] = {}
    for claim in claims:
        if claim.part or (claim.status == "planned" and claim.field not in COUNTED):
            continue  # who counts the dead tells of what happened, whatever the mood of the verb
        side = "agent" if claim.of == "agent" else ""
        out.setdefault((claim.report, claim.origin or "", side), []).append(claim)
    return out


def _stray(claims: Sequence[Claim], kin: Callable[[str, str], bool]) -> set[tuple[str, str]]:
    """Actors in a role that more accounts give them in the other: *dix assaillants ont été tués* makes no sufferer."""
    told: dict[str, dict[str, set[str]]] = {"agent": {}, "target": {}}
    for claim in claims:
        if claim.field in told and claim.status != "denied":
            told[claim.field].setdefault(claim.value, set()).add(claim.report)
    out: set[tuple[str, str]] = set()
    for role, other in (("agent", "target"), ("target", "agent")):
        for value, reports in told[role].items():
            against = {r for same, found in told[other].items() if kin(value, same) for r in found}
            if len(against) > len(reports):
                out.add((role, value))
    return out


def _other_hours(
    left: Sequence[Claim], right: Sequence[Claim], hours: Mapping[tuple[str, str], Sequence[tuple[float, float]]]
) -> bool:
    sides = [[at for claim in side for at in hours.get((claim.report, claim.value), ())] for side in (left, right)]
    return hours_differ(sides[0], sides[1])


def _disowned(
    claims: Sequence[Claim], kin: Callable[[str, str], bool], stands_for: Callable[[str], str | None]
) -> list[Claim]:
    """The deeds that the accused themselves deny: *l'état-major nie avoir tiré sur le marché*.

    Who denies that it happened, and is blamed by another, denies to have done it.
    """
    denied = {claim.origin: claim for claim in claims if claim.field == "type" and claim.status == "denied"}
    blamed = [claim for claim in claims if claim.field == "agent" and claim.status != "denied"]
    out: list[Claim] = []
    for origin, claim in sorted(denied.items(), key=lambda pair: pair[0] or ""):
        actor = stands_for(origin or "")
        if actor and any(kin(actor, other.value) for other in blamed if other.origin != origin):
            out.append(replace(claim, field="agent", value=actor))
    return out


def _verdict(
    field: str,
    left: Sequence[Claim],
    right: Sequence[Claim],
    places: Mapping[tuple[str, int], Place],
    days: Mapping[str, Days],
    kin: Callable[[str, str], bool],
) -> Verdict:
    if field in ("agent", "target"):
        return actors_agree(left, right, kin)
    if field in ("killed", "injured", "count"):
        return figures_agree(left, right)
    if field == "place":
        found = [
            [places[c.report, c.span.start] for c in side if (c.report, c.span.start) in places]
            for side in (left, right)
        ]
        return places_agree(found[0], found[1])
    if field == "time":
        return days_agree(
            [days[c.value] for c in left if c.value in days], [days[c.value] for c in right if c.value in days]
        )
    if field == "type":
        return types_agree({c.value for c in left}, {c.value for c in right})
    if field == "weapon":
        return weapons_agree({c.value for c in left}, {c.value for c in right})
    return "agree" if {c.value for c in left} & {c.value for c in right} else "differ"


def actors_agree(left: Sequence[Claim], right: Sequence[Claim], kin: Callable[[str, str], bool]) -> Verdict:
    """One actor in both agrees; one that is part of the other is vaguer, and so is one without a place
    in the register (*des miliciens*), for whose line nothing is known; one that denies what the other says differs.
    """
    asserted = [{c.value for c in side if c.status != "denied"} for side in (left, right)]
    denied = [{c.value for c in side if c.status == "denied"} for side in (left, right)]
    for said, refused in ((asserted[0], denied[1]), (asserted[1], denied[0])):
        if said and refused and all(any(kin(a, b) for b in refused) for a in said):
            return "differ"
    if not asserted[0] or not asserted[1]:
        return "compatible"
    if asserted[0] == asserted[1]:
        return "agree"
    if any(kin(a, b) for a in asserted[0] for b in asserted[1]):
        return "compatible"
    if any(all(value.startswith(UNREGISTERED) for value in side) for side in asserted):
        return "compatible"
    return "differ"


def figures_agree(left: Sequence[Claim], right: Sequence[Claim]) -> Verdict:
    """The same figure agrees; a range that holds the other is vaguer; ranges that do not meet differ.

    Of an account that gives several figures (an earlier one and a later) the one nearest to the other's is taken only
    where both give several; a figure that was revised still differs from the later one.
    """
    numbers = [[c for c in side if c.low is not None] for side in (left, right)]
    if not numbers[0] or not numbers[1]:
        return "compatible"
    verdicts: set[Verdict] = set()
    for a in numbers[0]:
        for b in numbers[1]:
            verdicts.add(_ranges(a.low or 0, a.high, b.low or 0, b.high))
    if "differ" in verdicts and "agree" not in verdicts:
        return "differ"
    return (
        "agree"
        if verdicts == {"agree"}
        else "compatible"
        if "agree" in verdicts or "compatible" in verdicts
        else "differ"
    )


def _ranges(low: int, high: int | None, other_low: int, other_high: int | None) -> Verdict:
    if (low, high) == (other_low, other_high):
        return "agree"
    top, other_top = (float("inf") if end is None else float(end) for end in (high, other_high))
    return "compatible" if low <= other_top and other_low <= top else "differ"


def places_agree(left: Sequence[Place], right: Sequence[Place]) -> Verdict:
    """The same place agrees; one inside the other, or close by, is vaguer; places more than 10 km apart differ."""
    sites = [
        [(p, p.site) for p in side if p.site is not None and not isinstance(p.site, Unsettled)]
        for side in (left, right)
    ]
    exact = [[(p, s) for p, s in side if s.lat is not None and _radius(p, s) <= PRECISE_KM] for side in sites]
    if {s.id for _, s in sites[0]} & {s.id for _, s in sites[1]}:
        return "agree"
    if not exact[0] or not exact[1]:
        return "compatible"
    gaps = [_km(a, b) - _radius(p, a) - _radius(q, b) for p, a in exact[0] for q, b in exact[1]]
    return "differ" if min(gaps) > APART_KM else "compatible"


def _radius(place: Place, site: Site) -> float:
    return max(place.radius_km, site.radius_km, place.distance_km or 0.0)


def _km(left: Site, right: Site) -> float:
    a, b, c, d = (radians(v or 0.0) for v in (left.lat, left.lon, right.lat, right.lon))
    half = sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2
    return 2 * 6371.0 * asin(min(1.0, sqrt(half)))


def days_agree(left: Sequence[Days], right: Sequence[Days]) -> Verdict:
    """The same days agree; days within the other's are vaguer; days that do not meet differ."""
    closed = [[d for d in side if d.first and d.last] for side in (left, right)]
    if not closed[0] or not closed[1]:
        return "compatible"
    if {d.edtf for d in closed[0]} & {d.edtf for d in closed[1]}:
        return "agree"
    meet = any(
        (a.first or "") <= (b.last or "") and (b.first or "") <= (a.last or "") for a in closed[0] for b in closed[1]
    )
    return "compatible" if meet else "differ"


def types_agree(left: set[str], right: set[str]) -> Verdict:
    """Fire from afar and an aircraft brought down differ; *une attaque* and *une explosion* are vaguer.

    What one calls a raid another calls a bombardment: fire from the air and from the ground are not told apart.
    """
    if left & right:
        return "agree" if left == right else "compatible"
    families = [{FAMILIES.get(name) for name in side} for side in (left, right)]
    return "compatible" if families[0] & families[1] or None in families[0] | families[1] else "differ"


def weapons_agree(left: set[str], right: set[str], language: str = "fr") -> Verdict:
    """One word in common agrees; two kinds of one family (a drone, a plane) differ; other words are vaguer or another side."""
    words = [{w for phrase in side for w in _WORD.findall(phrase.casefold())} - HOLLOW for side in (left, right)]
    if words[0] & words[1]:
        return "agree"
    families = weapon_kinds(language)
    for family in families:
        kinds = [{kind for kind, known in family.items() if known & side} for side in words]
        if kinds[0] and kinds[1] and not kinds[0] & kinds[1]:
            return "differ"
    return "compatible"


@cache
def weapon_kinds(language: str) -> tuple[dict[str, frozenset[str]], ...]:
    """Families of weapons of which an account has one or the other; within a kind, the words of the language for it."""
    known = load_pack(language).lexicon("matching")["weapons"] if language in languages() else {}
    return tuple({kind: frozenset(words) for kind, words in family.items()} for family in known.values())

"""Incidents in ACLED's 31 columns, under ACLED's rules for tolls, dates and precision (codebook as of 2025)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from recoupe.export.coded import (
    AREA_KINDS,
    actor_name,
    country_of,
    disagreement,
    happened,
    listed,
    period,
    precise_place,
    side,
    totals,
    unit,
)
from recoupe.export.columns import Column, Table
from recoupe.export.sentences import sentence_around
from recoupe.world.register import load_register

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from recoupe.export.bundle import Bundle
    from recoupe.model.event import Reading
    from recoupe.model.incident import Claim, Incident
    from recoupe.world.countries import Country
    from recoupe.world.register import ActorRegister

COLUMNS = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type", "actor1",
    "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting", "iso", "region",
    "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision", "source",
    "source_scale", "notes", "fatalities", "tags", "timestamp",
)  # fmt: skip

INTER = {
    "1": "State forces", "2": "Rebel group", "3": "Political militia", "4": "Identity militia", "5": "Rioters",
    "6": "Protesters", "7": "Civilians", "8": "External/Other forces",
}  # fmt: skip
BATTLES, REMOTE, VAC, PROTESTS, STRATEGIC = (
    "Battles", "Explosions/Remote violence", "Violence against civilians", "Protests", "Strategic developments",
)  # fmt: skip
SUB_EVENTS: dict[str, tuple[str, str]] = {
    "clash": (BATTLES, "Armed clash"),
    "assault": (BATTLES, "Armed clash"),
    "airstrike": (REMOTE, "Air/drone strike"),
    "shelling": (REMOTE, "Shelling/artillery/missile attack"),
    "bombing": (REMOTE, "Remote explosive/landmine/IED"),
    "killing": (VAC, "Attack"),
    "abduction": (VAC, "Abduction/forced disappearance"),
    "protest": (PROTESTS, "Peaceful protest"),
    "shootdown": (STRATEGIC, "Disrupted weapons use"),
    "arrest": (STRATEGIC, "Arrests"),
    "agreement": (STRATEGIC, "Agreement"),
    "deployment": (STRATEGIC, "Headquarters or base established"),
    "destruction": (STRATEGIC, "Looting/property destruction"),
    "withdrawal": (STRATEGIC, "Non-violent transfer of territory"),
}
OTHER = (STRATEGIC, "Other")
SUICIDE_WORDS = ("suicide", "kamikaze")
# “Several” has no number: ACLED writes 3, “dozens” 12, “hundreds” 100.
VAGUE = {2: 3, 20: 12, 200: 100}
WEEK, MONTH = 7, 31


def rows(bundle: Bundle) -> Iterator[dict[str, Any]]:
    """One row an incident. Incidents without a date or a place below the country are not ACLED events and are left out."""
    register = load_register()
    for incident in bundle.incidents:
        when, land = period(incident), country_of(incident)
        if when is None or when.days > MONTH:
            bundle.left_out["ACLED wants the month at least, and no account gives it"] += 1
        elif land is None or incident.place is None or incident.place.kind == "country":
            bundle.left_out["ACLED wants a place within a country, and no account gives one that is settled"] += 1
        elif not happened(incident):
            bundle.left_out["only planned or denied"] += 1
        else:
            yield _row(incident, bundle.readings, register, land)


def _row(incident: Incident, readings: Mapping[str, Reading], register: ActorRegister, land: Country) -> dict[str, Any]:
    when, place = period(incident), incident.place
    if when is None or place is None:
        raise AssertionError(incident.id)
    precision, day = (1, when.first) if when.days == 1 else (2 if when.days <= WEEK else 3, when.middle)
    agents, targets = side(incident, "agent"), side(incident, "target")
    event_type, sub_event = sub_event_of(incident, readings, register)
    inters = tuple(_inter(names[0], register, land) if names else "" for names in (agents, targets))
    if not agents:
        inters = ("3", inters[1])
    unknown = f"Unidentified Armed Group ({land.name})"
    first, further = (_name(agents[0], register, land) if agents else unknown), agents[1:]
    if event_type == PROTESTS:
        # Whoever calls a protest is associated with those who march; what it is held against is no party to it.
        first, further, targets, inters = f"Protesters ({land.name})", agents, (), ("6", "")
    fatalities, rule = fatality_rule(incident, readings)
    exactness, where = geo_rule(incident, readings)
    members = [readings[member.report].report for member in incident.members if member.report in readings]
    rules = (
        f"date: {'the day is told' if precision == 1 else f'the middle of {when.days} days'}, precision {precision}",
        f"type: {sub_event} from our type {incident.type}",
        f"actors: {'no doer is told' if not agents else 'as most accounts tell them'}",
        f"place: {where}, precision {exactness}",
        f"fatalities: {rule}",
    )
    notes = f"{_told(incident, readings)} {disagreement(incident)} [{'; '.join(rules)}]"
    return dict.fromkeys(COLUMNS, "") | {
        "event_id_cnty": incident.id,
        "event_date": day.isoformat(),
        "year": day.year,
        "time_precision": precision,
        "disorder_type": _disorder(event_type),
        "event_type": event_type,
        "sub_event_type": sub_event,
        "actor1": first,
        "assoc_actor_1": listed(_name(actor, register, land) for actor in further),
        "inter1": INTER.get(inters[0], ""),
        "actor2": _name(targets[0], register, land) if targets else "",
        "assoc_actor_2": listed(_name(actor, register, land) for actor in targets[1:]),
        "inter2": INTER.get(inters[1], ""),
        "interaction": _interaction(inters),
        "civilian_targeting": "Civilians targeted" if inters[1] == "7" else "",
        "iso": land.iso_numeric,
        "region": land.acled_region,
        "country": land.name,
        "admin1": unit(place, 0),
        "admin2": unit(place, 1),
        "location": place.name,
        "latitude": f"{place.lat:.4f}" if place.lat is not None else "",
        "longitude": f"{place.lon:.4f}" if place.lon is not None else "",
        "geo_precision": exactness,
        "source": listed(report.outlet or report.name for report in members),
        "notes": " ".join(notes.split()),
        "fatalities": fatalities,
    }


def sub_event_of(incident: Incident, readings: Mapping[str, Reading], register: ActorRegister) -> tuple[str, str]:
    """ACLED's event type and sub-event type: an attack on civilians alone is none on an army, a car bomb no suicide bomb."""
    targets, agents = side(incident, "target"), side(incident, "agent")
    if incident.type in ("assault", "clash") and targets and all(register.kind(t) == "civilians" for t in targets):
        return VAC, "Attack"
    if incident.type == "killing" and targets and not any(register.kind(t) == "civilians" for t in targets):
        return BATTLES, "Armed clash"  # soldiers or fighters are no civilians
    if incident.type == "bombing" and any(word in _told(incident, readings).lower() for word in SUICIDE_WORDS):
        return REMOTE, "Suicide bomb"
    if incident.type == "capture":
        state = bool(agents) and register.kind(agents[0]) in ("state", "state-forces")
        return BATTLES, "Government regains territory" if state else "Non-state actor overtakes territory"
    return SUB_EVENTS.get(incident.type, OTHER)


def fatality_rule(incident: Incident, readings: Mapping[str, Reading]) -> tuple[int, str]:
    """ACLED's figure and the rule that gave it: the lowest of differing totals, 3 for “several”, 0 for no mention.

    *Plusieurs soldats* is a vague word; *au moins deux soldats* has the same bounds and is the figure 2.
    """
    figures = totals(incident)
    if not figures:
        return 0, "no figure, so 0"
    fixed = [(_fixed(claim, readings), number) for number, claim in enumerate(figures)]
    (low, vague), _ = min(fixed)
    if vague:
        return low, f"a vague word, so {low}"
    return low, "lowest of the totals" if len({claim.low for claim in figures}) > 1 else "as told"


def _fixed(claim: Claim, readings: Mapping[str, Reading]) -> tuple[int, bool]:
    """The figure of one account, and whether ACLED sets it because the words have none."""
    low = claim.low or 0
    if claim.high is not None or low not in VAGUE:
        return low, False
    numbers = readings[claim.report].mentions.numbers if claim.report in readings else ()
    if any(number.hedge and number.span.overlaps(claim.span) for number in numbers):
        return low, False
    return VAGUE[low], True


def _disorder(event_type: str) -> str:
    if event_type == STRATEGIC:
        return STRATEGIC
    return "Demonstrations" if event_type == PROTESTS else "Political violence"


def _interaction(inters: Sequence[str]) -> str:
    """Both kinds of actor, the lower code first; of one alone *State forces only*."""
    kinds = [INTER[code] for code in sorted(code for code in inters if code)]
    return "-".join(kinds) if len(kinds) > 1 else f"{kinds[0]} only"


def _inter(actor: str, register: ActorRegister, land: Country) -> str:
    known = register.known(actor)
    if known is None:
        return "2"
    if known.inter == "1" and known.country and known.country != land.iso2:
        # A state's forces on another state's soil are “external”.
        return "8"
    return known.inter


def _name(actor: str, register: ActorRegister, land: Country) -> str:
    return f"Civilians ({land.name})" if register.kind(actor) == "civilians" else actor_name(actor, register)


def geo_rule(incident: Incident, readings: Mapping[str, Reading]) -> tuple[int, str]:
    """ACLED's precision of the place and what it rests on: 1 the place itself, 2 near it or a part of a district, 3 larger."""
    exact = precise_place(incident, readings)
    if incident.place is not None and incident.place.kind in AREA_KINDS:
        return 3, "the middle of an area"
    if exact == 1:
        return 1, "the place is named"
    return (2, "near the place or in its district") if exact in (2, 3) else (3, "a larger area")


def _told(incident: Incident, readings: Mapping[str, Reading]) -> str:
    """The sentence of the first account that tells it, and whose it is."""
    for member in incident.members:
        reading = readings.get(member.report)
        for event in reading.events if reading else ():
            if reading and event.id == member.event and event.triggers:
                said = sentence_around(reading.report.text, event.triggers[0])
                return f"“{said}” ({reading.report.outlet or member.report})."
    return ""


_WHOLE = ("year", "time_precision", "iso", "geo_precision", "fatalities", "timestamp")
_KINDS = dict.fromkeys(_WHOLE, "integer") | {"latitude": "real", "longitude": "real"}
TABLE = Table(tuple(Column(name, _KINDS.get(name, "text")) for name in COLUMNS), rows)  # type: ignore[arg-type]

"""Incidents in ACLED's 31 columns, under ACLED's rules for tolls, dates and precision (codebook as of 2025)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from recoupe.export.coded import (
    AREA_KINDS,
    actor_name,
    country_of,
    disagreement,
    listed,
    period,
    precise_place,
    side,
    totals,
    unit,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from recoupe.model.event import Reading
    from recoupe.model.incident import Incident
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
BATTLES, REMOTE, VAC, STRATEGIC = (
    "Battles", "Explosions/Remote violence", "Violence against civilians", "Strategic developments",
)  # fmt: skip
SUB_EVENTS: dict[str, tuple[str, str]] = {
    "clash": (BATTLES, "Armed clash"),
    "assault": (BATTLES, "Armed clash"),
    "airstrike": (REMOTE, "Air/drone strike"),
    "shelling": (REMOTE, "Shelling/artillery/missile attack"),
    "bombing": (REMOTE, "Remote explosive/landmine/IED"),
    "killing": (VAC, "Attack"),
    "abduction": (VAC, "Abduction/forced disappearance"),
    "protest": ("Protests", "Peaceful protest"),
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


def rows(
    incidents: Sequence[Incident], readings: Mapping[str, Reading], register: ActorRegister
) -> Iterator[dict[str, Any]]:
    """One row an incident. Incidents without a date or a place below the country are not ACLED events and are left out."""
    for incident in incidents:
        when, land = period(incident), country_of(incident)
        if (
            when is None
            or when.days > MONTH
            or land is None
            or incident.place is None
            or incident.place.kind == "country"
        ):
            continue
        yield _row(incident, readings, register, land)


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
    fatalities, rule = fatality_rule(incident)
    members = [readings[member.report].report for member in incident.members if member.report in readings]
    notes = f"{_told(incident, readings)} {disagreement(incident)} [date: precision {precision}; fatalities: {rule}]"
    unknown = f"Unidentified Armed Group ({land.name})"
    return dict.fromkeys(COLUMNS, "") | {
        "event_id_cnty": incident.id,
        "event_date": day.isoformat(),
        "year": day.year,
        "time_precision": precision,
        "disorder_type": _disorder(event_type),
        "event_type": event_type,
        "sub_event_type": sub_event,
        "actor1": _name(agents[0], register, land) if agents else unknown,
        "assoc_actor_1": listed(_name(actor, register, land) for actor in agents[1:]),
        "inter1": INTER.get(inters[0], ""),
        "actor2": _name(targets[0], register, land) if targets else "",
        "assoc_actor_2": listed(_name(actor, register, land) for actor in targets[1:]),
        "inter2": INTER.get(inters[1], ""),
        "interaction": "-".join(INTER[code] for code in sorted(code for code in inters if code)),
        "civilian_targeting": "Civilians targeted" if "7" in inters else "",
        "iso": land.iso_numeric,
        "region": land.acled_region,
        "country": land.name,
        "admin1": unit(place, 0),
        "admin2": unit(place, 1),
        "location": place.name,
        "latitude": f"{place.lat:.4f}" if place.lat is not None else "",
        "longitude": f"{place.lon:.4f}" if place.lon is not None else "",
        "geo_precision": _geo_precision(incident, readings),
        "source": listed(report.outlet or report.name for report in members),
        "notes": " ".join(notes.split()),
        "fatalities": fatalities,
    }


def sub_event_of(incident: Incident, readings: Mapping[str, Reading], register: ActorRegister) -> tuple[str, str]:
    """ACLED's event type and sub-event type: an attack on civilians alone is none on an army, a car bomb no suicide bomb."""
    targets, agents = side(incident, "target"), side(incident, "agent")
    if incident.type in ("assault", "clash") and targets and all(register.kind(t) == "civilians" for t in targets):
        return VAC, "Attack"
    if incident.type == "bombing" and any(word in _told(incident, readings).lower() for word in SUICIDE_WORDS):
        return REMOTE, "Suicide bomb"
    if incident.type == "capture":
        state = bool(agents) and register.kind(agents[0]) in ("state", "state-forces")
        return BATTLES, "Government regains territory" if state else "Non-state actor overtakes territory"
    return SUB_EVENTS.get(incident.type, OTHER)


def fatality_rule(incident: Incident) -> tuple[int, str]:
    """ACLED's figure and the rule that gave it: the lowest of differing totals, 3 for “several”, 0 for no mention."""
    figures = totals(incident)
    if not figures:
        return 0, "no figure, so 0"
    lowest = min(figures, key=lambda claim: (claim.low or 0, claim.high is None))
    low = lowest.low or 0
    if lowest.high is None and low in VAGUE:
        return VAGUE[low], f"a vague word, so {VAGUE[low]}"
    return low, "lowest of the totals" if len({claim.low for claim in figures}) > 1 else "as told"


def _disorder(event_type: str) -> str:
    if event_type == STRATEGIC:
        return STRATEGIC
    return "Demonstrations" if event_type == "Protests" else "Political violence"


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


def _geo_precision(incident: Incident, readings: Mapping[str, Reading]) -> int:
    exact = precise_place(incident, readings)
    if incident.place is not None and incident.place.kind in AREA_KINDS:
        return 3
    return 1 if exact == 1 else 2 if exact in (2, 3) else 3


def _told(incident: Incident, readings: Mapping[str, Reading]) -> str:
    """The sentence-like words of the first account that tells it: the trigger and what stands around it."""
    for member in incident.members:
        reading = readings.get(member.report)
        for event in reading.events if reading else ():
            if reading and event.id == member.event and event.triggers:
                text, at = reading.report.text, event.triggers[0]
                start = max(text.rfind("\n", 0, at.start), text.rfind(". ", 0, at.start)) + 1
                end = min((e for e in (text.find("\n", at.end), text.find(". ", at.end)) if e >= 0), default=len(text))
                return f"“{text[start:end].strip()}” ({reading.report.outlet or member.report})."
    return ""

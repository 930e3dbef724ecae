"""What incidents look like in answers."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict

from recoupe.web.columns import statuses_of
from recoupe.web.names import actor_name, source_name

if TYPE_CHECKING:
    from recoupe.model.incident import Claim, Incident
    from recoupe.web.snapshot import Snapshot


class Loose(BaseModel):
    """What may hold more than is described."""

    model_config = ConfigDict(extra="allow")


class Days(BaseModel):
    """A stretch of days; null is an open end."""

    first: str | None
    last: str | None
    edtf: str


class Where(Loose):
    """A place of the gazetteer, with the radius within which it lies."""

    id: str
    name: str
    kind: str
    lat: float | None
    lon: float | None
    radius_km: float


class Summary(BaseModel):
    """One incident on one line."""

    id: str
    type: str
    date: Days | None
    place: Where | None
    place_text: str | None
    statuses: list[str]
    killed: list[int | None]
    injured: list[int | None]
    differs: list[str]
    reports: int
    voices: int
    outlets: list[str]
    actors: list[str]
    doubt: float
    judged: bool


class Whole(Summary, Loose):
    """One incident with all its accounts, and why they are held for one."""

    claims: list[dict[str, Any]]
    accounts: list[dict[str, Any]]
    agreement: dict[str, str]
    independence: dict[str, Any]
    members: list[dict[str, Any]]
    copies: list[dict[str, Any]]
    links: list[dict[str, Any]]
    left_out: list[dict[str, Any]]


class Columnar(BaseModel):
    """All incidents, column by column."""

    revision: str
    count: int
    terms: dict[str, list[Any]]
    columns: dict[str, list[Any]]


class Points(BaseModel):
    """When and where every incident happened, row by row of the columns."""

    revision: str
    count: int
    terms: dict[str, list[Any]]
    places: list[list[Any]]
    place: list[int]
    first: list[str | None]
    differs: list[int]


class Selected(BaseModel):
    """Numbers of rows, in order, and the counts beside each filter; ``row`` is that of the incident asked for."""

    revision: str
    total: int
    row: int | None
    rows: list[int]
    facets: dict[str, list[list[int]]]


def summary(incident: Incident, now: Snapshot) -> dict[str, Any]:
    """One incident on one line."""
    actors = dict.fromkeys(c.value for c in incident.claims if c.field in ("agent", "target"))
    return {
        "id": incident.id,
        "type": incident.type,
        "date": asdict(incident.date) if incident.date else None,
        "place": asdict(incident.place) if incident.place else None,
        "place_text": incident.place_text,
        "statuses": statuses_of(incident),
        "killed": list(incident.toll("killed")),
        "injured": list(incident.toll("injured")),
        "differs": list(incident.conflicts),
        "reports": incident.voices.reports,
        "voices": incident.voices.count,
        "outlets": list(dict.fromkeys(m.outlet or m.report for m in incident.members)),
        "actors": list(actors),
        "doubt": incident.doubt,
        "judged": incident.id in now.judged,
    }


def whole(incident: Incident, now: Snapshot) -> dict[str, Any]:
    """One incident with all its accounts."""
    from recoupe.show.table import accounts

    texts = {name: now.text(name) for name in dict.fromkeys(member.report for member in incident.members)}
    table = accounts(incident)
    return {
        **summary(incident, now),
        "claims": [claim_of(claim, texts) for claim in incident.claims],
        "fields": list(table.fields),
        "accounts": [
            {
                "report": voice.report,
                "outlet": voice.outlet,
                "published": voice.published,
                "chain": list(voice.links),
                "copy_of": voice.copy_of,
                "claims": {name: [claim_of(c, texts) for c in claims] for name, claims in voice.claims.items()},
            }
            for voice in table.voices
        ],
        "agreement": dict(incident.agreement),
        "independence": {
            **asdict(incident.voices), "names": {o: source_name(o) for o in incident.voices.origins}
        },
        "members": [asdict(member) for member in incident.members],
        "copies": [asdict(copy) for copy in incident.copies],
        "links": [asdict(link) for link in incident.links],
        "left_out": [asdict(link) for link in incident.left_out],
    }  # fmt: skip


def claim_of(claim: Claim, texts: dict[str, str]) -> dict[str, Any]:
    """One claim with its own words and the name of whom it speaks of."""
    text = texts.get(claim.report, "")
    named = {"name": actor_name(claim.value)} if claim.field in ("agent", "target") else {}
    return {**asdict(claim), **named, "words": claim.span.of(text), "origin_name": source_name(claim.origin or "")}


def feature(incident: Incident, now: Snapshot) -> dict[str, Any] | None:
    """The incident on the map; None where its place is no point (a river) or not known."""
    place = incident.place
    if place is None or place.lat is None or place.lon is None:
        return None
    told = summary(incident, now)
    shown = {key: told[key] for key in ("id", "type", "place_text", "killed", "differs", "reports", "voices", "doubt")}
    return {
        "type": "Feature",
        "id": incident.id,
        "geometry": {"type": "Point", "coordinates": [place.lon, place.lat]},
        "properties": {
            **shown, "date": incident.date.edtf if incident.date else None, "kind": place.kind, "radius_km": place.radius_km
        },
    }  # fmt: skip

"""Incidents in the 49 columns of UCDP's Georeferenced Event Dataset (GED 23.1): low, best and high kept apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from recoupe.export.coded import actor_name, country_of, disagreement, listed, period, precise_place, side, totals, unit
from recoupe.export.columns import Column, Table
from recoupe.world.countries import countries
from recoupe.world.register import load_register

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from recoupe.export.bundle import Bundle
    from recoupe.model.incident import Claim, Incident
    from recoupe.world.register import ActorRegister

COLUMNS = (
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id", "conflict_new_id",
    "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_dset_id", "side_a_new_id", "side_a",
    "side_b_dset_id", "side_b_new_id", "side_b", "number_of_sources", "source_article", "source_office", "source_date",
    "source_headline", "source_original", "where_prec", "where_coordinates", "where_description", "adm_1", "adm_2",
    "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region", "event_clarity", "date_prec",
    "date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best", "high", "low",
    "gwnoa", "gwnob",
)  # fmt: skip
STATE_KINDS = ("state", "state-forces")
YEAR = 366


def rows(bundle: Bundle) -> Iterator[dict[str, Any]]:
    """One row an incident in which at least one person is said to have died; ids of conflicts and dyads stay empty.

    GED has no column for notes: how the figures were derived, and what the accounts differ on, stands in ``code_status``.
    """
    register, readings = load_register(), bundle.readings
    for incident in bundle.incidents:
        when, land = period(incident), country_of(incident)
        low, best, high = deaths(incident)
        if high < 1:
            bundle.left_out["GED wants a death, and no account tells one"] += 1
            continue
        if when is None or when.days > YEAR:
            bundle.left_out["GED wants the year at least, and no account gives it"] += 1
            continue
        if land is None or incident.place is None:
            bundle.left_out["GED wants a country, and no account gives a place that is settled"] += 1
            continue
        agents, targets = side(incident, "agent"), side(incident, "target")
        names = [actor_name(side_[0], register) if side_ else "" for side_ in (agents, targets)]
        split = _split(incident, one_sided=_violence(agents, targets, register) == 3)
        members = [readings[m.report].report for m in incident.members if m.report in readings]
        place = incident.place
        yield dict.fromkeys(COLUMNS, "") | {
            "id": incident.id,
            "relid": incident.id,
            "year": when.first.year,
            "active_year": 0,
            "code_status": _rules(incident, when.days),
            "type_of_violence": _violence(agents, targets, register),
            "conflict_name": " - ".join(name for name in names if name),
            "dyad_name": " - ".join(name for name in names if name),
            "side_a": names[0],
            "side_b": names[1],
            "number_of_sources": incident.voices.reports,
            "source_article": listed(
                f"{r.outlet or r.name}, {r.published or 'no date'}, {r.title or r.name}" for r in members
            ),
            "source_office": listed(r.outlet or r.name for r in members),
            "source_date": listed(r.published or "" for r in members),
            "source_headline": listed(r.title or r.name for r in members),
            "source_original": listed(incident.voices.origins),
            "where_prec": precise_place(incident, readings) or 6,
            "where_coordinates": place.name,
            "where_description": incident.place_text or place.name,
            "adm_1": unit(place, 0),
            "adm_2": unit(place, 1),
            "latitude": f"{place.lat:.6f}" if place.lat is not None else "",
            "longitude": f"{place.lon:.6f}" if place.lon is not None else "",
            "geom_wkt": f"POINT ({place.lon:.6f} {place.lat:.6f})"
            if place.lat is not None and place.lon is not None
            else "",
            "priogrid_gid": _priogrid(place.lat, place.lon),
            "country": land.name,
            "country_id": land.gwno,
            "region": land.ged_region,
            "event_clarity": 1,
            "date_prec": _date_precision(when.days),
            "date_start": when.first.isoformat(),
            "date_end": when.last.isoformat(),
            "deaths_a": split["agent"],
            "deaths_b": split["target"],
            "deaths_civilians": split["civilians"],
            "deaths_unknown": max(best - sum(split.values()), 0),
            "best": best,
            "high": high,
            "low": low,
            "gwnoa": _gwno(agents, register),
            "gwnob": _gwno(targets, register),
        }


def deaths(incident: Incident) -> tuple[int, int, int]:
    """Low, best and high: the lowest and the highest total that an account gives; best is the one most accounts give.

    Of totals given equally often the lower is best, as GED's coders are told to be conservative.
    """
    figures = [claim for claim in totals(incident) if claim.low is not None]
    if not figures:
        return 0, 0, 0
    lows = [claim.low or 0 for claim in figures]
    best = min(set(lows), key=lambda low: (-lows.count(low), low))
    return min(lows), best, max(max(claim.high or 0, claim.low or 0) for claim in figures)


def _rules(incident: Incident, days: int) -> str:
    figures = totals(incident)
    best = (
        "the one total" if len({c.low for c in figures}) == 1 else "the total that most accounts give, else the lower"
    )
    date = "the day is told" if days == 1 else f"one of {days} days"
    said = f"Machine read [best: {best}; low, high: lowest and highest of {len(figures)} totals; date: {date}]"
    return f"{said} {disagreement(incident)}".strip()


def _split(incident: Incident, *, one_sided: bool) -> dict[str, int]:
    """The best figure by side, from the accounts that give the best total; the side that is civilians has no fighters."""
    _, best, _ = deaths(incident)
    out = {"agent": 0, "target": 0, "civilians": 0}
    chosen: Claim | None = next((claim for claim in totals(incident) if claim.low == best), None)
    if chosen is not None and chosen.of in out:
        out["civilians" if one_sided and chosen.of == "target" else chosen.of] = best
    return out


def _violence(agents: Sequence[str], targets: Sequence[str], register: ActorRegister) -> int | str:
    """1 state-based, 2 non-state, 3 one-sided; empty where a side is not known."""
    if targets and register.kind(targets[0]) == "civilians":
        return 3
    if not agents or not targets:
        return ""
    return 1 if any(register.kind(one) in STATE_KINDS for one in (agents[0], targets[0])) else 2


def _gwno(actors: Sequence[str], register: ActorRegister) -> str:
    if not actors or register.kind(actors[0]) not in STATE_KINDS:
        return ""
    land = countries().get(register.country(actors[0]))
    return land.gwno if land else ""


def _date_precision(days: int) -> int:
    """GED's: 1 the day, 2 two to six days, 3 a week, 4 a month, 5 longer."""
    return 1 if days == 1 else 2 if days < 7 else 3 if days == 7 else 4 if days <= 31 else 5


def _priogrid(lat: float | None, lon: float | None) -> int | str:
    """The cell of the PRIO-GRID (half a degree, counted from the south-west, 720 a row; Tollefsen et al. 2012)."""
    if lat is None or lon is None:
        return ""
    return int((lat + 90) // 0.5) * 720 + int((lon + 180) // 0.5) + 1


_WHOLE = (
    "year", "active_year", "type_of_violence", "number_of_sources", "where_prec", "priogrid_gid", "country_id",
    "event_clarity", "date_prec", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best", "high", "low",
    "gwnoa", "gwnob",
)  # fmt: skip
_KINDS = dict.fromkeys(_WHOLE, "integer") | {"latitude": "real", "longitude": "real"}
TABLE = Table(tuple(Column(name, _KINDS.get(name, "text")) for name in COLUMNS), rows)  # type: ignore[arg-type]

"""Incidents: in pages, as columns, on a map, and one by one."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query
from starlette.requests import Request
from starlette.responses import Response

from recoupe.model.incident import FIELDS
from recoupe.web.api.answers import Page, Paged, answer
from recoupe.web.api.shapes import Columnar, Points, Selected, Summary, Whole, feature, summary, whole
from recoupe.web.asked import Now
from recoupe.web.names import actor_name, source_name
from recoupe.web.problems import described
from recoupe.web.selecting import selected
from recoupe.web.selection import Selection
from recoupe.web.snapshot import Snapshot

router = APIRouter(prefix="/incidents", tags=["incidents"])
Asked = Annotated[Selection, Query()]


def _row(row: Annotated[str, Query(max_length=300, description="An incident whose number is asked for.")] = "") -> str:
    return row


NamedRow = Annotated[str, Depends(_row)]


@router.get("", response_model=Page[Summary], responses=described(422))
def listed(request: Request, now: Now, asked: Asked, paged: Paged) -> Response:
    """The incidents that fit a question, a page at a time."""

    def made() -> dict[str, Any]:
        rows = selected(now.columns, asked, now.rows_holding).rows.tolist()
        return paged.of(rows, lambda row: summary(now.incidents[row], now))

    return answer(request, now.revision, made)


@router.get("/columns", response_model=Columnar)
def columns(request: Request, now: Now) -> Response:
    """All incidents as columns, in order of date: what a table, a map and a timeline of many thousands need.

    ``terms`` lists the words that columns hold by number (-1: none); ``actor`` and ``source`` as id and name.
    ``last`` and ``edtf`` are null where they follow from ``first``. ``differs`` is a sum of powers of two over
    ``terms.field``; ``doubt`` is in hundredths. Fetch it once; then ask ``select`` which rows fit.
    """
    return answer(request, now.revision, lambda: _columns(now))


def _columns(now: Snapshot) -> dict[str, Any]:
    found = now.columns
    return {
        "revision": now.revision,
        "count": len(found),
        "terms": _terms(now) | {"place": found.places.terms, "kind": found.kinds.terms},
        "columns": found.as_columns(),
    }


def _terms(now: Snapshot) -> dict[str, Any]:
    found = now.columns
    return {
        "type": found.types.terms,
        "status": found.statuses.terms,
        "field": FIELDS,
        "outlet": found.outlets.terms,
        "actor": [[identity, actor_name(identity)] for identity in found.actors.terms],
        "source": [[identity, source_name(identity)] for identity in found.sources.terms],
    }


@router.get("/points", response_model=Points)
def points(request: Request, now: Now) -> Response:
    """When and where everything happened, and no more: what a map and a timeline draw. A tenth of the columns.

    ``places`` are name, kind, lat, lon and radius in km, each once; ``place`` names one for each row (-1: none).
    """

    def made() -> dict[str, Any]:
        places, numbers = now.columns.sites
        return {
            "revision": now.revision,
            "count": len(now.columns),
            "terms": _terms(now),
            "places": places,
            "place": numbers,
            "first": [incident.date.first if incident.date else None for incident in now.incidents],
            "differs": now.columns.masks.tolist(),
        }

    return answer(request, now.revision, made)


@router.get("/select", response_model=Selected, responses=described(422))
def select(request: Request, now: Now, asked: Asked, row: NamedRow) -> Response:
    """The numbers of the rows of ``columns`` that fit a question, in the order asked for, and the counts beside filters.

    A filter's counts are what choosing a value would leave: pairs of a term's number and how many rows hold it.
    ``row`` may name an incident, to be told its number. ``revision`` says of which columns; where it is another than
    that of the columns at hand, fetch those again.
    """

    def made() -> dict[str, Any]:
        found = selected(now.columns, asked, now.rows_holding)
        rows = found.rows.tolist()
        number = now.columns.number_of.get(row)
        return {"revision": now.revision, "total": len(rows), "row": number, "rows": rows, "facets": found.facets}

    return answer(request, now.revision, made)


@router.get(".geojson", responses={200: {"content": {"application/geo+json": {}}}, **described(422)})
def geojson(request: Request, now: Now, asked: Asked) -> Response:
    """The incidents that fit and have a position, as a GeoJSON FeatureCollection; ``radius_km`` says how far it reaches."""

    def made() -> dict[str, Any]:
        rows = selected(now.columns, asked, now.rows_holding).rows.tolist()
        features = [feature(now.incidents[row], now) for row in rows]
        return {"type": "FeatureCollection", "features": [found for found in features if found is not None]}

    return answer(request, now.revision, made, "application/geo+json")


@router.get("/{name}", response_model=Whole, responses=described(404))
def one(name: str, request: Request, now: Now) -> Response:
    """One incident with all its accounts; an id that it had before will do."""
    incident = now.incident(name)
    return answer(request, now.revision, lambda: whole(incident, now))

"""What belongs to one incident: the rows it gives to ACLED and GED, and its history."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from fastapi import APIRouter
from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import Response

from recoupe.model.event import Reading
from recoupe.model.incident import Incident
from recoupe.web.api.answers import answer
from recoupe.web.api.judgements import Standing, shown
from recoupe.web.asked import Now
from recoupe.web.problems import described
from recoupe.web.snapshot import Snapshot

router = APIRouter(prefix="/incidents", tags=["incidents"])


class Rows(BaseModel):
    """What would be exported, row by row; an empty list says that the format's rules leave the incident out."""

    acled: list[dict[str, Any]]
    ged: list[dict[str, Any]]
    incident: list[dict[str, Any]]


@router.get("/{name}/rows", response_model=Rows, responses=described(404))
def rows(name: str, request: Request, now: Now) -> Response:
    """The incident in ACLED's columns, in GED's, and as a row of the table of incidents."""
    incident = now.incident(name)
    return answer(request, now.revision, lambda: exported(incident, now))


@router.get("/{name}/history", response_model=list[Standing], responses=described(404))
def history(name: str, request: Request, now: Now) -> Response:
    """What people decided of this incident's events and reports, newest first, the taken back too."""
    incident = now.incident(name)
    return answer(request, now.revision, lambda: list(told(incident, now)))


def exported(incident: Incident, now: Snapshot) -> dict[str, list[dict[str, Any]]]:
    """The incident's rows, as the formats of the field have them."""
    from recoupe.export import acled, ged
    from recoupe.export.bundle import Bundle
    from recoupe.export.tables import incident_row

    bundle = Bundle((incident,), readings_of(incident, now))
    return {
        "acled": [_ordered(row, acled.COLUMNS) for row in acled.rows(bundle)],
        "ged": [_ordered(row, ged.COLUMNS) for row in ged.rows(bundle)],
        "incident": [incident_row(incident)],
    }


def readings_of(incident: Incident, now: Snapshot) -> dict[str, Reading]:
    """What the incident's reports tell, by name."""
    return {name: now.reading(name) for name in dict.fromkeys(member.report for member in incident.members)}


def told(incident: Incident, now: Snapshot) -> Iterator[dict[str, Any]]:
    """What people decided of its events and reports, newest first."""
    ends = {(member.report, member.event) for member in incident.members}
    reports = {report for report, _ in ends}
    by_id = {decided.judgement.id: decided for decided in now.decided}
    for decided in reversed(now.decided):
        about = by_id.get(decided.judgement.revokes or "", decided)
        event = about.event or about.judgement.left.event
        right = about.judgement.right
        if (
            (about.judgement.left.report, event) in ends
            or (right is not None and (right.report, right.event) in ends)
            or (about.judgement.left.report in reports and not event)
        ):
            yield shown(decided)


def _ordered(row: dict[str, Any], columns: tuple[str, ...]) -> dict[str, Any]:
    return {column: row.get(column, "") for column in columns}

"""The reports of the case, and one report with what was found in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from recoupe.judge.values import FIELDS
from recoupe.model.event import EVENT_TYPES
from recoupe.web.asked import Now, OnDesk
from recoupe.web.finding import fold
from recoupe.web.reading_shown import doubts, for_browser, told
from recoupe.web.rendering import page

if TYPE_CHECKING:
    from collections.abc import Iterable

    from recoupe.model.incident import Incident

router = APIRouter()
SIZE = 200
_AT = re.compile(r"(\d{1,9})-(\d{1,9})")


@router.get("/reports")
def reports(request: Request, now: Now, q: str = "", number: int = 1) -> Response:
    """All reports of the case, a page at a time; ``q`` asks for words of their titles, names and outlets."""
    wanted = fold(q).split()
    found = [
        report
        for report in now.reports
        if all(word in fold(f"{report.title or ''} {report.name} {report.outlet or ''}") for word in wanted)
    ]
    found.sort(key=lambda report: (report.published or "~", report.name))
    last = max(1, -(-len(found) // SIZE))
    number = min(max(1, number), last)
    shown = found[(number - 1) * SIZE : number * SIZE]
    return page(
        request, "reports.html", reports=shown, total=len(found), number=number, last=last, q=q,
        homes=_homes(now.incidents, {report.name for report in shown}),
    )  # fmt: skip


def _homes(incidents: Iterable[Incident], names: set[str]) -> dict[str, list[Incident]]:
    """The incidents that each of these reports tells."""
    found: dict[str, list[Incident]] = {name: [] for name in names}
    for incident in incidents:
        for name in {member.report for member in incident.members} & names:
            found[name].append(incident)
    return found


@router.get("/reports/{name:path}")
def report(name: str, request: Request, now: Now, desk: OnDesk, at: str = "") -> Response:
    """One report with what was found in it; ``at`` (``812-821``) are the characters to show."""
    reading = desk.case.reading(name)
    homes = {
        member.event: incident.id
        for incident in now.incidents
        for member in incident.members
        if member.report == reading.report.name
    }
    events = told(reading, homes)
    asked = _AT.fullmatch(at)
    spot = (int(asked[1]), int(asked[2])) if asked else None
    length = len(reading.report.text)
    return page(
        request, "report.html", reading=reading, events=events, doubts=doubts(reading), TYPES=EVENT_TYPES, FIELDS=FIELDS,
        shown=for_browser(reading, events, spot if spot and spot[0] < spot[1] <= length else None),
    )  # fmt: skip

"""Reports and what was read in them; two reports side by side; words found in reports."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Query
from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import Response

from recoupe.model.text import Report
from recoupe.web.api.answers import Page, Paged, answer
from recoupe.web.api.shapes import Loose
from recoupe.web.asked import Now
from recoupe.web.finding import places
from recoupe.web.problems import described
from recoupe.web.snapshot import Snapshot

router = APIRouter(tags=["reports"])
Name = Annotated[str, Query(min_length=1, max_length=1000)]
AROUND = 80


class Known(BaseModel):
    """What is known of a report beside its text."""

    name: str
    title: str | None
    outlet: str | None
    published: str | None
    published_basis: str | None
    url: str | None
    language: str | None
    camp: str | None
    characters: int
    incidents: list[str]


class Text(Known):
    """A report with its text, and all that was found in it (spans as start and end, in code points)."""

    text: str
    sha256: str
    marks: list[dict[str, Any]]


class Hit(BaseModel):
    """A report that holds the words, and where: the words around them, and the characters."""

    report: str
    title: str | None
    outlet: str | None
    places: list[dict[str, Any]]


class Alike(Loose):
    """What two reports share: passages that one has from the other, and facts that both tell."""

    passages: list[dict[str, Any]]
    facts: list[dict[str, Any]]
    taken_over: dict[str, Any] | None


@router.get("/reports", response_model=Page[Known], responses=described(422))
def listed(request: Request, now: Now, paged: Paged) -> Response:
    """All reports, by name."""
    return answer(request, now.revision, lambda: paged.of(now.reports, lambda report: _known(report, now)))


@router.get("/reports/{name:path}", response_model=Text, responses=described(404))
def one(name: str, request: Request, now: Now) -> Response:
    """One report: its text, and what was found in it."""
    from recoupe.show.marks import marks

    reading = now.reading(name)
    return answer(
        request,
        now.revision,
        lambda: {
            **_known(reading.report, now),
            "text": reading.report.text,
            "sha256": reading.report.sha256,
            "marks": [asdict(mark) for mark in marks(reading)],
        },
    )


@router.get("/readings/{name:path}", response_model=Loose, responses=described(404))
def reading(name: str, request: Request, now: Now, *, machine: bool = False) -> Response:
    """What one report tells, as judged or (``machine``) as the machine read it: events, mentions, sources, silences."""
    from recoupe.model.wire import json_of

    found = now.reading(name, judged=not machine)
    return answer(request, now.revision, lambda: json_of(found))


@router.get("/passages", response_model=Alike, responses=described(404, 422))
def passages(request: Request, now: Now, left: Name, right: Name) -> Response:
    """Two reports side by side: passages that are copied, and facts that both tell, each with its characters."""
    from recoupe.web.alike import alike

    both = now.reading(left), now.reading(right)
    return answer(request, now.revision, lambda: alike(*both))


@router.get("/search", response_model=Page[Hit], responses=described(422))
def search(request: Request, now: Now, paged: Paged, q: Annotated[str, Query(max_length=500)] = "") -> Response:
    """The reports that hold every one of these words, the best fitting first; “"…"” asks for words in a row."""

    def made() -> dict[str, Any]:
        most = paged.page * paged.size
        return paged.of(now.reports_holding(q, most + 1), lambda name: _hit(name, q, now))

    return answer(request, now.revision, made)


def _known(report: Report, now: Snapshot) -> dict[str, Any]:
    return {
        "name": report.name,
        "title": report.title,
        "outlet": report.outlet,
        "published": report.published,
        "published_basis": report.published_basis,
        "url": report.url,
        "language": report.language,
        "camp": report.camp,
        "characters": len(report.text),
        "incidents": now.incidents_of(report.name),
    }


def _hit(name: str, words: str, now: Snapshot) -> dict[str, Any]:
    reading = now.reading(name)
    text = reading.report.text
    return {
        "report": name,
        "title": reading.report.title,
        "outlet": reading.report.outlet,
        "places": [
            {
                "start": start,
                "end": end,
                "before": text[max(0, start - AROUND) : start],
                "words": text[start:end],
                "after": text[end : end + AROUND],
            }
            for start, end in places(text, words)
        ],
    }

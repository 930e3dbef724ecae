"""The review queue: what is most doubtful, one question after the other; and a second coder's blind pass."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Query
from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import Response

from recoupe.model.incident import Member
from recoupe.web.api.answers import Page, Paged, answer
from recoupe.web.asked import Now
from recoupe.web.problems import described
from recoupe.web.reviewing import Question, open_questions
from recoupe.web.snapshot import Snapshot

router = APIRouter(prefix="/review", tags=["review"])
AROUND = 240


class Side(BaseModel):
    """One event, with the words that tell it (``start`` to ``end``) and what stands around them."""

    report: str
    event: str
    outlet: str | None
    published: str | None
    start: int
    end: int
    before: str
    words: str
    after: str


class Pair(BaseModel):
    """Two events: one happening, or two? ``joined`` says what the machine holds, ``weight`` how surely (log-odds)."""

    incident: str
    joined: bool
    left: Side
    right: Side
    weight: float
    because: list[dict[str, Any]]


class Left(Page[Pair]):
    """What is left, and how much was decided."""

    done: int


class Blind(BaseModel):
    """One event to code without seeing what anybody read, and what this coder gave for it already."""

    side: Side
    given: dict[str, str]


@router.get("", response_model=Left, responses=described(422))
def left(request: Request, now: Now, paged: Paged) -> Response:
    """The pairs near the threshold that nobody has decided, the most doubtful first.

    For incidents whose values nobody has looked at ask ``incidents?judged=no&sort=-doubt``.
    """

    def made() -> dict[str, Any]:
        found, progress = open_questions(now.incidents, now.judgements)
        return {**paged.of(found, lambda question: _pair(question, now)), "done": progress.done}

    return answer(request, now.revision, made)


@router.get("/blind", response_model=Page[Blind], responses=described(422))
def blind(
    request: Request, now: Now, paged: Paged, coder: Annotated[str, Query(min_length=1, max_length=80)]
) -> Response:
    """The events of the case for a second coder, those of the most doubtful incidents first; no values but the coder's own."""

    def made() -> dict[str, Any]:
        ranked = sorted(now.incidents, key=lambda incident: (-incident.doubt, incident.id))
        every = {(m.report, m.event): m for i in ranked for m in i.members if not m.event.startswith("j")}
        return paged.of(tuple(every.values()), lambda member: _blind(member, coder, now))

    return answer(request, now.revision, made)


def _pair(question: Question, now: Snapshot) -> dict[str, Any]:
    link = question.link
    return {
        "incident": question.incident,
        "joined": question.joined,
        "left": _side(link.left, now),
        "right": _side(link.right, now),
        "weight": link.weight,
        "because": [asdict(reason) for reason in link.because],
    }


def _side(member: Member, now: Snapshot) -> dict[str, Any]:
    reading = now.reading(member.report)
    text = reading.report.text
    event = next((event for event in reading.events if event.id == member.event), None)
    span = event.triggers[0] if event is not None and event.tellings else None
    start, end = (span.start, span.end) if span else (0, 0)
    return {
        "report": member.report, "event": member.event, "outlet": member.outlet, "published": member.published,
        "start": start, "end": end, "before": text[max(0, start - AROUND) : start], "words": text[start:end],
        "after": text[end : end + AROUND],
    }  # fmt: skip


def _blind(member: Member, coder: str, now: Snapshot) -> dict[str, Any]:
    here = (member.report, member.event)
    mine = [j for j in now.judgements if j.by == coder and j.blind and (j.left.report, j.left.event) == here]
    return {
        "side": _side(member, now),
        "given": {j.field or "event": (j.instead or "") if j.verdict == "corrected" else j.verdict for j in mine},
    }

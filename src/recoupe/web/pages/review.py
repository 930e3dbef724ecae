"""The incidents that are most doubtful, to be decided first; a second coder's blind pass; how far coders agree."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from recoupe.errors import InputError
from recoupe.judge.sheet import CODED
from recoupe.judge.values import CODES
from recoupe.web.asked import Now, OnDesk
from recoupe.web.reading_shown import in_words
from recoupe.web.rendering import page
from recoupe.web.reviewing import coded_by, in_sight, open_questions, side

router = APIRouter()
LISTED = 30


@router.get("/review")
def review(request: Request, now: Now, desk: OnDesk, skip: int = 0) -> Response:
    """The most doubtful pair that nobody has decided yet; ``skip`` passes over so many."""
    left, progress = open_questions(now.incidents, desk.case.store.judgements())
    skip = max(0, min(skip, len(left) - 1))
    shown = None
    while shown is None and skip < len(left):
        question = left[skip]
        pair = [side(*end, desk.case.reading) for end in question.ends]
        shown = (question, pair) if all(pair) else None
        skip += shown is None
    doubtful = sorted((i for i in now.incidents if i.doubt > 0), key=lambda i: (-i.doubt, i.id))[:LISTED]
    return page(
        request, "review.html", question=shown[0] if shown else None, pair=shown[1] if shown else (), skip=skip,
        left=len(left), progress=progress, CODED=CODED, doubtful=doubtful, in_words=in_words,
    )  # fmt: skip


@router.get("/review/blind")
def blind(request: Request, now: Now, desk: OnDesk, coder: str = "", report: str = "") -> Response:
    """The next report for a second coder: its words, and none of the values that the machine or others gave."""
    coder = coder.strip()
    done = coded_by(desk.case.store.judgements(), coder) if coder else set()
    names = [one.name for one in now.reports]
    name = report if report in names else next((name for name in names if name not in done), "")
    reading = desk.case.reading(name, judged=False) if name and coder else None
    events = [event for event in reading.events if event.tellings] if reading else []
    text = reading.report.text if reading else ""
    spots = [(event.triggers[0].start, event.triggers[0].end) for event in events]
    return page(
        request, "review/blind.html", coder=coder, reading=reading, events=events, parts=in_sight(text, spots),
        done=len(done & set(names)), all=len(names), CODED=CODED, CODES=CODES,
    )  # fmt: skip


@router.get("/review/agreement")
def agreement(request: Request, desk: OnDesk) -> Response:
    """How far coders agree with each other and with the machine, field by field, and where they differ."""
    try:
        found = desk.case.agreement()
    except InputError:  # nobody has judged anything yet: no fault of whoever opens the page
        found = ()
    return page(request, "review/agreement.html", found=found)

"""What people decide: kept, shown with what became of it, taken back. It outranks the machine."""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Annotated, Any

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict, Field
from starlette.requests import Request
from starlette.responses import Response

from recoupe.errors import RecoupeError
from recoupe.model.judgement import Decided, Judgement, State, Verdict
from recoupe.model.text import Span
from recoupe.web.api.answers import Page, Paged, answer
from recoupe.web.asked import Now, OnDesk
from recoupe.web.desk import Desk
from recoupe.web.problems import described
from recoupe.web.snapshot import Snapshot

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recoupe.case import Case

router = APIRouter(tags=["judgements"])
MOST = 2000  # decisions that are sent together
PATIENCE = 6.0  # seconds that an answer waits for the incidents to follow
Name = Annotated[str, Field(min_length=1, max_length=80, description="Who decides: a name or initials.")]
Text = Annotated[str, Field(max_length=2000)]


class Stretch(BaseModel):
    """From-to characters of a report's text (Unicode code points, end exclusive)."""

    start: Annotated[int, Field(ge=0, le=100_000_000)]
    end: Annotated[int, Field(ge=0, le=100_000_000)]


class Told(BaseModel):
    """An event of a report, as screens show them; no event where the whole report or a stretch of words is meant."""

    report: Annotated[str, Field(min_length=1, max_length=1000)]
    event: Annotated[str, Field(max_length=100)] = ""


class Decision(BaseModel):
    """What a person says. See the description of each verdict in the reference of ``recoupe judge``.

    ``same`` and ``not-same`` need ``right``; ``corrected`` needs ``field`` and ``instead`` (and ``value`` or ``span``
    where the report gives several); ``settled`` needs ``field`` (actor or place), ``instead`` and ``span`` or ``value``;
    ``added`` needs ``span`` and ``fields`` with a type. ``blind`` keeps it for agreement alone.
    """

    model_config = ConfigDict(extra="forbid")

    verdict: Verdict
    left: Told
    right: Told | None = None
    field: Annotated[str, Field(max_length=40)] | None = None
    value: Text | None = None
    instead: Text | None = None
    span: Stretch | None = None
    fields: Annotated[dict[str, Text], Field(max_length=40)] | None = None
    by: Name
    note: Text = ""
    blind: bool = False
    follow: Annotated[bool, Field(description="False where more decisions come: the incidents follow the last.")] = True


class Decisions(BaseModel):
    """Several decisions that are one act: a split, a confirmation of several accounts."""

    model_config = ConfigDict(extra="forbid")

    decisions: Annotated[list[Decision], Field(min_length=1, max_length=MOST)]


class Undoing(BaseModel):
    """Who takes a judgement back, and why."""

    model_config = ConfigDict(extra="forbid")

    by: Name
    note: Text = ""


class Followed(BaseModel):
    """Where the incidents are after something was kept.

    ``pending`` says that they do not follow yet: in a large case ask ``/state`` until they do; where there is a
    ``fault``, that is why, and they follow with the next decision or start. Either way nothing need be sent again.
    ``now`` are the incidents that hold the events it is about; ``changed`` those that are new or other than before,
    ``gone`` ids that are no more.
    """

    pending: bool
    fault: str
    now: list[str]
    changed: list[str]
    gone: list[str]


class Kept(Followed):
    """A judgement that was kept, and where its incidents are now."""

    judgement: dict[str, Any]


class KeptTogether(Followed):
    """The judgements that were kept, in the order of the decisions, and where their incidents are now."""

    judgements: list[dict[str, Any]]


class Standing(BaseModel):
    """A judgement and what became of it."""

    judgement: dict[str, Any]
    state: str
    why: str
    event: str


class Progress(BaseModel):
    """Where the case stands."""

    revision: str
    pending: bool
    incidents: int
    reports: int


@router.get("/state")
def state(desk: OnDesk) -> Progress:
    """The case's revision, and whether its incidents follow yet from everything that was decided."""
    now = desk.now()
    return Progress(
        revision=now.revision, pending=desk.matching.pending, incidents=len(now.incidents), reports=len(desk.case.store)
    )


@router.get("/judgements", response_model=Page[Standing], responses=described(422))
def listed(
    request: Request,
    now: Now,
    paged: Paged,
    report: Annotated[str | None, Query(max_length=1000, description="Only those about this report.")] = None,
    by: Annotated[str | None, Query(max_length=80)] = None,
    state: State | None = None,
) -> Response:
    """All that people decided, newest first; nothing is ever left out or rewritten."""

    def made() -> dict[str, Any]:
        fitting = [
            decided
            for decided in reversed(now.decided)
            if (report is None or report in _reports(decided.judgement))
            and (by is None or decided.judgement.by == by)
            and (state is None or decided.state == state)
        ]
        return paged.of(fitting, shown)

    return answer(request, now.revision, made)


@router.post("/judgements", status_code=201, response_model=Kept, responses=described(400, 403, 404, 422, 503))
def decide(said: Decision, desk: OnDesk) -> dict[str, Any]:
    """Keep what a person decided; readings and incidents follow."""
    before = desk.now()
    with desk.writing() as case:
        kept = _checked(said, case, _moment())
        case.keep((kept,), rematch=False)
    return {"judgement": asdict(kept), **_followed((kept,), desk, before, match=said.follow and not said.blind)}


@router.post(
    "/judgements/together", status_code=201, response_model=KeptTogether, responses=described(400, 403, 404, 422, 503)
)
def decide_together(said: Decisions, desk: OnDesk) -> dict[str, Any]:
    """Keep several decisions in their order, all or, where one cannot be kept, none; the incidents follow once."""
    before, first = desk.now(), datetime.now(UTC)
    moments = (
        first + timedelta(microseconds=number) for number in range(len(said.decisions))
    )  # of two the later holds
    with desk.writing() as case:
        kept = tuple(
            _checked(decision, case, at.isoformat(timespec="microseconds"))
            for decision, at in zip(said.decisions, moments, strict=True)
        )
        case.keep(kept, rematch=False)
    followed = _followed(kept, desk, before, match=any(not judgement.blind for judgement in kept))
    return {"judgements": [asdict(judgement) for judgement in kept], **followed}


def _checked(said: Decision, case: Case, at: str) -> Judgement:
    from recoupe.judge import Said

    span = Span(said.span.start, said.span.end) if said.span else None
    whole = Said(
        said.verdict, said.left.event, said.field, said.value, said.instead, span, said.fields, said.note, said.blind
    )
    other = (said.right.report, said.right.event) if said.right else None
    return case.checked(whole, said.left.report, other, by=said.by, at=at)


@router.post(
    "/judgements/{identity}/revocation",
    status_code=201,
    response_model=Kept,
    responses=described(400, 403, 404, 422, 503),
)
def take_back(identity: str, said: Undoing, desk: OnDesk) -> dict[str, Any]:
    """Take a judgement back; taking back a revocation is doing it again."""
    before = desk.now()
    with desk.writing() as case:
        kept = case.revoke(identity, by=said.by, at=_moment(), note=said.note, rematch=False)
    return {"judgement": asdict(kept), **_followed((kept,), desk, before, match=True)}


def _followed(kept: Sequence[Judgement], desk: Desk, before: Snapshot, *, match: bool) -> dict[str, Any]:
    """Wait a little until the incidents follow, and say which are others now."""
    matching = desk.matching
    done = matching.wait(matching.ask(), PATIENCE) if match else True
    fault = matching.fault if match and done else None
    now = desk.now()
    taken_back = {judgement.revokes for judgement in kept} - {None}
    about = [*(j for j in kept if not j.revokes), *(j for j in now.judgements if j.id in taken_back)]
    ends = {(told.report, told.event) for j in about for told in (j.left, j.right) if told is not None}
    spoken = {report for report, event in ends if not event}
    was, holds = before.by_id, now.by_id
    return {
        "pending": not done or fault is not None,
        "fault": "" if fault is None else _in_words(fault),
        "now": [
            i.id for i in now.incidents if any((m.report, m.event) in ends or m.report in spoken for m in i.members)
        ],
        "changed": [name for name, incident in holds.items() if was.get(name) != incident],
        "gone": [name for name in was if name not in holds],
    }  # fmt: skip


def _in_words(fault: Exception) -> str:
    if isinstance(fault, RecoupeError):
        return f"{fault.fact} {fault.remedy}".strip()
    return f"The incidents could not be brought up to date: {type(fault).__name__}."


def shown(decided: Decided) -> dict[str, Any]:
    """A judgement with what became of it, for an answer."""
    return {"judgement": asdict(decided.judgement), "state": decided.state, "why": decided.why, "event": decided.event}


def _reports(judgement: Judgement) -> set[str]:
    return {told.report for told in (judgement.left, judgement.right) if told is not None}


def _moment() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")

"""What one report tells: happenings, sources, and how surely."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal, get_args

from recoupe.model.mark import Mark
from recoupe.model.mention import Actor, Days, Mentions, Number, Place, Time
from recoupe.model.notebook import page_of
from recoupe.model.text import Report, Span

EventType = Literal[
    "clash", "assault", "airstrike", "shelling", "bombing", "shootdown", "killing", "abduction", "arrest", "capture",
    "advance", "withdrawal", "siege", "deployment", "movement", "support", "destruction", "displacement", "protest",
    "agreement", "talks", "proposal", "threat", "sanction", "aid",
]  # fmt: skip
EVENT_TYPES: tuple[EventType, ...] = get_args(EventType)

Status = Literal["asserted", "reported", "hedged", "denied", "planned"]
Nuance = Literal[
    "predicted", "attempted", "did_not_happen", "counterfactual", "unknown", "responsibility_claimed", "presupposed",
    "possible", "conditional_report",
]  # fmt: skip
SourceKind = Literal["outlet", "official", "armed-group", "monitor", "expert", "witness", "document"]
Outcome = Literal["repelled", "foiled", "succeeded", "failed"]
Harm = Literal["killed", "injured", "captured", "missing"]
Whose = Literal["target", "agent", "civilians"]


@dataclass(frozen=True, slots=True)
class Source:
    """Who vouches, as written; its kind; whom it is close to; the outlet that relays it.

    ``chain`` runs from the witness to the outlet that we read: (*une source militaire*, *Al-Masdar News*).
    ``register_id`` is the id in ``world/sources.csv`` or the actor register, where it is there.
    ``origin`` is the id of the voice at which the chain begins (``osdh``, ``anonymous:military@al-masdar-news``,
    ``outlet:lemonde``), empty where it is not worked out: two sources with one origin are one voice.
    ``scope`` are the stretches of text that it vouches for.
    ``commitment``: neutral, assertive, factive, distancing, denial, accusation, responsibility, relay, unable.
    """

    id: str
    span: Span
    text: str
    kind: SourceKind
    named: bool
    near: str | None = None
    via: str | None = None
    cue: Span | None = None
    cue_text: str | None = None
    commitment: str = "neutral"
    register_id: str | None = None
    chain: tuple[str, ...] = ()
    origin: str = ""
    scope: tuple[Span, ...] = ()
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Toll:
    """How many were killed, injured, captured or are missing, as one account counts them.

    ``low`` to ``high`` (None: no upper bound); ``of`` says on which side; ``group`` names them as written;
    ``part`` marks a figure contained in another (dont 3 enfants); ``revised`` one that replaces an earlier one.
    """

    span: Span
    text: str
    harm: Harm
    low: int
    high: int | None
    of: Whose
    group: str | None = None
    part: bool = False
    revised: bool = False


@dataclass(frozen=True, slots=True)
class Telling:
    """One place in a report that tells of a happening: its trigger, and what stands around it.

    ``rule`` names the frame; ``realis`` what the grammar says of it (negated, conditional, future, modal, attempted …).
    """

    type: EventType
    trigger: Span
    sentence: int
    rule: str
    agent: tuple[Actor, ...] = ()
    target: tuple[Actor, ...] = ()
    objects: tuple[Span, ...] = ()
    place: tuple[Place, ...] = ()
    origin: tuple[Place, ...] = ()
    destination: tuple[Place, ...] = ()
    time: Time | None = None
    weapon: Span | None = None
    count: Number | None = None
    tolls: tuple[Toll, ...] = ()
    outcome: Outcome | None = None
    aggregate: bool = False
    realis: tuple[str, ...] = ()
    status: Status = "asserted"
    sources: tuple[str, ...] = ()
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Account:
    """One value of one field on one source's word (``source`` None: the outlet's own voice)."""

    source: str | None
    field: str
    value: str
    span: Span
    status: Status


@dataclass(frozen=True, slots=True)
class Event:
    """A happening as one report tells it, in one or more tellings (the main one first).

    ``marks`` say which of its values a person has judged; empty as the machine read it.
    """

    id: str
    type: EventType
    tellings: tuple[Telling, ...]
    agent: tuple[Actor, ...] = ()
    target: tuple[Actor, ...] = ()
    objects: tuple[Span, ...] = ()
    place: tuple[Place, ...] = ()
    origin: tuple[Place, ...] = ()
    destination: tuple[Place, ...] = ()
    time: Days | None = None
    time_text: Span | None = None
    weapon: Span | None = None
    count: Number | None = None
    killed: Toll | None = None
    injured: Toll | None = None
    tolls: tuple[Toll, ...] = ()
    outcome: Outcome | None = None
    aggregate: bool = False
    status: Status = "asserted"
    nuance: Nuance | None = None
    sources: tuple[str, ...] = ()
    accounts: tuple[Account, ...] = ()
    because: tuple[str, ...] = ()
    marks: tuple[Mark, ...] = ()

    @property
    def triggers(self) -> tuple[Span, ...]:
        """The words that tell it, the main ones first."""
        return tuple(t.trigger for t in self.tellings)

    def mark(self, field: str | None, span: Span | None = None) -> Mark | None:
        """What a person decided about this field (at these words, where given); None where nobody did."""
        about = [mark for mark in self.marks if mark.field == field]
        near = [mark for mark in about if mark.span is None or span is None or mark.span.overlaps(span)]
        return near[-1] if near else None

    def only(self, numbers: tuple[int, ...]) -> Event:
        """The event as these of its tellings tell it; all of it where none is named."""
        if not numbers or len(numbers) == len(self.tellings):
            return self
        kept = tuple(telling for number, telling in enumerate(self.tellings) if number in numbers)
        others = tuple(telling for number, telling in enumerate(self.tellings) if number not in numbers)
        tolls = tuple(toll for telling in kept for toll in telling.tolls)

        def near(span: Span) -> bool:
            return min(abs(t.trigger.start - span.start) for t in kept) <= min(
                abs(t.trigger.start - span.start) for t in others
            )

        timed = next((t.time for t in kept if t.time is not None and t.time.value is not None), None)
        return replace(
            self,
            type=kept[0].type,
            tellings=kept,
            agent=tuple(dict.fromkeys(actor for telling in kept for actor in telling.agent)),
            target=tuple(dict.fromkeys(actor for telling in kept for actor in telling.target)),
            objects=tuple(dict.fromkeys(span for telling in kept for span in telling.objects)),
            place=tuple(dict.fromkeys(place for telling in kept for place in telling.place)),
            origin=tuple(dict.fromkeys(place for telling in kept for place in telling.origin)),
            destination=tuple(dict.fromkeys(place for telling in kept for place in telling.destination)),
            time=timed.value if timed else None,
            time_text=timed.span if timed else None,
            weapon=next((t.weapon for t in kept if t.weapon is not None), None),
            count=next((t.count for t in kept if t.count is not None), None),
            killed=next((toll for toll in tolls if toll.harm == "killed" and not toll.part), None),
            injured=next((toll for toll in tolls if toll.harm == "injured" and not toll.part), None),
            tolls=tolls,
            status=kept[0].status,
            sources=tuple(dict.fromkeys(source for telling in kept for source in telling.sources)),
            accounts=tuple(account for account in self.accounts if near(account.span)),
        )


@dataclass(frozen=True, slots=True)
class Silence:
    """A stretch that could have told an event and gave none, with the reason."""

    span: Span
    why: str


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one report tells, as the machine read it; with ``marks``, as people corrected it.

    ``marks`` here are of what stands in no event: settled mentions, events and reports that were set aside.
    """

    report: Report
    mentions: Mentions
    sources: tuple[Source, ...]
    events: tuple[Event, ...]
    silences: tuple[Silence, ...] = ()
    published: Days | None = None
    reader: str = ""
    marks: tuple[Mark, ...] = ()

    def _repr_html_(self) -> str | None:
        return page_of(self)

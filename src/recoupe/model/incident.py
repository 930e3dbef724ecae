"""The happening that events of several reports tell; computed, never typed in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from recoupe.model.event import EventType, Status
from recoupe.model.mention import Days, Site
from recoupe.model.text import Span

Agreement = Literal["agree", "compatible", "differ", "one", "none"]
FIELDS: tuple[str, ...] = (
    "type", "agent", "target", "place", "time", "killed", "injured", "weapon", "count", "outcome", "status",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Because:
    """A reason for or against, with its weight (in log-odds) and the words that an analyst reads."""

    rule: str
    weight: float
    words: str


@dataclass(frozen=True, slots=True)
class Member:
    """One event of one report that belongs to the incident.

    ``tellings`` are those of the event's tellings that belong, by number; empty where all of them do.
    """

    report: str
    event: str
    outlet: str | None = None
    published: str | None = None
    tellings: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """One value of one field, on one source's word, with the words that say so.

    ``chain`` runs from the origin to the outlet; ``low`` and ``high`` bound a number, ``of`` says whose dead they are.
    ``part`` marks a figure contained in another, ``revised`` one that the same account replaces.
    """

    field: str
    value: str
    report: str
    event: str
    span: Span
    status: Status
    chain: tuple[str, ...] = ()
    origin: str | None = None
    low: int | None = None
    high: int | None = None
    of: str | None = None
    part: bool = False
    revised: bool = False


@dataclass(frozen=True, slots=True)
class Voices:
    """How many of the accounts are independent: counted, never scored."""

    reports: int
    outlets: int
    origins: tuple[str, ...]
    camps: tuple[str, ...] = ()
    copies: int = 0
    contradicting: int = 0
    admissions: int = 0

    @property
    def count(self) -> int:
        """The number of voices: distinct origins."""
        return len(self.origins)


@dataclass(frozen=True, slots=True)
class Copy:
    """One report takes over another's text: ``share`` of its shingles stand in the original."""

    copy: str
    original: str
    share: float
    kind: Literal["near-copy", "rewriting"]
    why: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """Why two events are held for one (or not): the reasons, pair by pair."""

    left: Member
    right: Member
    weight: float
    because: tuple[Because, ...]


@dataclass(frozen=True, slots=True)
class Cluster:
    """Events of several reports that tell one happening, and why they are held for one.

    ``copies`` are the members' reports that have their text from another; ``left_out`` the pairs that came nearest to
    joining, best first; ``doubt`` from 0 (certain) to 1, where 0.5 is the threshold.
    """

    id: str
    members: tuple[Member, ...]
    links: tuple[Link, ...] = ()
    left_out: tuple[Link, ...] = ()
    copies: tuple[Copy, ...] = ()
    doubt: float = 0.0


@dataclass(frozen=True, slots=True)
class Incident:
    """What happened once, as several reports tell it, with every difference kept."""

    id: str
    type: EventType
    date: Days | None
    place: Site | None
    place_text: str | None
    members: tuple[Member, ...]
    claims: tuple[Claim, ...]
    agreement: dict[str, Agreement]
    voices: Voices
    copies: tuple[Copy, ...] = ()
    links: tuple[Link, ...] = ()
    left_out: tuple[Link, ...] = ()
    doubt: float = 0.0

    @property
    def conflicts(self) -> tuple[str, ...]:
        """The fields on which the accounts differ."""
        return tuple(field for field in FIELDS if self.agreement.get(field) == "differ")

    def toll(self, harm: str = "killed") -> tuple[int | None, int | None]:
        """The lowest and the highest figure that an account gives, parts of totals left out; None where none does."""
        figures = [c for c in self.claims if c.field == harm and not c.part and c.low is not None]
        lows = [c.low for c in figures if c.low is not None]
        highs = [c.high if c.high is not None else c.low for c in figures]
        return min(lows, default=None), max((h for h in highs if h is not None), default=None)

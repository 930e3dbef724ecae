"""Time expressions as found in a text, before any day is known: what the words say, and nothing that they don't."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from recoupe.model.mention import TimeKind
from recoupe.model.text import Span

About = Literal[
    "calendar", "weekday", "deictic", "unit", "offset", "ago", "part", "duration", "event", "present", "season", "feast",
    "set", "range", "same",
]  # fmt: skip
Bound = Literal["since", "from", "until", "before", "after", "by"]
Unit = Literal["hour", "day", "weekend", "week", "month", "quarter", "season", "year", "decade", "century"]


@dataclass(frozen=True, slots=True)
class FoundTime:
    """A time expression with the fields that its words fill.

    ``about`` says how it is to be settled: a *calendar* date, a *weekday*, *deictic* days (hier, demain), a *unit* (la
    semaine passée), an *offset* from the narrative (deux jours plus tard), *ago* (il y a trois jours), a *part* of a
    day or an hour alone, a *duration*, an *event* (depuis le début de la guerre), the *present*, a *season*, a *feast*,
    a *set* (chaque vendredi), a *range* (``members`` holds its two ends), the *same* day as the narrative's.

    ``count`` is signed for deictic days and offsets, ``low`` tells that it is only a lower bound or vague;
    ``direction`` is -1 (dernier), 0 (ce) or 1 (prochain); ``edge`` a beginning, middle or end;
    ``part`` a part of the day, ``clock`` an hour (``22:00``); ``tense`` that of the verb it belongs to;
    ``background`` marks what only recalls (depuis son intervention le …).
    """

    span: Span
    text: str
    kind: TimeKind
    rule: str
    about: About
    century: int | None = None
    decade: int | None = None
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: str | None = None
    feast: str | None = None
    unit: Unit | None = None
    count: int | None = None
    vague: bool = False
    direction: int | None = None
    edge: Literal["start", "mid", "end"] | None = None
    part: str | None = None
    clock: str | None = None
    bound: Bound | None = None
    tense: Literal["past", "present", "future"] | None = None
    background: bool = False
    narrative: bool = False
    members: tuple[FoundTime, ...] = ()

"""Figures for a happening that stand apart from it: *aucune victime n'est à déplorer*, *l'OSDH évoque trois morts*.

That nobody was hurt is a figure like any other: who says so contradicts who counts three dead.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from recoupe.extract.nearby import sentence_at
from recoupe.model.event import Account, Toll
from recoupe.model.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from recoupe.extract.echo import Echo
    from recoupe.extract.vouching import Voices
    from recoupe.lang.pack import LanguagePack
    from recoupe.model.event import Event, Harm
    from recoupe.model.mention import Mentions, Number
    from recoupe.model.sentence import Sentence

_BLOWS = frozenset({"shelling", "airstrike", "bombing", "assault", "clash", "killing", "shootdown"})
_UNREAL = frozenset({"planned", "denied"})
_REACH = 500  # characters from what is told to the words on its victims


@dataclass(frozen=True, slots=True)
class Unhurt:
    """Words that say that nobody was hurt, and those that confine them to some (*aucune victime civile*)."""

    says: re.Pattern[str]
    confines: re.Pattern[str]


@cache
def unhurt(pack: LanguagePack) -> Unhurt:
    """The words of the pack, read once."""
    words = pack.lexicon("status")["no_harm"]
    return Unhurt(
        re.compile("|".join(f"(?:{p})" for p in words["says"]), re.IGNORECASE),
        re.compile(r"\s*(?:" + "|".join(words["confines"]) + r")\b", re.IGNORECASE),
    )


def with_nobody_hurt(
    events: Sequence[Event], sentences: Sequence[Sentence], text: str, voices: Voices, pack: LanguagePack
) -> dict[str, list[tuple[Toll, Account]]]:
    """For each event of which the report says that it hurt nobody, that figure with who says so."""
    words = unhurt(pack)
    out: dict[str, list[tuple[Toll, Account]]] = {}
    for match in words.says.finditer(text):
        span = Span(match.start(), match.end())
        if words.confines.match(text, match.end()) or sentence_at(sentences, span.start) is None:
            continue
        event = _last_before(span, events)
        if event is None or any(toll.span.overlaps(span) for toll in _tolls(event)):
            continue
        source = next(iter(voices.behind(span)), None)
        toll = Toll(span, span.of(text), "killed", 0, 0, "target")
        told = Account(source.id if source else None, "killed", toll.text, span, "reported" if source else "asserted")
        out.setdefault(event.id, []).append((toll, told))
    return out


def echoed_tolls(event: Event, echoes: Iterable[Echo], mentions: Mentions, text: str) -> list[tuple[Toll, Account]]:
    """The dead and injured that a source counts of a happening which the report tells without any."""
    known = {toll.harm for toll in _tolls(event)}
    out: list[tuple[Toll, Account]] = []
    for echo in echoes:
        span = echo.span
        if span is None or echo.field not in {"killed", "injured"} or echo.field in known:
            continue
        number: Number | None = next(
            (n for n in mentions.numbers if span.covers(n.span) or n.span.overlaps(span)), None
        )
        if number is not None:
            harm: Harm = "killed" if echo.field == "killed" else "injured"
            toll = Toll(span, span.of(text), harm, number.low, number.high, "target")
            out.append((toll, Account(echo.source.id, echo.field, toll.text, span, "reported")))
    return out


def _last_before(span: Span, events: Sequence[Event]) -> Event | None:
    """The blow told last before the words, near by; none where it was not carried out."""
    near = [
        (telling.trigger.start, n)
        for n, event in enumerate(events)
        if event.type in _BLOWS and event.status not in _UNREAL
        for telling in event.tellings
        if telling.trigger.start < span.start and span.start - telling.trigger.start < _REACH
    ]
    return events[max(near)[1]] if near else None


def _tolls(event: Event) -> list[Toll]:
    return [*event.tolls, *(toll for telling in event.tellings for toll in telling.tolls)]

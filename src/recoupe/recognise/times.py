"""Time expressions in a French text, with what their words say; which days they are is settled later.

The words are read by one expression compiled from ``times.toml``; the parse, where there is one, only tells the tense
of the verb and parts false friends (*il a été pris*, *l'été*).
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from recoupe.model.text import Span
from recoupe.recognise.times_fields import found_time
from recoupe.recognise.times_friends import is_false_friend
from recoupe.recognise.times_patterns import GAP, loose, time_patterns
from recoupe.recognise.times_tense import Tenses

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from recoupe.lang.pack import LanguagePack
    from recoupe.model.found import FoundTime
    from recoupe.model.sentence import Sentence

_SENTENCE = 200  # characters
_STOP = re.compile(r"[.!?…](?=\s)|\n")
_LEANING = ("calendar", "weekday", "range", "deictic", "unit", "season", "feast")  # whose direction the verb tells
_APPOSED = re.compile(rf"{GAP}?[,(]{GAP}?(?:c['’]est-à-dire |soit )?$")
_DATED = re.compile(rf"{GAP}(?:[^\W\d][\w'’-]*{GAP}){{0,4}}$")


def times(text: str, sentences: Sequence[Sentence], pack: LanguagePack) -> tuple[FoundTime, ...]:
    """Every time expression in the text, in order: dates, hours, durations, what repeats itself.

    *La nuit du 7 au 8 mai 2020* is one range; *lundi à 8 h* is a day and an hour. ``sentences`` may be
    empty: then tense and false friends are told from the words around.
    """
    tenses = Tenses(text, sentences, pack)
    recalls = _recalls(pack)
    found: list[FoundTime] = []
    for one in _matched(text, sentences, pack):
        lead = text[max(0, one.span.start - 80) : one.span.start]
        here = replace(
            one, tense=tenses.at(one.span) if one.about in _LEANING else None, background=bool(recalls.search(lead))
        )
        if found and found[-1].rule == "edge_of_event":
            between = text[found[-1].span.end : here.span.start]
            if _APPOSED.fullmatch(between) and here.kind != "duration":
                found.pop()
            elif _DATED.fullmatch(between) and here.about == "calendar":
                found[-1] = _dated(found[-1], here, text)
        if one.rule == "bare_part" and not (found and _same_sentence(found[-1], one, text)):
            continue
        found.append(here)
    return tuple(found)


def _matched(text: str, sentences: Sequence[Sentence], pack: LanguagePack) -> Iterator[FoundTime]:
    patterns = time_patterns(pack)
    at = 0
    for start in patterns.starts(text):
        if start < at or not (match := patterns.whole.match(text, start)):
            continue
        one = found_time(patterns, match)
        if one is None or is_false_friend(one, text, sentences, pack):
            continue
        at = max(one.span.end, start + 1)
        yield one
        if one.rule in ("years_from_to", "months_from_to"):
            yield from one.members


def _same_sentence(before: FoundTime, one: FoundTime, text: str) -> bool:
    """Whether a day stands before in the same sentence."""
    between = text[before.span.end : one.span.start]
    dated = (
        before.about in ("calendar", "weekday", "deictic", "offset", "same", "part", "range")
        and before.kind != "duration"
    )
    return dated and len(between) <= _SENTENCE and not _STOP.search(between)


@cache
def _recalls(pack: LanguagePack) -> re.Pattern[str]:
    return re.compile(loose(pack.lexicon("times")["friends"]["recalls"]), re.IGNORECASE)


def _dated(event: FoundTime, date: FoundTime, text: str) -> FoundTime:
    """*le début de la guerre le 15 mars 2011*: the event takes the date that stands beside it."""
    span = Span(event.span.start, date.span.end)
    return replace(event, span=span, text=span.of(text), year=date.year, month=date.month, day=date.day, edge=date.edge)

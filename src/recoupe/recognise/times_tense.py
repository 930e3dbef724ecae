"""The tense of the verb that a time expression belongs to: *est arrivé mardi* is past, *arrivera mardi* future.

Where there is a parse, the verb above the expression tells; otherwise the nearest verb form of the same sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from recoupe.recognise.times_patterns import GAP

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from recoupe.lang.pack import LanguagePack
    from recoupe.model.sentence import Sentence, Token
    from recoupe.model.text import Span

Tense = Literal["past", "present", "future"]
_STOP = re.compile(r"[.!?…](?=\s)|\n|[;:](?=\s)")
_WORD = re.compile(r"\w+")
_JUST_BEFORE = 40  # characters
_REACH = 200  # characters to each side: a sentence longer than that has its verb nearer


@dataclass(frozen=True)
class _Cues:
    future_words: frozenset[str]
    future_ends: tuple[str, ...]
    past_words: frozenset[str]
    past_ends: tuple[str, ...]
    helpers: frozenset[str]
    participle: re.Pattern[str]
    not_a_verb: frozenset[str]
    announcing: frozenset[str]


@cache
def _cues(pack: LanguagePack) -> _Cues:
    data = pack.lexicon("times")["tense"]
    ends = "|".join(data["participles"])
    return _Cues(
        frozenset(data["future_words"]),
        tuple(data["future_ends"]),
        frozenset(data["past_words"]),
        tuple(data["past_ends"]),
        frozenset(data["helpers"]),
        re.compile(rf"(?:{GAP}\w+){{0,2}}{GAP}\w+(?:{ends})(?!\w)"),
        frozenset(word.lower() for word in data["not_a_verb"]),
        frozenset(data["announcing"]),
    )


class Tenses:
    """Asks for the tense at places of one text."""

    def __init__(self, text: str, sentences: Sequence[Sentence], pack: LanguagePack) -> None:
        self._text, self._sentences, self._cues = text, sentences, _cues(pack)
        self._starts = [s.start for s in sentences]

    def at(self, span: Span) -> Tense | None:
        """The tense of the verb that governs the span, or None where no verb is near."""
        tense = self._parsed(span) or self._nearest(span)
        return "future" if tense == "past" and self._announced(span) else tense

    def _announced(self, span: Span) -> bool:
        """*rendez-vous est fixé mardi*: a word just before announces what the participle does not say."""
        words = _WORD.findall(self._text, max(0, span.start - _JUST_BEFORE), span.start)
        return any(word.lower() in self._cues.announcing for word in words)

    def _parsed(self, span: Span) -> Tense | None:
        number = bisect_right(self._starts, span.start) - 1
        if number < 0 or span.start >= self._sentences[number].end:
            return None
        sentence = self._sentences[number]
        head = sentence.head_of(span)
        if head is None:
            return None
        for token in sentence.ancestors(head):
            if token.pos in ("VERB", "AUX") and (tense := _tense_of(sentence, token)):
                return tense
        return None

    def _nearest(self, span: Span) -> Tense | None:
        text, start, end = self._text, max(0, span.start - _REACH), min(len(self._text), span.end + _REACH)
        for stop in _STOP.finditer(text, start, span.start):
            start = stop.end()
        stop_after = _STOP.search(text, span.end, end)
        end = stop_after.start() if stop_after else end
        best: tuple[int, Tense] | None = None
        for place, reach, tense in self._verbs(start, end):
            if place < span.end and span.start < reach:
                continue
            away = span.start - reach if reach <= span.start else place - span.end + 6
            if best is None or away < best[0]:
                best = (away, tense)
        return best[1] if best else None

    def _verbs(self, start: int, end: int) -> Iterator[tuple[int, int, Tense]]:
        """The verb forms between two places, with their tense."""
        cues = self._cues
        for word in _WORD.finditer(self._text, start, end):
            low = word[0].lower()
            if low in cues.not_a_verb:
                continue
            if low in cues.future_words or (len(low) > 4 and low.endswith(cues.future_ends)):
                yield word.start(), word.end(), "future"
            elif (
                low in cues.past_words
                or (len(low) > 3 and low.endswith(cues.past_ends))
                or (low in cues.helpers and cues.participle.match(self._text, word.end(), end))
            ):
                yield word.start(), word.end(), "past"


def _tense_of(sentence: Sentence, verb: Token) -> Tense | None:
    """The tense of a verb with its auxiliaries; None for a form that leaves it open."""
    helpers = [t for t in sentence.children(verb) if t.dep.startswith(("aux", "cop"))]
    for token in (*helpers, verb):
        tense, mood = token.feat("Tense"), token.feat("Mood")
        if tense == "Fut":
            return "future"
        if mood == "Cnd":
            return None
        if tense in ("Imp", "Past") and mood == "Ind":
            return "past"
    if (
        any(t.feat("Tense") == "Pres" and t.lemma in ("avoir", "être") for t in helpers)
        and verb.feat("VerbForm") == "Part"
    ):
        return "past"
    if verb.feat("VerbForm") == "Part" and verb.feat("Tense") == "Past" and not helpers:
        return None if verb.lemma in ("prévoir", "attendre", "fixer", "programmer") else "past"
    return None

"""The tense of the verb that a time expression belongs to: *est arrivé mardi* is past, *arrivera mardi* future.

Where there is a parse, the verb above the expression tells; otherwise the nearest verb form of the same sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from recoupe.recognise.times_patterns import loose

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recoupe.lang.pack import LanguagePack
    from recoupe.model.sentence import Sentence, Token
    from recoupe.model.text import Span

Tense = Literal["past", "present", "future"]
_STOP = re.compile(r"[.!?…](?=\s)|\n|[;:](?=\s)")
_REACH = 300  # characters to each side: a sentence longer than that has its verb nearer


@dataclass(frozen=True)
class _Cues:
    future: re.Pattern[str]
    past: re.Pattern[str]
    not_a_verb: frozenset[str]


@cache
def _cues(pack: LanguagePack) -> _Cues:
    data = pack.lexicon("times")["tense"]
    join = "|".join
    return _Cues(
        re.compile(rf"(?<!\w)(?:{loose(join(data['future']))})(?!\w)", re.IGNORECASE),
        re.compile(rf"(?<!\w)(?:{loose(join(data['past']))})(?!\w)", re.IGNORECASE),
        frozenset(word.lower() for word in data["not_a_verb"]),
    )


class Tenses:
    """Asks for the tense at places of one text."""

    def __init__(self, text: str, sentences: Sequence[Sentence], pack: LanguagePack) -> None:
        self._text, self._sentences, self._cues = text, sentences, _cues(pack)
        self._starts = [s.start for s in sentences]

    def at(self, span: Span) -> Tense | None:
        """The tense of the verb that governs the span, or None where no verb is near."""
        parsed = self._parsed(span)
        return parsed or self._nearest(span)

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
        for tense, shape in (("future", self._cues.future), ("past", self._cues.past)):
            for found in shape.finditer(text, start, end):
                if found[0].lower() in self._cues.not_a_verb or found.start() < span.end and span.start < found.end():
                    continue
                away = span.start - found.end() if found.end() <= span.start else (found.start() - span.end) + 6
                if best is None or away < best[0]:
                    best = (away, tense)  # type: ignore[assignment]
        return best[1] if best else None


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
    if any(t.feat("Tense") == "Pres" and t.lemma in ("avoir", "être") for t in helpers) and verb.feat("VerbForm") == "Part":
        return "past"
    if verb.feat("VerbForm") == "Part" and verb.feat("Tense") == "Past" and not helpers:
        return None if verb.lemma in ("prévoir", "attendre", "fixer", "programmer") else "past"
    return None

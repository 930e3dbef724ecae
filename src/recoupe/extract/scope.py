"""For which stretches of text a source vouches: its clause, its quote, its sentence, and what runs on from there."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from recoupe.extract.conditional import reportive
from recoupe.extract.quotes import quote_at
from recoupe.extract.speakers import plain
from recoupe.model.text import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recoupe.extract.draft import Draft
    from recoupe.lang.pack import LanguagePack
    from recoupe.model.sentence import Sentence

_BREAK = re.compile(r";|, (?:mais|tandis que|alors que|contre)\b|\bmais\b", re.IGNORECASE)
_TURN = frozenset({
    "mais", "cependant", "pourtant", "toutefois", "néanmoins", "or", "rappelons", "notons", "par", "d'ailleurs",
    "en", "difficile", "entretemps", "malgré", "désormais", "plus", "face",
})  # fmt: skip
_RUN_ON = frozenset({"il", "elle", "ils", "elles", "puis", "celui-ci", "celle-ci", "ceux-ci", "après", "autant"})


def preface_scope(draft: Draft, others: Sequence[Span], text: str) -> tuple[Span, ...]:
    """What *selon X* covers: all behind it where it opens the sentence; else what stands before it, from the last turn."""
    sentence = draft.phrase.sentence
    before = text[sentence.start : draft.cue.start]
    rest = Span(draft.span.end, sentence.end)
    later = [o.start for o in others if o.start > draft.span.end + 12]
    empty = len(text[draft.span.end : sentence.end].strip(" .,;:!?»")) < 4
    if len(before.strip(' ,«"–-')) < 4 or (
        not empty and not _has_verb(sentence, sentence.start, draft.cue.start) and draft.cue.start - sentence.start < 60
    ):
        end = min([*later, rest.end]) if later else rest.end
        turn = _BREAK.search(text, draft.span.end, end)
        if later and turn is not None:
            end = turn.start()
        return (Span(rest.start, end),) if end > rest.start else ()
    start = sentence.start
    for other in others:
        if other.end <= draft.cue.start:
            start = max(start, other.end)
    for turn in _BREAK.finditer(text, start, draft.cue.start):
        if draft.cue.start - turn.end() > 15:
            start = turn.end()
    spans = [Span(start, draft.cue.start)]
    if text[draft.span.end : draft.span.end + 1] == "," or text[draft.span.end : draft.span.end + 2] == " ,":
        end = min([*later, sentence.end])
        turn = _BREAK.search(text, draft.span.end, end)
        stop = turn.start() if turn else end
        if stop - draft.span.end > 3 and not _has_verb(sentence, start, draft.cue.start):
            spans.append(Span(draft.span.end, stop))
    return tuple(s for s in spans if s.end > s.start)


def run_on(
    drafts: Sequence[Draft], sentences: Sequence[Sentence], quoted: tuple[Span, ...], pack: LanguagePack
) -> tuple[Draft, ...]:
    """The drafts with what follows them in the same voice: a quote that goes on, a conditional, *ils* and *puis*.

    *Selon des témoins, deux camions ont brûlé. Ils venaient du port.* The second sentence is still theirs.
    """
    speaking = {d.sentence for d in drafts}
    last: dict[int, int] = {}
    for draft in drafts:
        if draft.way != "noun":
            last[draft.sentence] = max(draft.span.start, last.get(draft.sentence, -1))
    out = []
    for draft in drafts:
        spans = list(draft.content)
        if draft.way != "mark" and last.get(draft.sentence, -1) <= draft.span.start:
            spans += _following(draft, sentences, speaking, quoted, pack)
        out.append(replace(draft, content=tuple(_merged(spans))))
    return tuple(out)


def _following(
    draft: Draft,
    sentences: Sequence[Sentence],
    speaking: set[int],
    quoted: tuple[Span, ...],
    pack: LanguagePack,
) -> list[Span]:
    spans: list[Span] = []
    base = draft.phrase.sentence
    after = bisect_right(sentences, base.index, key=lambda s: s.index)
    for sentence in sentences[after : after + 7]:
        if sentence.index - base.index > 6 or sentence.index in speaking or not sentence.tokens:
            break
        same = sentence.paragraph == base.paragraph
        if (
            _is_quoted(sentence, quoted)
            and sentence.paragraph - base.paragraph <= 1
            and draft.way not in {"noun", "mark"}
        ):
            spans.append(sentence.span)
            continue
        if not same:
            break
        if any(reportive(sentence, t, pack) for t in sentence.tokens):
            if plain(sentence.tokens[0].text) == "plus":
                break
            spans.append(sentence.span)
            continue
        first = plain(sentence.tokens[0].text)
        if first in _TURN or draft.way in {"noun", "noun!", "preface-end"}:
            break
        if sentence.index - base.index == 1 and first in _RUN_ON:
            spans.append(sentence.span)
            continue
        break
    return spans


def _is_quoted(sentence: Sentence, quoted: tuple[Span, ...]) -> bool:
    middle = (sentence.start + sentence.end) // 2
    quote = quote_at(quoted, middle)
    return quote is not None and (quote.start <= sentence.start + 3 or quote.end >= sentence.end - 3)


def _has_verb(sentence: Sentence, start: int, end: int) -> bool:
    return any(
        t.pos in {"VERB", "AUX"} and t.feat("VerbForm") in {"Fin", None} and start <= t.start < end
        for t in sentence.tokens
    )


def _merged(spans: list[Span]) -> list[Span]:
    out: list[Span] = []
    for span in sorted(spans):
        if out and span.start <= out[-1].end + 2:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return out

"""Words found again in a text that may have changed: by position, by quote, or spelt a little differently.

After the selectors of the W3C Web Annotation Data Model (2017): a TextPositionSelector is tried first, then the
TextQuoteSelector with the words before and after it. Rather no place than a wrong one.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

from rapidfuzz.distance import Indel, Levenshtein
from rapidfuzz.fuzz import partial_ratio_alignment

from recoupe.model.judgement import Quote
from recoupe.model.text import Span

CONTEXT = 48  # characters kept on either side: a clause or so, enough to tell two *tués* of one report apart
AGREES = 0.8  # two unrelated stretches of French of that length share 0.5 to 0.6 of their letters in order
AHEAD = 0.1
NEAR = 100_000
FEWEST_OF_A_STEM = 3
LONGEST_ENDING = 2
LONG_ENOUGH_FOR_A_SLIP = 8
GROUPS = " .,\u00a0\u202f"  # between the digits of one figure

By = Literal["position", "quote", "alike"]


@dataclass(frozen=True, slots=True)
class Found:
    """Where the words stand now, and how they were found."""

    span: Span
    by: By


@dataclass(frozen=True, slots=True)
class Lost:
    """The words are not found again; ``why`` is a sentence."""

    why: str


def quoted(text: str, span: Span) -> Quote:
    """The words of a span, with what stands before and after."""
    return Quote(span.of(text), text[max(0, span.start - CONTEXT) : span.start], text[span.end : span.end + CONTEXT])


def anchored(text: str, position: Span | None, quote: Quote | None) -> Found | Lost:
    """Where the words stand that were pointed at, in this text.

    Without a quote (judgements of before 0.2) the position decides alone. With one, the words must be the same and
    stand between the same words on one side at least; of several such places the one whose surroundings fit best is
    taken, or none where two fit alike.
    """
    if quote is None:
        inside = position is not None and position.end <= len(text)
        return Found(position, "position") if position is not None and inside else Lost("The text is shorter now.")
    if not quote.exact:
        return Lost("No words were pointed at.")
    if position is not None and quoted(text, position) == quote:
        return Found(position, "position")
    places = [Span(at, at + len(quote.exact)) for at in _occurrences(text, quote.exact)]
    places = [place for place in places if _as_whole(quote, quoted(text, place))]
    fitting = sorted(((_fit(text, span, quote), span) for span in places), key=lambda pair: (-pair[0], pair[1]))
    fitting = [(fit, span) for fit, span in fitting if fit > 0]
    if fitting:
        best = [span for fit, span in fitting if fit > fitting[0][0] - AHEAD]
        if len(best) == 1:
            return Found(best[0], "position" if best[0] == position else "quote")
        if position in best and _fit(text, position, quote) == fitting[0][0]:
            return Found(position, "position")
        return Lost(f"“{_short(quote.exact)}” stands {len(best)} times between the same words.")
    near = _alike(text, position, quote)
    if near is not None:
        return Found(near, "alike")
    where = "between other words" if places else "no longer in the report"
    return Lost(f"“{_short(quote.exact)}” stands {where}.")


def everywhere(text: str, words: str) -> tuple[Span, ...]:
    """All places where a report writes these words, as whole words."""
    found = re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)
    return tuple(Span(*match.span()) for match in found)


def folded(words: str) -> str:
    """Words without accents, case, and kinds of apostrophe, hyphen and space."""
    plain = unicodedata.normalize("NFKD", words.replace("’", "'").replace("œ", "oe").replace("Œ", "oe"))
    plain = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    return " ".join(re.sub(r"[\u2010-\u2015-]", "-", plain).split())


def _occurrences(text: str, exact: str) -> list[int]:
    out: list[int] = []
    at = text.find(exact)
    while at >= 0:
        out.append(at)
        at = text.find(exact, at + 1)
    return out


def _as_whole(was: Quote, now: Quote) -> bool:
    """Whether the words are as whole as they were: the *9* of *90*, of *9 000* and of *9,5* is another figure."""
    edges = (
        (was.prefix[-2:], was.exact[:1], now.prefix[-2:]),
        (was.suffix[:2][::-1], was.exact[-1:], now.suffix[:2][::-1]),
    )
    return all(_glued(before, edge) == _glued(after, edge) for before, edge, after in edges)


def _glued(beside: str, edge: str) -> bool:
    """Whether a word or a figure goes on past this edge; ``beside`` ends at it."""
    if not beside or not edge.isalnum():
        return False
    return beside[-1].isalnum() or (
        edge.isdigit() and len(beside) > 1 and beside[-1] in GROUPS and beside[-2].isdigit()
    )


def _fit(text: str, span: Span, quote: Quote) -> float:
    """How well the surroundings fit, from 0 (neither side is the same) to 1."""
    here = quoted(text, span)
    sides = [(quote.prefix, here.prefix), (quote.suffix, here.suffix)]
    known = [(Indel.normalized_similarity(was, now), len(was)) for was, now in sides if was]
    if not known:
        return 1.0
    if all(likeness < AGREES for likeness, _ in known):
        return 0.0
    return sum(likeness * length for likeness, length in known) / sum(length for _, length in known)


def _alike(text: str, position: Span | None, quote: Quote) -> Span | None:
    """Where the words stand with other accents, endings, spaces or a slip, between the same words on both sides."""
    around = quote.prefix + quote.exact + quote.suffix
    start = max(0, (position.start if position else 0) - NEAR) if len(text) > 2 * NEAR else 0
    searched = text[start : start + 2 * NEAR]
    if len(around) > len(searched) or not searched:
        around = around[: len(searched)]
    found = partial_ratio_alignment(around, searched, score_cutoff=100 * AGREES)
    if found is None or len(around) < len(quote.prefix) + len(quote.exact):
        return None
    window = Span(start + found.dest_start, min(len(text), start + found.dest_end + LONG_ENOUGH_FOR_A_SLIP))
    from_, to = (
        window.start + _carried(around, window.of(text), at, last=last)
        for at, last in ((len(quote.prefix), False), (len(quote.prefix) + len(quote.exact), True))
    )
    here = _whole_words(text, Span(from_, max(from_, to)))
    if here is None or not same_words(quote.exact, here.of(text)):
        return None
    return here if _as_whole(quote, quoted(text, here)) else None


def _carried(was: str, now: str, at: int, *, last: bool) -> int:
    """Where an offset of one text lies in the other, by the fewest edits between both."""
    for code in Levenshtein.opcodes(was, now):
        inside = code.src_start < at <= code.src_end if last else code.src_start <= at < code.src_end
        if inside:
            return (
                code.dest_start + at - code.src_start
                if code.tag == "equal"
                else (code.dest_end if last else code.dest_start)
            )
    return len(now)


def _whole_words(text: str, span: Span) -> Span | None:
    """The span grown to whole words, spaces at its ends left out."""
    start, end = span.start, span.end
    while start > 0 and start < len(text) and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while 0 < end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


def same_words(was: str, now: str) -> bool:
    """Whether both are the same words but for accents, case, endings of a letter or two, or one slip in a long word.

    *douze tués* and *douze tuées* are; *12 tués* and *15 tués*, *soixante-dix* and *soixante-six* are not.
    """
    one, other = (re.findall(r"\d+|[^\W\d_]+", folded(words)) for words in (was, now))
    return bool(one) and len(one) == len(other) and all(map(_same_word, one, other))


def _same_word(was: str, now: str) -> bool:
    if was == now:
        return True
    if was.isdigit() or now.isdigit():
        return False
    common = next((n for n, (a, b) in enumerate(zip(was, now, strict=False)) if a != b), min(len(was), len(now)))
    endings = max(len(was), len(now)) - common
    if common >= FEWEST_OF_A_STEM and endings <= LONGEST_ENDING and common > endings:
        return True
    shorter = min(len(was), len(now))
    return shorter >= LONG_ENOUGH_FOR_A_SLIP and was[0] == now[0] and Levenshtein.distance(was, now) == 1


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= 60 else line[:59] + "…"

"""A report's text cut into passages, and the words of a passage that could be found again elsewhere."""

from __future__ import annotations

import re
import unicodedata
import zlib
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from recoupe.lang.pack import languages, load_pack
from recoupe.model.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_END = re.compile(r"[.!?…]+[»”\"')\]]*\s+|\n+")
_WORD = re.compile(r"\w+(?:[-’']\w+)*")
_PLAIN = re.compile(r"\w+")
LONGEST = 4_000
STEM = 6


def passages(text: str) -> tuple[Span, ...]:
    """The text cut after full stops and at line ends: about its sentences. Empty stretches are left out.

    A stretch without any full stop is cut every 4,000 characters, so that a line of a megabyte stays cheap.
    """
    cuts = [0, *(found.end() for found in _END.finditer(text)), len(text)]
    out: list[Span] = []
    for start, end in pairwise(cuts):
        for at in range(start, end, LONGEST):
            stop = min(end, at + LONGEST)
            if text[at:stop].strip():
                out.append(Span(at, stop))
    return tuple(out)


def passage_at(cut: Sequence[Span], position: int) -> int:
    """Which passage holds this character; the last one before it where none does; -1 before the first."""
    low, high = 0, len(cut)
    while low < high:
        mid = (low + high) // 2
        if cut[mid].start <= position:
            low = mid + 1
        else:
            high = mid
    return low - 1


@lru_cache(maxsize=65_536)
def folded(word: str) -> str:
    """The word in small letters, without accents: *Boukamal*, *BOUKAMAL* and *boukamâl* are one."""
    return "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(c))


def folded_words(text: str) -> list[str]:
    """The words of a text, folded, in order; figures count as words."""
    return [folded(found.group()) for found in _PLAIN.finditer(text)]


def names(text: str, taken: Iterable[Span] = ()) -> Iterator[str]:
    """Words that name something: with a capital inside a sentence, or with a figure in them (*Su-22*, *T2*, *F-15*).

    What lies in ``taken`` (actors, sources, known places) is left out: those are compared for what they are. A first
    word has its capital for another reason and is left out unless it holds a figure.
    """
    spans = sorted(taken)
    opening = {span.start for span in passages(text)}
    at = 0
    for found in _WORD.finditer(text):
        while at < len(spans) and spans[at].end <= found.start():
            at += 1
        if at < len(spans) and spans[at].start < found.end():
            continue
        word = found.group()
        digits = any(c.isdigit() for c in word)
        if (digits and any(c.isalpha() for c in word)) or (
            word[0].isupper() and len(word) > 3 and found.start() not in opening
        ):
            yield folded(word)


def content(text: str, common: frozenset[str]) -> Iterator[str]:
    """The beginnings (six letters) of the words that say what the passage is about: *autoca*, *heroport*'s *heropo*."""
    for word in folded_words(text):
        if len(word) >= 5 and word.isalpha() and word not in common:
            yield word[:STEM]


def stems(text: str) -> Iterator[str]:
    """The beginnings of the longer words of a trigger: *ont bombardé* and *bombarder* are both *bombar*."""
    for word in folded_words(text):
        if len(word) >= 4 and word.isalpha():
            yield word[:STEM]


def code(word: str) -> int:
    """A word as a number that is the same on every machine (CRC-32, never 0)."""
    return (zlib.crc32(word.encode()) & 0x7FFFFFFF) or 1


@cache
def common_words(language: str | None) -> frozenset[str]:
    """The words of a language that say nothing about which happening is told; empty for an unknown language."""
    if language not in languages():
        return frozenset()
    return frozenset(folded(word) for word in load_pack(language).lexicon("matching")["common"])


@cache
def weekdays(language: str | None) -> tuple[str, ...]:
    """The names of the days of the week, Monday first, folded; empty for an unknown language."""
    if language not in languages():
        return ()
    return tuple(folded(word) for word in load_pack(language).lexicon("matching")["weekdays"])

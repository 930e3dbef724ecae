"""Where the strings of the lexicons stand in the text: names, countries, capitals, leaders, adjectives of states."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from recoupe.recognise.actors_lexicon import ActorLexicon, Entry

GAPS = re.compile(r" {2,}")
HEARD = re.compile(r" {2,}|ou|sh|dj|qu|q|y|w|\bel\b|([a-z])\1+")
SOUNDS = {"ou": "u", "sh": "ch", "dj": "j", "qu": "k", "q": "k", "y": "i", "w": "u", "el": "al"}


@dataclass(frozen=True, slots=True)
class Mark:
    """One string of the lexicons in the text, and what it may stand for, the likeliest first."""

    start: int
    end: int
    entries: tuple[Entry, ...]

    @property
    def entry(self) -> Entry:
        """The likeliest reading."""
        return self.entries[0]

    def reading(self, *categories: str) -> Entry | None:
        """The first reading of one of these categories."""
        return next((entry for entry in self.entries if entry.category in categories), None)


def _compact(low: str) -> tuple[str, list[int] | None]:
    """The text with runs of spaces closed up, and for each character its old place (None: nothing moved)."""
    return _rewritten(low, GAPS, lambda _: " ") if "  " in low else (low, None)


def squeezed(low: str) -> tuple[str, list[int]]:
    """The text as a name is heard, whoever wrote it: one letter for two, ch for sh, u for ou and w, i for y, k for q.

    *Al-Shabbaab* and *al-Chabab* become one. Each character keeps its old place.
    """
    return _rewritten(low, HEARD, lambda match: SOUNDS.get(match.group(), match.group()[0]))


def _rewritten(low: str, pattern: re.Pattern[str], put: Callable[[re.Match[str]], str]) -> tuple[str, list[int]]:
    home: list[int] = []
    parts: list[str] = []
    last = 0
    for match in pattern.finditer(low):
        new = put(match)
        parts.append(low[last : match.start()] + new)
        home.extend(range(last, match.start()))
        home.extend([match.start()] * len(new))
        last = match.end()
    parts.append(low[last:])
    home.extend(range(last, len(low) + 1))
    return "".join(parts), home


def _fits(entry: Entry, written: str) -> bool:
    if entry.exact:
        return written == entry.form or (written.isupper() and written == entry.form.upper())
    return not entry.capital or written[0].isupper()


def _all(text: str, machine: Any, packed: str, home: list[int] | None) -> Iterator[Mark]:  # noqa: ANN401  pyahocorasick ships no types
    for last, (length, entries) in machine.iter(packed):
        first = last - length + 1
        if (first > 0 and packed[first - 1].isalnum()) or (last + 1 < len(packed) and packed[last + 1].isalnum()):
            continue
        start, end = (first, last + 1) if home is None else (home[first], home[last + 1])
        fitting = tuple(entry for entry in entries if _fits(entry, text[start:end]))
        if fitting:
            yield Mark(start, end, fitting)


def marks(text: str, low: str, lexicon: ActorLexicon) -> dict[int, Mark]:
    """The strings that stand in the text, by the character where they begin; of those that overlap the first and longest.

    Names in another transliteration than the lexicon's are found by their sound where nothing is found as written.
    """
    found = _first_and_longest(_all(text, lexicon.strings, *_compact(low)), {})
    heard = _all(text, lexicon.sounds, *squeezed(low))
    return _first_and_longest(heard, found)


def _first_and_longest(found: Iterable[Mark], taken: dict[int, Mark]) -> dict[int, Mark]:
    covered = sorted(taken.values(), key=lambda mark: mark.start)
    starts = [mark.start for mark in covered]
    out = dict(taken)
    done = 0
    for mark in sorted(found, key=lambda m: (m.start, -m.end)):
        k = bisect_left(starts, mark.end) - 1
        if mark.start >= done and (k < 0 or covered[k].end <= mark.start):
            out[mark.start] = mark
            done = mark.end
    return out

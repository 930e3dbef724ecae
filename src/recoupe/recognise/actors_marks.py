"""Where the strings of the lexicons stand in the text: names, countries, capitals, leaders, adjectives of states."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from recoupe.recognise.actors_lexicon import ActorLexicon, Entry

GAPS = re.compile(r" {2,}")


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
    if "  " not in low:
        return low, None
    home: list[int] = []
    parts: list[str] = []
    last = 0
    for gap in GAPS.finditer(low):
        parts.append(low[last : gap.start() + 1])
        home.extend(range(last, gap.start() + 1))
        last = gap.end()
    parts.append(low[last:])
    home.extend(range(last, len(low) + 1))
    return "".join(parts), home


def _fits(entry: Entry, written: str) -> bool:
    if entry.exact:
        return written == entry.form or (written.isupper() and written == entry.form.upper())
    return not entry.capital or written[0].isupper()


def _all(text: str, low: str, lexicon: ActorLexicon) -> Iterator[Mark]:
    packed, home = _compact(low)
    for last, (length, entries) in lexicon.strings.iter(packed):
        first = last - length + 1
        if (first > 0 and packed[first - 1].isalnum()) or (last + 1 < len(packed) and packed[last + 1].isalnum()):
            continue
        start, end = (first, last + 1) if home is None else (home[first], home[last] + 1)
        fitting = tuple(entry for entry in entries if _fits(entry, text[start:end]))
        if fitting:
            yield Mark(start, end, fitting)


def marks(text: str, low: str, lexicon: ActorLexicon) -> dict[int, Mark]:
    """The strings that stand in the text, by the character where they begin; of those that overlap the first and longest."""
    out: dict[int, Mark] = {}
    done = 0
    for mark in sorted(_all(text, low, lexicon), key=lambda m: (m.start, -m.end)):
        if mark.start >= done:
            out[mark.start] = mark
            done = mark.end
    return out

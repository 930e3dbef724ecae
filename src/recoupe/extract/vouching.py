"""Which sources stand behind a stretch of text, nearest to the fact first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.extract.nearby import Nearby
from recoupe.model.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from recoupe.model.event import Source

# What these sources say of a happening takes for granted that it was: revendiquer, accuser de, condamner.
_PRESUPPOSES = frozenset({"responsibility", "accusation"})


class Voices:
    """The sources of one report, found by what they say and by where they say it."""

    def __init__(self, sources: Sequence[Source]) -> None:
        self.sources = tuple(sources)
        self.by_id = {s.id: s for s in self.sources}
        self._words = Nearby(
            (scope, (n, len(scope)))
            for n, source in enumerate(self.sources) if way_of(source) != "comme"
            for scope in source.scope
        )  # fmt: skip
        self._cues = Nearby((source.cue, source) for source in self.sources if source.cue is not None)

    def behind(self, span: Span) -> tuple[Source, ...]:
        """The sources whose words cover a stretch, innermost first: the witness before the outlet that quotes him."""
        reach: dict[int, int] = {}
        for n, length in self._words.touching(Span(span.end - 1, span.end)):
            reach[n] = min(length, reach.get(n, length))
        rows = sorted((self.sources[n].kind == "outlet", length, n) for n, length in reach.items())
        return tuple(self.sources[n] for _, _, n in rows)

    def telling(self, *spans: Span) -> tuple[Source, ...]:
        """The sources whose verb of saying lies in one of these stretches (*Riyad menace de …*), in order."""
        return tuple(self._cues.touching(*spans))


def way_of(source: Source) -> str:
    """How the source's words come: que, inf, quote, incise, noun, noun!, preface, mark."""
    return source.rule.rpartition("/")[2]


def presupposes(source: Source) -> bool:
    """Whether the source takes the happening for granted, so that its word leaves the status as it was."""
    if source.commitment in _PRESUPPOSES:
        return True
    return source.commitment == "opinion" and way_of(source) == "noun!"


def distinct(sources: Iterable[Source]) -> tuple[str, ...]:
    """The ids of the sources, a voice that speaks again left out: *la source* after *une source militaire*."""
    seen: set[tuple[str, str | None]] = set()
    out = []
    for source in sources:
        voice = (source.chain[0] if source.chain else source.text, source.via)
        if voice not in seen:
            seen.add(voice)
            out.append(source.id)
    return tuple(out)

"""Which sources stand behind a stretch of text, nearest to the fact first."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from recoupe.model.event import Source
    from recoupe.model.text import Span

# What these sources say of a happening takes for granted that it was: revendiquer, accuser de, condamner.
_PRESUPPOSES = frozenset({"responsibility", "accusation"})


def behind(span: Span, sources: Sequence[Source]) -> tuple[Source, ...]:
    """The sources whose words cover a stretch, innermost first: the witness before the outlet that quotes him."""
    end = span.end
    found = []
    for n, source in enumerate(sources):
        reach = [len(scope) for scope in source.scope if scope.start < end <= scope.end]
        if reach and way_of(source) != "comme":
            found.append((source.kind == "outlet", min(reach), n, source))
    return tuple(source for _, _, _, source in sorted(found, key=lambda row: row[:3]))


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

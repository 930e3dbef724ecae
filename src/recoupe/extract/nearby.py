"""What stands near a place in a text, found without looking through the whole text: long ones are read as fast per page."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from recoupe.model.sentence import Sentence
    from recoupe.model.text import Span

T = TypeVar("T")
# Characters to a shelf: about two sentences.
SHELF = 256


class Nearby(Generic[T]):
    """Things with their places in a text, kept so that those at one place are found at once.

    Things are given back in the order in which they came, each once.
    """

    def __init__(self, rows: Iterable[tuple[Span, T]]) -> None:
        self._rows = tuple(rows)
        self._shelves: dict[int, list[int]] = {}
        for n, (span, _) in enumerate(self._rows):
            for shelf in _shelves(span):
                self._shelves.setdefault(shelf, []).append(n)

    def touching(self, *spans: Span) -> Iterator[T]:
        """The things whose place has at least one character in common with one of these."""
        for n in self._near(spans):
            span, thing = self._rows[n]
            if any(span.overlaps(other) for other in spans):
                yield thing

    def inside(self, *spans: Span) -> Iterator[T]:
        """The things whose place lies wholly inside one of these."""
        for n in self._near(spans):
            span, thing = self._rows[n]
            if any(other.covers(span) for other in spans):
                yield thing

    def _near(self, spans: Sequence[Span]) -> list[int]:
        shelves = {shelf for span in spans for shelf in _shelves(span)}
        return sorted({n for shelf in shelves for n in self._shelves.get(shelf, ())})


def _shelves(span: Span) -> range:
    return range(span.start // SHELF, max(span.start, span.end) // SHELF + 1)


class Order:
    """Places of a text in order, each with a number of what stands there: what was told last before another place?"""

    def __init__(self, rows: Iterable[tuple[int, int]]) -> None:
        self._rows = sorted(rows)
        self._starts = [start for start, _ in self._rows]

    def last_before(self, position: int) -> int | None:
        """The number of what stands last before a character; of several at one character the highest."""
        at = bisect_left(self._starts, position)
        return self._rows[at - 1][1] if at else None

    def first(self) -> int | None:
        """The number of what stands first."""
        return self._rows[0][1] if self._rows else None


def sentence_at(sentences: Sequence[Sentence], position: int) -> Sentence | None:
    """The sentence that covers a character of the report, or None; sentences stand in order."""
    at = bisect_right(sentences, position, key=lambda s: s.start) - 1
    return sentences[at] if at >= 0 and position < sentences[at].end else None


def sentences_touching(sentences: Sequence[Sentence], spans: Iterable[Span]) -> list[Sentence]:
    """The sentences that have a character in common with one of these stretches, in order."""
    found: set[int] = set()
    for span in spans:
        at = max(0, bisect_right(sentences, span.start, key=lambda s: s.start) - 1)
        while at < len(sentences) and sentences[at].start < span.end:
            if sentences[at].end > span.start:
                found.add(at)
            at += 1
    return [sentences[at] for at in sorted(found)]

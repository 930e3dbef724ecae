"""Finding the reference's words in the text, and pairing them with what was found there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Stretch = tuple[int, int]
NOWHERE: Stretch = (-1, -1)


def flat(words: str | None) -> str:
    """Words without what does not count in a comparison: case, kind of apostrophe, width of blanks."""
    return re.sub(r"\s+", " ", (words or "").replace("’", "'")).strip().casefold()


def occurrences(text: str, words: str) -> tuple[Stretch, ...]:
    """Where the words stand in the text, whole if they stand anywhere whole; either apostrophe and any blanks fit."""
    loose = r"\s+".join(re.escape(part) for part in re.split(r"\s+", words.replace("’", "'"))).replace("'", "['’]")
    whole = tuple(found.span() for found in re.finditer(rf"(?<!\w){loose}(?!\w)", text))
    return whole or tuple(found.span() for found in re.finditer(loose, text))


def in_order(text: str, phrases: Sequence[str]) -> tuple[Stretch, ...]:
    """One place for each phrase, following the text: a phrase named twice stands at its first and second place."""
    at, taken = 0, set[Stretch]()
    out: list[Stretch] = []
    for words in phrases:
        free = [place for place in occurrences(text, words) if place not in taken]
        place = next((p for p in free if p[0] >= at), free[0] if free else NOWHERE)
        taken.add(place)
        out.append(place)
        at = place[0] if place != NOWHERE else at
    return tuple(out)


def common(one: Stretch, other: Stretch) -> int:
    """How many characters both cover."""
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def most_common(ones: Sequence[Stretch], others: Sequence[Stretch]) -> int:
    """The largest overlap between any two."""
    return max((common(one, other) for one in ones for other in others), default=0)


def pairs(
    expected: Sequence[Sequence[Stretch]],
    found: Sequence[Sequence[Stretch]],
    fits: Callable[[int, int], bool] = lambda _i, _j: False,
) -> list[tuple[int, int]]:
    """Each of the reference with at most one that was found and overlaps it: those that fit first, longest overlap next."""
    possible = sorted(
        (not fits(i, j), -shared, i, j)
        for i, ones in enumerate(expected)
        for j, others in enumerate(found)
        if (shared := most_common(ones, others))
    )
    left: set[int] = set()
    right: set[int] = set()
    out = []
    for _, _, i, j in possible:
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            out.append((i, j))
    return out

"""At what hour an account sets an incident: *dans l'après-midi* and *à 18h43* are not the same hour."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recoupe.model.mention import Time

    Hours = tuple[float, float]

# Wide, and overlapping at the edges: people call eleven at night an evening, and five in the morning a dawn.
PARTS: dict[str, Hours] = {
    "dawn": (3.0, 8.0), "morning": (4.0, 13.0), "noon": (11.0, 15.0), "afternoon": (12.0, 18.5), "evening": (16.5, 24.0),
    "night": (18.0, 31.0),
}  # fmt: skip
_CLOCK = re.compile(r"(?<!\d)([01]?\d|2[0-4])\s?[hH:]\s?([0-5]\d)?(?!\d)")


def hours_of(time: Time) -> Hours | None:
    """The hours that the words allow, from midnight (a night runs on to 31); None where they name none."""
    clock = _CLOCK.search(time.text)
    if clock:
        at = int(clock.group(1)) + int(clock.group(2) or 0) / 60
        return (at, at)
    return PARTS.get(time.part_of_day or "")


def hours_differ(left: Sequence[Hours], right: Sequence[Hours]) -> bool:
    """Whether no hour of one account can be an hour of the other; a night holds the hours after midnight too."""
    return bool(left and right) and not any(_meet(a, b) for a in left for b in right)


def _meet(left: Hours, right: Hours) -> bool:
    return any(left[0] + turn <= right[1] and right[0] <= left[1] + turn for turn in (-24.0, 0.0, 24.0))

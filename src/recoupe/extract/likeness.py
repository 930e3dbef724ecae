"""Whether places and times of tellings are the same or exclude each other."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from recoupe.model.mention import Site

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recoupe.extract.tellings import Draft
    from recoupe.model.mention import Days, Place, Time

TOWARDS = frozenset({"n", "ne", "e", "se", "s", "sw", "w", "nw"})
SITES = frozenset({"base", "field", "facility"})
CLOSE = frozenset({"village", "city", "base", "field", "facility"})


def places_of(drafts: Sequence[Draft]) -> list[Place]:
    """All places that the tellings name."""
    return [p for d in drafts for p in (*d.telling.place, *d.telling.destination, *d.telling.origin)]


def times_of(drafts: Sequence[Draft]) -> list[Time]:
    """All times that the tellings name."""
    return [d.telling.time for d in drafts if d.telling.time is not None]


def _key(place: Place) -> str:
    return place.site.id if isinstance(place.site, Site) else place.text.lower()


def same_place(ones: Sequence[Place], others: Sequence[Place]) -> bool:
    """Whether a place is common to both, by what it was settled to or by its name."""
    keys = {_key(p) for p in others} | {p.text.lower() for p in others}
    return any(_key(p) in keys or p.text.lower() in keys for p in ones)


def places_differ(ones: Sequence[Place], others: Sequence[Place]) -> bool:
    """Two settlements, or two countries, none of them common to both; *au nord d'Alep* may be anywhere near it."""
    for kinds in (CLOSE, frozenset({"country"})):
        here, there = _of_kind(ones, kinds), _of_kind(others, kinds)
        if here and there and not same_place(here, there) and not _beside(here, there):
            return True
    return False


def _beside(ones: Sequence[Place], others: Sequence[Place]) -> bool:
    """*la garnison d'al-Tanf* and *al-Tanf*: the one is named after the other."""
    return any(_named_after(a, b) or _named_after(b, a) for a in ones for b in others)


def _named_after(one: Place, other: Place) -> bool:
    """Whether a place that is no settlement has another's name in its own."""
    return one.kind in SITES and re.search(rf"(?<!\w){re.escape(other.text.lower())}$", one.text.lower()) is not None


def _of_kind(places: Sequence[Place], kinds: frozenset[str]) -> list[Place]:
    return [p for p in places if p.kind in kinds and isinstance(p.site, Site) and p.relation not in TOWARDS]


def apart(ones: Sequence[Time], others: Sequence[Time]) -> bool:
    """Whether the times exclude each other: no day in common, or two weekdays that the text can't date."""
    return any(_exclude(one, other) for one in ones for other in others)


def _exclude(one: Time, other: Time) -> bool:
    if one.value is not None and other.value is not None:
        return _disjoint(one.value, other.value)
    undated = one.value is None and other.value is None and one.kind == other.kind == "date"
    return (
        undated and one.grain == other.grain == "day" and one.text.lower().split()[-1] != other.text.lower().split()[-1]
    )


def _disjoint(a: Days, b: Days) -> bool:
    """*depuis mai* and *le 4 juin* are apart, too: what goes on is not what happened on a day."""
    if (a.last is None) != (b.last is None):
        return True
    after = a.first is not None and b.last is not None and a.first > b.last
    return after or (b.first is not None and a.last is not None and b.first > a.last)

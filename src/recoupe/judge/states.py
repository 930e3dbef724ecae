"""What became of each judgement: standing, revoked, overruled, blind, or orphaned with why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.judge.landing import landed
from recoupe.model.judgement import Decided, Judgement, State, in_order, overruled, revoked

if TYPE_CHECKING:
    from collections.abc import Iterable

    from recoupe.judge.landing import Shelf


def states(judgements: Iterable[Judgement], readings: Shelf) -> tuple[Decided, ...]:
    """Every judgement with its state, oldest first; none is ever left out.

    A revocation stands as long as it is not revoked itself. Blind ones are overruled by their own coder alone.
    """
    every = in_order(judgements)
    gone = revoked(every)
    held = [judgement for judgement in every if judgement.id not in gone]
    found, orphans = landed(held, readings)
    why = {orphan.judgement.id: orphan.why for orphan in orphans}
    places = {place.judgement.id: place for place in found}
    later = dict(overruled(place.judgement for place in found if not place.judgement.blind))
    for coder in sorted({place.judgement.by for place in found if place.judgement.blind}):
        own = [place.judgement for place in found if place.judgement.blind and place.judgement.by == coder]
        later.update(overruled(own))

    def decided(judgement: Judgement) -> Decided:
        if judgement.id in gone:
            return Decided(judgement, "revoked", f"Revoked {_by(gone[judgement.id])}.")
        if judgement.id in why:
            return Decided(judgement, "orphaned", why[judgement.id])
        place = places.get(judgement.id)
        if place is None:
            return Decided(judgement, "standing")
        left, words = place.judgement.left, place.judgement.words
        span = words.trigger if words is not None else left.trigger
        state: State = "overruled" if judgement.id in later else "blind" if judgement.blind else "standing"
        changed = judgement.left.sha256 not in ("", left.sha256)
        because = "The report's text has changed since." if changed else ""
        because = f"Decided anew {_by(later[judgement.id])}." if judgement.id in later else because
        way = place.found_by
        return Decided(
            judgement, state, because, span,
            "position" if way == "position" else "quote" if way == "quote" else "alike" if way == "alike" else "",
            left.event,
        )  # fmt: skip

    return tuple(decided(judgement) for judgement in every)


def _by(judgement: Judgement) -> str:
    return f"by {judgement.by} on {judgement.at[:10]} ({judgement.id})"

"""Who vouches for a figure that a person has corrected."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from recoupe.model.event import Account, Event, Toll
    from recoupe.model.mention import Number


def vouching(event: Event, field: str, value: str) -> tuple[Account, ...]:
    """The accounts where one figure stands for the whole field: whoever vouched for the old one vouches for it.

    *neuf morts selon une source sécuritaire* corrected to 9 to 12 is that source's still; who gave another figure
    than the main one gives none any more. All stand at the main figure's words, where the person's is put.
    """
    main, others = _figures(event, field)
    if main is None:
        return tuple(a for a in event.accounts if a.field != field)
    same = [f.span for f in (main, *others) if (f.low, f.high) == (main.low, main.high)]
    out: list[Account] = []
    for account in event.accounts:
        if account.field != field:
            out.append(account)
        elif any(account.span.overlaps(span) for span in same):
            out.append(replace(account, value=value, span=main.span))
    return tuple(dict.fromkeys(out))


def _figures(event: Event, field: str) -> tuple[Toll | Number | None, list[Toll | Number]]:
    """The field's main figure and all of them."""
    every: list[Toll | Number | None] = (
        [event.count, *(telling.count for telling in event.tellings)]
        if field == "count"
        else [
            toll
            for toll in (event.killed, event.injured, *event.tolls, *(t for one in event.tellings for t in one.tolls))
            if toll is not None and toll.harm == field
        ]
    )
    found = [figure for figure in every if figure is not None]
    whole = (figure for figure in found if not getattr(figure, "part", False))
    return next(whole, found[0] if found else None), found

"""Which states belong to a coalition: what one account lays to the coalition, another lays to one of its members."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from recoupe.world.register import ActorRegister

TABLE = Path(__file__).parent / "coalitions.csv"


@cache
def coalitions() -> Mapping[str, tuple[str, ...]]:
    """The coalitions by the ISO code of each country that belongs, or belonged, to them (*US*, *TD*)."""
    found: dict[str, list[str]] = {}
    with TABLE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for country in row["countries"].split():
                found.setdefault(country, []).append(row["coalition"])
    return {country: tuple(sorted(names)) for country, names in found.items()}


def coalitions_of(actor: str, register: ActorRegister) -> tuple[str, ...]:
    """The coalitions in which a state, or a state's forces, takes part: *l'aviation saoudienne* in Yemen's coalition.

    Armed groups of the same country belong to none.
    """
    if not register.kind(actor).startswith("state"):
        return ()
    return coalitions().get(register.country(actor), ())


def allied(left: str, right: str, register: ActorRegister) -> bool:
    """Whether one is a coalition and the other a member of it."""
    return left in coalitions_of(right, register) or right in coalitions_of(left, register)

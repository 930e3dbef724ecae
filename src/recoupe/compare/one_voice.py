"""Voices of one incident that are one under two names: told vaguely by one report, exactly by another.

A bulletin's *des sources russes* are those that a site is cited with elsewhere; *la presse libanaise* is the Lebanese
channel that another report names. Two papers' own unnamed sources stay two voices.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

_UNNAMED = "anonymous:"
_MEDIA = "media"


def each_once(
    origins: Iterable[str],
    outlets: Collection[str],
    from_country: Callable[[str, str], bool] = lambda _nation, _outlet: False,
    together: Sequence[Collection[str]] = (),
) -> tuple[str, ...]:
    """These origins without those that another of them names more exactly.

    ``outlets`` are the ids of the incident's own outlets; ``from_country`` says whether a medium of the register is of a
    nation: ``from_country("lebanese", "al-manar")``; ``together`` the voices that each report cites: what one report tells
    apart is not one.
    """
    every = tuple(origins)
    return tuple(
        origin for origin in every if not _vaguer(origin, _beside(origin, every, together), outlets, from_country)
    )


def _beside(origin: str, every: tuple[str, ...], together: Sequence[Collection[str]]) -> tuple[str, ...]:
    apart = {other for voices in together if origin in voices for other in voices}
    return tuple(other for other in every if other not in apart)


def _vaguer(
    origin: str, others: tuple[str, ...], outlets: Collection[str], from_country: Callable[[str, str], bool]
) -> bool:
    kind, relay = _parts(origin)
    if not kind or relay not in outlets:
        return False
    if any(_parts(other)[0] == kind and _parts(other)[1] not in outlets for other in others):
        return True
    nation, _, medium = kind.rpartition("-")
    if medium != _MEDIA or not nation:
        return False
    return any(from_country(nation, other) or from_country(nation, _parts(other)[1]) for other in others)


def _parts(origin: str) -> tuple[str, str]:
    """The kind of an unnamed voice and who relays it; two empty words for a named one."""
    if not origin.startswith(_UNNAMED):
        return "", ""
    kind, _, relay = origin.removeprefix(_UNNAMED).partition("@")
    return kind, relay


def register_country(nation: str, outlet: str) -> bool:
    """Whether a medium of the register is at home in the country of that adjective, or of its camp: ``qatari``."""
    from recoupe.world import load_world

    world = load_world()
    row = world.sources.by_id.get(outlet)
    if row is None or not row.relays:
        return False
    people = world.actors.people_of(row.country)
    return (people is not None and people.adjective.casefold() == nation) or str(row.camp or "").startswith(
        f"{nation}-"
    )

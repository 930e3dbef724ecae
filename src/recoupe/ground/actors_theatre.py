"""Which state a report is about: the one whose army is meant by *l'armée*."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from recoupe.model.doubt import Unsettled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recoupe.lang.pack import LanguagePack
    from recoupe.model.found_actor import FoundActor
    from recoupe.model.mention import Place
    from recoupe.model.sentence import Sentence
    from recoupe.world.register import ActorRegister

TITLE, FIRST, PLACE, FORCES = 3.0, 3.0, 1.0, 1.5
"""Weights: a place in the title, the first place of all, any other place, a force or government named with its state."""


def theatre(
    found: Sequence[FoundActor],
    places: Sequence[Place],
    sentences: Sequence[Sentence],
    register: ActorRegister,
    pack: LanguagePack,
) -> str | None:
    """The people (an id of ``demonyms.csv``) whose country most places and forces of the report belong to.

    *Somalie : au moins 45 morts …* is about Somalia. None where nothing tells.
    """
    weights: dict[str, float] = defaultdict(float)
    title_end = sentences[0].end if sentences else 0
    first = True
    lands = _lands(pack)
    for place in places:
        home = register.people_of(_country(place))
        land = lands.get(place.text.lower())
        if land is not None and home is not None and is_of_many_states(land, register):
            land = home.id  # *Bruxelles* as a place is in Belgium
        people = land or (home.id if home else None)
        if people is None:
            continue
        weights[people] += PLACE + (TITLE if place.span.start < title_end else 0) + (FIRST if first else 0)
        first = False
    local = set(weights)
    for actor in found:
        if actor.people and actor.rule in {"composed", "state", "name"} and actor.people in register.peoples:
            weights[actor.people] += FORCES if not local or actor.people in local else 0
    if not weights:
        return None
    best = max(weights.values())
    return next(people for people, weight in weights.items() if weight == best)


def is_of_many_states(people: str, register: ActorRegister) -> bool:
    """Whether a people is that of a union of states, which has no police and no army: *européen*."""
    known = register.peoples.get(people)
    return known is not None and register.kind(str(known.state)) == "international-organisation"


def framed(
    places: Sequence[Place], sentences: Sequence[Sentence], text: str, register: ActorRegister, pack: LanguagePack
) -> dict[int, str]:
    """The people in whose country a sentence sets its scene: *En Irak, l'armée …* is about Iraq, whatever the report.

    Sentence by its number; one that begins with no place is not in it.
    """
    opening, out = pack.lexicon("actor_cues")["frames"]["opening"], {}
    for place in places:
        sentence = next((one for one in sentences if one.start <= place.span.start < one.end), None)
        if sentence is None or sentence.index in out:
            continue
        before = " ".join(text[sentence.start : place.span.start].lower().replace("’", "'").split())
        home = register.people_of(_country(place))
        if before in opening and home is not None:
            out[sentence.index] = home.id
    return out


@cache
def _lands(pack: LanguagePack) -> dict[str, str]:
    """Lands that rule themselves without a country code: *Haut-Karabakh*, *Somaliland*."""
    rows = pack.lexicon("demonyms")["people"]
    return {name.lower(): str(row["id"]) for row in rows for name in [*row.get("names", ()), *row.get("capitals", ())]}


def countries(places: Sequence[Place], found: Sequence[FoundActor], register: ActorRegister) -> frozenset[str]:
    """Every country that the report speaks of, as ISO 3166 codes."""
    spoken = {country.upper() for place in places if (country := _country(place))}
    return frozenset(
        spoken | {home.country for actor in found if (home := register.peoples.get(actor.people or ""))} - {""}
    )


def _country(place: Place) -> str | None:
    site = place.site
    if isinstance(site, Unsettled):
        countries = {candidate.value.country for candidate in site.candidates}
        return countries.pop() if len(countries) == 1 else None
    return site.country if site is not None else None

"""The words before a name that say what it names and where from it: kind, country, direction, distance."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from recoupe.recognise.places_lexicon import PlaceWords
    from recoupe.recognise.places_text import Page

_OF = re.compile(r"(?:de\s+l['’ʼ]\s*|d['’ʼ]\s*|de\s+la\s+|du\s+|des\s+|de\s+)$")
_ARTICLE = re.compile(r"(?:l['’ʼ]\s*|la\s+|le\s+|les\s+)$")
_LIST = re.compile(r"^\s*(?:,|et|ou|,\s*et)\s*(?:de\s+l['’ʼ]\s*|d['’ʼ]\s*|de\s+la\s+|du\s+|des\s+|de\s+|a\s+|l['’ʼ]|la\s+|le\s+)?$")
_FIGURES = {
    "dizaine de": 10.0, "vingtaine de": 20.0, "trentaine de": 30.0, "quarantaine de": 40.0, "cinquantaine de": 50.0,
    "centaine de": 100.0, "kilometre": 1.0,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the words before a name say. ``kept_from`` and ``way_from`` are where a span begins that keeps them."""

    kind: str | None = None
    country: str | None = None
    relation: str | None = None
    distance_km: float | None = None
    start: int | None = None
    kept_from: int | None = None
    way_from: int | None = None
    located: bool = False
    of: bool = False


def country_of(adjective: str, words: PlaceWords) -> str | None:
    """The ISO code that a demonym in the text gives: *irakiennes* is IQ."""
    return next((code for stem, code in words.demonyms if adjective.startswith(stem)), None)


def surroundings(page: Page, start: int, words: PlaceWords) -> Surroundings:
    """What stands before the name that begins at ``start``."""
    left = page.before(start)
    base = start - len(left)
    kind, country, kept_from, begin = None, None, None, None
    located = False
    of = _OF.search(left) is not None
    if found := words.kind_before.search(left):
        word = re.sub(r"\s+", " ", found["kind"])
        kind = words.kinds.get(word)
        adjectives = (found["adj"] or found["bare"] or "").split()
        country = next(filter(None, (country_of(a, words) for a in adjectives)), None)
        begin = base + found.start()
        kept_from = begin if word in words.kept and not adjectives else None
        located = True
        left = left[: found.start()]
        of = _OF.search(left) is not None
    relation, distance, way_from = None, None, None
    # an adjective of direction after the noun was read above; here: au nord de, à 40 km de, près de
    for _ in range(3):
        if found := words.distance_before.search(left):
            if found["unit"] or found["km"] == "kilometre":
                distance = _kilometres(found["km"])
                if found["way"]:
                    relation = words.directions[re.sub(r"\s+", "-", found["way"])]
            else:
                break
        elif found := words.direction_before.search(left):
            way = words.directions[re.sub(r"\s+", "-", found["way"])]
            relation = relation or way
            way_from = base + found.start("way")
        elif found := words.near_before.search(left):
            relation = relation or "near"
        elif found := words.bank_before.search(left):
            relation = "bank"
        else:
            break
        located = True
        begin = base + found.start()
        left = left[: found.start()]
    if relation is None and distance is None and words.between_before.search(left) and begin is None:
        relation, located = "between", True
    located = located or words.located_before.search(left) is not None
    if relation is None and distance is not None:
        relation = "near"
    return Surroundings(kind, country, relation, distance, begin, kept_from, way_from, located, of)


def _kilometres(text: str) -> float:
    plain = re.sub(r"\s+", " ", text.strip())
    if plain in _FIGURES:
        return _FIGURES[plain]
    try:
        return float(plain.replace(",", ".").replace(" ", ""))
    except ValueError:
        return 1.0


def in_a_list(page: Page, end: int, start: int) -> bool:
    """Whether only *et*, *ou* or a comma stands between two names (*les provinces de Homs et de Hama*)."""
    gap = page.text[end:start].lower().replace("à", "a")
    return len(gap) <= 14 and _LIST.match(gap) is not None

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
_MANY = re.compile(r"(?<!\w)(?:les|des|aux|ces|leurs|ses|nos)\s+$")
_ABOARD = re.compile(r"(?<!\w)(?:a\s+bord|equipage|missiles?|chars?|avions?|drones?)\s+(?:de\s+|du\s+|d['’]\s*)?$")
_OF_BIRTH = re.compile(r"(?<!\w)natale?s?(?!\w)|origine")
_LIST = re.compile(
    r"^\s*(?:,|et|ou|,\s*et)\s*(?:de\s+l['’ʼ]\s*|d['’ʼ]\s*|de\s+la\s+|du\s+|des\s+|de\s+|a\s+|l['’ʼ]|la\s+|le\s+)?$"
)
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
    many: bool = False
    sure: bool = False
    bare: bool = False
    listed: bool = False
    aboard: bool = False


def country_of(adjective: str, words: PlaceWords) -> str | None:
    """The ISO code that a demonym in the text gives: *irakiennes* is IQ."""
    return next((code for stem, code in words.demonyms if adjective.startswith(stem)), None)


def surroundings(page: Page, start: int, words: PlaceWords) -> Surroundings:
    """What stands before the name that begins at ``start``."""
    left = page.before(start)
    base = start - len(left)
    kind, country, kept_from, begin, sure, bare = None, None, None, None, False, False
    located = False
    of = _OF.search(left) is not None
    if found := words.kind_before.search(left):
        word = re.sub(r"\s+", " ", found["kind"])
        kind = words.kinds.get(word)
        adjectives = (found["adj"] or found["bare"] or "").split()
        country = next(filter(None, (country_of(a, words) for a in adjectives)), None)
        begin = base + found.start()
        bare = found["adj"] is None
        sure = not bare and word in words.sure and not _OF_BIRTH.search(found["adj"] or "")
        kept_from = begin if word in words.kept and not adjectives else None
        located = True
        left = left[: found.start()]
        of = _OF.search(left) is not None
    bend = _bend(left, base, words)
    relation = bend.relation
    if relation is None and bend.start is None and begin is None and words.between_before.search(left):
        relation, located = "between", True
    left = left[: bend.start - base] if bend.start is not None else left
    return Surroundings(
        kind=kind,
        country=country,
        relation="near" if relation is None and bend.distance_km is not None else relation,
        distance_km=bend.distance_km,
        start=begin if bend.start is None else bend.start,
        kept_from=kept_from,
        way_from=bend.way_from,
        located=located or bend.start is not None or words.located_before.search(left) is not None,
        of=of,
        sure=sure,
        bare=bare,
        many=_MANY.search(page.before(start)) is not None,
        aboard=_ABOARD.search(page.before(start)) is not None,
    )


def _bend(left: str, base: int, words: PlaceWords) -> Surroundings:
    """Direction, distance, nearness and bank, read backwards: *à 40 km au nord de*, *aux abords de*."""
    relation, distance, way_from, start = None, None, None, None
    for _ in range(3):
        if (found := words.distance_before.search(left)) and (found["unit"] or found["km"] == "kilometre"):
            distance = _kilometres(found["km"])
            relation = relation or (words.directions[_way(found["way"])] if found["way"] else None)
        elif found := words.bank_before.search(left):
            relation = "bank"
        elif found := words.direction_before.search(left):
            relation = relation or words.directions[_way(found["way"])]
            way_from = base + found.start("way")
        elif found := words.near_before.search(left):
            relation = relation or "near"
        else:
            break
        start = base + found.start()
        left = left[: found.start()]
    return Surroundings(relation=relation, distance_km=distance, start=start, way_from=way_from)


def _way(words: str) -> str:
    return re.sub(r"\s+", "-", words)


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

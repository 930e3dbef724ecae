"""What the language pack says about places, compiled once: kind words, directions, traps, who acts under a name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from recoupe.world.gazetteer import words_of
from recoupe.world.spelling import folded, unaccented

if TYPE_CHECKING:
    from collections.abc import Iterable

    from recoupe.lang.pack import LanguagePack

_APOSTROPHE = "['’ʼ]"


@dataclass(frozen=True)
class PlaceWords:
    """The pack's ``places.toml``, ready for use. All patterns read unaccented lower-case text and end at the name."""

    kind_before: re.Pattern[str]
    kinds: dict[str, str]
    kept: frozenset[str]
    direction_before: re.Pattern[str]
    directions: dict[str, str]
    distance_before: re.Pattern[str]
    near_before: re.Pattern[str]
    bank_before: re.Pattern[str]
    between_before: re.Pattern[str]
    located_before: re.Pattern[str]
    acting_before: re.Pattern[str]
    power_before: re.Pattern[str]
    dative_before: re.Pattern[str]
    verb_after: re.Pattern[str]
    sure: frozenset[str]
    placed_after: re.Pattern[str]
    toward_before: re.Pattern[str]
    dealing: frozenset[str]
    stative: frozenset[str]
    spatial: frozenset[str]
    contest_before: re.Pattern[str]
    street_before: re.Pattern[str]
    outlet_before: re.Pattern[str]
    traps: frozenset[str]
    trap_words: dict[str, int]
    followers: frozenset[str]
    before: frozenset[str]
    common: frozenset[str]
    towns: frozenset[str]
    given: frozenset[str]
    capitals: frozenset[str]
    demonyms: tuple[tuple[str, str], ...]


def _any(words: Iterable[str]) -> str:
    """One pattern for all the words, the longest first; spaces match any white space, apostrophes each other."""
    plain = sorted({unaccented(word) for word in words}, key=lambda word: (-len(word), word))
    out = "|".join(re.escape(word).replace(r"\ ", r"\s+").replace("'", _APOSTROPHE) for word in plain)
    return f"(?:{out})"


def _trap_phrases(pack: LanguagePack, table: dict[str, Any]) -> list[str]:
    """Phrases that only look like places: our own list, and the names of actors that are written with a capital."""
    actors = [name for entry in pack.lexicon("actor_names")["actor"] for name in entry["names"]]
    return [*table["trap"]["phrases"], *table["trap"]["bodies"], *(name for name in actors if name != name.lower())]


@cache
def place_words(pack: LanguagePack) -> PlaceWords:
    """The compiled lexicon of a pack."""
    table: dict[str, Any] = pack.lexicon("places")
    kinds = {unaccented(word): entry["kind"] for entry in reversed(table["kind"]) for word in entry["words"]}
    directions = {
        re.sub(r"[\s-]+", "-", unaccented(word)): way
        for way, words in table["direction"]["words"].items()
        for word in words
    }
    article = rf"(?:l{_APOSTROPHE}\s*|la\s+|le\s+|les\s+)"
    of = rf"(?:de\s+l{_APOSTROPHE}\s*|d{_APOSTROPHE}\s*|de\s+la\s+|du\s+|des\s+|de\s+)"
    adjectives = (
        r"(?:\s+(?!pres\b|proche|voisin|loin|par\b|et\b|ou\b|que?\b|sur\b|en\b|dans\b)[a-z-]+(?:\s+et\s+[a-z-]+)?)"
    )
    phrases = _trap_phrases(pack, table)
    trap_words: dict[str, int] = {}
    for phrase in phrases:
        parts = words_of(phrase)
        first = folded(parts[0])
        trap_words[first] = max(trap_words.get(first, 0), len(parts))
    # rule: hyphen or space inside a direction (nord-est, nord est)
    way = "(?:" + "|".join(sorted((d.replace("-", r"[\s-]") for d in directions), key=lambda d: (-len(d), d))) + ")"
    return PlaceWords(
        kind_before=re.compile(
            rf"(?<!\w)(?P<kind>{_any(kinds)})(?:(?P<adj>{adjectives}{{0,3}})\s+{of}|(?P<bare>{adjectives}?)\s+)$"
        ),
        kinds=kinds,
        kept=frozenset(unaccented(w) for entry in table["kind"] if entry.get("keep") for w in entry["words"]),
        direction_before=re.compile(
            rf"(?<!\w)(?P<lead>(?:au|a\s+l{_APOSTROPHE}|dans\s+l{_APOSTROPHE}|dans\s+le|vers\s+le|vers\s+l{_APOSTROPHE}|l{_APOSTROPHE}|le|extreme)[\s-]*)?"
            rf"(?<!\w)(?P<way>{way})\s+{of}$"
        ),
        directions=directions,
        distance_before=re.compile(
            r"(?<!\w)a\s+(?:environ\s+|pres\s+de\s+|moins\s+de\s+|plus\s+de\s+|quelque\s+|une?\s+)?"
            r"(?P<km>\d{1,3}(?:[.,\s]\d+)?|dizaine\s+de|vingtaine\s+de|trentaine\s+de|quarantaine\s+de|cinquantaine\s+de|centaine\s+de|kilometre)\s*"
            rf"(?P<unit>km|kilometres?|)\s*(?:(?:au|a\s+l{_APOSTROPHE})?\s*(?P<way>{way})\s+)?{of}$"
        ),
        near_before=re.compile(rf"(?<!\w)(?P<near>{_any(table['near']['words'])})(?:\s+\w+)?\s+{of}$"),
        bank_before=re.compile(rf"(?<!\w)(?P<bank>{_any(table['bank']['words'])})(?:\s+(?P<way>\w+))?\s+{of}$"),
        between_before=re.compile(rf"(?<!\w){_any(table['between']['words'])}\s+(?:{article})?$"),
        located_before=re.compile(rf"(?<!\w)(?:{_any(table['located']['prepositions'])})\s+(?:{article})?$"),
        acting_before=re.compile(
            rf"(?<!\w)(?:{_any(table['acting']['prepositions'])})\s+(?:{article})?$|(?<!\w)qu{_APOSTROPHE}$"
        ),
        power_before=re.compile(
            rf"(?<!\w){_any(table['power']['nouns'])}(?:\s+de\s+la\s+\w+|\s+des\s+\w+|{adjectives}){{0,2}}\s+{of}$"
        ),
        contest_before=re.compile(rf"(?<!\w){_any(table['trap']['contests'])}\s+(?:{of})?$"),
        street_before=re.compile(rf"(?<!\w){_any(table['trap']['streets'])}\s+(?:{of})?$"),
        outlet_before=re.compile(
            rf"(?<!\w){_any(table['trap']['outlets'])}(?:\s+(?!de\b|du\b|des\b|a\b|au\b|en\b|dans\b|sur\b)[\w'’]+){{0,4}}\s+$"
        ),
        dative_before=re.compile(rf"(?<!\w)a\s+(?:l{_APOSTROPHE}|la\s+)$"),
        verb_after=re.compile(
            rf"\s+(?:(?:n{_APOSTROPHE}|ne\s+|s{_APOSTROPHE}|se\s+|l{_APOSTROPHE}|les?\s+|la\s+|y\s+|en\s+)*){_any(table['acting']['verbs'])}(?!\w)"
        ),
        sure=frozenset(map(unaccented, table["sure"]["words"])),
        placed_after=re.compile(rf"\s*,\s*{_any(table['sure']['after'])}(?!\w)"),
        toward_before=re.compile(r"(?<!\w)(?:vers|jusqu['’]a)\s+$"),
        dealing=frozenset(table["acting"]["dealing"]),
        stative=frozenset(table["acting"]["stative"]),
        spatial=frozenset(table["acting"]["spatial"]),
        traps=frozenset(map(folded, phrases)),
        trap_words=trap_words,
        followers=frozenset(table["trap"]["followers"]),
        before=frozenset(map(unaccented, table["trap"]["before"])),
        common=frozenset(map(unaccented, table["trap"]["common"])),
        towns=frozenset(table["trap"]["towns"]),
        given=frozenset(map(unaccented, (*table["trap"]["given"], *pack.lexicon("name_cues")["given"].split()))),
        capitals=frozenset(table["capitals"]["ids"]),
        demonyms=tuple((unaccented(stem), code) for code, stems in table["demonym"]["stems"].items() for stem in stems),
    )

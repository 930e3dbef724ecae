"""The words around victims: nouns, verbs and locutions that say what befell those whom a number counts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from recoupe.lang.pack import LanguagePack
    from recoupe.model.event import Harm, Toll
    from recoupe.model.mention import Actor
    from recoupe.model.sentence import Token

HARMS: tuple[Harm, ...] = ("killed", "injured", "captured", "missing")
COUNTS = frozenset(
    {
        "dizaine",
        "centaine",
        "millier",
        "million",
        "vingtaine",
        "trentaine",
        "quarantaine",
        "cinquantaine",
        "soixantaine",
        "douzaine",
        "quinzaine",
        "poignée",
        "majorité",
        "moitié",
    }
)


@dataclass(frozen=True)
class TollWords:
    """The toll lexicon, compiled."""

    nouns: Mapping[str, frozenset[str]]
    verbs: Mapping[str, frozenset[str]]
    subjects: Mapping[str, frozenset[str]]
    adjectives: Mapping[str, frozenset[str]]
    before: Mapping[str, tuple[re.Pattern[str], ...]]
    after: Mapping[str, tuple[re.Pattern[str], ...]]
    none: tuple[re.Pattern[str], ...]
    part_before: tuple[str, ...]
    part_after: tuple[re.Pattern[str], ...]
    revised: tuple[str, ...]
    general: frozenset[str]


@dataclass(frozen=True, slots=True)
class Counted:
    """A toll as found in one sentence, before it is known to which happening it belongs.

    ``head`` is the counted noun (or the number's own word), ``word`` the one that says what befell them, ``actors`` who
    they are; ``civilian`` where the noun says so, ``general`` where it says nothing (*personnes*, *morts*);
    ``headline`` where the title counts them.
    """

    toll: Toll
    head: Token
    word: Token
    actors: tuple[Actor, ...] = ()
    civilian: bool = False
    general: bool = False
    headline: bool = False


@cache
def toll_words(pack: LanguagePack) -> TollWords:
    """The words of the pack around victims, compiled once."""
    table = pack.lexicon("tolls")

    def sets(key: str) -> dict[str, frozenset[str]]:
        return {harm: frozenset(words) for harm, words in table[key].items()}

    def patterns(rows: Sequence[str]) -> tuple[re.Pattern[str], ...]:
        return tuple(re.compile(row) for row in rows)

    return TollWords(
        sets("nouns"), sets("verbs"), sets("subjects"), sets("adjectives"),
        {harm: patterns(rows) for harm, rows in table["before"].items()},
        {harm: patterns(rows) for harm, rows in table["after"].items()},
        patterns(table["none"]["patterns"]), tuple(table["part"]["before"]), patterns(table["part"]["after"]),
        tuple(table["revised"]["words"]), frozenset(table["groups"]["general"]),
    )  # fmt: skip

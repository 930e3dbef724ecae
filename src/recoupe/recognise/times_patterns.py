"""The patterns of French time expressions, compiled from ``times.toml`` once per language pack."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from recoupe.lang.pack import LanguagePack
    from recoupe.model.found import About, Bound

GAP = r"(?:[ \u00a0\u202f]|\n(?!\n))"
_SLOT = re.compile(r"(?<!\?P)<([a-z]+)(\d?)>")
_WORDS = re.compile(r"\w+")
_JOINTS = ("/", "-", ".", ":", "h", "H", "e")
_REACH = 8  # words: no expression has more before its first core
_NAMED = re.compile(r"\(\?(?:P)?<([a-z]+)>")


@dataclass(frozen=True)
class Rule:
    """One form of a pattern: its name, what it is about, and what its words mean by themselves."""

    name: str
    about: About
    fixed: dict[str, Any]


@dataclass(frozen=True)
class Patterns:
    """All forms in one expression (``whole``); group ``p12`` is form 12, ``day_12`` what it captured as a day.

    ``slots`` lists, form by form, what it captures and the group that holds it.
    """

    whole: re.Pattern[str]
    rules: tuple[Rule, ...]
    slots: tuple[tuple[tuple[str, str], ...], ...]
    bounds: tuple[tuple[Bound, re.Pattern[str]], ...]
    tables: dict[str, dict[str, Any]]
    cores: frozenset[str]
    openings: frozenset[str]
    words: dict[str, int]
    rounds: dict[str, int]

    def starts(self, text: str) -> Iterator[int]:
        """Where an expression can begin: at a word of the openings or of the cores, with a core within seven words."""
        waiting: list[int] = []
        for word in _WORDS.finditer(text):
            low = word[0].lower()
            core = low in self.cores or (low[0].isdigit() and _is_core_number(text, word))
            if core or low in self.openings or low[0].isdigit():
                waiting.append(word.start())
            elif waiting:
                waiting.append(-1)
            if core:
                yield from (place for place in waiting if place >= 0)
                waiting.clear()
            elif len(waiting) > _REACH:
                del waiting[0]

    def value(self, table: str, word: str) -> Any:  # noqa: ANN401  numbers, months and words alike
        """What a word of a vocabulary stands for: ``value("months", "Déc.")`` is 12; None for an unknown word."""
        return self.tables[table].get(plain(word))


def _is_core_number(text: str, word: re.Match[str]) -> bool:
    """Whether figures can be a date or an hour by themselves: a year, *22h*, *11/12/2018*, *97*."""
    after = text[word.end() : word.end() + 2]
    return (
        len(word[0]) == 4
        or len(word[0]) > 4
        or after[:1] in _JOINTS
        or after[1:2].lower() == "h"
        or len(word[0]) == 2
        or "h" in word[0].lower()
    )


def plain(word: str) -> str:
    """A word as the lexicon writes it: small letters, single blanks, straight apostrophes."""
    return re.sub(r"\s+", " ", word.lower().replace("’", "'")).strip()


def either(forms: Iterable[str]) -> str:
    """An alternation of words, longest first."""
    return "|".join(re.escape(f).replace("\\ ", " ") for f in sorted(set(forms), key=lambda f: (-len(f), f)))


def loose(form: str) -> str:
    """A form in which a blank fits any blank and an apostrophe either sign."""
    return form.replace("'", "’").replace("’", "['’]").replace(" ", GAP)


@cache
def time_patterns(pack: LanguagePack) -> Patterns:
    """The compiled patterns of one language pack."""
    data, counts = pack.lexicon("times"), pack.lexicon("numbers")
    vocabulary = _vocabulary(data, counts["words"])
    rules: list[Rule] = []
    alternatives: list[str] = []
    for pattern in data["pattern"]:
        for form in pattern["forms"]:
            alternatives.append(_alternative(form, len(rules), vocabulary))
            rules.append(Rule(pattern["name"], pattern["about"], dict(pattern.get("set", {}))))
    tables = {
        name: {plain(word): value for word, value in data[name].items()}
        for name in ("weekdays", "months", "seasons", "units", "parts", "directions", "edges", "days", "feasts",
                     "deictics", "sides", "decades", "nths", "followers")
    }  # fmt: skip
    whole = re.compile("|".join(alternatives), re.IGNORECASE)
    slots: list[list[tuple[str, str]]] = [[] for _ in rules]
    for group in whole.groupindex:
        slot, _, number = group.rpartition("_")
        if slot:
            slots[int(number)].append((slot, group))
    return Patterns(
        whole=whole,
        slots=tuple(map(tuple, slots)),
        rules=tuple(rules),
        bounds=tuple(
            (name, re.compile(rf"(?<!\w)(?:{loose(either(forms))}){GAP}*$", re.IGNORECASE))
            for name, forms in data["bounds"].items()
        ),
        tables=tables,
        cores=(
            frozenset(word for table in tables.values() for form in table for word in _WORDS.findall(form))
            - frozenset(data["passing"]["not_cores"])
        )
        | frozenset(data["passing"]["cores"]),
        openings=frozenset(data["passing"]["openings"]) | frozenset(counts["words"]),
        words=counts["words"],
        rounds=counts["round"],
    )


def _vocabulary(data: Mapping[str, Any], words: Mapping[str, int]) -> dict[str, str]:
    word = either(words)
    out = {name: shape.replace("<word>", f"(?:{word})") for name, shape in data["shapes"].items()}
    lists = {
        "weekday": "weekdays", "month": "months", "monthword": "months", "season": "seasons", "unit": "units",
        "partword": "parts", "direction": "directions", "edge": "edges", "feast": "feasts", "deictic": "deictics",
        "side": "sides", "decade": "decades", "nth": "nths", "follower": "followers",
    }  # fmt: skip
    out |= {slot: either(data[table]) for slot, table in lists.items()}
    out["decade"] += r"|(?:1[89]|20)?\d0"
    out["day"] += "|" + either(data["days"])
    return out


def _alternative(form: str, number: int, vocabulary: Mapping[str, str]) -> str:
    """One form as a group ``p<number>``, its slots as groups ``<slot>_<number>``."""
    form = _NAMED.sub(lambda m: f"(?P<{m[1]}_{number}>", loose(form))

    def filled(slot: re.Match[str]) -> str:
        shape = loose(vocabulary[slot[1]]) if slot[1] in vocabulary else ""
        return f"(?P<{slot[1]}{slot[2]}_{number}>(?:{shape})(?!\\w))"

    form = _SLOT.sub(filled, form)
    return f"(?P<p{number}>{form}(?!\\w))"

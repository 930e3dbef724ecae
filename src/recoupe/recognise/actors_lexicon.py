"""The actor lexicons of a language pack, made ready for reading."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

import ahocorasick

from recoupe.recognise.actors_marks import squeezed
from recoupe.recognise.actors_words import key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from recoupe.lang.pack import LanguagePack

Category = Literal["name", "country", "capital", "leader", "adjective"]
Phrases = dict[str, list[tuple[tuple[str, ...], Any]]]

LONG = 7
"""A shorter name is no name in another spelling: *Fano* and *fanno* are two words."""

RANK: dict[Category, int] = {"name": 0, "country": 1, "adjective": 2, "capital": 3, "leader": 4}


@dataclass(frozen=True, slots=True)
class Entry:
    """What a string of the lexicons stands for; ``exact`` asks for these very letters, ``capital`` for a capital first.

    ``listed`` is False for persons who only speak for an actor.
    """

    category: Category
    id: str
    form: str
    exact: bool = False
    capital: bool = False
    plural: bool | None = None
    feminine: bool | None = None
    listed: bool = True


@dataclass(frozen=True, slots=True)
class Head:
    """A noun that a state or a group completes."""

    branch: str
    sort: str
    plural: bool
    feminine: bool


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun that leads back to an actor."""

    role: str
    listed: bool
    plural: bool
    feminine: bool


@dataclass(frozen=True)
class ActorLexicon:
    """All that the pack knows of actors."""

    strings: Any
    sounds: Any
    heads: Phrases
    modifiers: Phrases
    ties: frozenset[str]
    nouns: Phrases
    special: dict[tuple[str, str], str]
    sides: dict[str, str]
    own_side: Phrases
    cues: dict[str, dict[str, frozenset[str]]]
    prefixes: dict[str, str]
    impersonal: Phrases = field(default_factory=dict)


def _inflected(word: str) -> Iterable[tuple[str, bool | None, bool | None]]:
    """The four forms of an adjective with number and gender: *malien, malienne, maliens, maliennes*."""
    if ":" in word:
        forms = word.split(":")
        yield from zip(forms, (False, False, True, True), (False, True, False, True), strict=False)
        return
    if word.endswith("e"):
        feminine = word
    elif word.endswith(("ien", "éen", "on", "yen")):
        feminine = word + "ne"
    elif word.endswith(("ï", "i")) and not word.endswith("ahraoui"):
        feminine = word + "e"
    else:
        feminine = word + "e"
    plural = word if word.endswith(("s", "x")) else word + "s"
    yield word, None if word == plural else False, None if word == feminine else False
    yield feminine, False, True if feminine != word else None
    yield plural, None if word == plural else True, None if word == feminine else False
    yield feminine + "s", True, True if feminine != word else None


def _phrases(pairs: Iterable[tuple[str, Any]]) -> Phrases:
    """Phrases by their first word, the longest first."""
    out: Phrases = {}
    for phrase, value in pairs:
        parts = tuple(key(phrase).split())
        out.setdefault(parts[0], []).append((parts, value))
    for row in out.values():
        row.sort(key=lambda item: -len(item[0]))
    return out


def _name(category: Category, actor: str, name: str) -> Entry:
    letters = [c for c in name if c.isalpha()]
    acronym = len(letters) <= 8 and sum(c.isupper() for c in letters) >= max(2, len(letters) - 1) and " " not in name
    return Entry(category, actor, name, exact=acronym, capital=name[:1].isupper())


def _entries(pack: LanguagePack) -> Iterable[Entry]:
    for row in pack.lexicon("actor_names")["actor"]:
        yield from (_name("name", row["id"], name) for name in row["names"])
    leaders = pack.lexicon("leaders")
    for row in leaders["leader"]:
        yield from (_name("leader", row["id"], name) for name in row["names"])
    for row in leaders["speaker"]:
        yield from (replace(_name("leader", row["id"], name), listed=False) for name in row["names"])
    demonyms = pack.lexicon("demonyms")
    for row in [*demonyms["state"], *demonyms["people"]]:
        for name in row.get("names", ()):
            yield _name("country", row["id"], name)
        for name in row.get("capitals", ()):
            yield Entry("capital", row["id"], name, capital=True)
        for word in row.get("invariable", ()):
            yield Entry("adjective", row["id"], word, exact=word.isupper())
        for word in row.get("adjectives", ()):
            for form, plural, feminine in _inflected(word):
                yield Entry("adjective", row["id"], form, plural=plural, feminine=feminine)


def _is_plural(phrase: str) -> bool:
    first = key(phrase).split()[0]
    return first.endswith(("s", "x")) and first not in {"ce", "sous", "corps"}


FEMININE = (
    "armee", "force", "troupe", "aviation", "marine", "flotte", "milice", "police", "gendarmerie", "garde", "junte", "coalition", "alliance",
    "organisation", "unite", "brigade", "division", "patrouille", "garnison", "colonne", "artillerie", "defense", "autorite", "presidence",
    "diplomatie", "administration", "delegation", "chancellerie", "partie", "opposition", "rebellion", "insurrection", "guerilla", "faction",
    "population", "formation", "infanterie", "fregate", "cellule", "femme", "famille", "personne",
)  # fmt: skip


def _is_feminine(phrase: str) -> bool:
    return key(phrase).startswith(FEMININE)


def _machine(pairs: Iterable[tuple[str, Entry]]) -> Any:  # noqa: ANN401  pyahocorasick ships no types
    """An Aho-Corasick machine over forms, each with its readings, the likeliest first."""
    table: dict[str, list[Entry]] = {}
    for form, entry in pairs:
        table.setdefault(form, []).append(entry)
    machine = ahocorasick.Automaton()
    for form, entries in table.items():
        machine.add_word(form, (len(form), tuple(sorted(entries, key=lambda e: RANK[e.category]))))
    machine.make_automaton()
    return machine


@cache
def actor_lexicon(pack: LanguagePack) -> ActorLexicon:
    """The lexicons of a pack, compiled once."""
    entries = tuple(_entries(pack))
    strings = _machine((key(entry.form), entry) for entry in entries)
    long = [entry for entry in entries if entry.category == "name" and not entry.exact and len(entry.form) >= LONG]
    sounds = _machine((squeezed(key(entry.form))[0], entry) for entry in long)
    rules, cues = pack.lexicon("actors"), pack.lexicon("actor_cues")
    heads = [
        (n, Head(r["branch"], r["sort"], _is_plural(n), _is_feminine(n))) for r in rules["head"] for n in r["nouns"]
    ]
    changed = rules["modifiers"]["branch"]
    modifiers = [(w, changed.get(w)) for w in [*rules["modifiers"]["words"], *rules["modifiers"]["phrases"]]]
    nouns = [
        (w, Noun(r["role"], r.get("listed", False), _is_plural(w), _is_feminine(w)))
        for r in cues["noun"]
        for w in r["words"]
    ]
    sets = {
        table: {
            name: frozenset(key(w) for w in words)
            for name, words in cues[table].items()
            if name not in {"finds", "ignores"}
        }
        for table in ("adjective", "acting", "nationals", "pronouns", "shape", "own", "titles", "lists", "others")
    }
    demonyms = pack.lexicon("demonyms")
    own = rules["side_of_government"]
    return ActorLexicon(
        strings=strings,
        sounds=sounds,
        heads=_phrases(heads),
        modifiers=_phrases(modifiers),
        ties=frozenset(key(word) for word in rules["ties"]["words"]),
        nouns=_phrases(nouns),
        special={(row["people"], row["branch"]): row["id"] for row in rules["special"]},
        sides={row["people"]: row["id"] for row in rules["side"]},
        own_side=_phrases((word, own["id"]) for word in own["words"]),
        cues=sets,
        prefixes={key(p): r["id"] for r in [*demonyms["state"], *demonyms["people"]] for p in r.get("prefixes", ())},
        impersonal=_phrases((w, True) for w in cues["pronouns"]["impersonal"]),
    )

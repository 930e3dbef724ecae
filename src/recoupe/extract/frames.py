"""Frames: which words tell a happening, under which conditions, and who stands where around them.

A frame is one entry of the pack's event lexicons. *bombarder* tells an airstrike, its subject is the agent, its object
the target; *prise* tells a capture only where a place follows (*la prise de la ville*, not *la prise de conscience*).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

from recoupe.errors import LexiconError
from recoupe.extract.inflection import verb_forms
from recoupe.model.event import EVENT_TYPES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from recoupe.lang.pack import LanguagePack
    from recoupe.model.event import EventType, Harm, Outcome

Kind = Literal["verb", "noun", "pair"]
Words = frozenset[str]
CONDITIONS = ("object", "subject", "with", "word", "of", "adj", "prep", "after", "verb")
EXAMPLES = ("finds", "ignores")
NOTHING: Words = frozenset()


@dataclass(frozen=True, slots=True)
class Frame:
    """One way to tell a happening.

    ``needs`` and ``bars`` hold, for each position of ``CONDITIONS``, the words that must or must not stand there.
    ``generic``: the word alone says too little (*attaque*), its setting makes the type exact. ``weak``: it counts only
    with an actor, a place or a toll beside it. ``armed``: the report must speak of arms elsewhere.
    """

    name: str
    kind: Kind
    type: EventType
    lemmas: Words
    partners: Words = NOTHING
    noun_of: Words = NOTHING
    noun_adj: Words = NOTHING
    reflexive: bool = False
    subject: str = "agent"
    object: str = "target"
    of: str = "agent"
    with_role: str | None = None
    needs: Mapping[str, Words] = field(default_factory=dict)
    bars: Mapping[str, Words] = field(default_factory=dict)
    refine: bool = False
    generic: bool = False
    weak: bool = False
    armed: bool = True
    aggregate: bool = False
    needs_actor: bool = False
    plural: bool = False
    bare_participle: bool = True
    past_only: bool = False
    active: bool = False
    alone: bool = False
    no_state: bool = False
    harm: Harm | None = None
    outcome: Outcome | None = None
    skip: bool = False
    causative: bool = False
    finds: tuple[str, ...] = ()
    ignores: tuple[str, ...] = ()


@dataclass(frozen=True)
class Lexicon:
    """All frames of a pack, found by the lemma of their word, and the word lists that rules share."""

    frames: tuple[Frame, ...]
    verbs: Mapping[str, tuple[Frame, ...]]
    nouns: Mapping[str, tuple[Frame, ...]]
    pairs: Mapping[str, tuple[Frame, ...]]
    light: Mapping[str, str]
    classes: Mapping[str, Words]
    figurative: Mapping[str, Words]
    realis: Mapping[str, Words]
    outcome: Mapping[str, Words]
    sameness: Mapping[str, Words]
    forms: Mapping[str, str]
    points_back: Mapping[str, Words] = field(default_factory=dict)
    held: Mapping[str, Words] = field(default_factory=dict)
    light_examples: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = ()

    @property
    def once(self) -> tuple[Frame, ...]:
        """Each entry once, though plain and reflexive verbs of one entry make two frames."""
        return tuple({frame.name: frame for frame in reversed(self.frames)}.values())[::-1]


def _words(value: object, classes: Mapping[str, Words]) -> Words:
    """The words of a list, with ``@class`` replaced by the words of that class."""
    rows = [value] if isinstance(value, str) else list(value) if isinstance(value, list) else []
    out: set[str] = set()
    for word in rows:
        if word.startswith("@"):
            out |= classes[word[1:]]
        else:
            out.add(word)
    return frozenset(out)


def _frame(kind: Kind, row: dict[str, Any], classes: Mapping[str, Words]) -> Frame:
    lemmas = row.get("lemmas") or row.get("verb") or row.get("noun") or []
    partners = row.get("noun", []) if kind == "pair" and row.get("verb") else []
    name = row.get("name") or " ".join([*lemmas[:1], *partners[:1]])
    if row["type"] not in EVENT_TYPES:
        raise LexiconError(f"The frame “{name}” has the type “{row['type']}”.", f"Types are: {', '.join(EVENT_TYPES)}.")
    conditions: dict[str, dict[str, Words]] = {"if": {}, "unless": {}}
    for sign, into in conditions.items():
        for position in CONDITIONS:
            if words := _words(row.get(f"{sign}_{position}", []), classes):
                into[position] = words
    if row.get("skip_without"):
        conditions["if"]["word"] = _words(row["skip_without"], classes)
    return Frame(
        name=name,
        kind=kind,
        type=row["type"],
        lemmas=frozenset(_bare(lemma) for lemma in lemmas),
        partners=frozenset(partners),
        noun_of=frozenset(row.get("noun_of", [])),
        noun_adj=frozenset(row.get("noun_adj", [])),
        reflexive=any(_is_reflexive(lemma) for lemma in lemmas),
        subject=row.get("subject", "agent"),
        object=row.get("object", "target"),
        of=row.get("of", "agent"),
        with_role=row.get("with_role"),
        needs=conditions["if"],
        bars=conditions["unless"],
        refine=row.get("refine", False),
        generic=row.get("generic", False),
        weak=row.get("weak", False),
        armed=row.get("armed", True),
        aggregate=row.get("aggregate", False),
        needs_actor=row.get("needs_actor", False),
        plural=row.get("if_number") == "plural",
        bare_participle=not row.get("unless_participle", False),
        past_only=row.get("unless_tense") == ["present"],
        active=row.get("active", False),
        alone=row.get("alone", False),
        no_state=row.get("unless_state", False),
        harm=row.get("harm"),
        outcome=row.get("outcome"),
        skip=row.get("skip", False),
        causative=any(lemma.startswith("faire ") for lemma in lemmas),
        finds=tuple(row.get("finds", [])),
        ignores=tuple(row.get("ignores", [])),
    )


def _halves(key: str, row: dict[str, Any]) -> list[dict[str, Any]]:
    """An entry of plain and reflexive verbs as two: *tomber* and *s'abattre*."""
    field_name = "verb" if key == "pair" else "lemmas"
    lemmas = row.get(field_name, [])
    plain = [lemma for lemma in lemmas if not _is_reflexive(lemma) and not lemma.startswith("faire ")]
    if not plain or len(plain) == len(lemmas):
        return [row]
    name = row.get("name") or " ".join([*lemmas[:1], *(row.get("noun", [])[:1] if key == "pair" else [])])
    return [{**row, "name": name, field_name: part} for part in (plain, [w for w in lemmas if w not in plain])]


def _is_reflexive(lemma: str) -> bool:
    return lemma.startswith(("se ", "s'"))


def _bare(lemma: str) -> str:
    for start in ("s'en ", "se ", "s'", "faire "):
        lemma = lemma.removeprefix(start)
    return lemma


@cache
def load_lexicon(pack: LanguagePack) -> Lexicon:
    """The event lexicon of a language pack, compiled once.

    Raises:
        LexiconError: an entry has no known type, or mixes what does not belong together.
    """
    head = pack.lexicon("events")
    classes = {name: frozenset(words) for name, words in head["classes"].items()}
    frames: list[Frame] = []
    for name in head["frames"]:
        table = pack.lexicon(name)
        for key, kind in (("verb", "verb"), ("noun", "noun"), ("pair", "pair")):
            frames += [_frame(kind, half, classes) for row in table.get(key, []) for half in _halves(key, row)]  # type: ignore[arg-type]  # the lexicon's check knows the types
    index: dict[str, dict[str, list[Frame]]] = {
        "verb": defaultdict(list),
        "noun": defaultdict(list),
        "pair": defaultdict(list),
    }
    for frame in frames:
        where = "noun" if frame.kind == "pair" and not frame.partners else frame.kind
        for lemma in sorted(frame.lemmas):
            index[where][lemma].append(frame)
    light = {lemma: row["subject"] for row in head["light"] for lemma in row["lemmas"]}
    shared = [
        word
        for key in ("realis", "outcome")
        for words in head[key].values()
        for word in words
        if word.endswith(("er", "ir", "re")) and " " not in word
    ]
    verbs = set(shared) | {lemma for frame in frames if frame.kind != "noun" for lemma in frame.lemmas} | set(light)
    return Lexicon(
        frames=tuple(frames),
        verbs={k: tuple(v) for k, v in index["verb"].items()},
        nouns={k: tuple(v) for k, v in index["noun"].items()},
        pairs={k: tuple(v) for k, v in index["pair"].items()},
        light=light,
        classes=classes,
        figurative={name: frozenset(words) for name, words in head["figurative"].items()},
        realis={name: frozenset(words) for name, words in head["realis"].items()},
        outcome={name: frozenset(words) for name, words in head["outcome"].items() if name != "finds"},
        sameness={name: frozenset(words) for name, words in head["sameness"].items()},
        forms=verb_forms(sorted(verbs)),
        held={name: frozenset(words) for name, words in head["held"].items() if name not in EXAMPLES},
        points_back={name: frozenset(words) for name, words in head["points_back"].items() if name not in EXAMPLES},
        light_examples=tuple((tuple(row["finds"]), tuple(row["ignores"])) for row in head["light"]),
    )

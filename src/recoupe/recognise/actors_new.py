"""Groups that no list holds, by the shape of their names: *Mouvement*, *Brigade*, *Katiba* … and what follows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from recoupe.recognise.actors_words import key

if TYPE_CHECKING:
    from recoupe.recognise.actors_lexicon import ActorLexicon
    from recoupe.recognise.actors_words import Words

LONGEST = 9
PLAIN = re.compile(r"[a-z0-9]+")
ACRONYM = re.compile(r"\s?\(\s?(?:ex-)?([A-ZÉ][A-Za-zÉé0-9\-/]{1,9})\s?[),]")


@dataclass(frozen=True, slots=True)
class NewGroup:
    """A name that no list holds: words ``first`` to ``last`` (exclusive), the id made of it, the acronym given with it."""

    first: int
    last: int
    id: str
    acronym: str | None


def new_group(words: Words, i: int, lexicon: ActorLexicon) -> NewGroup | None:
    """The group whose name begins at a word, if it has the shape of one: *la Katiba Al-Safa*."""
    cues = lexicon.cues["shape"]
    word = words.words[i]
    if not word.capital or word.form not in cues["first"]:
        return None
    if word.form == "armee" and words.form(i + 1) in {"nationale", "reguliere"}:
        return None
    last, capitals, causes = i + 1, 0, 0
    j = i + 1
    while j < len(words) and j - i < LONGEST and words.follows(j):
        form, capital = words.form(j), words.words[j].capital
        if form in lexicon.cues["lists"]["and"] and j + 1 < len(words) and words.words[j + 1].capital:
            break  # « Harakat A et Brigade B » are two
        cause = form in cues["cause"]
        if not (capital or cause or form in cues["links"]):
            break
        if capital or cause:
            last = j + 1
            capitals += capital
            causes += cause
        j += 1
    if not capitals + causes or (i == 0 and not causes and not capitals):
        return None
    if word.form in cues["weak"] and not causes:
        return None
    if word.form in cues["weak"] and capitals == 0 and causes < 2:
        return None
    name = words.text[word.start : words.words[last - 1].end]
    found = ACRONYM.match(words.text, words.words[last - 1].end)
    return NewGroup(i, last, f"x-{'-'.join(PLAIN.findall(key(name)))}", found.group(1) if found else None)

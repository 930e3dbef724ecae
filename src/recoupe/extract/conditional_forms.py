"""The French conditional as a form: which words are in it, which verb it helps, whether it is a past one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from recoupe.extract.speakers import plain

if TYPE_CHECKING:
    from recoupe.lang.pack import LanguagePack
    from recoupe.model.sentence import Sentence, Token

_ENDINGS = ("rait", "raient")
_FUTURE_STEM = re.compile(r"(?:er|ir|oir|rr|dr|ttr|evr|uivr|aur|air|clur|mpr|ncr|ître|îtr|aîtr|uir|ser|fer)ai(?:en)?t$")
# Pasts of verbs in -rer: tirait, cadrait, éclairait.
_R_STEMS = re.compile(
    r"(?:(?:^|re|at|é)tir|respir|inspir|expir|aspir|conspir|transpir|soupir|admir|désir|déchir|^vir|^mir|cadr|engendr"
    r"|^err|terr|serr|verr(?:ouill)?(?=x)|barr|narr|éclair|^air|flair|restaur|instaur|^foudr|foudr|chavir|empir)ai(?:en)?t$"
)
ETRE = frozenset({"serait", "seraient"})
AVOIR = frozenset({"aurait", "auraient"})


@dataclass(frozen=True)
class Conditionals:
    """The lexicon's words on conditionals."""

    possible: frozenset[str]
    expected: frozenset[str]
    wish: frozenset[str]
    modal_done: frozenset[str]
    states: frozenset[str]
    with_etre: frozenset[str]
    resulting: frozenset[str]
    judgements: frozenset[str]
    impersonal: frozenset[str]
    prognoses: frozenset[str]
    plans: frozenset[str]
    consequences: frozenset[str]
    opinions: frozenset[str]
    vows: frozenset[str]
    wishing: frozenset[str]
    to_come: frozenset[str]
    otherwise: frozenset[str]
    conditions: tuple[str, ...]


@cache
def conditionals(pack: LanguagePack) -> Conditionals:
    """The words of the pack, read once."""
    words = pack.lexicon("status")["conditional"]
    return Conditionals(
        possible=frozenset(words["possible"]),
        expected=frozenset(words["expected"]),
        wish=frozenset(words["wish"]),
        modal_done=frozenset(words["modal_done"]),
        states=frozenset(words["states"]),
        with_etre=frozenset(words["with_etre"]),
        resulting=frozenset(words["resulting"]),
        judgements=frozenset(words["judgements"]),
        impersonal=frozenset(words["impersonal"]),
        prognoses=frozenset(words["prognoses"]),
        plans=frozenset(words["plans"]),
        consequences=frozenset(words["consequences"]),
        opinions=frozenset(words["opinions"]),
        vows=frozenset(words["vows"]),
        wishing=frozenset(words["wishing"]),
        to_come=frozenset(words["to_come"]),
        otherwise=frozenset(words["otherwise"]),
        conditions=tuple(words["conditions"]),
    )


def conditional(token: Token) -> bool:
    """Whether a verb form is in the conditional: *serait*, *auraient*, *pourrait*; *montrait* is not.

    The ending alone tells the two apart but for verbs in -rer; parsers of French take many a conditional for a past.
    """
    word = plain(token.text)
    if not word.endswith(_ENDINGS) or token.pos in {"NOUN", "PROPN"}:
        return False
    return bool(_FUTURE_STEM.search(word)) and not _R_STEMS.search(word)


def compound(sentence: Sentence, token: Token, verb: Token, words: Conditionals) -> bool:
    """Whether it is a past conditional: *aurait tué*, *serait venu*, *se serait enfui*, never the passive *serait tué*."""
    if verb.i == token.i:
        return False
    if plain(token.text) in AVOIR:
        return True
    moved = bool({plain(verb.lemma), plain(verb.text)} & words.with_etre)
    return plain(token.text) in ETRE and (moved or _reflexive(sentence, token))


def governed(sentence: Sentence, token: Token) -> Token:
    """The verb that an auxiliary in the conditional helps; the word itself where it helps none."""
    head = sentence.head(token)
    if head is not None and (token.dep.startswith("aux") or token.dep == "cop"):
        return head
    if plain(token.text) in ETRE | AVOIR:
        for following in sentence.tokens[token.i + 1 : token.i + 6]:
            if following.feat("VerbForm") == "Part" or plain(following.text).endswith(
                ("é", "és", "ée", "ées", "us", "ue", "ues")
            ):
                return following
            if following.pos not in {"ADV", "AUX", "PRON", "ADP"}:
                break
    return token


def _reflexive(sentence: Sentence, token: Token) -> bool:
    return bool(token.i) and plain(sentence.tokens[token.i - 1].text) in {"se", "s'"}

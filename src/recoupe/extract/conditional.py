"""Which use a conditional has: reported (*aurait tué*), possible (*pourrait*), expected (*devrait*), counterfactual.

After Kronning, Le conditionnel « journalistique » (2002), and Dendale, Le conditionnel épistémique (1993): the reportive
use takes a past form or a verb of state, third person, no condition and no verb of saying in the past above it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from recoupe.extract.speakers import base_forms, plain

if TYPE_CHECKING:
    from recoupe.lang.pack import LanguagePack
    from recoupe.model.sentence import Sentence, Token

Use = Literal["reported", "possible", "expected", "future_in_past", "counterfactual", "wish"]
_ENDINGS = ("rait", "raient")
_FUTURE_STEM = re.compile(r"(?:er|ir|oir|rr|dr|ttr|evr|uivr|aur|air|clur|mpr|ncr|ître|îtr|aîtr|uir|ser|fer)ai(?:en)?t$")
# Pasts of verbs in -rer: tirait, cadrait, éclairait.
_R_STEMS = re.compile(
    r"(?:(?:^|re|at|é)tir|respir|inspir|expir|aspir|conspir|transpir|soupir|admir|désir|déchir|^vir|^mir|cadr|engendr"
    r"|^err|terr|serr|verr(?:ouill)?(?=x)|barr|narr|éclair|^air|flair|restaur|instaur|^foudr|foudr|chavir|empir)ai(?:en)?t$"
)
_FIRST_OR_SECOND = frozenset({"je", "j'", "tu", "nous", "vous"})
_PAST = frozenset({"Past", "Imp", "Pqp"})
_SI_ASKS = frozenset({"savoir", "demander", "ignorer", "demande", "ignore", "sait", "dire", "comme", "même"})
_SUBJECT = ("nsubj", "nsubj:pass", "expl:subj")
_ETRE = frozenset({"serait", "seraient"})
_AVOIR = frozenset({"aurait", "auraient"})


@dataclass(frozen=True)
class Conditionals:
    """The lexicon's words on conditionals."""

    possible: frozenset[str]
    expected: frozenset[str]
    wish: frozenset[str]
    states: frozenset[str]
    with_etre: frozenset[str]
    judgements: frozenset[str]
    impersonal: frozenset[str]
    plans: frozenset[str]
    without: tuple[str, ...]
    future_in_past: frozenset[str]


@cache
def conditionals(pack: LanguagePack) -> Conditionals:
    """The words of the pack, read once."""
    words = pack.lexicon("status")["conditional"]
    return Conditionals(
        possible=frozenset(words["possible"]),
        expected=frozenset(words["expected"]),
        wish=frozenset(words["wish"]),
        states=frozenset(words["states"]),
        with_etre=frozenset(words["with_etre"]),
        judgements=frozenset(words["judgements"]),
        impersonal=frozenset(words["impersonal"]),
        plans=frozenset(words["plans"]),
        without=tuple(words["without"]),
        future_in_past=frozenset(words["future_in_past"]),
    )


def conditional(token: Token) -> bool:
    """Whether a verb form is in the conditional: *serait*, *auraient*, *pourrait*; *montrait* is not.

    The ending alone tells the two apart but for verbs in -rer; parsers of French take many a conditional for a past.
    """
    word = plain(token.text)
    if not word.endswith(_ENDINGS) or token.pos in {"NOUN", "PROPN"}:
        return False
    return bool(_FUTURE_STEM.search(word)) and not _R_STEMS.search(word)


def reportive(sentence: Sentence, token: Token, pack: LanguagePack) -> bool:
    """Whether by this conditional the outlet reports what it does not vouch for."""
    return conditional(token) and use_of(sentence, token, pack) == "reported"


def use_of(sentence: Sentence, token: Token, pack: LanguagePack) -> Use:  # noqa: C901, PLR0912  one rule after the other
    """The use of a conditional, by its verb, its form and its surroundings.

    *Quatre soldats auraient été tués*: reported. *La trêve pourrait être rompue*: possible. *S'ils avaient pris le col,
    ils auraient coupé la route*: counterfactual. *Il a promis que l'école rouvrirait*: future_in_past.
    """
    words = conditionals(pack)
    verb = governed(sentence, token)
    forms = {plain(token.text), plain(token.lemma)}
    if forms & words.possible:
        return "possible"
    if forms & words.expected:
        return "expected"
    if forms & words.wish:
        return "wish"
    if _condition(sentence, token, words):
        return "counterfactual"
    first = _joined_to(sentence, token)
    if first is not None:
        return use_of(sentence, first, pack)
    if sentence.tokens[-1].text == "?" or _asked(sentence, token):
        return "possible"
    if any(plain(t.text) in _FIRST_OR_SECOND for t in sentence.tokens[max(0, token.i - 2) : token.i]):
        return "wish"
    past = plain(token.text) in _AVOIR and verb.i != token.i
    motion = plain(token.text) in _ETRE and (
        bool({plain(verb.lemma), plain(verb.text)} & words.with_etre) or _reflexive(sentence, token)
    )
    if past or (motion and verb.i != token.i):
        return "reported"
    if plain(token.text) in _ETRE:
        judged = _judged(sentence, token, words)
        if judged:
            return "wish"
        return "future_in_past" if _under_past(sentence, token, words) else "reported"
    if _planned_noun(sentence, token, words):
        return "possible"
    if plain(token.text).replace("aient", "ait") in words.states:
        return "future_in_past" if _under_past(sentence, token, words, strict=True) else "reported"
    if _under_past(sentence, token, words):
        return "future_in_past"
    return "reported" if _sourced(sentence, token) else "possible"


def _joined_to(sentence: Sentence, token: Token) -> Token | None:
    """The conditional with which this one shares its subject: *ne céderait pas et tiendrait* are one promise."""
    before = [t for t in sentence.tokens[max(0, token.i - 3) : token.i] if plain(t.text) not in _CLITICS]
    if not before or plain(before[-1].text) not in {"et", "ni", "ou", "mais"}:
        return None
    return next((t for t in reversed(sentence.tokens[: before[-1].i]) if conditional(t)), None)


def governed(sentence: Sentence, token: Token) -> Token:
    """The verb that an auxiliary in the conditional helps; the word itself where it helps none."""
    head = sentence.head(token)
    if head is not None and (token.dep.startswith("aux") or token.dep == "cop"):
        return head
    if plain(token.text) in _ETRE | _AVOIR:
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


def _condition(sentence: Sentence, token: Token, words: Conditionals) -> bool:
    """Whether a condition stands in the sentence: *si*, *sans*, *en cas de*."""
    for other in sentence.tokens:
        word = plain(other.text)
        if word == "si" or (
            word == "s'"
            and other.i + 1 < len(sentence.tokens)
            and plain(sentence.tokens[other.i + 1].text) in {"il", "ils"}
        ):
            before = plain(sentence.tokens[other.i - 1].lemma) if other.i else ""
            following = sentence.tokens[other.i + 1] if other.i + 1 < len(sentence.tokens) else None
            degree = following is not None and following.pos in {"ADJ", "ADV"} and word == "si"
            if before not in _SI_ASKS - {"même", "comme"} and not degree:
                return True
        if word in {"sinon", "autrement"}:
            return True
    text = " ".join(plain(t.text) for t in sentence.tokens)
    text = text.replace("' ", "'")
    if any(f" {w} " in f" {text} " for w in words.without if w not in {"sans", "autrement"}):
        return True
    opening = plain(sentence.tokens[0].text) == "sans"
    inside = sentence.children(token, "advmod", "obl", "obl:mod") + sentence.children(
        governed(sentence, token), "obl", "obl:mod"
    )
    led = any(t.i < token.i and any(plain(c.text) == "sans" for c in sentence.children(t, "case")) for t in inside)
    return opening or led


def _asked(sentence: Sentence, token: Token) -> bool:
    before = [plain(t.text) for t in sentence.tokens[max(0, token.i - 6) : token.i]]
    return "pourquoi" in before or "comment" in before


def _judged(sentence: Sentence, token: Token, words: Conditionals) -> bool:
    """*Ce serait une erreur*, *il serait temps de*, *ne serait que*: the writer weighs, nobody reports."""
    before = [plain(t.text) for t in sentence.tokens[max(0, token.i - 3) : token.i]]
    after = sentence.tokens[token.i + 1 : token.i + 5]
    if any(w in {"ce", "c'", "cela"} for w in before) and any(set(base_forms(t)) & words.judgements for t in after):
        return True
    if "il" in before and any(set(base_forms(t)) & words.impersonal for t in after[:3]):
        return any(plain(t.text) in {"de", "d'", "que", "qu'"} for t in sentence.tokens[token.i + 1 : token.i + 6])
    return ("ne" in before or "n'" in before) and any(plain(t.text) in {"que", "qu'"} for t in after[:2])


def _planned_noun(sentence: Sentence, token: Token, words: Conditionals) -> bool:
    """*un plan qui donnerait la vallée aux rebelles*: what a plan would do."""
    before = sentence.tokens[max(0, token.i - 7) : token.i]
    relative = next((t for t in before if plain(t.text) == "qui"), None)
    return relative is not None and any(set(base_forms(t)) & words.plans for t in before if t.i < relative.i)


def _under_past(sentence: Sentence, token: Token, words: Conditionals, strict: bool = False) -> bool:
    """Whether the clause hangs on a verb of saying in the past: *a promis que …*. ``strict``: only on a vow."""
    que = next((t for t in reversed(sentence.tokens[: token.i]) if plain(t.text) in {"que", "qu'"}), None)
    if que is None:
        return False
    for other in reversed(sentence.tokens[: que.i]):
        if other.pos not in {"VERB", "AUX"} and other.feat("VerbForm") is None:
            continue
        lemma = plain(other.lemma)
        known = lemma in words.future_in_past and (not strict or lemma in _VOWS)
        past = other.feat("Tense") in _PAST or other.feat("VerbForm") == "Part"
        return known and past
    return False


_CLITICS = frozenset({"ne", "n'", "se", "s'", "y", "en", "le", "la", "les", "l'", "lui", "leur"})
_VOWS = frozenset({"promettre", "jurer", "prévenir", "avertir", "garantir", "menacer", "annoncer", "décider", "prédire", "répéter", "espérer", "croire", "penser", "marteler"})  # fmt: skip


def _sourced(sentence: Sentence, token: Token) -> bool:
    """Whether a source is named in the same sentence: *selon des témoins*, *d'après l'ONU*."""
    words = [plain(t.text) for t in sentence.tokens]
    del token
    return "selon" in words or any(a in {"d'", "d’"} and b == "après" for a, b in pairwise(words)) or "d'après" in words

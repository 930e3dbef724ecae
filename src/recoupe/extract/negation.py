"""Whether a happening is said not to have been: *n'a pas frappé*, *aucun raid*, *sans attaquer*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.extract.speakers import plain

if TYPE_CHECKING:
    from recoupe.lang.pack import LanguagePack
    from recoupe.model.sentence import Sentence, Token

_NE = frozenset({"ne", "n'"})
_QUE = frozenset({"que", "qu'"})
_VERBAL = frozenset({"VERB", "AUX"})


def negated(sentence: Sentence, token: Token, pack: LanguagePack) -> bool:
    """Whether this verb, noun or adjective lies under a negation of its own clause.

    *L'armée n'a mené aucun raid*: the raid is negated. *ne … que* only restricts, and a negation in the clause above
    leaves this one alone (*il ne sait pas que la ville est tombée*).
    """
    words = pack.lexicon("status")["negation"]
    none, particles = frozenset(words["none"]), frozenset(words["particles"])
    if _without(sentence, token) or _none(sentence, token, none):
        return True
    if token.pos in _VERBAL:
        return _verb_negated(sentence, token, particles, none)
    copula = sentence.child(token, "cop", "aux")
    if copula is not None:
        return _verb_negated(sentence, copula, particles, none) or _verb_negated(sentence, token, particles, none)
    head = sentence.head(token)
    if head is not None and head.pos in _VERBAL and token.dep in {"obj", "xcomp", "obl:arg"}:
        before = [plain(t.text) for t in sentence.tokens[max(0, token.i - 3) : token.i]]
        return bool({"de", "d'"} & set(before)) and _verb_negated(sentence, head, particles, none)
    return False


def _verb_negated(sentence: Sentence, verb: Token, particles: frozenset[str], none: frozenset[str]) -> bool:
    """Whether *ne* and its second half hang on this verb; *ne … que* and a mere *ne* (*avant qu'il ne parte*) don't."""
    ne = _ne_of(sentence, verb)
    if ne is None:
        return False
    window = sentence.tokens[ne.i + 1 : verb.i + 5]
    found = next((t for t in window if plain(t.text) in particles | none), None)
    if found is not None:
        que = any(plain(t.text) in _QUE and t.i - verb.i in {1, 2} for t in window)
        return not (que and plain(found.text) == "plus")
    later = sentence.tokens[verb.i + 1 : verb.i + 8]
    if any(plain(t.text) in _QUE for t in later):
        return False
    before = sentence.tokens[max(0, ne.i - 8) : ne.i]
    if any(plain(t.text) in none | {"ni"} for t in (*before, *later)):
        return True
    return plain(verb.lemma) in {"pouvoir", "cesser", "oser", "savoir"} and verb.feat("VerbForm") != "Inf"


def _ne_of(sentence: Sentence, verb: Token) -> Token | None:
    for kid in sentence.children(verb):
        if plain(kid.text) in _NE and kid.i < verb.i:
            return kid
    for i in range(verb.i - 1, max(-1, verb.i - 7), -1):
        token = sentence.tokens[i]
        if plain(token.text) in _NE:
            return token
        if token.pos in {"NOUN", "PROPN", "PUNCT", "SCONJ", "CCONJ"}:
            return None
        if token.pos == "VERB" and not token.dep.startswith("aux"):
            return None
    return None


def _without(sentence: Sentence, token: Token) -> bool:
    if any(plain(t.text) == "sans" for t in sentence.children(token, "case", "mark")):
        return True
    for i in range(token.i - 1, max(-1, token.i - 4), -1):
        other = sentence.tokens[i]
        if plain(other.text) == "sans":
            return True
        if other.pos not in {"DET", "ADJ", "PRON", "AUX", "ADV", "NUM"}:
            return False
    return False


def _none(sentence: Sentence, token: Token, none: frozenset[str]) -> bool:
    if token.pos in _VERBAL:
        return False
    near = sentence.tokens[max(0, token.i - 3) : token.i]
    if any(plain(t.text) == "ni" for t in near[-2:]):
        return True
    return any(plain(t.text) in none - {"personne", "rien"} and t.pos in {"DET", "ADJ", "PRON", "ADV"} for t in near)

"""What makes a conditional depend on a condition: *si*, *sans*, *en cas de*, *dans le cas où*.

*S'ils avaient pris le col …* sets a condition. *Si l'on en croit la police* names a source, *même s'il dément* concedes,
*on ignore si* asks, and *sans donner de bilan* goes with the saying: none of these does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.extract.speakers import plain

if TYPE_CHECKING:
    from recoupe.extract.conditional_forms import Conditionals
    from recoupe.model.sentence import Sentence, Token

_ASKS = frozenset({
    "savoir", "demander", "ignorer", "demande", "ignore", "sait", "dire", "comme", "interroger", "interroge", "vérifier",
    "déterminer", "question",
})  # fmt: skip
_BELIEVED = frozenset({"croit", "croire", "fie"})
_MARKS = frozenset({":", ";", "»", "«"})


def conditioned(sentence: Sentence, token: Token, verb: Token, words: Conditionals) -> bool:
    """Whether the clause of this conditional (``verb``: the verb that it helps) stands under a condition."""
    if any(_sets_condition(sentence, other, token) for other in sentence.tokens):
        return True
    if any(plain(t.text) in words.otherwise for t in sentence.tokens if not _apart(sentence, t, token)):
        return True
    text = " ".join(plain(t.text) for t in sentence.tokens).replace("' ", "'")
    if any(f" {w}" in f" {text}" for w in words.conditions):
        return True
    return _without(sentence, token, verb)


def _apart(sentence: Sentence, left: Token, right: Token) -> bool:
    """Whether a colon, a semicolon or a quotation mark stands between two words."""
    a, b = sorted((left.i, right.i))
    return any(t.text in _MARKS for t in sentence.tokens[a:b])


def _sets_condition(sentence: Sentence, si: Token, token: Token) -> bool:
    word = plain(si.text)
    following = sentence.tokens[si.i + 1] if si.i + 1 < len(sentence.tokens) else None
    if following is None or not (word == "si" or (word == "s'" and plain(following.text) in {"il", "ils"})):
        return False
    if _apart(sentence, si, token):
        return False
    before = sentence.tokens[si.i - 1] if si.i else None
    if asks(sentence, si):
        return False
    if word == "si" and following.pos in {"ADJ", "ADV"} and plain(following.text) not in {"jamais", "demain"}:
        return False  # si grave que
    clause = sentence.tokens[si.i + 1 : si.i + 12]
    if any(plain(t.text) in _BELIEVED for t in clause[:5]):
        return False
    concession = before is not None and plain(before.text) == "même"
    tense = next((t.feat("Tense") for t in clause if t.feat("VerbForm") == "Fin"), None)
    return not (concession and tense == "Pres")


def asks(sentence: Sentence, si: Token) -> bool:
    """Whether a *si* brings an indirect question: *on ne sait pour l'heure si …*."""
    return any({plain(t.lemma), plain(t.text)} & _ASKS for t in sentence.tokens[max(0, si.i - 5) : si.i])


def _without(sentence: Sentence, token: Token, verb: Token) -> bool:
    """*Sans l'aviation, la ville serait tombée*: a noun behind *sans*, before the verb; never *sans donner de bilan*."""
    for sans in sentence.tokens[: token.i]:
        if plain(sans.text) != "sans" or _apart(sentence, sans, token):
            continue
        following = sentence.tokens[sans.i + 1]
        if following.pos in {"VERB", "AUX", "PRON", "SCONJ"} or plain(following.text) in {"que", "qu'", "doute"}:
            continue
        head = sentence.head(sans)
        if sans.i == 0 or (head is not None and head.head in {token.i, verb.i}) or _opens_clause(sentence, sans):
            return True
    return False


def _opens_clause(sentence: Sentence, sans: Token) -> bool:
    return plain(sentence.tokens[sans.i - 1].text) in {"que", "qu'"}

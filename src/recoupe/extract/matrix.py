"""Under which verb of saying or thinking a clause stands, and whether that verb is in the past."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from recoupe.extract.speakers import plain

if TYPE_CHECKING:
    from recoupe.model.sentence import Sentence, Token

_QUE = frozenset({"que", "qu'"})
_PAST = frozenset({"Past", "Imp", "Pqp"})
_COMPLEMENTS = frozenset({"ccomp", "xcomp"})


@dataclass(frozen=True, slots=True)
class Matrix:
    """The verb (or noun: *l'annonce que*) above a clause with *que*; ``past`` whether it is in a past tense."""

    verb: Token
    past: bool


def matrix_of(sentence: Sentence, token: Token, verb: Token) -> Matrix | None:
    """What governs the clause of a conditional by *que*: for *a promis qu'il reviendrait* the promise; None where nothing does.

    ``verb`` is the verb that the conditional helps. The tree is asked first, then the words before *que*.
    """
    here = verb
    for _ in range(6):
        head = sentence.head(here)
        if head is None:
            break
        if here.dep in _COMPLEMENTS and _led_by_que(sentence, head, here):
            return Matrix(head, is_past(sentence, head))
        if here.dep in {"acl:relcl", "advcl", "parataxis"}:
            return None
        here = head
    return _by_words(sentence, token)


def is_past(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb stands in a past tense, a participle with its auxiliary too: *a dit*, *disait*, *ayant dit*."""
    if verb.feat("VerbForm") == "Fin":
        return verb.feat("Tense") in _PAST
    if verb.feat("VerbForm") == "Part" and verb.feat("Tense") == "Past":
        return True
    return verb.text.casefold().endswith("ant") and _above_in_past(sentence, verb)


def _above_in_past(sentence: Sentence, verb: Token) -> bool:
    """*a réfuté …, affirmant que*: a present participle has the time of the verb above it."""
    above = next((t for t in sentence.ancestors(verb) if t.pos in {"VERB", "AUX"}), None)
    return above is not None and is_past(sentence, above)


def _led_by_que(sentence: Sentence, head: Token, clause: Token) -> bool:
    return any(plain(t.text) in _QUE for t in sentence.tokens[head.i + 1 : clause.i])


def _by_words(sentence: Sentence, token: Token) -> Matrix | None:
    que = next((t for t in reversed(sentence.tokens[: token.i]) if plain(t.text) in _QUE), None)
    if que is None or que.pos == "PRON":
        return None
    between = sentence.tokens[que.i + 1 : token.i]
    if any(t.pos == "VERB" and t.feat("VerbForm") == "Fin" for t in between) or any(t.text == ";" for t in between):
        return None
    for other in reversed(sentence.tokens[: que.i]):
        if other.pos == "VERB":
            return Matrix(other, is_past(sentence, other))
        if other.pos in {"AUX", "PUNCT"} and other.text != ",":
            return None
    return None

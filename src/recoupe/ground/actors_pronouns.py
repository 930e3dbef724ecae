"""Whom a pronoun stands for: *ils*, *elle*, *ces derniers*, *celui-ci*."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recoupe.ground.actors_antecedents import Memory, Said
    from recoupe.model.doubt import Unsettled
    from recoupe.model.found_actor import FoundActor
    from recoupe.model.sentence import Sentence, Token

Answer = tuple[str | None, "Unsettled[str] | None", str]
SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
NOBODY: Answer = (None, None, "")


def pronoun_answer(found: FoundActor, memory: Memory, sentences: Sequence[Sentence]) -> Answer:
    """The actor that a pronoun stands for, in this sentence or the one before.

    The last subject of its number comes first; where that is no actor (*les missiles … ils*) the pronoun stands for
    nobody here. *Ces derniers* leads to the last actor of its number, subject or not.
    """

    def fits(said: Said) -> bool:
        return _agrees(found, said) and said.found.rule != "adjective" and said.found.role != "civilians"

    if found.role == "latter":
        said = next((one for one in memory.back(found.sentence, 1) if fits(one)), None)
        return (said.id, None, f"“{said.found.text}”, the last named") if said else NOBODY
    subject = _last_subject(found, sentences)
    if subject is not None:
        covered = next((one for one in memory.back(found.sentence, 1) if _covers(one, subject)), None)
        if covered is None or covered.found.rule == "adjective":
            return NOBODY
        if _agrees(found, covered):
            return covered.id, None, f"“{covered.found.text}”, the last subject"
    return memory.last(fits, found.sentence, 1)


def _agrees(found: FoundActor, said: Said) -> bool:
    other = said.found
    if found.plural is not None and other.plural is not None and found.plural != other.plural:
        return False
    return found.feminine is None or other.feminine is None or found.feminine == other.feminine


def _covers(said: Said, token: Token) -> bool:
    return said.found.span.start <= token.start < said.found.span.end or (
        said.found.head is not None and said.found.head.start == token.start
    )


def _last_subject(found: FoundActor, sentences: Sequence[Sentence]) -> Token | None:
    """The last noun of the pronoun's number that is a subject, here before it or in the sentence before."""
    for index in (found.sentence, found.sentence - 1):
        if not 0 <= index < len(sentences):
            continue
        for token in reversed(sentences[index].tokens):
            if token.start >= found.span.start or token.dep not in SUBJECTS or token.pos not in {"NOUN", "PROPN"}:
                continue
            number = token.feat("Number")
            if number is None or (number == "Plur") == bool(found.plural):
                return token
    return None

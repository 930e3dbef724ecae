"""Whom a pronoun stands for: *ils*, *elle*, *ces derniers*, *celui-ci*."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from recoupe.ground.actors_antecedents import Memory, Said
    from recoupe.model.doubt import Unsettled
    from recoupe.model.found_actor import FoundActor
    from recoupe.model.sentence import Sentence, Token

Answer = tuple[str | None, "Unsettled[str] | None", str]
SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
TOPIC, FAR = 6, 120
NOBODY: Answer = (None, None, "")


def pronoun_answer(found: FoundActor, memory: Memory, sentences: Sequence[Sentence]) -> Answer:
    """The actor that a pronoun stands for, in this sentence or the one before.

    The last subject of its number comes first; where that is no actor (*les missiles … ils*) the pronoun stands for
    nobody here. *Ces derniers* leads to the last actor of its number, subject or not.
    """

    def fits(said: Said) -> bool:
        return _agrees(found, said) and said.found.rule != "adjective" and said.found.role != "civilians"

    if found.role == "latter" and not found.plural and (noun := _last_noun(found, sentences)) is not None:
        said = next((one for one in memory.back(found.sentence, 1) if _covers(one, noun)), None)
        return (said.id, None, f"“{said.found.text}”, the last named") if said else NOBODY
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
    topic = _topic(found, memory, sentences)
    if topic is not None and fits(topic):
        return topic.id, None, f"“{topic.found.text}”, with which the sentence before begins"
    return memory.last(fits, found.sentence, 1)


def _topic(found: FoundActor, memory: Memory, sentences: Sequence[Sentence]) -> Said | None:
    """The actor with which the sentence before begins, for a pronoun that begins its own."""
    if found.sentence == 0 or found.span.start > sentences[found.sentence].start + 1:
        return None
    begins = sentences[found.sentence - 1].start
    return next((one for one in memory.back(found.sentence, 1) if 0 <= one.found.span.start - begins <= TOPIC), None)


def _agrees(found: FoundActor, said: Said) -> bool:
    other = said.found
    if found.plural is not None and other.plural is not None and found.plural != other.plural:
        return False
    return found.feminine is None or other.feminine is None or found.feminine == other.feminine


def _covers(said: Said, token: Token) -> bool:
    return said.found.span.start <= token.start < said.found.span.end or (
        said.found.head is not None and said.found.head.start == token.start
    )


def _before(found: FoundActor, sentences: Sequence[Sentence], index: int) -> Iterator[Token]:
    """The words of a sentence before the pronoun, the last first, and no more than a reader would keep in mind."""
    if not 0 <= index < len(sentences):
        return
    tokens = sentences[index].tokens
    first = bisect_left(tokens, found.span.start, key=lambda token: token.start)
    for k in range(first - 1, max(-1, first - 1 - FAR), -1):
        yield tokens[k]


def _last_noun(found: FoundActor, sentences: Sequence[Sentence]) -> Token | None:
    """The last noun of the number and gender of *cette dernière*, here before it or in the sentence before."""
    for index in (found.sentence, found.sentence - 1):
        for token in _before(found, sentences, index):
            if token.pos not in {"NOUN", "PROPN"}:
                continue
            gender, number = token.feat("Gender"), token.feat("Number")
            if number in {None, "Sing"} and (gender is None or (gender == "Fem") == bool(found.feminine)):
                return token
    return None


def _last_subject(found: FoundActor, sentences: Sequence[Sentence]) -> Token | None:
    """The last noun of the pronoun's number that is a subject, here before it or in the sentence before."""
    for index in (found.sentence, found.sentence - 1):
        for token in _before(found, sentences, index):
            if token.dep not in SUBJECTS or token.pos not in {"NOUN", "PROPN"}:
                continue
            number = token.feat("Number")
            if number is None or (number == "Plur") == bool(found.plural):
                return token
    return None

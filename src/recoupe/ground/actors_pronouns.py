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
TOPIC, FAR, BACK = 6, 120, 2
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
    subject = _last_subject(found, memory, sentences)
    if subject is not None:
        covered = next((one for one in memory.back(found.sentence, 1) if _covers(one, subject)), None)
        if (
            covered is not None
            and _agrees(found, covered, sure=covered.found.rule != "name")
            and covered.found.rule != "adjective"
        ):
            return covered.id, None, f"“{covered.found.text}”, the last subject"
        after = [one for one in memory.back(found.sentence, 1) if one.found.span.start > subject.start and fits(one)]
        several = bool(found.plural) and all(one.found.plural for one in after)
        if covered is not None or not after or not several or subject.start >= sentences[found.sentence].start:
            return NOBODY
        return after[0].id, None, f"“{after[0].found.text}”, the last named after a subject that is no actor"
    topic = _topic(found, memory, sentences)
    if topic is not None and fits(topic):
        return topic.id, None, f"“{topic.found.text}”, with which the sentence before begins"
    return memory.last(fits, found.sentence, BACK)


def _topic(found: FoundActor, memory: Memory, sentences: Sequence[Sentence]) -> Said | None:
    """The actor with which its sentence begins or, for a pronoun that begins its own, the sentence before."""
    if not 0 <= found.sentence < len(sentences):
        return None
    at_the_start = found.span.start <= sentences[found.sentence].start + 1
    index = found.sentence - 1 if at_the_start else found.sentence
    begins = sentences[max(index, 0)].start
    return next((one for one in memory.back(found.sentence, 1) if 0 <= one.found.span.start - begins <= TOPIC), None)


def _agrees(found: FoundActor, said: Said, *, sure: bool = True) -> bool:
    other = said.found
    if found.plural is not None and other.plural is not None and found.plural != other.plural:
        return False
    if not sure or found.feminine is None or other.feminine is None:
        return True
    return found.feminine == other.feminine


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


def _last_subject(found: FoundActor, memory: Memory, sentences: Sequence[Sentence]) -> Token | None:
    """The last noun of the pronoun's number that is a subject, here before it or in the sentence before."""
    names = [one for one in memory.back(found.sentence, 1) if one.found.rule == "name"]
    for index in (found.sentence, found.sentence - 1):
        for token in _before(found, sentences, index):
            noun = _subject_noun(token, sentences[index])
            if noun is not None and _may_be(found, noun, named=any(_covers(one, noun) for one in names)):
                return noun
    return None


def _subject_noun(token: Token, sentence: Sentence) -> Token | None:
    """The noun behind a subject: itself, or the one that *qui* takes up."""
    if token.dep not in SUBJECTS:
        return None
    if token.pos in {"NOUN", "PROPN"}:
        return token
    verb = sentence.head(token) if token.text.lower() == "qui" else None
    noun = sentence.head(verb) if verb is not None and verb.dep == "acl:relcl" else None
    return noun if noun is not None and noun.pos in {"NOUN", "PROPN"} else None


def _may_be(found: FoundActor, noun: Token, *, named: bool) -> bool:
    """Whether number and gender allow it, where the parser tells them; it cannot know the gender of a group's name."""
    number, gender = noun.feat("Number"), noun.feat("Gender")
    if number is not None and (number == "Plur") != bool(found.plural):
        return False
    return (
        named or gender is None or found.feminine is None or noun.pos == "PROPN" or (gender == "Fem") == found.feminine
    )

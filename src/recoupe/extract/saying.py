"""Who is the subject of a verb of saying, in whatever order the sentence has it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from recoupe.extract.asides import inserted, is_time_word, past_asides, speech_closes
from recoupe.extract.phrase import Phrase
from recoupe.extract.source_phrase import phrase_at, phrase_from
from recoupe.extract.speakers import Speakers, plain
from recoupe.extract.verb_group import verb_group

if TYPE_CHECKING:
    from recoupe.extract.cues import FoundCue
    from recoupe.model.sentence import Sentence, Token

_INCISE_MARKS = frozenset({",", "»", "”", '"', "–", "—", ";", "?", "!", "…", "-", ")"})
_SUBJECTS = ("nsubj", "nsubj:pass", "expl:subj")
_FIRST_PERSON = frozenset({"je", "j'", "nous", "-je", "-nous"})
_ENCLITICS = {
    "-t-il": "il", "-t-elle": "elle", "-il": "il", "-elle": "elle", "-ils": "ils", "-elles": "elles", "-t-on": "on",
    "-on": "on", "-t-ils": "ils", "t-il": "il", "t-elle": "elle", "-je": "je", "-ce": "ce",
}  # fmt: skip
_RELATIVES = frozenset({"qui", "lequel", "laquelle", "lesquels", "lesquelles"})
_ADVERBIAL = frozenset({"ADV", "AUX"})


def in_incise(sentence: Sentence, found: FoundCue) -> bool:
    """Whether the verb stands in an incise: *…, a déclaré le maire*; *« … », précise-t-on*."""
    first = next((t.i for t in sentence.tokens if t.end > found.span.start), 0)
    return first == 0 or sentence.tokens[first - 1].text in _INCISE_MARKS


def tells_between(sentence: Sentence, own: Token, found: FoundCue) -> bool:
    """Whether a finite verb stands between a supposed subject and the cue: then the subject is that verb's."""
    first = verb_group(sentence, found.verb)[0].i
    between = sentence.tokens[own.i + 1 : first]
    return any(t.pos == "VERB" and t.feat("VerbForm") == "Fin" and t.dep != "acl:relcl" for t in between)


def taken_up(sentence: Sentence, found: FoundCue) -> bool:
    """*comme l'a promis le président*, *c'est ce qu'affirme la police*: what is said stands around it."""
    before = [plain(t.text) for t in sentence.tokens[max(0, found.verb.i - 5) : found.verb.i]]
    if any(w == "ce" and what in {"que", "qu'"} for w, what in pairwise(before)):
        return bool({"est", "était", "c'est"} & set(before))
    return any(w in {"comme", "ainsi"} for w in before) and any(w in {"l'", "le"} for w in before)


def subject(sentence: Sentence, found: FoundCue, speakers: Speakers) -> Phrase | None:
    """The phrase that names who speaks, a pronoun too; None where nobody does (*la guerre a été déclarée*)."""
    if found.form == "passive":
        return _agent(sentence, found, speakers)
    if found.form in {"infinitive", "gerund", "participle"}:
        if found.form == "infinitive" and found.span.start < found.verb.start and in_incise(sentence, found):
            behind = phrase_from(sentence, found.last.i + 1, speakers)
            if behind is not None and not _is_time(behind):
                return behind
        return _governing_subject(sentence, found.verb, speakers)
    enclitic = _enclitic(sentence, found)
    if enclitic is not None:
        if plain(enclitic.text) in {"-je", "-ce", "-nous"}:
            return None
        return Phrase(sentence, enclitic, enclitic.i, enclitic.i, enclitic.i)
    inverted = _inverted(sentence, found, speakers)
    if inverted is not None:
        return inverted
    return subject_of(sentence, found.verb, speakers)


def subject_of(sentence: Sentence, verb: Token, speakers: Speakers) -> Phrase | None:
    """The subject of a finite verb, its own or that of the verb to which it is joined (*ont reconnu … et annoncent*)."""
    seen = 0
    group = verb_group(sentence, verb)
    if sentence.child(verb, *_SUBJECTS) is None and group[0].i > 1 and sentence.tokens[group[0].i - 1].text == ",":
        across = _left_neighbour(sentence, verb, speakers, comma=True)
        if across is not None and (speakers.noun(across.head) is not None or across.head.pos == "PROPN"):
            return across
    here: Token | None = verb
    while here is not None and seen < 4:
        own = own_subject(sentence, here, speakers)
        if own is not None:
            return _resolved(sentence, own, here, speakers)
        if here.dep not in {"conj", "xcomp", "aux", "cop", "aux:tense", "parataxis"}:
            break
        here = sentence.head(here)
        seen += 1
    if verb.dep in {"acl:relcl", "acl"}:
        head = sentence.head(verb)
        between = sentence.tokens[head.i + 1 : verb.i] if head is not None else ()
        if head is not None and any(plain(t.text) in _RELATIVES for t in between):
            return phrase_at(sentence, _speaker_above(sentence, head, speakers), speakers)
    return _left_neighbour(sentence, verb, speakers) or _opening(sentence, verb, speakers)


def _speaker_above(sentence: Sentence, noun: Token, speakers: Speakers) -> Token:
    """The noun that can speak and to which this one is a complement: *l'Observatoire des droits de l'homme, qui*."""
    if speakers.noun(noun) is not None or noun.pos == "PROPN":
        return noun
    for ancestor in sentence.ancestors(noun):
        if ancestor.pos not in {"NOUN", "PROPN", "ADJ"}:
            break
        if speakers.noun(ancestor) is not None:
            return ancestor
    return noun


def _opening(sentence: Sentence, verb: Token, speakers: Speakers) -> Phrase | None:
    """The speaker that opens the sentence, where an insertion parts it from its verb and the tree is lost."""
    if verb.dep not in {"root", "ccomp", "conj", "acl", "advcl"} or verb.feat("VerbForm") not in {"Fin", "Part", None}:
        return None
    for token in sentence.tokens[: min(verb.i, 12)]:
        if token.pos in {"VERB", "AUX", "ADP", "SCONJ"}:
            return None
        if token.pos in {"NOUN", "PROPN"}:
            return phrase_at(sentence, token, speakers) if speakers.noun(token) is not None else None
    return None


def own_subject(sentence: Sentence, verb: Token, speakers: Speakers) -> Token | None:
    """The word that the tree gives as subject; of several, one that can speak, never one that says when."""
    row = [
        t
        for t in sentence.children(verb, *_SUBJECTS)
        if not is_time_word(t) and plain(t.lemma) not in {"heure", "minute"}
    ]
    return next((t for t in row if speakers.noun(t) is not None or t.pos in {"PROPN", "PRON"}), row[0] if row else None)


def _resolved(sentence: Sentence, own: Token, verb: Token, speakers: Speakers) -> Phrase | None:
    word = plain(own.text)
    if word in _FIRST_PERSON or word in {"ce", "c'", "cela", "ça"}:
        return None
    if word in _RELATIVES:
        head = sentence.head(verb)
        if head is not None and verb.dep.startswith("acl") and head.pos in {"NOUN", "PROPN", "PRON"}:
            return phrase_at(sentence, _speaker_above(sentence, head, speakers), speakers)
        return _before_relative(sentence, own, speakers)
    return phrase_at(sentence, own, speakers) if own.pos != "PRON" else Phrase(sentence, own, own.i, own.i, own.i)


def _before_relative(sentence: Sentence, relative: Token, speakers: Speakers) -> Phrase | None:
    """The noun before *qui*, where the tree does not say whom it takes up."""
    for i in range(relative.i - 1, max(-1, relative.i - 4), -1):
        token = sentence.tokens[i]
        if token.pos in {"NOUN", "PROPN"}:
            return phrase_at(sentence, token, speakers)
        if token.pos not in {"PUNCT", "ADJ"}:
            return None
    return None


def _left_neighbour(sentence: Sentence, verb: Token, speakers: Speakers, comma: bool = False) -> Phrase | None:  # noqa: C901  one rule after the other
    """The noun phrase just before the verb group, where the tree gives no subject: *Daech a revendiqué*."""
    group = verb_group(sentence, verb)
    i = group[0].i - (2 if comma else 1)
    while i >= 0 and (sentence.tokens[i].pos in _ADVERBIAL or plain(sentence.tokens[i].text) == "en"):
        i -= 1
    if i < 0:
        return None
    token = sentence.tokens[i]
    if token.pos == "PRON":
        word = plain(token.text)
        if word in {"il", "elle", "ils", "elles", "on", "celui-ci", "celle-ci"}:
            return Phrase(sentence, token, i, i, i)
        return None
    if token.pos not in {"NOUN", "PROPN", "ADJ"}:
        return None
    head = token
    for ancestor in sentence.ancestors(token):
        if ancestor.pos in {"VERB", "AUX"} and ancestor.dep not in {"acl", "amod"}:
            break
        if ancestor.i > token.i:
            break
        apart = any(t.text == "," for t in sentence.tokens[ancestor.i + 1 : token.i])
        if apart and speakers.noun(ancestor) is None:
            break
        if ancestor.pos in {"NOUN", "PROPN"}:
            head = ancestor
    if head.dep in {"obl:mod", "obl:arg", "nmod"} or any(t.pos == "ADP" for t in sentence.children(head, "case")):
        return None
    return phrase_at(sentence, head, speakers)


def _first_of_group(sentence: Sentence, found: FoundCue) -> int:
    return verb_group(sentence, found.verb)[0].i


def _enclitic(sentence: Sentence, found: FoundCue) -> Token | None:
    first = _first_of_group(sentence, found)
    for token in sentence.tokens[first : found.last.i + 2]:
        if plain(token.text) in _ENCLITICS or (
            token.text.startswith("-")
            and plain(token.text.lstrip("-")) in {"il", "elle", "ils", "elles", "on", "t-il", "t-elle", "t-on"}
        ):
            return token
    following = sentence.tokens[found.last.i + 1] if found.last.i + 1 < len(sentence.tokens) else None
    if (
        following is not None
        and following.pos == "PRON"
        and in_incise(sentence, found)
        and plain(following.text) in {"il", "elle", "ils", "elles", "on"}
    ):
        return following
    return None


def _inverted(sentence: Sentence, found: FoundCue, speakers: Speakers) -> Phrase | None:
    """The subject behind the verb in an incise: *a déclaré une source militaire*, *comme l'a promis le président*."""
    if not in_incise(sentence, found) and not taken_up(sentence, found):
        return None
    own = sentence.child(found.verb, "nsubj")
    first = _first_of_group(sentence, found)
    closed = speech_closes(sentence, first)
    if (
        own is not None
        and own.i < found.verb.i
        and own.pos != "PRON"
        and not closed
        and not taken_up(sentence, found)
        and not tells_between(sentence, own, found)
        and inserted(sentence, sentence.tokens[first], found.last) is None
    ):
        return None
    i = past_asides(sentence, found.last.i + 1)
    tokens = sentence.tokens
    skipped = 0
    while i < len(tokens) and skipped < 6:
        token = tokens[i]
        if (
            token.pos in {"DET", "NUM"}
            or plain(token.text) == "des"
            or token.pos == "PROPN"
            or (token.pos in {"NOUN", "ADJ"} and (token.text[:1].isupper() or speakers.noun(token)))
        ):
            phrase = phrase_from(sentence, i, speakers)
            if phrase is not None and not _is_time(phrase):
                return phrase
            i = phrase.last + 1 if phrase is not None else i + 1
        elif token.pos == "ADV" or (token.pos in {"ADP", "NOUN"} and is_time_word(token)):
            i += 1
        elif token.pos in {"ADP", "PUNCT"} and own is not None and token.i < own.i < found.verb.i + 12:
            return phrase_at(sentence, own, speakers)
        elif (
            plain(token.text) in {"à", "au", "auprès"} and (told := phrase_from(sentence, i + 1, speakers)) is not None
        ):
            i = told.head.i + 1
        else:
            break
        skipped += 1
    if own is not None and own.i > found.verb.i:
        return phrase_at(sentence, own, speakers)
    return None


def _is_time(phrase: Phrase) -> bool:
    return is_time_word(phrase.head) or phrase.head.pos == "NUM"


def _agent(sentence: Sentence, found: FoundCue, speakers: Speakers) -> Phrase | None:
    """Who stands behind *par*: *revendiquée par Daech*."""
    agent = sentence.child(found.verb, "obl:agent")
    if agent is not None and agent.i > found.verb.i:
        return phrase_at(sentence, agent, speakers)
    for i in range(found.last.i + 1, min(found.last.i + 7, len(sentence.tokens))):
        token = sentence.tokens[i]
        if plain(token.text) == "par":
            return phrase_from(sentence, i + 1, speakers)
        if token.pos in {"VERB", "PUNCT", "CCONJ"}:
            return None
    return None


def _governing_subject(sentence: Sentence, verb: Token, speakers: Speakers) -> Phrase | None:
    """Who says it where the verb is an infinitive, gerund or participle: the subject of what governs it."""
    own = sentence.child(verb, "nsubj")  # deux élus ont parlé, le maire soulignant que …
    if own is not None and own.i < verb.i and own.pos in {"NOUN", "PROPN"}:
        return phrase_at(sentence, own, speakers)
    if verb.dep in {"acl", "acl:relcl", "amod"}:
        head = sentence.head(verb)
        led = head is not None and any(t.pos == "ADP" for t in sentence.children(head, "case"))
        if head is not None and head.pos in {"NOUN", "PROPN"} and not led and speakers.noun(head) is not None:
            return phrase_at(sentence, head, speakers)
    for ancestor in sentence.ancestors(verb):
        own = sentence.child(ancestor, *_SUBJECTS)
        if own is not None:
            return _resolved(sentence, own, ancestor, speakers)
        agent = sentence.child(ancestor, "obl:agent")
        if agent is not None:
            return phrase_at(sentence, agent, speakers)
        if ancestor.pos in {"NOUN", "PROPN"} and ancestor.dep not in {"obj", "obl", "nmod", "obl:mod", "obl:arg"}:
            return None
    return None

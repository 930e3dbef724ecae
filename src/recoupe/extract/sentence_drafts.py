"""The attributions of one sentence: by verbs of saying, by prepositions, and of those whom an outlet cites."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from recoupe.extract.asides import is_time_word
from recoupe.extract.content import content_of
from recoupe.extract.cues import found_cues
from recoupe.extract.draft import Draft
from recoupe.extract.phrase import cut_before
from recoupe.extract.prepositions import prefaced
from recoupe.extract.saying import subject
from recoupe.extract.source_kind import Voice, speaking_head, voice_of
from recoupe.extract.source_phrase import phrase_from
from recoupe.extract.speakers import Speakers, plain

if TYPE_CHECKING:
    from recoupe.extract.cues import FoundCue
    from recoupe.extract.phrase import Phrase
    from recoupe.lang.pack import LanguagePack
    from recoupe.model.mention import Mentions
    from recoupe.model.sentence import Sentence
    from recoupe.model.text import Span
    from recoupe.world import World

_WEAK_PERSONS = frozenset({
    "homme", "femme", "père", "mère", "fils", "fille", "frère", "soeur", "sœur", "oncle", "veuve", "victime", "otage",
    "blessé", "soldat", "militaire", "combattant", "pilote", "jeune", "famille", "population", "prisonnier", "détenu",
    "passager", "élève", "guide", "numéro", "front", "unités", "carte", "film", "élément",
})  # fmt: skip
# What only people do: with these, a noun that the lexicon lacks is taken for a speaker (*les deux écuries estiment que*).
_ONLY_PEOPLE = frozenset({
    "affirmer", "déclarer", "estimer", "juger", "considérer", "penser", "croire", "assurer", "préciser", "ajouter",
    "annoncer", "prétendre", "jurer", "répéter", "raconter", "confier", "admettre", "avouer", "déplorer", "regretter",
    "espérer", "redouter", "craindre",
})  # fmt: skip
_CLAUSES = frozenset({"que", "inf", "quote", "incise", "comme"})


def drafts_in(
    sentence: Sentence, text: str, mentions: Mentions, pack: LanguagePack, world: World, known: Speakers,
    quoted: tuple[Span, ...],
) -> list[Draft]:  # fmt: skip
    """Every attribution of one sentence, pronouns and relays still open."""
    out: list[Draft] = []
    for found in found_cues(sentence, pack):
        draft = _said(sentence, found, text, mentions, world, known, quoted)
        if draft is not None:
            out.append(_joined(draft, found, out))
        cited = _cited(sentence, found, text, mentions, world, known) if found.cue.cue == "citer" else None
        if cited is not None:
            out.append(cited)
    for item in prefaced(sentence, text, pack, known):
        phrase = replace(item.phrase, head=speaking_head(item.phrase, known))
        item = replace(item, phrase=phrase)  # noqa: PLW2901  the same draft, told more of
        voice = voice_of(item.phrase, mentions, world, known, _label(sentence, item.phrase))
        pronoun = item.phrase.head.pos == "PRON" and plain(item.phrase.head.text) in known.pronouns
        if voice is None and not pronoun:
            continue
        if item.strict and (
            voice is None
            or not voice.sure
            or (voice.speaker is None and voice.register_id is None and not known.seat(item.phrase.head))
        ):
            continue
        if item.strict and not _offset(text, item.cue, sentence):
            continue
        cue_text = item.cue.of(text)
        rule = f"preposition:{plain(cue_text).split()[-1]}"
        out.append(
            Draft(
                item.phrase,
                voice,
                item.cue,
                cue_text,
                item.commitment,
                "preface",
                (),
                rule,
                initial=item.cue.start - sentence.start < 5,
            )
        )
    return out


def _joined(draft: Draft, found: FoundCue, before: list[Draft]) -> Draft:
    """The draft with the speaker of the cue to which its own is joined, where it found only somebody who is talked of.

    *Le gouvernement estime que des meneurs ont fui, et annonce la fermeture de la frontière*: the government announces it.
    """
    sentence, last = draft.phrase.sentence, before[-1] if before else None
    first = next(t.i for t in sentence.tokens if t.end > found.span.start)
    unknown = draft.voice is None or (draft.voice.speaker is None and not draft.voice.sure)
    inside = last is not None and any(span.covers(draft.span) for span in last.content)
    if last is None or not unknown or not inside or not first or plain(sentence.tokens[first - 1].text) != "et":
        return draft
    return replace(draft, phrase=last.phrase, voice=last.voice)


def _cited(
    sentence: Sentence, found: FoundCue, text: str, mentions: Mentions, world: World, known: Speakers
) -> Draft | None:
    """Whom an outlet cites: *le Wall Street Journal, qui cite des responsables américains*."""
    if found.form == "passive" or found.last.i + 1 >= len(sentence.tokens):
        return None
    if found.form == "participle" and plain(found.verb.text) == "citant":
        return None
    phrase = phrase_from(sentence, found.last.i + 1, known)
    if phrase is None:
        return None
    phrase = replace(phrase, head=speaking_head(phrase, known))
    voice = voice_of(phrase, mentions, world, known, _label(sentence, phrase))
    if voice is None or voice.speaker is None or voice.speaker.role == "paper":
        return None
    return Draft(phrase, voice, found.span, found.span.of(text), "relay", "preface", (), "preposition:citant")


def _offset(text: str, cue: Span, sentence: Sentence) -> bool:
    """Whether a locution that is common elsewhere opens the sentence or stands behind a comma: *Pour Moscou, …*."""
    before = text[sentence.start : cue.start].strip()
    after = text[cue.end : cue.end + 60]
    return (not before or before.endswith(("«", "–", "-"))) and "," in after


def _said(  # noqa: C901, PLR0912  one rule after the other
    sentence: Sentence,
    found: FoundCue,
    text: str,
    mentions: Mentions,
    world: World,
    known: Speakers,
    quoted: tuple[Span, ...],
) -> Draft | None:
    content = content_of(sentence, found, text, quoted)
    if content is None:
        return None
    phrase = subject(sentence, found, known)
    first = next(t.i for t in sentence.tokens if t.end > found.span.start)
    if (
        phrase is not None
        and phrase.first == 0
        and phrase.last + 1 < first
        and sentence.tokens[phrase.last + 1].text == ":"
    ):
        phrase = phrase_from(sentence, phrase.last + 2, known)
    if phrase is not None and phrase.head.i < first:
        phrase = cut_before(phrase, first)
    if (
        phrase is None
        or is_time_word(phrase.head)
        or phrase.head.i == found.verb.i
        or phrase.first <= found.verb.i <= phrase.last
    ):
        return None
    if _inside_quote(found, phrase, quoted):
        return None
    phrase = replace(phrase, head=speaking_head(phrase, known))
    voice = voice_of(phrase, mentions, world, known, _label(sentence, phrase))
    if (
        voice is not None
        and not voice.sure
        and found.cue.commitment == "opinion"
        and plain(phrase.head.lemma) == "source"
    ):
        voice = replace(voice, kind="expert")
    pronoun = phrase.head.pos == "PRON" or plain(phrase.head.text) in known.pronouns
    if not pronoun and not _credible(voice, phrase, content.way, found.cue.cue):
        return None
    if found.form in {"infinitive", "gerund", "participle"} and (
        (found.cue.commitment in {"opinion", "demand"} and not _weighs(found, voice, content.way))
        or (plain(phrase.head.lemma) in _WEAK_PERSONS and (voice is None or voice.near is None))
    ):
        return None
    if (
        found.cue.commitment == "demand"
        and voice is not None
        and voice.kind not in {"official", "armed-group", "monitor"}
    ):
        return None
    if found.form == "infinitive" and content.way not in {"que", "quote", "inf"}:
        return None
    if found.negated and found.cue.commitment == "responsibility":
        return None
    if found.form == "passive" and (
        _of_a_person(sentence, found, known)
        or found.negated
        or content.way not in {"noun", "noun!", "que", "inf"}
        or not found.cue.takes & {"noun", "noun!", "bilan"}
    ):
        return None
    if voice is None and not pronoun:
        if found.form != "finite":
            return None
        voice = Voice("witness", named=False, near=None, register_id=None, speaker=None, sure=False)
    cue_text = found.span.of(text)
    return Draft(
        phrase, voice, found.span, cue_text, _commitment(found), content.way, content.spans, f"verb:{found.cue.cue}/{content.way}",
        initial=phrase.first < 3,
    )  # fmt: skip


def _weighs(found: FoundCue, voice: Voice | None, way: str) -> bool:
    """*Le général a salué ses hommes, en jugeant que la ville tiendrait*: somebody named also says what he thinks."""
    return (
        found.form == "gerund"
        and voice is not None
        and voice.named
        and way in _CLAUSES
        and found.cue.commitment == "opinion"
    )


def _of_a_person(sentence: Sentence, found: FoundCue, known: Speakers) -> bool:
    """*il a été signalé par la police*, *condamné par un tribunal*: done to a person, nothing is told."""
    own = sentence.child(found.verb, "nsubj:pass", "nsubj")
    if own is None:
        return False
    speaker = known.noun(own)
    return own.pos in {"PROPN", "PRON"} or (speaker is not None and speaker.role == "person")


def _commitment(found: FoundCue) -> str:
    if found.negated and found.cue.commitment in {"neutral", "assertive", "factive", "admission"}:
        return "unable"
    return found.cue.commitment


def _credible(voice: Voice | None, phrase: Phrase, way: str, cue: str) -> bool:
    """Whether this can be who speaks, given how the words come: a noun as content asks for a speaker that is known."""
    if voice is None:
        return phrase.head.pos == "NOUN" and (
            (way == "quote" and cue != "crier") or (way == "que" and cue in _ONLY_PEOPLE)
        )
    weak = plain(phrase.head.lemma) in _WEAK_PERSONS
    if way == "noun@outlet":
        return voice.kind == "outlet"
    if way in _CLAUSES:
        return voice.sure or voice.speaker is not None or way in {"quote", "incise", "que", "inf"}
    return (voice.sure or voice.speaker is not None) and not weak


def _inside_quote(found: FoundCue, phrase: Phrase, quoted: tuple[Span, ...]) -> bool:
    """Whether verb and speaker both stand inside a quote: then it is told in somebody's words, not by the outlet."""
    return any(q.covers(found.span) and q.covers(phrase.span) and len(q) > 24 for q in quoted)


def _label(sentence: Sentence, phrase: Phrase) -> str | None:
    return next((n.label for n in sentence.names if n.span.overlaps(phrase.head.span)), None)

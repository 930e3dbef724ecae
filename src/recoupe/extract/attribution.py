"""According to whom: every source that a report cites, whom it is close to, who relays it, what it vouches for."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from recoupe.extract.anaphora import led_back
from recoupe.extract.chain import chain_of, origin_of
from recoupe.extract.content import content_of
from recoupe.extract.cues import found_cues
from recoupe.extract.draft import Draft
from recoupe.extract.marks import marks
from recoupe.extract.prepositions import prefaced
from recoupe.extract.quotes import quotes
from recoupe.extract.relay import relayed, within
from recoupe.extract.saying import is_time_word, subject
from recoupe.extract.scope import preface_scope, run_on
from recoupe.extract.source_kind import Voice, speaking_head, voice_of
from recoupe.extract.source_phrase import cut_before, phrase_from, short_name
from recoupe.extract.speakers import Speakers, plain, speakers
from recoupe.model.event import Source
from recoupe.model.text import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recoupe.extract.cues import FoundCue
    from recoupe.extract.source_phrase import Phrase
    from recoupe.lang.pack import LanguagePack
    from recoupe.model.mention import Mentions
    from recoupe.model.sentence import Sentence
    from recoupe.model.text import Report
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


def attributions(
    report: Report, sentences: Sequence[Sentence], mentions: Mentions, pack: LanguagePack, world: World
) -> tuple[Source, ...]:
    """Every source that the report cites, in order of the text, each with its chain and the stretches it vouches for.

    *Plusieurs soldats ont été tués, a déclaré une source militaire à Al-Masdar News* gives one source: official,
    unnamed, relayed by Al-Masdar News, vouching for the words before the cue.
    """
    quoted = quotes(report.text)
    drafts = _one_each(_prefaces_scoped(_drafts(report, sentences, mentions, pack, world), report.text))
    drafts = [d for i in sorted({d.sentence for d in drafts}) for d in within([d for d in drafts if d.sentence == i])]
    drafts = list(run_on(drafts, sentences, quoted, report.text, pack))
    return tuple(_source(n, draft, report, world) for n, draft in enumerate(drafts, 1))


def sayings(
    report: Report, sentences: Sequence[Sentence], mentions: Mentions, pack: LanguagePack, world: World
) -> tuple[Source, ...]:
    """Every cue with its source and what it brings, one by one: *a dit que …, ajoutant que …* gives two.

    The same reading as :func:`attributions`, before the cues of one source are joined and its voice is carried on.
    """
    drafts = _prefaces_scoped(_drafts(report, sentences, mentions, pack, world), report.text)
    return tuple(_source(n, draft, report, world) for n, draft in enumerate(drafts, 1))


def _drafts(
    report: Report, sentences: Sequence[Sentence], mentions: Mentions, pack: LanguagePack, world: World
) -> list[Draft]:
    known = speakers(pack)
    quoted = quotes(report.text)
    drafts: list[Draft] = []
    for sentence in sentences:
        if not sentence.tokens:
            continue
        here = _in_sentence(sentence, report.text, mentions, pack, world, known, quoted)
        for draft in sorted(here, key=lambda d: (d.span.start, d.cue.start)):
            carried = relayed(draft, drafts, report.text, world, known)
            led = led_back(carried, drafts, sentences, mentions, world, known)
            if led is not None:
                _tell_earlier(led, drafts)
                drafts.append(led)
    drafts += marks(report.text, sentences, world, pack, [d.span for d in drafts])
    return sorted(drafts, key=lambda d: (d.sentence, d.span.start, d.cue.start))


def _tell_earlier(draft: Draft, drafts: list[Draft]) -> None:
    """What later words tell of an unclear source holds from the start: *des sources …, ont dit ces sources rebelles*."""
    if not draft.again or draft.voice is None or not draft.voice.sure:
        return
    for i, old in enumerate(drafts):
        if (
            old.voice is not None
            and not old.voice.sure
            and plain(old.phrase.head.lemma) == plain(draft.phrase.head.lemma)
            and draft.sentence - old.sentence <= 1
        ):
            drafts[i] = replace(
                old, voice=replace(old.voice, kind=draft.voice.kind, near=old.voice.near or draft.voice.near, sure=True)
            )


def _in_sentence(
    sentence: Sentence, text: str, mentions: Mentions, pack: LanguagePack, world: World, known: Speakers,
    quoted: tuple[Span, ...],
) -> list[Draft]:  # fmt: skip
    out: list[Draft] = []
    for found in found_cues(sentence, pack):
        draft = _said(sentence, found, text, mentions, world, known, quoted)
        if draft is not None:
            out.append(draft)
        cited = _cited(sentence, found, text, mentions, world, known) if found.cue.cue == "citer" else None
        if cited is not None:
            out.append(cited)
    for item in prefaced(sentence, text, pack, known):
        phrase = replace(item.phrase, head=speaking_head(item.phrase, known))
        item = replace(item, phrase=phrase)  # noqa: PLW2901
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


def _said(  # noqa: C901
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
        found.cue.commitment in {"opinion", "demand"}
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
        or not found.cue.takes & {"noun", "noun!"}
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
        return phrase.head.pos == "NOUN" and (way == "quote" or (way == "que" and cue in _ONLY_PEOPLE))
    weak = plain(phrase.head.lemma) in _WEAK_PERSONS
    if way == "noun@outlet":
        return voice.kind == "outlet"
    if way in _CLAUSES:
        return voice.sure or voice.speaker is not None or way in {"quote", "incise", "que", "inf"}
    return (voice.sure or voice.speaker is not None) and not weak


def _inside_quote(found: FoundCue, phrase: Phrase, quoted: tuple[Span, ...]) -> bool:
    """Whether verb and speaker both stand inside a quote: then it is told in somebody's words, not by the outlet."""
    return any(q.covers(found.span) and q.covers(phrase.span) and len(q) > 30 for q in quoted)


def _label(sentence: Sentence, phrase: Phrase) -> str | None:
    return next((n.label for n in sentence.names if n.span.overlaps(phrase.head.span)), None)


_CLASSES = frozenset({"denial", "accusation", "responsibility"})


def _one_each(drafts: list[Draft]) -> list[Draft]:
    """One draft for each source phrase: *a dit … tout en spécifiant* are two cues of one source.

    What one denies and whom one accuses stay apart: *l'armée a démenti le raid et accusé les rebelles*.
    """
    out: list[Draft] = []
    for draft in drafts:
        same = next((i for i, d in enumerate(out) if d.span.overlaps(draft.span) and _class(d) == _class(draft)), None)
        if same is None:
            out.append(draft)
            continue
        old = out[same]
        longer = len(old.span) >= len(draft.span) or old.phrase.head.i == draft.phrase.head.i
        keep, more = (old, draft) if longer else (draft, old)
        out[same] = replace(
            keep, content=tuple(sorted(set(keep.content + more.content))), via=keep.via or more.via,
            via_id=keep.via_id or more.via_id, more_cues=(*keep.more_cues, more.cue, *more.more_cues),
        )  # fmt: skip
    return out


def _class(draft: Draft) -> str:
    return draft.commitment if draft.commitment in _CLASSES else ""


def _prefaces_scoped(drafts: Sequence[Draft], text: str) -> list[Draft]:
    out = []
    for draft in drafts:
        if draft.way == "preface" and not draft.content:
            others = [
                Span(min(d.cue.start, d.span.start), max(d.cue.end, d.span.end))
                for d in drafts
                if d is not draft and d.sentence == draft.sentence
            ]
            draft = replace(draft, content=preface_scope(draft, others, text))  # noqa: PLW2901
        out.append(draft)
    return out


def _source(n: int, draft: Draft, report: Report, world: World) -> Source:
    voice = draft.voice
    assert voice is not None
    span = draft.span
    written = span.of(report.text)
    hyphens = len(written) - len(re.sub(r"^-(?:t-)?", "", written))
    span = Span(span.start + hyphens, span.end)
    source = Source(
        id=f"s{n}", span=span, text=span.of(report.text), kind=voice.kind, named=voice.named, near=voice.near,
        via=draft.via, cue=draft.cue, cue_text=draft.cue_text or None, commitment=draft.commitment,
        register_id=voice.register_id, scope=draft.content, rule=draft.rule,
    )  # fmt: skip
    known_as = draft.who or (short_name(draft.phrase) if voice.named else "")
    return replace(
        source, chain=chain_of(source, report, world, known_as), origin=origin_of(source, report, world, known_as)
    )

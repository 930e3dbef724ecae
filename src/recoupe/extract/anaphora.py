"""Sources that take up an earlier one: *ces sources*, *le même responsable*, *la chaîne*, *il*."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from recoupe.extract.phrase import is_name, short_name
from recoupe.extract.source_kind import Voice, voice_of
from recoupe.extract.source_phrase import phrase_at
from recoupe.extract.speakers import Speakers, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recoupe.extract.draft import Draft
    from recoupe.extract.phrase import Phrase
    from recoupe.model.mention import Mentions
    from recoupe.model.sentence import Sentence, Token
    from recoupe.world import World

_NOBODY = frozenset({"rien", "tout", "nul", "personne", "on", "chacun", "certains", "aucun", "lequel"})
_PLURAL = frozenset({"ils", "elles", "eux", "ceux-ci", "celles-ci", "-ils", "-elles", "-t-ils"})
_FEMININE = frozenset({"elle", "elles", "-t-elle", "-elle", "-elles", "celle-ci", "celles-ci"})
_PLURAL_ARTICLES = frozenset(
    {"les", "des", "ces", "certains", "certaines", "plusieurs", "ses", "leurs", "deux", "trois"}
)
_REACH = 4  # sentences back; a source named longer ago is named again
_INFORMANTS = frozenset({"source", "interlocuteur", "informateur"})
_GENERIC = frozenset({"source", "organisation", "organe", "organisme", "média", "interlocuteur", "institution"})


def led_back(
    draft: Draft,
    earlier: Sequence[Draft],
    sentences: Sequence[Sentence],
    mentions: Mentions,
    world: World,
    speakers: Speakers,
) -> Draft | None:
    """The draft with the voice of whom its words take up; unchanged where they name somebody new; None where nobody is found.

    *Selon ces sources* gets kind, camp and relay of the sources before it; a pronoun whose noun stands in the same
    sentence is replaced by that noun (*la Turquie …, qu'elle considère*).
    """
    head = draft.phrase.head
    if plain(head.text) in _NOBODY:
        return None
    if head.pos == "PRON" or plain(head.text) in speakers.pronouns:
        return _pronoun(draft, earlier, sentences, mentions, world, speakers)
    if draft.voice is None:
        return None
    pointing = plain(draft.phrase.core[0].text) in speakers.demonstratives
    if draft.voice.register_id is not None and not pointing:
        return draft
    namesake = _namesake(draft, earlier)
    if namesake is not None and namesake.voice is not None:
        return replace(
            draft, voice=replace(namesake.voice, named=True), again=True, via=draft.via, who=named_as(namesake)
        )
    if not _takes_up(draft.phrase, draft.voice, speakers):
        return draft
    old = _antecedent(draft, earlier, speakers)
    if old is None or old.voice is None:
        return draft
    voice = draft.voice
    general = plain(draft.phrase.head.lemma) in _GENERIC and plain(draft.phrase.head.lemma) != "source"
    kind = old.voice.kind if voice.kind != "document" and (general or not (voice.sure and voice.near)) else voice.kind
    return replace(
        draft,
        voice=Voice(
            kind, old.voice.named or voice.named, voice.near or old.voice.near, old.voice.register_id or voice.register_id, voice.speaker, True
        ),
        again=True, via=draft.via or old.via, via_id=draft.via_id or old.via_id, who=named_as(old),
    )  # fmt: skip


def _namesake(draft: Draft, earlier: Sequence[Draft]) -> Draft | None:
    """Who was named before at full length: *Léontiev* after *le chef du district Vladimir Léontiev*."""
    if draft.voice is None or draft.voice.speaker is not None or not is_name(draft.phrase.head):
        return None
    surname = draft.phrase.core[-1].text
    return next(
        (
            d
            for d in earlier
            if d.voice is not None and d.span != draft.span and any(t.text == surname for t in d.phrase.core)
        ),
        None,
    )


def named_as(draft: Draft) -> str:
    """The words by which a source is known: its proper name where it has one."""
    if draft.who:
        return draft.who
    assert draft.voice is not None
    return short_name(draft.phrase) if draft.voice.named else draft.phrase.span_text


def plural(phrase: Phrase) -> bool:
    """Whether a phrase names several: by its article, its feature, or *et*."""
    if phrase.head.feat("Number") is not None and phrase.head.pos != "PROPN":
        return phrase.head.feat("Number") == "Plur" or any(
            plain(t.text) == "et" for t in phrase.core[1:-1] if t.dep == "cc" and t.head in {x.i for x in phrase.core}
        )
    return plain(phrase.tokens[0].text) in _PLURAL_ARTICLES


def _takes_up(phrase: Phrase, voice: Voice, speakers: Speakers) -> bool:  # noqa: ARG001  as its neighbours are called
    """Whether the words can point back: a demonstrative, *même*, or a definite article before a bare general noun."""
    words = [plain(t.text) for t in phrase.core]
    if words[0] in speakers.demonstratives or any(w in speakers.same or w == "mêmes" for w in words[1:3]):
        return True
    if words[0] not in {"le", "la", "l'", "les", "du", "des", "au"} or (
        words[0] == "des" and phrase.core[0].pos == "DET"
    ):
        return False
    lemma = plain(phrase.head.lemma)
    if lemma not in speakers.again and plain(phrase.head.text) not in speakers.again:
        return False
    bare = len(words) <= 2 or (len(words) <= 3 and not any(is_name(t) for t in phrase.core[1:]))
    bare = bare or (lemma in _INFORMANTS and len(words) <= 4 and not any(is_name(t) for t in phrase.core))
    return bare or (lemma == "source" and not any(speakers.is_close(t) for t in phrase.core))


def _antecedent(draft: Draft, earlier: Sequence[Draft], speakers: Speakers) -> Draft | None:
    lemma = plain(draft.phrase.head.lemma)
    near = [d for d in reversed(earlier) if d.voice is not None and draft.sentence - d.sentence <= _REACH * 3]
    alike = [d for d in near if plain(d.phrase.head.lemma) == lemma]
    if draft.via is not None:
        return next((d for d in alike if d.via == draft.via), None)
    own = lemma == "source" and draft.voice is not None and draft.voice.near is not None
    same = next(
        (
            d
            for d in alike
            if plural(d.phrase) == plural(draft.phrase)
            and not (own and d.voice is not None and (d.voice.sure or draft.sentence - d.sentence > 1))
        ),
        None,
    )
    if same is not None or own:
        return same
    speaker = speakers.noun(draft.phrase.head)
    wanted = {speaker.kind} if speaker is not None else set()
    if lemma in _GENERIC:
        wanted |= {"monitor", "outlet", "official", "armed-group"}
    near = [d for d in near if draft.sentence - d.sentence <= _REACH]
    demonstrative = plain(draft.phrase.core[0].text) in speakers.demonstratives
    if lemma in _INFORMANTS:
        return next((d for d in near if not d.outlet), None)
    for d in near:
        if d.voice is not None and d.voice.kind in wanted and plural(d.phrase) == plural(draft.phrase):  # noqa: SIM102  whom, then how he is named
            if d.phrase.head.pos == "PROPN" or d.voice.register_id is not None or demonstrative or d.voice.named:
                return d
    return None


def _pronoun(  # noqa: C901  one rule after the other
    draft: Draft,
    earlier: Sequence[Draft],
    sentences: Sequence[Sentence],
    mentions: Mentions,
    world: World,
    speakers: Speakers,
) -> Draft | None:
    word = plain(draft.phrase.head.text)
    if word in {
        "on",
        "l'on",
        "-t-on",
        "-on",
        "qui",
        "ce",
        "cela",
        "ça",
        "c'",
        "-ce",
        "nous",
        "je",
        "vous",
        "se",
        "y",
        "en",
        "rien",
        "tout",
        "personne",
        "nul",
        "beaucoup",
        "aucun",
        "chacun",
    }:
        return None
    if word in {"un", "une", "autre", "autres", "uns", "unes"}:
        group = next(
            (
                d
                for d in reversed(earlier)
                if d.voice is not None and plural(d.phrase) and draft.sentence - d.sentence <= _REACH
            ),
            None,
        )
        if group is None or group.voice is None:
            return None
        return replace(
            draft,
            voice=replace(group.voice, named=False),
            again=True,
            via=draft.via or group.via,
            via_id=draft.via_id or group.via_id,
            who=named_as(group),
        )
    many, feminine = word in _PLURAL, word in _FEMININE
    sentence = draft.phrase.sentence
    for token in _subjects_before(sentence, draft.phrase.head):
        phrase = phrase_at(sentence, token, speakers)
        voice = voice_of(phrase, mentions, world, speakers)
        if voice is not None and _agrees(phrase, many, feminine) and _animate(voice, phrase):
            return replace(draft, phrase=phrase, voice=voice)
    for old in reversed(earlier):
        if draft.sentence - old.sentence > _REACH or old.voice is None:
            break
        if _agrees(old.phrase, many, feminine) or old.again:
            return replace(
                draft, voice=old.voice, again=True, via=draft.via or old.via, via_id=draft.via_id or old.via_id,
                who=named_as(old),
            )  # fmt: skip
    for back in (1, 2):
        previous = _sentence(sentences, draft.sentence - back)
        if previous is None:
            continue
        for token in _subjects_before(previous, previous.tokens[-1]):
            phrase = phrase_at(previous, token, speakers)
            voice = voice_of(phrase, mentions, world, speakers)
            if voice is not None and _agrees(phrase, many, feminine) and _animate(voice, phrase):
                return replace(
                    draft, voice=voice, again=True, who=short_name(phrase) if voice.named else phrase.span_text
                )
    return None


def _sentence(sentences: Sequence[Sentence], index: int) -> Sentence | None:
    return next((s for s in sentences if s.index == index), None)


def _subjects_before(sentence: Sentence, pronoun: Token) -> list[Token]:
    """The subjects that stand before a pronoun, nearest last clause first, the sentence's own before others."""
    tokens = [
        t
        for t in sentence.tokens[: pronoun.i]
        if t.dep in {"nsubj", "nsubj:pass"} and t.pos in {"NOUN", "PROPN"} and not _quoted_before(sentence, t, pronoun)
    ]
    return list(reversed(tokens))


def _quoted_before(sentence: Sentence, token: Token, pronoun: Token) -> bool:
    """*« Un homme a tiré », a-t-il dit*: who is talked of in the quote is not who speaks behind it."""
    closed = [t.i for t in sentence.tokens[token.i : pronoun.i] if t.text in {"»", "”"}]
    opened = [t.i for t in sentence.tokens[token.i : pronoun.i] if t.text in {"«", "“"}]
    return bool(closed) and (not opened or closed[0] < opened[0])


def _animate(voice: Voice, phrase: Phrase) -> bool:
    return (
        (voice.speaker is not None and voice.speaker.role != "paper")
        or voice.near is not None
        or voice.register_id is not None
        or is_name(phrase.head)
    )


def _agrees(phrase: Phrase, many: bool, feminine: bool) -> bool:
    if plural(phrase) != many:
        return False
    gender = phrase.head.feat("Gender")
    if gender is None or phrase.head.pos == "PROPN":
        return True
    return (gender == "Fem") == feminine or (not feminine and many)

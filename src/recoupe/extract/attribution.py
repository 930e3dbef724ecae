"""According to whom: every source that a report cites, whom it is close to, who relays it, what it vouches for."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from recoupe.extract.anaphora import led_back
from recoupe.extract.chain import chain_of, origin_of
from recoupe.extract.marks import marks
from recoupe.extract.nearby import Nearby
from recoupe.extract.phrase import short_name
from recoupe.extract.quotes import quotes
from recoupe.extract.relay import relayed, within
from recoupe.extract.scope import preface_scope, run_on
from recoupe.extract.sentence_drafts import drafts_in
from recoupe.extract.speakers import plain, speakers
from recoupe.extract.voice_behind import with_voices_behind
from recoupe.model.event import Source
from recoupe.model.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from recoupe.extract.draft import Draft
    from recoupe.lang.pack import LanguagePack
    from recoupe.model.mention import Mentions
    from recoupe.model.sentence import Sentence
    from recoupe.model.text import Report
    from recoupe.world import World


# How many sources back somebody may have been named; in a longer text he is named again.
_REMEMBERED = 200
# Sentences back in which a pronoun finds its noun, and characters around a sentence in which its quotes begin or end.
_BACK, _AROUND = 3, 400


def attributions(
    report: Report, sentences: Sequence[Sentence], mentions: Mentions, pack: LanguagePack, world: World
) -> tuple[Source, ...]:
    """Every source that the report cites, in order of the text, each with its chain and the stretches it vouches for.

    *Plusieurs soldats ont été tués, a indiqué une source militaire à Al-Masdar News* gives one source: official,
    unnamed, relayed by Al-Masdar News, vouching for the words before the cue.
    """
    quoted = quotes(report.text)
    drafts = _one_each(_prefaces_scoped(_drafts(report, sentences, mentions, pack, world), report.text))
    drafts = [d for _, here in sorted(_by_sentence(drafts).items()) for d in within(here)]
    drafts = list(run_on(drafts, sentences, quoted, pack))
    found = tuple(_source(n, draft, report, world) for n, draft in enumerate(drafts, 1))
    return with_voices_behind(found, sentences, mentions, world, pack)


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
    quoted = Nearby((q, q) for q in quotes(report.text))
    actors = Nearby((a.span, a) for a in mentions.actors)
    drafts: list[Draft] = []
    for n, sentence in enumerate(sentences):
        if not sentence.tokens:
            continue
        before = sentences[max(0, n - _BACK) : n + 1]
        close = replace(mentions, actors=tuple(actors.touching(Span(before[0].start, sentence.end))))
        around = tuple(quoted.touching(Span(max(0, sentence.start - _AROUND), sentence.end + _AROUND)))
        here = drafts_in(sentence, report.text, close, pack, world, known, around)
        for draft in sorted(here, key=lambda d: (d.span.start, d.cue.start)):
            earlier = drafts[-_REMEMBERED:]
            carried = relayed(draft, earlier, report.text, world, known)
            led = led_back(carried, earlier, before, close, world, known)
            if led is not None:
                _tell_earlier(led, drafts)
                drafts.append(led)
    drafts += marks(report.text, sentences, world, pack, [d.span for d in drafts])
    return sorted(drafts, key=lambda d: (d.sentence, d.span.start, d.cue.start))


def _tell_earlier(draft: Draft, drafts: list[Draft]) -> None:
    """What later words tell of an unclear source holds from the start: *des sources …, ont dit ces sources rebelles*."""
    if not draft.again or draft.voice is None or not draft.voice.sure:
        return
    for i in reversed(range(len(drafts))):
        old = drafts[i]
        if draft.sentence - old.sentence > 1:
            break
        if (
            old.voice is not None
            and not old.voice.sure
            and plain(old.phrase.head.lemma) == plain(draft.phrase.head.lemma)
        ):
            drafts[i] = replace(
                old, voice=replace(old.voice, kind=draft.voice.kind, near=old.voice.near or draft.voice.near, sure=True)
            )


_CLASSES = frozenset({"denial", "accusation", "responsibility"})


def _one_each(drafts: list[Draft]) -> list[Draft]:
    """One draft for each source phrase: *a dit … tout en spécifiant* are two cues of one source.

    What one denies and whom one accuses stay apart: *l'armée a démenti le raid et accusé les rebelles*.
    """
    out: list[Draft] = []
    # Drafts come in order: those whose words can overlap begin in this sentence or the one before.
    first = 0
    for draft in drafts:
        while first < len(out) and draft.sentence - out[first].sentence > 1:
            first += 1
        same = next(
            (i for i, d in enumerate(out[first:], first) if d.span.overlaps(draft.span) and _class(d) == _class(draft)),
            None,
        )
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


def _by_sentence(drafts: Iterable[Draft]) -> dict[int, list[Draft]]:
    out: dict[int, list[Draft]] = {}
    for draft in drafts:
        out.setdefault(draft.sentence, []).append(draft)
    return out


def _class(draft: Draft) -> str:
    return draft.commitment if draft.commitment in _CLASSES else ""


def _prefaces_scoped(drafts: Sequence[Draft], text: str) -> list[Draft]:
    out = []
    together = _by_sentence(drafts)
    for draft in drafts:
        if draft.way == "preface" and not draft.content:
            others = [
                Span(min(d.cue.start, d.span.start), max(d.cue.end, d.span.end))
                for d in together[draft.sentence]
                if d is not draft
            ]
            draft = replace(draft, content=preface_scope(draft, others, text))  # noqa: PLW2901  the same draft, told more of
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

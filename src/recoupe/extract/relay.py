"""Which outlet carried a source's words further: *cité par l'AFP*, *a dit X à Reuters*, *… , rapporte al-Hurra*."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from recoupe.extract.phrase import is_name, short_name, spaced
from recoupe.extract.source_phrase import phrase_from
from recoupe.extract.speakers import Speakers, plain
from recoupe.model.text import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recoupe.extract.draft import Draft
    from recoupe.model.sentence import Token
    from recoupe.world import World

_WINDOW = 26  # words behind a cue in which it is said to whom
_STOPS = frozenset({"que", "qu'", ":", ";"})


def relayed(draft: Draft, earlier: Sequence[Draft], text: str, world: World, speakers: Speakers) -> Draft:
    """The draft with the outlet that relays it, where its own words or those behind its cue name one."""
    if draft.via is not None:
        return draft
    by = _in_phrase(draft, world, speakers, earlier) or _told_to(draft, text, world, speakers, earlier)
    return replace(draft, via=by[0], via_id=by[1]) if by is not None else draft


def within(drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """The drafts of one sentence, those inside an outlet's words relayed by it: *John Kirby a dit …, rapporte al-Hurra*."""
    out = []
    for draft in drafts:
        outer = None if draft.via is not None or draft.outlet else _outer(draft, drafts)
        if outer is not None:
            draft = replace(draft, via=outlet_name(outer), via_id=outer.voice.register_id if outer.voice else None)  # noqa: PLW2901  the same draft, told more of
        out.append(draft)
    return tuple(out)


def outlet_name(draft: Draft) -> str:
    """The short name of an outlet as written: *al-Hurra* for *la chaîne américaine al-Hurra*."""
    return draft.who or short_name(draft.phrase)


def _outer(draft: Draft, drafts: Sequence[Draft]) -> Draft | None:
    for other in drafts:
        if other is draft or not other.outlet or other.sentence != draft.sentence:
            continue
        if draft.rule == "preposition:citant" and other.span.start < draft.cue.start:
            return other
        closing = (
            other.rule.startswith("verb") and other.way in {"quote", "incise"} and other.cue.start < other.span.start
        )
        if closing and draft.cue.end < other.cue.start and draft.rule.startswith("verb"):
            return other
        inside = any(span.covers(draft.cue) for span in other.content)
        if inside and draft.way in {"que", "inf", "quote", "noun", "noun!", "incise"}:
            return other
        if (
            inside
            and other.way in {"que", "incise"}
            and other.commitment in {"relay", "neutral"}
            and other.rule.startswith("verb")
        ):
            return other
    return None


def _in_phrase(
    draft: Draft, world: World, speakers: Speakers, earlier: Sequence[Draft]
) -> tuple[str, str | None] | None:
    relay = draft.phrase.relay
    if not relay:
        return None
    return _outlet_in(relay, world, speakers, earlier)


def _told_to(
    draft: Draft, text: str, world: World, speakers: Speakers, earlier: Sequence[Draft]
) -> tuple[str, str | None] | None:
    sentence = draft.phrase.sentence
    start = draft.cue.end
    del text
    tokens = [t for t in sentence.tokens if t.start >= start and not draft.span.covers(t.span)][:_WINDOW]
    for n, token in enumerate(tokens):
        word = plain(token.text)
        if word in _STOPS or word in {"«", '"', "“"}:
            return None
        if token.pos in {"VERB", "AUX"} and token.feat("VerbForm") == "Fin":
            return None
        told = word in {"à", "au"} and n <= 6
        if told or word in {"auprès", "sur", "dans", "par", "pour"}:
            rest = tuple(tokens[n + 1 : n + 10])
            phrase = phrase_from(sentence, token.i + 1, speakers) if rest else None
            if phrase is not None:
                by = _outlet_in(phrase.tokens, world, speakers, earlier)
                if by is not None:
                    return by
    return None


def _outlet_in(
    tokens: tuple[Token, ...],
    world: World,
    speakers: Speakers,
    earlier: Sequence[Draft],
) -> tuple[str, str | None] | None:
    """The outlet that these words name, by the register, by its kind of noun, or by pointing back (*le site*)."""
    words = spaced(tokens)
    known = [hit for hit in world.sources.inside(words) if hit[2].relays]
    if known:
        start, end, row = known[0]
        return words[start:end].strip(), row.id
    noun = next(
        (t for t in tokens if (s := speakers.noun(t)) is not None and s.kind == "outlet" and s.role == "institution"),
        None,
    )
    if noun is None or plain(noun.lemma) in {"information", "journaliste", "correspondant", "presse"}:
        return None
    names = [t for t in tokens if t.i > noun.i and is_name(t)]
    if names:
        span = Span(names[0].start, names[-1].end)
        inner = [t for t in tokens if span.covers(t.span)]
        name = spaced(tuple(inner))
        known_as = world.sources.named(name)
        return None if known_as is not None and known_as.kind == "platform" else (name, None)
    old = next((d for d in reversed(earlier) if d.outlet), None)
    if old is not None:
        return outlet_name(old), old.voice.register_id if old.voice else None
    via = next((d for d in reversed(earlier) if d.via is not None), None)
    return (via.via, via.via_id) if via is not None and via.via is not None else None

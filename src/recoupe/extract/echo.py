"""Sources that speak of a happening without telling it anew: *a rendu compte de trois roquettes*, *dénonce un crime*."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from recoupe.extract.nearby import Nearby, Order, sentence_at, sentences_touching
from recoupe.extract.speakers import base_forms, plain
from recoupe.extract.vouching import way_of
from recoupe.model.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from recoupe.lang.pack import LanguagePack
    from recoupe.model.event import Event, Source
    from recoupe.model.mention import Mentions, Number
    from recoupe.model.sentence import Sentence, Token

_VIOLENT = frozenset({"shelling", "airstrike", "bombing", "assault", "clash", "killing", "shootdown", "abduction"})
_BLASTS = frozenset({"shelling", "airstrike", "bombing", "shootdown"})
_DEFINITE = frozenset({"le", "la", "l'", "les", "ce", "cet", "cette", "ces", "du", "des", "au", "aux"})
_UNREAL = frozenset({"planned", "denied"})
_ALWAYS = frozenset({"accusation", "denial", "responsibility"})


@dataclass(frozen=True, slots=True)
class Echo:
    """A source's words that lead back to an event; ``field`` and ``span`` where they give a figure for it."""

    source: Source
    event: str
    field: str | None = None
    span: Span | None = None


@dataclass(frozen=True)
class EchoWords:
    """The lexicon's words for what was told before."""

    blasts: frozenset[str]
    attacks: frozenset[str]
    killed: frozenset[str]
    injured: frozenset[str]
    papers: frozenset[str]


@cache
def echo_words(pack: LanguagePack) -> EchoWords:
    """The words of the pack, read once."""
    words = pack.lexicon("status")["echo"]
    return EchoWords(*(frozenset(words[n]) for n in ("blasts", "attacks", "killed", "injured", "papers")))


def counts_only(source: Source, pack: LanguagePack) -> bool:
    """Whether the source is a count and no teller: *selon un bilan provisoire* vouches for the figure alone."""
    words = [w.casefold().rstrip("s") for w in source.text.split()]
    return source.kind == "document" and any(w in echo_words(pack).papers for w in words)


def echoes(
    events: Sequence[Event],
    sources: Sequence[Source],
    sentences: Sequence[Sentence],
    mentions: Mentions,
    pack: LanguagePack,
) -> tuple[Echo, ...]:
    """For each source that tells no happening itself, the one that its words lead back to, with the figures it gives.

    *L'OSDH a rendu compte de 3 roquettes* leads back to the shelling told before, with its own count.
    """
    words = echo_words(pack)
    triggers = Nearby((t.trigger, n) for n, e in enumerate(events) for t in e.tellings)
    numbers = Nearby((n.span, n) for n in mentions.numbers)
    sites = Nearby((p.span, p.span) for p in mentions.places)
    blasts, blows = _told_in(_BLASTS, events), _told_in(_VIOLENT, events)
    out: list[Echo] = []
    for source in sources:
        if way_of(source) == "comme":
            continue
        told = set(triggers.inside(*source.scope))
        found = list(_figures(numbers.inside(*source.scope), sentences, words))
        nouns = [] if told else list(_nouns(source, sentences, words))
        for field, span, blast in found:
            sentence = sentence_at(sentences, span.start)
            here = sentence.span if sentence is not None else span
            beside = min(told.intersection(triggers.inside(here)), default=None)
            event = events[beside] if beside is not None else _last(span.start, events, blasts if blast else blows)
            if event is not None:
                out.append(Echo(source, event.id, field, span))
                if beside is None and blast:
                    out += [
                        Echo(source, event.id, "place", p) for p in sites.inside(*source.scope) if p.start > span.end
                    ]
        if not told and not found:
            at = (
                nouns[0] if nouns else (source.span.start if source.commitment in _ALWAYS and _blames(source) else None)
            )
            event = _last(at, events, blows) if at is not None else None
            if event is not None:
                out.append(Echo(source, event.id))
    return tuple(out)


def _blames(source: Source) -> bool:
    return way_of(source) in {"noun", "noun!", "quote", "inf", "que"}


def _figures(
    numbers: Iterable[Number], sentences: Sequence[Sentence], words: EchoWords
) -> Iterator[tuple[str, Span, bool]]:
    """The figures in a source's words: field, place, and whether they count blasts."""
    for number in numbers:
        for token in _behind(number.span, sentences):
            forms = set(base_forms(token))
            span = Span(number.span.start, token.end)
            if forms & words.killed:
                yield "killed", span, False
            elif forms & words.injured:
                yield "injured", span, False
            elif forms & words.blasts and (number.low != 1 or number.high is None):
                yield "count", span, True
            else:
                continue
            break


def _behind(span: Span, sentences: Sequence[Sentence]) -> tuple[Token, ...]:
    sentence = sentence_at(sentences, span.start)
    if sentence is None:
        return ()
    out = []
    for token in sentence.tokens:
        if token.start < span.end - 1 and token.end <= span.end and token.pos != "NOUN":
            continue
        if token.end <= span.start:
            continue
        if token.pos in {"NOUN", "ADJ", "VERB"}:
            out.append(token)
            if token.pos == "NOUN":
                break
        elif token.start >= span.end and plain(token.text) not in {"de", "d'", "des"}:
            break
        if len(out) > 2:
            break
    return tuple(out)


def _nouns(source: Source, sentences: Sequence[Sentence], words: EchoWords) -> Iterator[int]:
    """Where a source's words take up an attack told before: *l'attaque*, *cette frappe*."""
    for sentence in sentences_touching(sentences, source.scope):
        for token in sentence.tokens:
            if token.pos != "NOUN" or not any(scope.covers(token.span) for scope in source.scope):
                continue
            if set(base_forms(token)) & words.attacks and token.i:
                before = [plain(t.text) for t in sentence.tokens[max(0, token.i - 2) : token.i]]
                if set(before) & _DEFINITE or source.commitment in _ALWAYS:
                    yield token.start


def _told_in(kinds: frozenset[str], events: Sequence[Event]) -> Order:
    """Where happenings of these kinds are told that were, in order of the text."""
    return Order(
        (t.trigger.start, n)
        for n, e in enumerate(events) if e.type in kinds and e.status not in _UNREAL and e.nuance != "possible"
        for t in e.tellings
    )  # fmt: skip


def _last(position: int, events: Sequence[Event], told: Order) -> Event | None:
    """The happening told last before a place, or else the first told after it."""
    before = told.last_before(position)
    n = before if before is not None else told.first()
    return events[n] if n is not None else None

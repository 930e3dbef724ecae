"""Where the sources of one report differ on a happening: each value of a field stands with its own source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.extract.conditional import reportive
from recoupe.extract.speakers import plain
from recoupe.extract.vouching import behind, way_of
from recoupe.model.event import Account

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from recoupe.extract.echo import Echo
    from recoupe.lang.pack import LanguagePack
    from recoupe.model.event import Event, Source, Status, Telling
    from recoupe.model.mention import Actor, Mentions
    from recoupe.model.sentence import Sentence
    from recoupe.model.text import Report, Span


def accounts_of(
    event: Event, events: Sequence[Event], sources: Sequence[Source], echoed: Sequence[Echo], report: Report, sentences: Sequence[Sentence],
    mentions: Mentions, pack: LanguagePack,
) -> tuple[Account, ...]:  # fmt: skip
    """The values on which sources differ, and whom each source blames.

    *Trois roquettes (OSDH), dix explosions (al-Araby)*: two accounts of the count. A source's blame is always kept, for
    it is that source's word alone; a field on which all agree gives none.
    """
    told = list(_told(event, sources, report))
    known = {(a.field, a.source) for a in told}
    told += [
        Account(x.source.id, x.field, x.span.of(report.text), x.span, "reported")
        for x in echoed
        if x.event == event.id and x.field and x.span is not None and (x.field, x.source.id) not in known
    ]
    blamed = list(_blamed(event, events, sources, sentences, mentions, pack))
    out: list[Account] = list(blamed)
    for field in dict.fromkeys(a.field for a in told):
        row = [a for a in told if a.field == field]
        if field == "agent" and blamed:
            blames = {(a.source, a.value) for a in blamed}
            out += [a for a in row if (a.source, a.value) not in blames and a.source is not None]
        elif len({a.value.casefold() for a in row}) > 1 and len({a.source for a in row}) > 1:
            out += row
    return tuple(_once(sorted(out, key=lambda a: a.span)))


def _told(event: Event, sources: Sequence[Source], report: Report) -> Iterator[Account]:
    """Every value that a telling gives of a field, with the source nearest to it."""
    tolls = {t.span: t for t in event.tolls}
    for telling in event.tellings:
        for actor in telling.agent:
            if actor.id in {None, "unknown"}:
                continue
            yield _account("agent", actor.id or actor.text, actor.span, telling, sources)
        if telling.count is not None and telling.count.high != 1:
            yield _account("count", _counted(telling.count.span, report), telling.count.span, telling, sources)
        for toll in telling.tolls:
            tolls.setdefault(toll.span, toll)
    for span, toll in sorted(tolls.items()):
        if toll.harm in {"killed", "injured"} and not toll.part:
            yield _account(toll.harm, toll.text, span, event.tellings[0], sources)


def _counted(span: Span, report: Report) -> str:
    """A count with the noun that it counts: *dix explosions*."""
    text = report.text
    end = span.end
    while end < len(text) and text[end] in " \u00a0\u202f":
        end += 1
    while end < len(text) and (text[end].isalnum() or text[end] in "-’'"):
        end += 1
    return text[span.start : end]


def _account(field: str, value: str, span: Span, telling: Telling, sources: Sequence[Source]) -> Account:
    nearest = behind(span, sources)
    if not nearest and telling.trigger.start <= span.start < telling.trigger.end + 200:
        by_id = {s.id: s for s in sources}
        nearest = tuple(by_id[i] for i in telling.sources[:1])
    source = next((s for s in nearest if s.commitment != "responsibility"), None)
    return Account(source.id if source is not None else None, field, value, span, telling.status)


def _blamed(
    event: Event, events: Sequence[Event], sources: Sequence[Source], sentences: Sequence[Sentence], mentions: Mentions,
    pack: LanguagePack,
) -> Iterator[Account]:  # fmt: skip
    """Whom a source accuses of this happening, or clears of it; and whom the report itself suspects (*il s'agirait de*)."""
    for source in sources:
        if not _speaks_of(source, event, events):
            continue
        if source.commitment == "accusation":
            for actor in _accused(source, mentions)[:1]:
                yield Account(source.id, "agent", actor.id or actor.text, actor.span, "reported")
        elif (
            source.commitment == "denial"
            and way_of(source).startswith("noun")
            and source.near is not None
            and _denies_blame(source, sentences)
        ):
            yield Account(source.id, "agent", source.near, source.span, "denied")
    for sentence in sentences:
        for token in sentence.tokens:
            if (
                plain(token.text) == "agirait"
                and reportive(sentence, token, pack)
                and _last_before(token.start, events) is event
            ):
                suspect = next(
                    (
                        a
                        for a in mentions.actors
                        if token.end <= a.span.start < token.end + 60 and a.span.start < sentence.end
                    ),
                    None,
                )
                if suspect is not None and suspect.id is not None:
                    yield Account(None, "agent", suspect.id, suspect.span, "hedged")


def _accused(source: Source, mentions: Mentions) -> list[Actor]:
    """The actors in what an accuser says, in order of the text."""
    return [
        a
        for a in mentions.actors
        if a.id is not None and any(s.covers(a.span) for s in source.scope) and a.id != source.near
    ]


def _denies_blame(source: Source, sentences: Sequence[Sentence]) -> bool:
    words = [plain(t.text) for s in sentences for t in s.tokens if any(scope.covers(t.span) for scope in source.scope)]
    return any(
        w in {"responsabilité", "implication", "accusation", "accusations", "participation", "rôle"} for w in words[:5]
    )


def _speaks_of(source: Source, event: Event, events: Sequence[Event]) -> bool:
    """Whether a source's words are of this event: they hold one of its tellings, or it was the last told before them."""
    if any(scope.covers(t.trigger) for scope in source.scope for t in event.tellings):
        return True
    if source.commitment not in {"accusation", "denial"}:
        return False
    inside = any(scope.covers(t.trigger) for scope in source.scope for e in events for t in e.tellings)
    return not inside and _last_before(source.span.start, events) is event


def _last_before(position: int, events: Sequence[Event]) -> Event | None:
    """The happening told last before a place in the text; a plan or a denial is passed over."""
    told = [(t.trigger.start, e) for e in events for t in e.tellings if t.trigger.start < position]
    real: list[tuple[int, Event]] = [
        (start, e) for start, e in told if e.status not in _UNREAL and e.nuance != "possible"
    ]
    return max(real, key=lambda pair: pair[0])[1] if real else None


_UNREAL: frozenset[Status] = frozenset({"planned", "denied"})


def _once(accounts: Sequence[Account]) -> Iterator[Account]:
    seen: set[tuple[str | None, str, str]] = set()
    for account in accounts:
        key = (account.source, account.field, account.value.casefold())
        if key not in seen:
            seen.add(key)
            yield account

"""Where the sources of one report differ on a happening: each value of a field stands with its own source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.extract.conditional import reportive
from recoupe.extract.nearby import Nearby, Order, sentences_touching
from recoupe.extract.speakers import plain
from recoupe.extract.vouching import way_of
from recoupe.model.event import Account
from recoupe.model.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from recoupe.extract.echo import Echo
    from recoupe.extract.vouching import Voices
    from recoupe.lang.pack import LanguagePack
    from recoupe.model.event import Event, Source, Status, Telling
    from recoupe.model.mention import Actor, Mentions
    from recoupe.model.sentence import Sentence
    from recoupe.model.text import Report


def accounts_of(
    event: Event, voices: Voices, echoed: Sequence[Echo], blame: Sequence[Account], report: Report
) -> tuple[Account, ...]:
    """The values on which sources differ, and whom each source blames.

    *Trois roquettes (OSDH), dix explosions (al-Araby)*: two accounts of the count. A source's blame is always kept, for
    it is that source's word alone; a field on which all agree gives none.

    Args:
        event: one happening, with the sources of its tellings.
        voices: the sources of the report.
        echoed: what sources say of this event without telling it anew.
        blame: whom sources accuse of it, as :func:`blamed` gives it.
        report: the text.
    """
    told = list(_told(event, voices, report))
    known = {(a.field, a.source) for a in told}
    told += [
        Account(echo.source.id, echo.field, echo.span.of(report.text), echo.span, "reported")
        for echo in echoed
        if echo.field is not None and echo.span is not None and (echo.field, echo.source.id) not in known
    ]
    out: list[Account] = [*blame, *(a for a in told if a.field == "place")]  # *dix tirs près de Bourem*: its word alone
    for field in dict.fromkeys(a.field for a in told if a.field != "place"):
        row = [a for a in told if a.field == field]
        if field == "agent" and blame:
            named = {(a.source, a.value) for a in blame}
            out += [a for a in row if (a.source, a.value) not in named and a.source is not None]
        elif len({a.value.casefold() for a in row}) > 1 and len({a.source for a in row}) > 1:
            out += row
    return tuple(_once(sorted(out, key=lambda a: a.span)))


def _told(event: Event, voices: Voices, report: Report) -> Iterator[Account]:
    """Every value that a telling gives of a field, with the source nearest to it."""
    tolls = {t.span: t for t in event.tolls}
    for telling in event.tellings:
        for actor in telling.agent:
            if actor.id in {None, "unknown"}:
                continue
            yield _account("agent", actor.id or actor.text, actor.span, telling, voices)
        if telling.count is not None and telling.count.high != 1:
            yield _account("count", _counted(telling.count.span, report), telling.count.span, telling, voices)
        for toll in telling.tolls:
            tolls.setdefault(toll.span, toll)
    for span, toll in sorted(tolls.items()):
        if toll.harm in {"killed", "injured"} and not toll.part:
            yield _account(toll.harm, toll.text, span, event.tellings[0], voices)


def _counted(span: Span, report: Report) -> str:
    """A count with the noun that it counts: *dix explosions*."""
    text = report.text
    end = span.end
    while end < len(text) and text[end] in " \u00a0\u202f":
        end += 1
    while end < len(text) and (text[end].isalnum() or text[end] in "-’'"):
        end += 1
    return text[span.start : end]


def _account(field: str, value: str, span: Span, telling: Telling, voices: Voices) -> Account:
    nearest = voices.behind(span)
    if not nearest and telling.trigger.start <= span.start < telling.trigger.end + 200:
        nearest = tuple(voices.by_id[i] for i in telling.sources[:1])
    source = next((s for s in nearest if s.commitment != "responsibility"), None)
    return Account(source.id if source is not None else None, field, value, span, telling.status)


def blamed(
    events: Sequence[Event], voices: Voices, sentences: Sequence[Sentence], mentions: Mentions, pack: LanguagePack
) -> dict[str, list[Account]]:
    """Whom sources accuse of each happening, or clear of it; and whom the report itself suspects (*il s'agirait de*)."""
    out: dict[str, list[Account]] = {}
    triggers = Nearby((t.trigger, e.id) for e in events for t in e.tellings)
    actors = Nearby((a.span, a) for a in mentions.actors)
    real = Order(
        (t.trigger.start, n)
        for n, e in enumerate(events) if e.status not in _UNREAL and e.nuance != "possible"
        for t in e.tellings
    )  # fmt: skip
    for source in voices.sources:
        account = _blame_of(source, actors, sentences)
        if account is None:
            continue
        spoken_of = list(dict.fromkeys(triggers.inside(*source.scope)))
        last = None if spoken_of else real.last_before(source.span.start)
        for event in spoken_of or ([events[last].id] if last is not None else []):
            out.setdefault(event, []).append(account)
    for sentence in sentences:
        for token in sentence.tokens:
            if plain(token.text) != "agirait" or not reportive(sentence, token, pack):
                continue
            last = real.last_before(token.start)
            after = Span(token.end, min(token.end + 60, sentence.end))
            actor = next((a for a in actors.touching(after) if a.span.start >= token.end), None)
            if last is not None and actor is not None and actor.id is not None:
                out.setdefault(events[last].id, []).append(Account(None, "agent", actor.id, actor.span, "hedged"))
    return out


def _blame_of(source: Source, actors: Nearby[Actor], sentences: Sequence[Sentence]) -> Account | None:
    """Whom a source accuses, or that it denies its own part; None where it does neither."""
    if source.commitment == "accusation":
        accused = next((a for a in actors.inside(*source.scope) if a.id is not None and a.id != source.near), None)
        return (
            None
            if accused is None
            else Account(source.id, "agent", accused.id or accused.text, accused.span, "reported")
        )
    if (
        source.commitment == "denial"
        and way_of(source).startswith("noun")
        and source.near is not None
        and _denies_blame(source, sentences)
    ):
        return Account(source.id, "agent", source.near, source.span, "denied")
    return None


def _denies_blame(source: Source, sentences: Sequence[Sentence]) -> bool:
    words = [
        plain(t.text)
        for s in sentences_touching(sentences, source.scope)
        for t in s.tokens
        if any(scope.covers(t.span) for scope in source.scope)
    ]
    return any(
        w in {"responsabilité", "implication", "accusation", "accusations", "participation", "rôle"} for w in words[:5]
    )


_UNREAL: frozenset[Status] = frozenset({"planned", "denied"})


def _once(accounts: Sequence[Account]) -> Iterator[Account]:
    seen: set[tuple[str | None, str, str]] = set()
    for account in accounts:
        key = (account.source, account.field, account.value.casefold())
        if key not in seen:
            seen.add(key)
            yield account

"""Every value that a report gives for a field of an incident, with who vouches for it and the words that say so."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from recoupe.compare.origins import chain_of, origin_of, outlet_of
from recoupe.lang.pack import languages, load_pack
from recoupe.model.doubt import Unsettled
from recoupe.model.incident import FIELDS, Claim

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from recoupe.model.event import Account, Event, Reading, Source, Telling
    from recoupe.model.mention import Actor, Number, Place
    from recoupe.model.text import Report, Span

Found = tuple[str, str, "Span", dict[str, object]]


def claims(event: Event, reading: Reading) -> tuple[Claim, ...]:
    """All claims of one event, in order of the fields and of the text; the same value on the same word stands once."""
    by_id = {source.id: source for source in reading.sources}
    out: dict[tuple[object, ...], Claim] = {}
    settled = {(account.field, account.span) for account in event.accounts}
    for account in event.accounts:
        source = by_id.get(account.source or "")
        for claim in _claims(
            _of_account(account, event, reading), event, reading, [source] if source else [], account.status
        ):
            out.setdefault(_what(claim), claim)
    for telling in event.tellings:
        named = telling.sources or (event.sources if len(event.sources) == 1 else ())
        sources = [by_id[identity] for identity in named if identity in by_id]
        for found in _of_telling(telling, reading.report):
            if (found[0], found[2]) in settled or _its_own(found, event):
                continue
            for claim in _claims(found, event, reading, sources, telling.status):
                out.setdefault(_what(claim), claim)
    for found in _of_event(event, reading.report):
        if not any(claim.field == found[0] for claim in out.values()):
            sources = [by_id[identity] for identity in event.sources if identity in by_id]
            for claim in _claims(found, event, reading, sources, event.status):
                out.setdefault(_what(claim), claim)
    return tuple(sorted(out.values(), key=lambda c: (FIELDS.index(c.field) if c.field in FIELDS else 99, c.span)))


def _what(claim: Claim) -> tuple[object, ...]:
    return (claim.field, claim.value, claim.of, claim.part, claim.status == "denied", claim.origin)


def _claims(found: Found, event: Event, reading: Reading, sources: Sequence[Source], status: str) -> Iterator[Claim]:
    """One claim for each origin that vouches; the outlet's own word where nobody is cited."""
    field, value, span, more = found
    report = reading.report
    base = {"field": field, "value": value, "report": report.name, "event": event.id, "span": span, "status": status}
    seen: set[str] = set()
    for source in sources:
        origin = origin_of(source, report)
        if origin not in seen:
            seen.add(origin)
            denied = {"status": "denied"} if source.commitment == "denial" and field == "agent" else {}
            yield Claim(**{**base, **denied, **more, "chain": chain_of(source, report), "origin": origin})  # type: ignore[arg-type]  # a dict of fields loses their types
    if not seen:
        own = (report.outlet or report.name,)
        yield Claim(**{**base, **more, "chain": own, "origin": outlet_of(report)})  # type: ignore[arg-type]  # a dict of fields loses their types


def _of_telling(telling: Telling, report: Report) -> Iterator[Found]:
    text = report.text
    yield "type", telling.type, telling.trigger, {}
    for field, actors in (("agent", telling.agent), ("target", telling.target)):
        yield from _actors(field, actors)
    yield from _places(telling.place)
    if telling.time is not None and telling.time.value is not None:
        yield "time", telling.time.value.edtf, telling.time.span, {}
    for toll in telling.tolls:
        if toll.harm in ("killed", "injured"):
            yield toll.harm, figure(toll.low, toll.high), toll.span, _counted(toll)
    if telling.weapon is not None:
        yield "weapon", _words(telling.weapon, text), telling.weapon, {}
    yield from _count(telling.count, report)
    if telling.outcome is not None:
        yield "outcome", telling.outcome, telling.trigger, {}


def _of_event(event: Event, report: Report) -> Iterator[Found]:
    text = report.text
    for field, actors in (("agent", event.agent), ("target", event.target)):
        yield from _actors(field, actors)
    yield from _places(event.place)
    if event.time is not None and event.time_text is not None:
        yield "time", event.time.edtf, event.time_text, {}
    for toll in dict.fromkeys(t for t in (event.killed, event.injured, *event.tolls) if t is not None):
        if toll.harm in ("killed", "injured"):
            yield toll.harm, figure(toll.low, toll.high), toll.span, _counted(toll)
    if event.weapon is not None:
        yield "weapon", _words(event.weapon, text), event.weapon, {}
    yield from _count(event.count, report)
    if event.outcome is not None and event.tellings:
        yield "outcome", event.outcome, event.tellings[0].trigger, {}


def _of_account(account: Account, event: Event, reading: Reading) -> Found:
    """An account with the figure that its words hold: that of the toll or the count which stands at the same place."""
    tolls = [*event.tolls, *(toll for telling in event.tellings for toll in telling.tolls)]
    for toll in tolls:
        if toll.harm == account.field and toll.span == account.span:
            return account.field, figure(toll.low, toll.high), account.span, _counted(toll)
    for count in (event.count, *(telling.count for telling in event.tellings)):
        if account.field == "count" and count is not None and count.span == account.span:
            return "count", figure(count.low, count.high), account.span, {"low": count.low, "high": count.high}
    if account.field == "place":
        place = next((p for p in reading.mentions.places if p.span == account.span), None)
        return next(_places([place])) if place is not None else (account.field, account.value, account.span, {})
    said = next(
        (n for n in reading.mentions.numbers if account.span.covers(n.span) or n.span.covers(account.span)), None
    )
    if account.field in ("killed", "injured", "count") and said is not None:
        return account.field, figure(said.low, said.high), account.span, {"low": said.low, "high": said.high}
    numbers = [int(found) for found in re.findall(r"\d+", account.value)]
    if account.field in ("killed", "injured", "count") and numbers:
        return account.field, account.value, account.span, {"low": numbers[0], "high": numbers[-1]}
    return account.field, account.value, account.span, {}


def _actors(field: str, actors: Sequence[Actor]) -> Iterator[Found]:
    for actor in actors:
        yield field, actor.id or actor.text, actor.span, {}


def _places(places: Sequence[Place]) -> Iterator[Found]:
    for place in places:
        site = place.site
        settled = site if site is not None and not isinstance(site, Unsettled) else None
        yield "place", settled.name if settled else place.text, place.span, {}


def _its_own(found: Found, event: Event) -> bool:
    """Whether the doer is taken for a sufferer as well, because some of his own fell."""
    doers = {actor.id for actor in event.agent if actor.id}
    sufferers = {actor.id for actor in event.target if actor.id}
    return found[0] == "target" and found[1] in doers and bool(sufferers - doers)


def _count(count: Number | None, report: Report) -> Iterator[Found]:
    """How many were fired or dropped; other counts (vehicles, sites, a mere article) are no figure to compare."""
    if count is not None and (count.low, count.high) != (1, 1) and _fired(count.span, report):
        yield "count", figure(count.low, count.high), count.span, {"low": count.low, "high": count.high}


def _fired(span: Span, report: Report) -> bool:
    """Whether the noun that follows a number is something fired: *trois roquettes*, *une dizaine d'explosions*."""
    following = re.findall(r"\w+", report.text[span.end : span.end + 40].casefold())[:3]
    return any(word in fired(report.language or "fr") for word in following)


@cache
def fired(language: str) -> frozenset[str]:
    """The language's words for what is fired, dropped or sent."""
    known = load_pack(language).lexicon("matching")["fired"] if language in languages() else ()
    return frozenset(known)


def _counted(toll: object) -> dict[str, object]:
    return {name: getattr(toll, name) for name in ("low", "high", "of", "part", "revised")}


def figure(low: int, high: int | None) -> str:
    """A count as a person writes it: 5, 8–12, 16 or more."""
    if high is None:
        return f"{low} or more"
    return str(low) if low == high else f"{low}–{high}"


def _words(span: Span, text: str) -> str:
    return " ".join(span.of(text).split())

"""A person's value put in the place of the machine's, in an event and in each of its tellings."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from recoupe.judge import values
from recoupe.judge.anchors import everywhere, folded
from recoupe.judge.edtf import days_of, grain_of
from recoupe.judge.vouching import vouching
from recoupe.model.event import Event, Source, Telling, Toll
from recoupe.model.mention import Actor, Number, Place, Site, Time

if TYPE_CHECKING:
    from collections.abc import Callable

    from recoupe.model.event import Reading, SourceKind
    from recoupe.model.text import Span

BY_HAND = "by hand"
PRECISIONS = {"country": 6, "region": 4, "governorate": 4, "desert": 5, "river": 5, "border": 5}


@dataclass(frozen=True, slots=True)
class Given:
    """A person's value for one field of an event: as it is written, with the places that it names.

    ``words`` is where it stands; None where the whole field is meant.
    """

    field: str
    value: str
    sites: tuple[Site, ...] = ()
    words: Span | None = None


def with_value(event: Event, given: Given, reading: Reading) -> Event:
    """The event with this value: in place of what stands at its words, or of all that the field held."""
    field = given.field
    kept = tuple(a for a in event.accounts if a.field != field or not _meant(a.span, given))
    if given.words is not None and given.value:
        # An account is one source's word: it keeps its source, and its figure is the person's.
        here = {a for a in event.accounts if a not in kept}
        kept = tuple(replace(a, value=given.value) if a in here else a for a in event.accounts)
    elif given.value and field in (*values.HARMS, "count"):
        kept = vouching(event, field, given.value)
    event = replace(event, accounts=kept)
    if field in values.HARMS:
        return _with_toll(event, given)
    if field in ("status", "nuance", "aggregate", "type", "outcome"):
        return _with_code(event, given)
    if field == "sources":
        return replace(
            event,
            sources=(identities := _sources(given, event, reading)),
            tellings=tuple(replace(telling, sources=identities) for telling in event.tellings),
        )
    return _with_nouns(event, given, reading)


def new_sources(given: Given, event: Event, reading: Reading) -> tuple[Source, ...]:
    """The sources among a person's that the reading lacks, as sources of their own."""
    out: list[Source] = []
    for written in values.parts(given.value) if given.field == "sources" else ():
        words, kind = values.source_kind(written)
        if _known(words, event, reading) is None and (span := _nearest(words, event, reading)) is not None:
            named = any(word[:1].isupper() for word in words.split())
            known: SourceKind = next((k for k in values.SOURCE_KINDS if k == kind), "witness")
            out.append(Source(_new_id(span), span, span.of(reading.report.text), known, named, rule=BY_HAND))
    return tuple(out)


def _new_id(span: Span) -> str:
    return f"j{span.start}-{span.end}"


def _sources(given: Given, event: Event, reading: Reading) -> tuple[str, ...]:
    out: list[str] = []
    for written in values.parts(given.value):
        words, _ = values.source_kind(written)
        known = _known(words, event, reading)
        span = _nearest(words, event, reading)
        if known is not None or span is not None:
            out.append(known.id if known is not None else _new_id(span) if span is not None else "")
    return tuple(dict.fromkeys(out))


def _known(words: str, event: Event, reading: Reading) -> Source | None:
    """The source of these words that stands nearest to the event."""
    alike = [source for source in reading.sources if folded(source.text) == folded(words)]
    return min(alike, key=lambda source: _distance(source.span, event), default=None)


def _nearest(words: str, event: Event, reading: Reading) -> Span | None:
    """Where the report writes these words nearest to the event."""
    return min(everywhere(reading.report.text, words), key=lambda span: _distance(span, event), default=None)


def _distance(span: Span, event: Event) -> int:
    return min((abs(span.start - trigger.start) for trigger in event.triggers), default=0)


def _meant(span: Span | None, given: Given) -> bool:
    return given.words is None or (span is not None and span.overlaps(given.words))


def _with_code(event: Event, given: Given) -> Event:
    value: Any = (given.value == "yes") if given.field == "aggregate" else (given.value or None)
    changed: dict[str, Any] = {given.field: value}
    tellings = event.tellings
    if given.field == "type":  # a telling of another type (its dead, say) goes on telling that
        tellings = tuple(replace(t, **changed) if t.type == event.type else t for t in tellings)
    elif given.field in ("status", "aggregate") or (given.field == "outcome" and value is None):
        tellings = tuple(replace(telling, **changed) for telling in tellings)
    elif given.field == "outcome":
        tellings = (replace(tellings[0], outcome=value), *(replace(t, outcome=None) for t in tellings[1:]))
    return replace(event, tellings=tellings, **changed)


def _with_toll(event: Event, given: Given) -> Event:
    """Tolls of this harm at the words (or all of them) give way to one; whose dead they are stays as it was read."""
    harm = next(h for h in values.HARMS if h == given.field)
    bounds = values.bounds(given.value) if given.value else None
    every = [event.killed, event.injured, *event.tolls, *(t for telling in event.tellings for t in telling.tolls)]
    old = [t for t in every if t is not None and t.harm == harm and _meant(t.span, given)]
    main = next((t for t in old if not t.part), old[0] if old else None)
    new: Toll | None = None
    if bounds is not None:
        trigger = event.triggers[0]
        span = given.words or (main.span if main else trigger)
        text = main.text if main and main.span == span else given.value
        new = (
            replace(main, low=bounds[0], high=bounds[1], span=span, text=text)
            if main
            else Toll(span, given.value, harm, *bounds, of="target")
        )

    def changed(tolls: tuple[Toll, ...], *, add: bool) -> tuple[Toll, ...]:
        out: list[Toll] = []
        for toll in tolls:
            if toll.harm != harm or not _meant(toll.span, given):
                out.append(toll)
            elif new is not None and new not in out:
                out.append(new)
        return (*out, new) if add and new is not None and new not in out else tuple(out)

    tellings = tuple(replace(telling, tolls=changed(telling.tolls, add=False)) for telling in event.tellings)
    if tellings and new is not None and not any(new in telling.tolls for telling in tellings):
        tellings = (replace(tellings[0], tolls=changed(tellings[0].tolls, add=True)), *tellings[1:])
    event = replace(event, tellings=tellings, tolls=changed(event.tolls, add=True))
    if harm in ("killed", "injured"):
        before: Toll | None = getattr(event, harm)
        if before is None or _meant(before.span, given):
            event = replace(event, **{harm: new})  # type: ignore[arg-type]  # one of two fields of one type
    return event


def _with_nouns(event: Event, given: Given, reading: Reading) -> Event:
    """Actors, places, times, words and counts: what the field holds at the words, or all of it, gives way."""
    make = _MAKERS[given.field]
    trigger = event.triggers[0] if event.tellings else None
    tellings: list[Telling] = []
    held = False
    for telling in event.tellings:
        old = _listed(getattr(telling, given.field))
        gone = [noun for noun in old if _meant(_span(noun), given)]
        new = make(given, gone, telling.trigger, reading) if gone else []
        held = held or bool(new)
        tellings.append(replace(telling, **{given.field: _as_field(given.field, _in_place(old, gone, new))}))
    if not held and tellings and given.value:
        first = tellings[0]
        rest = _listed(getattr(first, given.field))
        new = make(given, [], trigger, reading)
        tellings[0] = replace(first, **{given.field: _as_field(given.field, [*new, *rest])})
    if given.field == "time":
        main = given.words is None or event.time is None or event.time_text is None or _meant(event.time_text, given)
        if not main:
            return replace(event, tellings=tuple(tellings))
        time = next(iter(make(given, [t for t in (_old_time(event),) if t], trigger, reading)), None)
        return replace(
            event, tellings=tuple(tellings), time=time.value if time else None, time_text=time.span if time else None
        )
    old = _listed(getattr(event, given.field))
    gone = [noun for noun in old if _meant(_span(noun), given)]
    whole = _in_place(old, gone, make(given, gone, trigger, reading))
    return replace(event, tellings=tuple(tellings), **{given.field: _as_field(given.field, whole)})


def _in_place(old: list[Any], gone: list[Any], new: list[Any]) -> list[Any]:
    """The new nouns where the first of those stood that give way; in front where none does."""
    at = old.index(gone[0]) if gone else 0
    return [*old[:at], *new, *(noun for noun in old[at:] if noun not in gone)]


def _old_time(event: Event) -> Time | None:
    return Time(event.time_text, "", "date", event.time) if event.time_text is not None else None


def _listed(value: Any) -> list[Any]:  # noqa: ANN401  a field holds one noun, a tuple of nouns, or nothing
    return list(value) if isinstance(value, tuple) else [] if value is None else [value]


def _as_field(field: str, nouns: list[Any]) -> Any:  # noqa: ANN401  as above
    once = tuple(dict.fromkeys(nouns))
    return once if field in (*values.ACTORS, *values.PLACES, "objects") else (once[0] if once else None)


def _span(noun: Any) -> Span:  # noqa: ANN401  a span, or a noun that has one
    span: Span = getattr(noun, "span", noun)
    return span


def _actors(given: Given, old: list[Actor], trigger: Span | None, reading: Reading) -> list[Actor]:
    out: list[Actor] = []
    for identity in values.parts(given.value):
        same = [a for a in old if a.id == identity]
        spelt = [a for a in reading.mentions.actors if a.id == identity]
        near = min(spelt, key=lambda a: abs(a.span.start - (trigger.start if trigger else 0)), default=None)
        span = given.words or (old[0].span if old else near.span if near else trigger)
        if same and given.words is None:
            out += same
        elif span is not None:
            out.append(Actor(span, span.of(reading.report.text), identity, via=BY_HAND, because=(BY_HAND,)))
    return out


def _places(given: Given, old: list[Place], trigger: Span | None, reading: Reading) -> list[Place]:
    sites = {site.id: site for site in given.sites}
    out: list[Place] = []
    for identity in values.parts(given.value):
        if (site := sites.get(identity)) is None:
            continue
        same = [p for p in old if p.site == site]
        spelt = [p for p in reading.mentions.places if isinstance(p.site, Site) and p.site.id == identity]
        near = min(spelt, key=lambda p: abs(p.span.start - (trigger.start if trigger else 0)), default=None)
        span = given.words or (old[0].span if old else near.span if near else trigger)
        if same and given.words is None:
            out += same
        elif span is not None:
            out.append(settled_place(Place(span, span.of(reading.report.text), site.kind, None), site))
    return out


def settled_place(place: Place, site: Site) -> Place:
    """The mention, settled by a person to this site."""
    precision = PRECISIONS.get(site.kind, 1)
    return replace(
        place, site=site, kind=site.kind, radius_km=max(site.radius_km, place.distance_km or 0.0), rule=BY_HAND,
        precision=max(precision, 2) if place.relation else precision, because=(BY_HAND,),
    )  # fmt: skip


def _times(given: Given, old: list[Time], trigger: Span | None, reading: Reading) -> list[Time]:
    days = days_of(given.value)
    span = given.words or (old[0].span if old else trigger)
    if days is None or span is None:
        return []
    text = span.of(reading.report.text)
    return [Time(span, text, "date", days, grain_of(given.value), rule=BY_HAND, because=(BY_HAND,))]


def _stretches(given: Given, _old: list[Span], trigger: Span | None, reading: Reading) -> list[Span]:
    out: list[Span] = []
    for words in values.parts(given.value):
        found = everywhere(reading.report.text, words)
        near = min(found, key=lambda span: abs(span.start - (trigger.start if trigger else 0)), default=None)
        out += [near] if near is not None else []
    return out


def _counts(given: Given, old: list[Number], trigger: Span | None, _reading: Reading) -> list[Number]:
    bounds = values.bounds(given.value)
    span = given.words or (old[0].span if old else trigger)
    return [Number(span, given.value, *bounds)] if bounds is not None and span is not None else []


_MAKERS: dict[str, Callable[..., list[Any]]] = {
    **dict.fromkeys(values.ACTORS, _actors),
    **dict.fromkeys(values.PLACES, _places),
    **dict.fromkeys(values.WORDS, _stretches),
    "time": _times,
    "count": _counts,
}

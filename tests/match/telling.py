"""Readings by hand, as short as a sentence: what the tests of matching and comparing start from."""

from __future__ import annotations

from hashlib import sha256

from recoupe.model.event import Event, EventType, Reading, Source, Status, Telling, Toll
from recoupe.model.mention import Actor, Days, Mentions, Number, Place, Site, Time
from recoupe.model.text import Report, Span

SITES = {
    "Ménaka": Site("menaka", "Ménaka", "city", 15.92, 2.40, 8.0, "ML"),
    "Inékar": Site("inekar", "Inékar", "village", 15.95, 3.15, 4.0, "ML"),
    "Tillia": Site("tillia", "Tillia", "village", 16.13, 4.78, 4.0, "NE"),
    "Gao": Site("gao", "Gao", "city", 16.27, -0.04, 10.0, "ML"),
    "région de Ménaka": Site("menaka-region", "Ménaka", "governorate", 15.90, 2.60, 120.0, "ML"),
    "Mali": Site("mali", "Mali", "country", 17.0, -3.0, 600.0, "ML"),
}
PARTS = {
    "malian-army": ("malian-army", "mali"),
    "malian-air-force": ("malian-air-force", "malian-army", "mali"),
    "isgs": ("isgs", "islamic-state"),
}


def line(actor: str) -> tuple[str, ...]:
    return PARTS.get(actor, (actor,))


def kin(left: str, right: str) -> bool:
    return left in line(right) or right in line(left)


def days(edtf: str) -> Days:
    first, _, last = edtf.partition("/")
    return Days(first, last or first, edtf)


def span(text: str, words: str) -> Span:
    at = text.index(words)
    return Span(at, at + len(words))


def source(
    identity: str, text: str, words: str, *, origin: str = "", named: bool = True, near: str | None = None,
    via: str | None = None, commitment: str = "neutral",
) -> Source:  # fmt: skip
    return Source(
        identity, span(text, words), words, "official", named, near=near, via=via, origin=origin, commitment=commitment,
        chain=(words, via) if via else (words,),
    )  # fmt: skip


def event(
    text: str, trigger: str, kind: EventType = "assault", *, identity: str = "e1", agent: str = "", target: str = "",
    place: str = "", day: str = "", killed: tuple[int, int | None] | None = None, of: str = "target",
    injured: tuple[int, int | None] | None = None, count: int | None = None, status: Status = "asserted",
    sources: tuple[str, ...] = (), time_words: str = "", weapon: str = "",
) -> Event:  # fmt: skip
    """One event told by ``trigger``; all else may be silent."""
    at = span(text, trigger)
    tolls = tuple(
        Toll(at, f"{harm} {counted[0]}", harm, counted[0], counted[1], "agent" if of == "agent" else "target")  # type: ignore[arg-type]  # a made-up value
        for harm, counted in (("killed", killed), ("injured", injured))
        if counted is not None
    )
    actors = {name: (Actor(at, who, who),) if who else () for name, who in (("agent", agent), ("target", target))}
    places = (Place(at, place, SITES[place].kind, SITES[place]),) if place else ()
    when = days(day) if day else None
    said = span(text, time_words) if time_words else (at if day else None)
    number = Number(at, str(count), count, count) if count is not None else None
    telling = Telling(
        kind, at, 0, "by hand", agent=actors["agent"], target=actors["target"], place=places,
        time=Time(said, said.of(text), "date", when) if said else None, tolls=tolls, status=status, sources=sources,
        count=number, weapon=span(text, weapon) if weapon else None,
    )  # fmt: skip
    return Event(
        identity, kind, (telling,), agent=actors["agent"], target=actors["target"], place=places, time=when,
        time_text=said, killed=next((t for t in tolls if t.harm == "killed"), None),
        injured=next((t for t in tolls if t.harm == "injured"), None), tolls=tolls, status=status, sources=sources,
        count=number, weapon=telling.weapon,
    )  # fmt: skip


def reading(
    name: str, text: str, *events: Event, published: str | None = None, outlet: str | None = None,
    sources: tuple[Source, ...] = (), camp: str | None = None,
) -> Reading:  # fmt: skip
    report = Report(
        name, text, sha256(text.encode()).hexdigest(), published, None, outlet or name, language="fr", camp=camp
    )
    return Reading(report, Mentions(), sources, events, (), days(published) if published else None)

"""For whom a source speaks that its own words do not name in full: a capital, a spokesman, *l'agence officielle*.

*Téhéran dément* is Iran's word, *un porte-parole de la Minusma* the mission's, *le colonel Diarra* that of the command for
which he spoke before, *le ministère des Transports* that of the country of which the report tells.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from recoupe.extract.speakers import base_forms, kind_of_actor, plain
from recoupe.model.doubt import Unsettled
from recoupe.world.outlets import folded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recoupe.lang.pack import LanguagePack
    from recoupe.model.event import Source
    from recoupe.model.mention import Mentions
    from recoupe.model.sentence import Sentence
    from recoupe.world import World

_REACH = 600  # characters back in which *son communiqué* finds whose it is
_NATIONAL = frozenset({"media", "sources"})
_ISSUING = frozenset({"official", "armed-group", "monitor"})


@dataclass(frozen=True)
class Behind:
    """The lexicon's words for voices that stand for another; ``states`` gives a capital or adjective its people."""

    states: dict[str, str]
    adjectives: dict[str, str]
    agency: tuple[str, ...]
    channel: tuple[str, ...]
    of_the_state: frozenset[str]
    spokesmen: frozenset[str]
    papers: frozenset[str]


@cache
def behind(pack: LanguagePack) -> Behind:
    """The words of the pack, read once."""
    words = pack.lexicon("attribution")["behind"]
    rows = pack.lexicon("demonyms")["state"]
    adjectives = {a.partition(":")[0]: row["id"] for row in rows for a in row.get("adjectives", ())}
    return Behind(
        {folded(name): row["id"] for row in rows for name in row.get("capitals", ())},
        adjectives,
        tuple(words["agency"]),
        tuple(words["channel"]),
        frozenset(words["of_the_state"]),
        frozenset(words["spokesmen"]),
        frozenset(words["papers"]),
    )


def with_voices_behind(
    sources: Sequence[Source], sentences: Sequence[Sentence], mentions: Mentions, world: World, pack: LanguagePack
) -> tuple[Source, ...]:
    """The sources, those that speak for somebody whom their words leave unsaid with his voice as their origin."""
    words = behind(pack)
    home = _home(mentions)
    persons: dict[str, str] = {}
    out: list[Source] = []
    for source in sources:
        origin = source.origin
        if not _known(origin, world):
            origin = (
                _organ(source, world)
                or _spoken_for(source, out, words, world)
                or _state_voice(source, sentences, words, home, world)
                or persons.get(_surname(source))
                or _paper(source, out, mentions, words, world)
                or _with_nation(source, sentences, words, world)
            )
        if source.named and _known(origin, world) and (surname := _surname(source)):
            persons.setdefault(surname, origin)
        out.append(source if origin == source.origin else replace(source, origin=origin))
    return tuple(out)


def _known(origin: str, world: World) -> bool:
    return origin in world.sources.by_id or origin in world.actors


def _home(mentions: Mentions) -> str | None:
    """The country of which the report tells: that of most of its places."""
    counted = Counter(
        place.site.country
        for place in mentions.places
        if place.site is not None and not isinstance(place.site, Unsettled) and place.site.country
    )
    return min(counted, key=lambda country: (-counted[country], country)) if counted else None


def _surname(source: Source) -> str:
    """The last name of a person or body in the words of a source: *le colonel Diarra* gives *diarra*; else nothing."""
    last = re.split(r"[\s,]+", source.text.strip())[-1]
    return plain(last) if last[:1].isupper() and len(last) > 2 and source.kind != "outlet" else ""


def _spoken_for(source: Source, before: Sequence[Source], words: Behind, world: World) -> str | None:
    """*un porte-parole du Pentagone* speaks for it, named or not; *un porte-parole* for whoever was cited just before."""
    if not any(plain(w).rstrip("s,") in words.spokesmen for w in source.text.split()[:3]):
        return None
    outlets = [row for _, _, row in world.sources.inside(source.text) if not row.relays and row.kind != "platform"]
    if outlets:
        return str(outlets[0].id)
    if source.near:
        return _voice_of(source.near, world)
    rest = source.text.partition(",")[0].split()
    last = before[-1] if before else None
    if len(rest) > 2 or last is None or last.kind not in _ISSUING or not last.named:
        return None
    return last.origin if source.span.start - last.span.end < _REACH else None


def _organ(source: Source, world: World) -> str | None:
    """*un organe du Hezbollah*, *une chaîne de l'État islamique*: a medium that belongs to an actor is his voice."""
    owned = re.search(r"\b(?:du|des|de la|de l['’])", source.text)
    if source.kind != "outlet" or source.named or not source.near or owned is None or source.via:
        return None
    kin = [row for row in world.sources.rows if row.kind == "militant-media" and source.near in {row.actor, row.camp}]
    return str(kin[0].id) if kin else _voice_of(source.near, world)


def _voice_of(actor: str | None, world: World) -> str | None:
    """The origin under which an actor of the register speaks."""
    row = world.sources.by_actor.get(actor) if actor else None
    return str(row.id) if row is not None else actor


def _state_voice(
    source: Source, sentences: Sequence[Sentence], words: Behind, home: str | None, world: World
) -> str | None:
    """A capital, a state's medium, or an institution of which only the state is left unsaid."""
    said = folded(source.text)
    bare = re.sub(r"^(?:l'|le |la |les )", "", said)
    if bare in words.states:
        return _state(words.states[bare], world)
    country = _country(source, sentences, words, world) or home
    if country is None or (not source.named and source.kind != "outlet"):
        return None
    if any(re.search(rf"\b{folded(name)}\b", said) for name in words.agency):
        return _medium("agency", country, world)
    if any(re.search(rf"\b{folded(name)}\b", said) for name in words.channel):
        return _medium("channel", country, world) or f"{country.casefold()}-state-tv"
    head = re.sub(r"^(?:l'|le |la |les )", "", plain(source.text)).split()[0]
    if head.rstrip("s") in words.of_the_state and source.named and source.near is None:
        people = world.actors.people_of(country)
        return str(people.state) if people is not None and people.state else None
    return None


def _with_nation(source: Source, sentences: Sequence[Sentence], words: Behind, world: World) -> str:
    """An unnamed voice with the nation that its adjective tells: *la presse qatarie* is ``anonymous:qatari-media@…``."""
    kind, at, relay = source.origin.removeprefix("anonymous:").partition("@")
    if kind not in _NATIONAL or not at:
        return source.origin
    country = _country(source, sentences, words, world)
    people = world.actors.people_of(country) if country else None
    return source.origin if people is None else f"anonymous:{people.adjective.casefold()}-{kind}@{relay}"


def _country(source: Source, sentences: Sequence[Sentence], words: Behind, world: World) -> str | None:
    """The country whose adjective stands in the words of a source: *l'agence officielle syrienne*."""
    for sentence in sentences:
        if sentence.start <= source.span.start < sentence.end:
            forms = (form for token in sentence.tokens_in(source.span) for form in base_forms(token))
            people = next((words.adjectives[form] for form in forms if form in words.adjectives), None)
            return world.actors.peoples[people].country or None if people in world.actors.peoples else None
    return None


def _state(people: str, world: World) -> str | None:
    known = world.actors.peoples.get(people)
    return str(known.state) if known is not None and known.state else None


def _medium(kind: str, country: str, world: World) -> str | None:
    """The state's agency or channel in the register; of several the one that is called so, else the first."""
    rows = [
        r for r in world.sources.rows if r.kind == kind and r.country == country and str(r.camp).endswith("-government")
    ]
    named = next((row for row in rows if row.id.endswith("state-tv")), None)
    return str((named or rows[0]).id) if rows else None


def _paper(source: Source, before: Sequence[Source], mentions: Mentions, words: Behind, world: World) -> str | None:
    """*son communiqué*, *le texte*: the paper of whoever was cited just before; *son* also that of who was just named."""
    first = source.text.split()
    if source.kind != "document" or len(first) > 2 or plain(first[-1]).removeprefix("l'") not in words.papers:
        return None
    near = [s for s in before if source.span.start - s.span.end < _REACH and s.kind in _ISSUING and s.named]
    own = plain(first[0]) in {"son", "sa", "ses", "leur", "leurs"}
    actors = [
        a
        for a in mentions.actors
        if own and a.id and a.listed and a.span.end <= source.span.start and source.span.start - a.span.end < _REACH
    ]
    opening = [a for a in actors if not near or a.span.start > near[-1].span.start]
    if opening and kind_of_actor(opening[0].id, world.actors) in _ISSUING:
        return _voice_of(opening[0].id, world)
    return near[-1].origin if near else None

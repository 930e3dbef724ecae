"""The way from the witness to the report that we read, and the voice at which it begins."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from recoupe.world.outlets import folded

if TYPE_CHECKING:
    from recoupe.model.event import Source
    from recoupe.model.text import Report
    from recoupe.world import World

_KIND_WORDS = {
    "official": "official", "armed-group": "militia-official", "monitor": "monitor", "expert": "expert",
    "witness": "residents", "document": "document", "outlet": "media",
}  # fmt: skip
_FINER: tuple[tuple[str, str], ...] = (
    (r"sécurit", "security-source"), (r"militaire|officier|gradé|soldat", "military-source"), (r"médic|hospital", "medical-source"),
    (r"diplomat", "diplomatic-source"), (r"local|tribal|habitant|riverain|villageois", "local-sources"),
    (r"polic", "police-source"), (r"région", "regional-source"), (r"témoin", "witness"), (r"terrain", "field-sources"),
)  # fmt: skip
_NATIONS: tuple[tuple[str, str], ...] = ((r"améric", "us"), (r"russ", "russian"), (r"syrien", "syrian"), (r"irakien", "iraqi"), (r"israél", "israeli"), (r"iranien", "iranian"), (r"ukrain", "ukrainian"), (r"turc|turqu", "turkish"), (r"malien", "malian"), (r"burkinab", "burkinabe"), (r"nigérien", "nigerien"), (r"libyen", "libyan"), (r"congolais", "congolese"), (r"palestin", "palestinian"), (r"liban", "lebanese"))  # fmt: skip


# Words behind which the relay stands, no longer the source.
_RELAYED = re.compile(r",? (?:cité|joint|interrogé|contacté|relayé|rapporté|repris)e?s? (?:par|dans|sur)\b")


def slug(words: str) -> str:
    """A name as an id: *Le Phare des Aurès* is ``phare-des-aures``."""
    plain = re.sub(r"^(?:l['’]|le |la |les |the )", "", folded(words))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def outlet_id(name: str | None, world: World) -> str | None:
    """The id of an outlet by its name: the register's, or one made of the name; None where nothing is named."""
    if not name:
        return None
    known = world.sources.inside(name)
    return known[0][2].id if known else slug(name) or None


def origin_of(source: Source, report: Report, world: World, known_as: str = "") -> str:
    """The voice at which a source's chain begins: ``osdh``, ``anonymous:us-official@afp``.

    A named source is its id in the register of outlets, else that of the actor, else one made of its name. An unnamed
    one is ``anonymous:kind@relay``: the relay is the outlet that quotes it, or the report's own. ``known_as`` is the
    name where the source's own words give none (*il*).
    """
    if source.register_id is not None and source.named:
        row = world.sources.by_actor.get(source.register_id)
        return row.id if row is not None else source.register_id
    if source.named and source.kind == "document" and source.near:
        row = world.sources.by_actor.get(source.near)
        return row.id if row is not None else source.near
    if source.named:
        row = world.sources.by_actor.get(source.near) if source.near else None
        return row.id if row is not None else (source.near or slug(known_as or source.text))
    relay = outlet_id(source.via, world) or outlet_id(report.outlet, world) or slug(report.name)
    return f"anonymous:{_unnamed(source, known_as)}@{relay}"


def chain_of(source: Source, report: Report, world: World, known_as: str = "") -> tuple[str, ...]:
    """From the witness to the outlet that we read, ids where there are any: (*une source militaire*, al-masdar-news)."""
    first = source.register_id if source.named and source.register_id else (known_as or source.text)
    chain = [first]
    for step in (outlet_id(source.via, world), outlet_id(report.outlet, world)):
        if step is not None and step != chain[-1]:
            chain.append(step)
    return tuple(chain)


def chain_in_words(source: Source, report: Report, world: World) -> str:
    """The chain as a reporter reads it: *une source militaire (official, unnamed) → Al-Masdar News → this report*."""
    manner = [source.kind, "named" if source.named else "unnamed"]
    if source.near and source.near != source.register_id:
        manner.append(f"near {source.near}")
    steps = [f"{source.text} ({', '.join(manner)})"]
    if source.via:
        row = world.sources.named(source.via)
        steps.append(row.name if row is not None else source.via)
    steps.append(report.outlet or "this report")
    return " → ".join(steps)


def _unnamed(source: Source, core: str = "") -> str:
    """The kind of an unnamed source by its own words, not by those of its relay: *joint par l'agence américaine AP*."""
    said = core or _RELAYED.split(source.text)[0]
    words, text = folded(said), said.casefold()
    nation = next((code for pattern, code in _NATIONS if re.search(pattern, text)), None)
    finer = next((code for pattern, code in _FINER if re.search(pattern, text)), None)
    if re.search(r"\bresponsable|\bofficiel", words) and nation:
        return f"{nation}-official"
    if finer is not None:
        return finer
    if re.search(r"\bsources?\b", words):
        return f"{nation}-sources" if nation else "sources"
    return f"{nation}-{_KIND_WORDS[source.kind]}" if nation else _KIND_WORDS[source.kind]

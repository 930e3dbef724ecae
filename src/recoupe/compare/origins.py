"""At whose voice an account begins: two accounts with one origin are one voice, however many outlets print it."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from recoupe.model.event import Event, Reading, Source
    from recoupe.model.text import Report


ARTICLES = frozenset({"le", "la", "les", "l", "the"})


def slug(name: str) -> str:
    """A name as an id: *L’Œil du Veilleur* is ``l-oeil-du-veilleur``."""
    plain = name.casefold().replace("œ", "oe").replace("æ", "ae")
    plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def outlet_of(report: Report) -> str:
    """The id of the outlet that tells: its name, or the report's where no outlet is known."""
    return f"outlet:{slug(report.outlet or report.name)}"


def names_of(outlet: str) -> tuple[str, ...]:
    """The ids by which others may cite an outlet: with its article, and without (*selon La Croix* is ``croix``)."""
    whole = outlet.removeprefix("outlet:")
    article, _, bare = whole.partition("-")
    return (whole, bare) if bare and article in ARTICLES else (whole,)


def origin_of(source: Source, report: Report) -> str:
    """The id of the voice at which a source's chain begins.

    Where it was not worked out: the register's id, else the name; an unnamed source is ``anonymous:kind@relay``, so
    that two papers' own unnamed sources stay two voices and one agency's unnamed source is one in all papers.
    """
    if source.origin:
        return source.origin
    if source.named:
        return source.register_id or slug(source.chain[0] if source.chain else source.text)
    relay = slug(source.via or report.outlet or report.name)
    return f"anonymous:{source.near or source.kind}@{relay}"


def sources_of(event: Event, reading: Reading) -> tuple[Source, ...]:
    """All who vouch for something of the event, nearest to the fact first."""
    by_id = {source.id: source for source in reading.sources}
    named = dict.fromkeys(
        (
            *event.sources,
            *(identity for telling in event.tellings for identity in telling.sources),
            *(account.source for account in event.accounts if account.source),
        )
    )
    return tuple(by_id[identity] for identity in named if identity in by_id)


def chain_of(source: Source, report: Report) -> tuple[str, ...]:
    """From the witness to the outlet that we read, as names: (*une source militaire*, *Sana*, *Canal Levant*)."""
    links = source.chain or tuple(link for link in (source.text, source.via) if link)
    outlet = report.outlet or report.name
    return links if links and links[-1] == outlet else (*links, outlet)


def origins(told: Mapping[str, tuple[Report, Sequence[str]]], copies: Mapping[str, str]) -> tuple[str, ...]:
    """The distinct voices at which the accounts of one incident begin, in order of their names.

    ``told`` gives each report with the origins that it cites for the incident; ``copies`` copy to original, by name.
    A copy adds none. An outlet stands for itself only where it cites nobody, and not where it told the same elsewhere
    with a source; an outlet that another one relays by name is counted by its own report.
    """
    found: set[str] = set()
    sourced: set[str] = set()
    uncited: set[str] = set()
    outlets = {outlet: names_of(outlet) for outlet in (outlet_of(report) for report, _ in told.values())}
    for name, (report, voices) in told.items():
        if name in copies:
            continue
        own = outlet_of(report)
        others = {called for outlet, names in outlets.items() if outlet != own for called in names}
        found |= {voice for voice in voices if voice.removeprefix("outlet:") not in others}
        (sourced if voices else uncited).add(own)
    return tuple(sorted(found | (uncited - sourced)))

"""The table of accounts: a row a voice, a column a field, every cell with its words."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from recoupe.model.event import Reading
    from recoupe.model.incident import Claim, Incident
    from recoupe.model.mark import Mark

# What is asked of an incident, in the order in which an analyst asks it.
COLUMNS = ("killed", "injured", "agent", "target", "place", "time", "weapon", "count", "outcome", "status", "type")
SIGNS = {"agree": "=", "compatible": "≈", "differ": "≠", "one": "·", "none": ""}
WORDS = {
    "agree": "the accounts agree",
    "compatible": "one account is vaguer than another, none contradicts",
    "differ": "the accounts differ",
    "one": "only one account says",
    "none": "no account says",
}
STATUS_SIGNS = {"asserted": "", "reported": "", "hedged": "?", "denied": "✗", "planned": "→"}


@dataclass(frozen=True, slots=True)
class Voice:
    """One row: the claims that one report makes on one source's word."""

    report: str
    outlet: str
    published: str | None
    chain: tuple[str, ...]
    claims: Mapping[str, tuple[Claim, ...]]
    copy_of: str | None = None

    @property
    def links(self) -> tuple[str, ...]:
        """The chain in names, from the witness to the outlet that we read."""
        links = [name_of(link) for link in self.chain if _slug(link) != _slug(self.outlet)]
        return (*dict.fromkeys(links), self.outlet)

    @property
    def who(self) -> str:
        """The chain in words: “une source militaire → Al-Masdar News → L'Écho”."""
        return " → ".join(self.links)


@dataclass(frozen=True, slots=True)
class Accounts:
    """The accounts of one incident, side by side."""

    fields: tuple[str, ...]
    voices: tuple[Voice, ...]


def _slug(name: str) -> str:
    """A name without accents, articles, capitals or signs: a chain may hold the outlet by name or by id."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"^(?:l|le|la|les)-", "", re.sub(r"[^a-z0-9]+", "-", plain).strip("-"))


def name_of(link: str) -> str:
    """What a reader calls a voice that the chain holds by its id in a register: *osdh* is “OSDH”; else its own words."""
    from recoupe.world import load_world

    world = load_world()
    if (outlet := world.sources.by_id.get(link)) is not None:
        return str(outlet.names[0])
    actor = world.actors.known(link)
    return link if actor is None else str(actor.name)


def origin_name(origin: str) -> str:
    """What a reader calls an origin of which no words are at hand: “unnamed official, Sana”, “its own word”, “OSDH”."""
    if origin.startswith("outlet:"):
        return "its own word"
    kind, at, relay = origin.removeprefix("anonymous:").partition("@")
    if at and origin.startswith("anonymous:"):
        return f"unnamed {kind.replace('-', ' ')}, {name_of(relay)}"
    return name_of(origin)


def voice_names(incident: Incident) -> tuple[str, ...]:
    """The incident's voices as a reader calls them: “OSDH”, “des sources locales (Le Relais)”."""
    heard: dict[str, tuple[str, ...]] = {}
    for claim in incident.claims:
        heard.setdefault(claim.origin or "", claim.chain)
    return tuple(_voice_name(origin, heard.get(origin, ())) for origin in incident.voices.origins)


def _voice_name(origin: str, chain: tuple[str, ...]) -> str:
    named = name_of(origin)
    if named != origin or not chain:
        return named
    if origin.startswith("anonymous:") and len(chain) > 1:
        return f"{name_of(chain[0])} ({name_of(chain[1])})"
    return name_of(chain[0])


def accounts(incident: Incident) -> Accounts:
    """Who says what of one incident: earliest report first, and only fields on which somebody speaks."""
    outlets = {member.report: (member.outlet or member.report, member.published) for member in incident.members}
    copies = {copy.copy: copy.original for copy in incident.copies}
    rows: dict[tuple[str, tuple[str, ...]], dict[str, list[Claim]]] = {}
    for claim in incident.claims:
        rows.setdefault((claim.report, claim.chain), {}).setdefault(claim.field, []).append(claim)
    voices = [
        Voice(
            report,
            outlets.get(report, (report, None))[0],
            outlets.get(report, (report, None))[1],
            chain,
            {field: _distinct(found) for field, found in fields.items()},
            copies.get(report),
        )
        for (report, chain), fields in rows.items()
    ]
    voices.sort(key=lambda voice: (voice.published or "~", voice.report, -len(voice.claims), voice.chain))
    spoken = {field for voice in voices for field in voice.claims}
    return Accounts(tuple(field for field in COLUMNS if field in spoken), tuple(voices))


def _distinct(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Each value once, in order of the text: a figure by its bounds, all else by its value."""
    seen: dict[tuple[object, ...], Claim] = {}
    for claim in sorted(claims, key=lambda c: c.span):
        value: tuple[object, ...] = (claim.value,) if claim.low is None else (claim.low, claim.high)
        seen.setdefault((*value, claim.status, claim.of), claim)
    return tuple(seen.values())


def words(claim: Claim, readings: Mapping[str, Reading]) -> str:
    """The claim's own words, from its report, white space folded; of a value that a person gave, that and the name."""
    reading = readings.get(claim.report)
    if reading is None:
        return claim.value
    mark = given_by(claim, reading)
    return f"{claim.value} ({mark.by})" if mark else " ".join(claim.span.of(reading.report.text).split())


def given_by(claim: Claim, reading: Reading) -> Mark | None:
    """The mark of the judgement that gave this value, where it is a person's and not the text's own words."""
    event = next((e for e in reading.events if e.id == claim.event), None)
    mark = event.mark(claim.field, claim.span) if event else None
    if mark is not None:
        return mark if mark.verdict == "corrected" else None
    by_hand = event.mark(None) if event and claim.field != "type" else None
    if by_hand is not None and by_hand.verdict == "added":
        return by_hand
    kind = {"agent": "actor", "target": "actor"}.get(claim.field, claim.field)
    return next((m for m in reading.marks if m.field == kind and m.span and m.span.overlaps(claim.span)), None)


def figure(low: int | None, high: int | None) -> str:
    """A count as a person writes it: 5, 8–12, 16 or more."""
    if low is None:
        return "–"
    if high is None:
        return f"{low} or more"
    return str(low) if low == high else f"{low}–{high}"

"""The agencies, channels, papers, monitors, ministries and commands that reports of war cite.

``sources.csv`` gives each an id, its names as French texts write them, its kind, its camp as it is commonly
described, and a page where that description can be checked. A camp is whom an outlet is said to be close to;
it is no verdict on what it says.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Literal, get_args

from recoupe.errors import LexiconError

if TYPE_CHECKING:
    from recoupe.model.event import SourceKind

TABLE = Path(__file__).parent / "sources.csv"

OutletKind = Literal[
    "agency", "channel", "radio", "paper", "site", "platform", "monitor", "un", "ministry", "government", "military",
    "militant-media",
]  # fmt: skip
VOUCHES_AS: dict[OutletKind, SourceKind] = {
    "agency": "outlet", "channel": "outlet", "radio": "outlet", "paper": "outlet", "site": "outlet",
    "platform": "outlet", "monitor": "monitor", "un": "official", "ministry": "official", "government": "official",
    "military": "official", "militant-media": "armed-group",
}  # fmt: skip
_MEDIA = frozenset({"agency", "channel", "radio", "paper", "site"})


@dataclass(frozen=True, slots=True)
class Outlet:
    """One voice that reports cite: ``names`` as French texts write it, ``actor`` its id in the register of actors."""

    id: str
    name: str
    names: tuple[str, ...]
    kind: OutletKind
    camp: str | None
    language: str | None
    country: str | None
    actor: str | None
    citation: str

    @property
    def vouches_as(self) -> SourceKind:
        """As what it stands where a report cites it: *l'OSDH* is a monitor, *Reuters* an outlet."""
        return VOUCHES_AS[self.kind]

    @property
    def relays(self) -> bool:
        """Whether it is a medium that passes on what others told it."""
        return self.kind in _MEDIA


def folded(words: str) -> str:
    """A name without what spelling varies: ``"L’Orient-Le Jour"`` gives ``"l'orient le jour"``."""
    plain = unicodedata.normalize(
        "NFD", words.replace("’", "'").replace("œ", "oe").replace("Œ", "Oe").replace("æ", "ae")
    )
    plain = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    return " ".join(re.sub(r"[-‐‑–]", " ", plain).split())


@dataclass(frozen=True)
class Outlets:
    """All outlets of the register, found by id, by name, or inside a phrase."""

    rows: tuple[Outlet, ...]

    @cached_property
    def by_id(self) -> dict[str, Outlet]:
        """The outlets by their ids."""
        return {row.id: row for row in self.rows}

    @cached_property
    def by_actor(self) -> dict[str, Outlet]:
        """The voice of an actor of the register that speaks through one row alone: *le Hachd* is ``hachd``."""
        actors = [row.actor for row in self.rows]
        return {
            row.actor: row
            for row in self.rows
            if row.actor and actors.count(row.actor) == 1 and (row.kind == "military" or row.id == "pentagon")
        }

    @cached_property
    def _by_name(self) -> dict[str, tuple[tuple[str, Outlet], ...]]:
        out: dict[str, list[tuple[str, Outlet]]] = {}
        for row in self.rows:
            for name in row.names:
                out.setdefault(folded(name), []).append((name, row))
        return {key: tuple(value) for key, value in out.items()}

    @cached_property
    def _longest(self) -> int:
        return max(len(key.split()) for key in self._by_name)

    def named(self, name: str) -> Outlet | None:
        """The outlet of that name, whatever its accents and hyphens; None where the register has none.

        A name in capitals (*AP*, *Kan*) is matched with its case, for in lower case it is a common word.
        """
        words = re.sub(r"^(?:l['’]|les? |la )(?=\S)", "", name.strip())
        for form in (name.strip(), words):
            for known, row in self._by_name.get(folded(form), ()):
                if not _needs_case(known) or form.replace("’", "'")[:1].isupper():
                    return row
        return None

    def inside(self, phrase: str) -> tuple[tuple[int, int, Outlet], ...]:
        """The outlets that a phrase names, each with its place in the phrase, longest names first come.

        *la chaîne libanaise al-Mayadeen* gives the place of *al-Mayadeen*. Unit of the places: characters.
        """
        words = [
            (m.start(), m.end()) for m in re.finditer(r"[^\W_]+(?:[.'’][^\W_]+)*(?:-[^\W_]+(?:['’][^\W_]+)*)*", phrase)
        ]
        found: list[tuple[int, int, Outlet]] = []
        i = 0
        while i < len(words):
            for n in range(min(self._longest, len(words) - i), 0, -1):
                hit = self._at(phrase, words[i][0], words[i + n - 1][1])
                if hit is not None:
                    found.append(hit)
                    i += n - 1
                    break
            i += 1
        return tuple(found)

    def _at(self, phrase: str, start: int, end: int) -> tuple[int, int, Outlet] | None:
        form = phrase[start:end]
        for cut in (0, 2):
            if cut and not re.match(r"[ldLD]['’]", form):
                break
            rest = form[cut:]
            for known, row in self._by_name.get(folded(rest), ()):
                if not _needs_case(known) or _cased_alike(known, rest):
                    return start + cut, end, row
        return None


def _needs_case(name: str) -> bool:
    return any(c.isupper() for c in name)


def _cased_alike(known: str, found: str) -> bool:
    """Whether capitals stand where the register has them: *Le Monde* is the paper, *le monde* is not."""
    if len(known) <= 4 and known.isupper():
        return found.isupper()
    return sum(c.isupper() for c in found) >= min(1, sum(c.isupper() for c in known)) and (
        not known.startswith(("Le ", "La ", "L'", "Les ")) or found[:1].isupper()
    )


@cache
def load_outlets(table: Path = TABLE) -> Outlets:
    """The register as it is shipped.

    Raises:
        LexiconError: a row has an unknown kind or an id that stands twice; the message names it.
    """
    rows: list[Outlet] = []
    with table.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["kind"] not in get_args(OutletKind):
                raise LexiconError(
                    f"{table.name}: “{row['id']}” is of the unknown kind “{row['kind']}”.",
                    f"There are: {', '.join(get_args(OutletKind))}.",
                )
            rows.append(
                Outlet(
                    id=row["id"],
                    name=row["name"],
                    names=tuple(row["names"].split("|")),
                    kind=row["kind"],  # type: ignore[arg-type]  # the row above was checked
                    camp=row["camp"] or None,
                    language=row["language"] or None,
                    country=row["country"] or None,
                    actor=row["actor"] or None,
                    citation=row["citation"],
                )
            )
    ids = [row.id for row in rows]
    twice = next((i for i in ids if ids.count(i) > 1), None)
    if twice is not None:
        raise LexiconError(f"{table.name}: the id “{twice}” stands twice.", "Give one of the two another id.")
    return Outlets(tuple(rows))

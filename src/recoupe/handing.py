"""What a case can do to hand itself on: choose incidents, write them in a format, tell what changed, be written whole."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from recoupe.errors import InputError, unknown
from recoupe.export.bundle import Bundle
from recoupe.export.formats import FORMATS as OF_INCIDENTS
from recoupe.export.formats import Format, written
from recoupe.export.selection import Selection, values_of
from recoupe.handed import Readings

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterable, Iterator

    from recoupe.frames import Claims, Sheet
    from recoupe.model.incident import Incident
    from recoupe.store import Case as Store
    from recoupe.taking import Taken

BOM = b"\xef\xbb\xbf"
NAMES = {
    "actors": "actor",
    "places": "place",
    "within": "country or province",
    "outlets": "outlet",
    "sources": "source",
}


@dataclass(frozen=True, slots=True)
class Handed:
    """How many incidents fitted, and how many of them the format's own rules left out, by reason."""

    incidents: int
    left_out: Counter[str]


@dataclass(frozen=True)
class CaseBundle(Bundle):
    """A bundle of a case, for the formats that ask more of it than its incidents."""

    store: Store | None = None
    since: str | None = None
    where: Selection = field(default_factory=Selection)
    fits: Any = None


def _dossier(bundle: Bundle) -> Iterator[str]:
    from recoupe.compare.lineage import steps
    from recoupe.compare.tolls import tolls_over_time
    from recoupe.show.beside import Tools
    from recoupe.show.dossier import dossier

    incidents = list(bundle.incidents)
    whole = Bundle(incidents, bundle.readings, bundle.every)
    yield dossier(
        incidents, [bundle.readings[report.name] for report in whole.reports() if report.name in bundle.readings],
        tools=Tools(tolls_over_time, steps),
    )  # fmt: skip


def _case(bundle: Bundle) -> Iterator[str]:
    from recoupe.export.whole import chunks

    asked = cast("CaseBundle", bundle)
    if not asked.where.is_open:
        raise InputError(
            "“case” writes the whole case, and --where selects.", "Leave --where out, or take another format."
        )
    yield from chunks(cast("Any", asked.store))


def _changes(bundle: Bundle) -> Iterator[str]:
    from recoupe.export.changes import chunks

    asked = cast("CaseBundle", bundle)
    yield from chunks(cast("Any", asked.store), asked.since, asked.fits, asked.readings)


FORMATS: dict[str, Format] = {
    **OF_INCIDENTS,
    "dossier": Format("one HTML page with every account and the reports", ".html", chunks=_dossier),
    "case": Format("the whole case, to be read back with recoupe import", ".jsonl", chunks=_case),
    "changes": Format("what was added, changed or went since --since, one a line", ".jsonl", chunks=_changes),
}
"""Every format that a case can be written in."""


class Handing:
    """The part of a case that hands on."""

    store: Store

    def judged_ids(self, incidents: Iterable[Incident]) -> frozenset[str]:
        """The ids of those of these incidents of which a person has decided something that still holds."""
        raise NotImplementedError

    def selected(self, where: Selection | str = "") -> Iterator[Incident]:
        """The incidents that fit, one by one, in order of date; ``where`` as on the command line.

        Raises:
            InputError: a filter or a value is not known, or names somebody of whom no incident tells; the message
                guesses what was meant.
        """
        asked = Selection.asked(where) if isinstance(where, str) else where
        fits = self._fitting(asked)
        heard: dict[str, set[str]] = {name: set() for name in NAMES if getattr(asked, name)}
        found = 0
        for incident in self.store.each_incident():
            if fits(incident):
                found += 1
                yield incident
            elif not found:
                for name, values in heard.items():
                    values.update(values_of(incident, name))
        if not found:
            _tell_unheard(asked, heard)

    def _fitting(self, asked: Selection) -> Any:  # noqa: ANN401 - a predicate
        judged = self.judged_ids(self.store.each_incident()) if asked.judged is not None else ()
        return partial(asked.selects, text=lambda name: self.store.report(name).text, judged=judged)

    def export(
        self,
        name: str,
        out: Path | str | BinaryIO,
        *,
        encoding: str | None = None,
        where: Selection | str = "",
        since: str | None = None,
        bom: bool = False,
    ) -> Handed:
        """Write the case in a format of the field: ``case.export("acled", "acled.xlsx", where="within=Mali")``.

        ``encoding`` is csv, jsonl, parquet or xlsx, for tables; where none is given the ending of ``out`` decides.
        ``bom`` helps Excel with accents in CSV; ``since`` is a day, a moment or a cursor, for changes. A file is
        replaced only once all is written.

        Raises:
            InputError: no format, filter or value is called that; the message guesses what was meant.
            RecoupeError: the file cannot be written, or a library that the format needs is not installed.
        """
        from recoupe.export.file import whole_file

        path = Path(out) if isinstance(out, str | Path) else None
        form = written(name, encoding, path, FORMATS)
        asked = Selection.asked(where) if isinstance(where, str) else where
        if bom and form.ending != ".csv":
            raise InputError(f"A byte order mark is for CSV, and this is {form.ending[1:]}.", "Leave --bom out.")
        if since is not None and form.name != "changes":
            raise InputError(f"“{form.name}” takes no --since.", f"Ask for a day with: --where since={since}")
        count = 0

        def counted() -> Iterator[Incident]:
            nonlocal count
            for incident in self.selected(asked):
                count += 1
                yield incident

        bundle = CaseBundle(
            counted(), Readings(self.store), self.store.each_report if form.of_reports and asked.is_open else None,
            store=self.store, since=since, where=asked, fits=self._fitting(asked),
        )  # fmt: skip
        if form.name == "dossier" and asked.is_open:
            bundle = CaseBundle(bundle.incidents, bundle.readings, self.store.each_report)
        with whole_file(path) if path is not None else nullcontext(cast("BinaryIO", out)) as page:
            if bom:
                page.write(BOM)
            form.write(bundle, page)
        return Handed(count, bundle.left_out)

    def claims(self, where: Selection | str = "") -> Claims:
        """Every claim of the incidents that fit: ``case.claims("differs=killed").to_pandas()``."""
        from recoupe.frames import Claims

        return Claims(tuple(self.selected(where)), Readings(self.store))

    def look_at(self, identity: str) -> Sheet:
        """One incident as a notebook shows it: each account's value beside its words, highlighted.

        Raises:
            InputError: no incident is called that.
        """
        from recoupe.frames import Sheet

        return Sheet(self.incident(identity), Readings(self.store))

    def incident(self, identity: str) -> Incident:
        """One incident by its id."""
        raise NotImplementedError

    def read_back(self, path: Path | str) -> Taken:
        """Put a whole case in that ``export("case", …)`` wrote: into an empty case under the same ids.

        Raises:
            InputError: the file is no whole case; nothing was taken over.
        """
        from recoupe.taking import take_over

        taken, to_match = take_over(self.store, Path(path))
        if to_match:
            self.match_new()
        return taken

    def match_new(self) -> None:
        """Bring the incidents up to date."""
        raise NotImplementedError


def _tell_unheard(asked: Selection, heard: dict[str, set[str]]) -> None:
    """Where nothing fits, say which of the names nobody tells of, and guess the one that was meant."""
    from recoupe.world.spelling import folded

    for name, values in heard.items():
        known = {folded(value) for value in values}
        for value in getattr(asked, name):
            if values and folded(value) not in known:
                raise unknown(f"{NAMES[name]} in this case", value, values)

"""One inquiry: its reports, their readings and the incidents that they tell, in one file."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Self

from recoupe import pipeline
from recoupe.coding import Coding
from recoupe.frames import Incidents
from recoupe.handing import Handing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path
    from types import TracebackType

    from recoupe.match.weights import Weights
    from recoupe.model.incident import Incident
    from recoupe.model.text import Report
    from recoupe.read import Limits, Page, Refusal
    from recoupe.store import Case as Store
    from recoupe.store.searching import Search
    from recoupe.world.case_places import CasePlaces


@dataclass(frozen=True, slots=True)
class Added:
    """What became of the paths that were given: read now, read before, or not read and why."""

    read: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    refused: tuple[Refusal, ...] = ()


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """What a gazetteer brought into a case: how many places, from which form of file, which reports were read again."""

    places: int
    form: str
    read_again: tuple[str, ...] = ()


class Case(Coding, Handing):
    """One inquiry, kept in one file (or in memory): add reports, ask for incidents.

    Adding the same report again changes nothing; a report that was being read when the program stopped is read anew.
    """

    def __init__(self, store: Store, reader: pipeline.Reader) -> None:
        self.store = store
        self.reader = reader

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self.store.close()

    def add(
        self,
        paths: Sequence[Path | str],
        *,
        metadata: Path | str | None = None,
        workers: int = 1,
        on_read: Callable[[str], None] | None = None,
        at: str | None = None,
        max_size: int | None = None,
        summaries: bool = False,
        limits: Limits | None = None,
    ) -> Added:
        """Read what lies at these paths and addresses and keep it, one transaction a report.

        ``at`` is the time of reading that is kept beside each (ISO 8601); the clock's where none is given.
        ``on_read`` is told the name of each report as it is done. Broken input is returned as refusals, never raised.
        ``max_size`` is the most bytes that one text may have; with ``summaries`` a feed's entries count that hold no
        whole article; ``limits`` says how addresses are fetched.

        Raises:
            InputError: the metadata table cannot be read.
            CaseError: the case cannot be written (a full disk, say); all that was stored before stays whole.
        """
        from recoupe.read import MAX_SIZE, read_pages

        pages = read_pages(
            paths, metadata=metadata, language=self.reader.language, max_size=max_size or MAX_SIZE,
            summaries=summaries, limits=limits,
        )  # fmt: skip
        return self.add_pages(pages, workers=workers, on_read=on_read, at=at)

    def add_pages(
        self,
        pages: Iterable[Page | Refusal],
        *,
        workers: int = 1,
        on_read: Callable[[str], None] | None = None,
        at: str | None = None,
        match: bool = True,
    ) -> Added:
        """Keep these pages with their originals, and what they tell; without ``match`` the incidents are left for later."""
        from recoupe.read import Refusal

        read: list[str] = []
        known: list[str] = []
        refused: list[Refusal] = []
        originals: dict[tuple[str, str | None], bytes | None] = {}  # of the reports that are being read

        def fresh() -> Iterator[Report]:
            for page in pages:
                if isinstance(page, Refusal):
                    refused.append(page)
                    continue
                report = page.report
                if page.is_live and (twin := self.store.twin(report)) is not None:
                    report = replace(report, sha256=twin.sha256)  # the same words between other advertisements
                if self.store.has(report, self.reader.version_for(report.text)):
                    known.append(report.name)
                else:
                    originals[report.sha256, report.outlet] = page.original
                    yield report

        for reading in self.reader.read_all(fresh(), workers):
            original = originals.pop((reading.report.sha256, reading.report.outlet), None)
            kept = self.store.add(reading.report, reading, original=original, at=at or _now())
            read.append(kept.name)
            if on_read is not None:
                on_read(kept.name)
        if match and (read or not self.store.incidents_are_current()):  # a run may have been stopped before it matched
            self.match_new()
        return Added(tuple(read), tuple(known), tuple(refused))

    def take_places(self, path: Path, *, at: str | None = None) -> Gazetteer:
        """Take a gazetteer into this case: it comes before the cities of the world, for this inquiry alone.

        The reports that name one of its places are read again, and the incidents follow. A file of the same name
        replaces the one before.

        Raises:
            InputError: the file is missing, of none of the forms that are understood, or a line's coordinates are none.
        """
        from recoupe.store.places import keep_places
        from recoupe.world.imports import list_name, read_gazetteer

        places, form = read_gazetteer(path)
        keep_places(self.store, list_name(path), form, places)
        self.reader = pipeline.load(self.reader.language, self.reader.model, _places_of(self.store))
        again = [
            reading.report for reading in self.store.readings()
            if reading.reader.split(" places ")[0] == self.reader.version
            and reading.reader != self.reader.version_for(reading.report.text)
        ]  # fmt: skip
        for reading in self.reader.read_all(again):
            self.store.add(reading.report, reading, at=at or _now())
        if again:
            self.rematch()
        return Gazetteer(len(places), form, tuple(report.name for report in again))

    def rematch(self, weights: Weights | None = None) -> None:
        """Derive the incidents anew from all readings and judgements; an incident that is still there keeps its id."""
        if weights is None:
            from recoupe.rematching import match_all

            match_all(self.store, at=_now())
            return
        before = self.store.incidents()
        self.store.replace_incidents(
            pipeline.judged_incidents(self.readings(judged=False), self.store.judgements(), before, weights), at=_now()
        )

    def match_new(self) -> None:
        """Bring the incidents up to date with what was read or judged since: only what is near it is matched again."""
        from recoupe.rematching import match_near

        if not match_near(self.store, at=_now()):
            self.rematch()

    def search(self, asked: str, *, limit: int = 20, offset: int = 0) -> Search:
        """The reports that say all of these words, with where they say them; accents and capitals do not matter.

        « mots en suite » must stand in a row, ``frapp*`` is how a word begins, ``-mot`` must not stand there.

        Raises:
            InputError: there is no word to search for.
        """
        return self.store.search(asked, limit=limit, offset=offset)

    def incidents(self) -> Incidents:
        """What happened, as the reports tell it, in order of date (undated last)."""
        return Incidents(self.store.incidents())

    def incident(self, identity: str) -> Incident:
        """One incident by its id, or by the beginning of its id where that names one alone.

        Raises:
            InputError: no incident, or more than one, is called that.
        """
        from recoupe.errors import InputError, listed, unknown

        fits = self.store.incident_ids(identity)
        if identity in fits:
            fits = (identity,)
        if not fits:
            raise unknown("incident", identity, self.store.incident_ids())
        if len(fits) > 1:
            raise InputError(f"“{identity}” begins {len(fits)} incidents.", f"They are: {listed(fits)}.")
        return self.store.incident(fits[0])


def _now() -> str:
    from datetime import UTC, datetime

    return datetime.now(UTC).isoformat(timespec="seconds")


def open_case(
    path: Path | str | None = None, *, language: str = "fr", model: str | None = None, create: bool = True
) -> Case:
    """Open a case, or begin one where the file is not there yet; without a path it lives in memory.

    ``path`` is a file, or a PostgreSQL database: ``postgresql://name@host/inquiry``.

    Raises:
        CaseError: it is no case, a newer program wrote it, or it is not there and ``create`` is false.
    """
    from recoupe.store import Case as Store

    store = Store.open(path, create=create)
    return Case(store, pipeline.load(language, model, _places_of(store)))


def _places_of(store: Store) -> CasePlaces | None:
    from recoupe.store.places import kept_places
    from recoupe.world.case_places import case_places

    return case_places(kept_places(store))

"""What the workbench holds while it runs: the opened case, one writer at a time, and what was read from it."""

from __future__ import annotations

from contextlib import contextmanager
from functools import cached_property
from threading import RLock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from recoupe.case import Case
    from recoupe.model.event import Reading
    from recoupe.model.incident import Incident
    from recoupe.model.text import Report


class Snapshot:
    """The case as it stood at one revision: values that never change, so that pages read them without a lock."""

    def __init__(self, case: Case, revision: str) -> None:
        self._case = case
        self.revision = revision

    @cached_property
    def incidents(self) -> tuple[Incident, ...]:
        """Every incident, in order of date."""
        return tuple(self._case.incidents())

    @cached_property
    def by_id(self) -> Mapping[str, Incident]:
        """Every incident by its id."""
        return {incident.id: incident for incident in self.incidents}

    @cached_property
    def readings(self) -> Mapping[str, Reading]:
        """What every report tells, by the report's name. Slow for a large case: ask for one where one is enough."""
        return {reading.report.name: reading for reading in self._case.readings()}

    @cached_property
    def reports(self) -> tuple[Report, ...]:
        """Every report, by name."""
        return self._case.store.reports()

    def incident(self, name: str) -> Incident:
        """One incident by its id, or by an id that it had before.

        Raises:
            InputError: none is called that.
        """
        return self._case.store.incident(name)

    def reading(self, name: str) -> Reading:
        """What one report tells, by the report's name.

        Raises:
            InputError: none is called that.
            CaseError: it was not read yet.
        """
        return self._case.store.reading(name)


class Desk:
    """One case on the desk: reads are shared, writes come one after the other."""

    def __init__(self, case: Case, path: Path | None) -> None:
        self.case = case
        self.path = path
        self._writing = RLock()
        self._looking = RLock()
        self._last: Snapshot | None = None

    def now(self) -> Snapshot:
        """The case as it stands; the same snapshot until something is written, by this program or another."""
        with self._looking:
            revision = self.case.store.revision()
            if self._last is None or self._last.revision != revision:
                self._last = Snapshot(self.case, revision)
            return self._last

    @contextmanager
    def writing(self) -> Iterator[Case]:
        """The case, for this thread alone to change."""
        with self._writing:
            yield self.case

    def close(self) -> None:
        """Let go of the case."""
        self.case.close()

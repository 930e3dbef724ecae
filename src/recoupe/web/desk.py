"""What the workbench holds while it runs: the opened case, one writer at a time, and what was read from it."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from threading import RLock, Thread
from typing import TYPE_CHECKING

from recoupe.web.adding import Adding
from recoupe.web.finding import Index
from recoupe.web.matching import Matching
from recoupe.web.snapshot import Snapshot

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from recoupe.case import Case


class Desk:
    """One case on the desk: reads are shared, writes come one after the other."""

    def __init__(self, case: Case, path: Path | None) -> None:
        self.case = case
        self.path = path
        self.matching = Matching(case, path)
        self.adding = Adding(case, self.matching)
        self._writing = RLock()
        self._looking = RLock()
        self._last: Snapshot | None = None
        self._texts = Index()

    def now(self) -> Snapshot:
        """The case as it stands; the same snapshot until something is written, by this program or another."""
        with self._looking:
            revision = self.case.store.revision()
            if self._last is None or self._last.revision != revision:
                self._last = Snapshot(self.case, revision, self._texts)
            return self._last

    @contextmanager
    def writing(self) -> Iterator[Case]:
        """The case, for this thread alone to change."""
        with self._writing:
            yield self.case

    def warm(self) -> None:
        """Read what the first page needs, in the background, so that it stands there at once.

        Where a run was stopped before the incidents followed, they are worked out now.
        """
        if not self.case.store.incidents_are_current():
            self.matching.ask()

        def first() -> None:
            with suppress(Exception):  # the case may be closed meanwhile; then nobody waits for it
                snapshot = self.now()
                _ = snapshot.columns
                snapshot.rows_holding("a")  # makes the index of words, which the first search would wait for

        Thread(target=first, daemon=True, name="warm").start()

    def close(self) -> None:
        """Let go of the case; what is being worked out is worked out again at the next start."""
        self.adding.end()
        self.matching.stop()
        self.case.close()

"""Incidents follow what people decide: at once in a small case, in the background in one of many thousands."""

from __future__ import annotations

import sys
from threading import Condition, Thread
from typing import TYPE_CHECKING

from recoupe.errors import CaseError

if TYPE_CHECKING:
    from pathlib import Path

    from recoupe.case import Case

MANY = 2000  # reports: from so many on the incidents are worked out in a process of their own, and pages stay quick


class Matching:
    """Works the incidents out anew, one run at a time; what is asked for during a run is one more run after it."""

    def __init__(self, case: Case, path: Path | None) -> None:
        self._case = case
        self._path = path
        self._changed = Condition()
        self._asked = 0
        self._done = 0
        self._running = False
        self._stopped = False
        self.fault: Exception | None = None

    @property
    def pending(self) -> bool:
        """Whether the incidents do not follow yet from everything that was decided."""
        return self._done < self._asked

    def ask(self) -> int:
        """Have the incidents worked out anew; gives a number to wait for."""
        with self._changed:
            self._asked += 1
            if not self._running:
                self._running = True
                Thread(target=self._work, daemon=True, name="matching").start()
            return self._asked

    def wait(self, number: int, seconds: float) -> bool:
        """Wait until that is done, but no longer than this; whether it is."""
        with self._changed:
            return self._changed.wait_for(lambda: self._done >= number or self._stopped, seconds)

    def stop(self) -> None:
        """Begin no further run."""
        with self._changed:
            self._stopped = True
            self._changed.notify_all()

    def _work(self) -> None:
        while True:
            with self._changed:
                if self._done >= self._asked or self._stopped:
                    self._running = False
                    return
                number = self._asked
            fault: Exception | None = None
            try:
                self._match()
            except Exception as raised:  # noqa: BLE001 - it is shown where it was asked for
                fault = raised
            with self._changed:
                self._done, self.fault = number, fault
                self._changed.notify_all()

    def _match(self) -> None:
        if self._path is None or len(self._case.store) < MANY:
            self._case.match_new()
            return
        from multiprocessing import get_context

        reader = self._case.reader
        other = get_context("spawn").Process(
            target=match_elsewhere, args=(str(self._path), reader.language, reader.model), daemon=True
        )
        other.start()
        other.join()
        if other.exitcode:
            raise CaseError("The incidents could not be brought up to date.", "The terminal says why; nothing is lost.")


def match_elsewhere(path: str, language: str, model: str | None) -> None:
    """Bring the incidents of a case up to date, in a process that does nothing else."""
    from recoupe.case import open_case
    from recoupe.errors import RecoupeError

    try:
        with open_case(path, language=language, model=model) as case:
            case.match_new()
    except RecoupeError as fault:
        sys.exit(f"recoupe: {fault}")

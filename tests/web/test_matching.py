from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest

from recoupe.case import Case, open_case
from recoupe.errors import CaseError
from recoupe.web import matching
from recoupe.web.matching import Matching


class Slow:
    """A case whose matching takes as long as a test wants."""

    def __init__(self, faults: int = 0) -> None:
        self.runs = 0
        self.go = Event()
        self.faults = faults
        self.store: list[object] = []

    def match_new(self) -> None:
        self.go.wait(5)
        self.runs += 1
        if self.runs <= self.faults:
            raise CaseError("The disk is full.")


def test_what_is_asked_during_a_run_is_one_more_run() -> None:
    slow = Slow()
    it = Matching(slow, None)  # type: ignore[arg-type]
    numbers = [it.ask() for _ in range(5)]
    during = it.pending, it.wait(numbers[0], 0.01)
    slow.go.set()
    after = it.wait(numbers[-1], 5), it.pending
    assert (during, after) == ((True, False), (True, False))
    assert slow.runs <= 2


def fault_of_a_run(it: Matching) -> Exception | None:
    assert it.wait(it.ask(), 5)
    return it.fault


def test_a_run_that_fails_says_so_and_the_next_goes_on() -> None:
    slow = Slow(faults=1)
    slow.go.set()
    it = Matching(slow, None)  # type: ignore[arg-type]
    assert isinstance(fault_of_a_run(it), CaseError)
    assert fault_of_a_run(it) is None


def test_a_large_case_is_matched_in_a_process_of_its_own(case_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(matching, "MANY", 1)
    monkeypatch.setattr(Case, "match_new", lambda _: pytest.fail("it was matched here"))
    with open_case(case_path) as case:
        reading = case.readings()[0]
        told = reading.events[0]
        case.judge("wrong", reading.report.name, told.id, by="NM", at="2026-01-01T00:00:00+00:00", rematch=False)
        it = Matching(case, case_path)
        assert it.wait(it.ask(), 120)
        assert it.fault is None
        assert case.store.incidents_are_current()
        assert (reading.report.name, told.id) not in {(m.report, m.event) for i in case.incidents() for m in i.members}

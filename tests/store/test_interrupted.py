"""Whatever stops the program, the case is whole and the next run goes on."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import threading
import time
from functools import partial
from typing import TYPE_CHECKING

import pytest
from store.cases import READER, contents, incident, reading, report

from recoupe.errors import CaseError
from recoupe.store import Case

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

resource = pytest.importorskip("resource")  # not on Windows, nor is fork

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked and killed here"),
    pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning"),
]
REPORTS = [report(n) for n in range(1, 31)]
INCIDENTS = [incident(f"i{n}", *((r.name, "e1") for r in REPORTS[n::5])) for n in range(5)]


def fill(path: Path) -> None:
    """What ``recoupe run`` does: add what is not there, then compute the incidents anew."""
    with Case.open(path) as case:
        for each in REPORTS:
            if not case.has(each, READER):
                case.add(each, reading(each))
        case.replace_incidents(INCIDENTS)


def in_a_process_of_its_own(work: Callable[[], None]) -> int:
    child = os.fork()
    if child:
        return child
    try:
        work()
        os._exit(0)
    except BaseException:  # noqa: BLE001 - a child that came back into pytest would run the other tests too
        os._exit(1)


def undisturbed(tmp_path: Path) -> tuple[object, ...]:
    fill(tmp_path / "undisturbed.recoupe")
    with Case.open(tmp_path / "undisturbed.recoupe") as case:
        return contents(case)


def is_whole(path: Path) -> bool:
    raw = sqlite3.connect(path)
    found = raw.execute("PRAGMA integrity_check").fetchone()
    raw.close()
    return bool(found == ("ok",))


def test_killed_at_fifty_random_moments_the_case_ends_as_an_undisturbed_one(tmp_path: Path) -> None:
    path, chance, killed, round_ = tmp_path / "killed.recoupe", random.Random(50), 0, 0
    while killed < 50:
        child = in_a_process_of_its_own(partial(fill, path))
        time.sleep(chance.uniform(0.0, 0.03))
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        killed += os.WIFSIGNALED(status)
        round_ += 1
        if not os.WIFSIGNALED(status) or round_ % 10 == 0:
            path = tmp_path / f"killed{round_}.recoupe"  # it came through: begin another
    for disturbed in sorted(tmp_path.glob("killed*.recoupe")):
        fill(disturbed)
        assert is_whole(disturbed)
        with Case.open(disturbed) as case:
            assert contents(case) == undisturbed(tmp_path)


def test_a_full_disk_is_told_and_the_next_run_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "full.recoupe"
    with Case.open(path) as case:
        case.add(REPORTS[0], reading(REPORTS[0]))
    told = tmp_path / "told.txt"

    def on_a_small_disk() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
        try:
            with Case.open(path) as case:
                for each in REPORTS:
                    case.add(each, reading(each), original=os.urandom(50_000))
        except CaseError as fault:
            told.write_text(str(fault))
        os._exit(0)

    os.waitpid(in_a_process_of_its_own(on_a_small_disk), 0)
    assert "There is no room left to write" in told.read_text()
    assert is_whole(path)
    fill(path)
    with Case.open(path) as case:
        assert contents(case) == undisturbed(tmp_path)


def test_two_writers_at_once_leave_one_whole_case(tmp_path: Path) -> None:
    path = tmp_path / "two.recoupe"
    children = [in_a_process_of_its_own(partial(fill, path)) for _ in range(2)]
    assert [os.waitpid(child, 0)[1] for child in children] == [0, 0]
    assert is_whole(path)
    with Case.open(path) as case:
        assert contents(case) == undisturbed(tmp_path)


def test_a_failure_inside_an_addition_keeps_nothing_of_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Case.open(tmp_path / "half.recoupe") as case:
        monkeypatch.setattr("recoupe.store.reports.reading_json", lambda _: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            case.add(REPORTS[0], reading(REPORTS[0]))
        assert case.reports() == ()


def test_a_case_can_be_read_from_another_thread(tmp_path: Path) -> None:
    found: list[int] = []
    with Case.open(tmp_path / "threads.recoupe") as case:
        case.add(REPORTS[0], reading(REPORTS[0]))
        thread = threading.Thread(target=lambda: found.append(len(case.readings())))
        thread.start()
        thread.join()
    assert found == [1]

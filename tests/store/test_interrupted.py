"""Whatever stops the program, the case is whole and the next run goes on."""

from __future__ import annotations

import os
import random
import signal
import threading
import time
from functools import partial
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest
from store.cases import READER, contents, reading, report
from store.conftest import emptied

from recoupe.case import Case
from recoupe.errors import CaseError
from recoupe.pipeline import Reader
from recoupe.read import Page
from recoupe.store import Case as Store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from recoupe.model.event import Reading
    from recoupe.model.text import Report

resource = pytest.importorskip("resource")  # not on Windows, nor is fork

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked and killed here"),
    pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning"),
]
ORIGINALS = [f"<p>{report(n).text}</p>".encode() for n in range(1, 25)]
REPORTS = [report(n, sha256=sha256(raw).hexdigest()) for n, raw in enumerate(ORIGINALS, 1)]
KILLS = 50


class Light(Reader):
    """Reads a report of one sentence in no time; matching and keeping are the real ones."""

    version = READER

    def read_all(self, reports: Iterable[Report], workers: int = 1) -> Iterator[Reading]:
        yield from map(reading, reports)


def fill(place: str) -> None:
    """What ``recoupe run`` does: read and keep what is not there, then derive the incidents anew."""
    with Case(Store.open(place), Light()) as case:
        case.add_pages([Page(each.name, each, raw) for each, raw in zip(REPORTS, ORIGINALS, strict=True)])


def everything(place: str) -> tuple[object, ...]:
    with Store.open(place) as store:
        assert store.damages() == ()
        originals = [store.original(each.name) for each in store.reports()]
        return (*contents(store), originals, store.incidents_are_current(), store.search("frappe").total)


def in_a_process_of_its_own(work: Callable[[], None]) -> int:
    child = os.fork()
    if child:
        return child
    try:
        work()
        os._exit(0)
    except BaseException:  # noqa: BLE001 - a child that came back into pytest would run the other tests too
        os._exit(1)


@pytest.fixture
def undisturbed(tmp_path: Path) -> tuple[object, ...]:
    """What a run that nothing disturbs leaves; it also warms up what the killed ones inherit."""
    fill(str(tmp_path / "undisturbed.recoupe"))
    return everything(str(tmp_path / "undisturbed.recoupe"))


def test_killed_at_fifty_random_moments_the_case_ends_as_an_undisturbed_one(
    place: str, undisturbed: tuple[object, ...]
) -> None:
    chance, killed, ended = random.Random(50), 0, 0
    while killed < KILLS:
        child = in_a_process_of_its_own(partial(fill, place))
        time.sleep(chance.uniform(0.0, 0.15))
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        killed += os.WIFSIGNALED(status)
        if os.WIFSIGNALED(status) and killed % 5:
            continue
        fill(place)  # the next run goes on …
        assert everything(place) == undisturbed
        ended += 1
        emptied(place)  # … and another begins
    assert ended >= KILLS // 5


@pytest.mark.parametrize("room", [150_000, 300_000, 450_000, 600_000])
def test_a_full_disk_is_told_and_the_next_run_goes_on(
    room: int, tmp_path: Path, undisturbed: tuple[object, ...]
) -> None:
    path = tmp_path / "full.recoupe"
    told = tmp_path / "told.txt"

    def on_a_small_disk() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
        try:
            fill(str(path))
            with Store.open(path) as store:  # until it is full
                for n in range(100):
                    store.add(report(100 + n), original=os.urandom(50_000))
        except CaseError as fault:
            told.write_text(str(fault))
        os._exit(0)

    os.waitpid(in_a_process_of_its_own(on_a_small_disk), 0)
    assert "There is no room left to write" in told.read_text()
    with Store.open(path) as store:
        assert store.damages() == ()
        assert len(store.readings()) <= len(REPORTS)
    fill(str(path))
    with Store.open(path) as store:
        names = {each.name for each in REPORTS}
        assert tuple(r for r in store.reports() if r.name in names) == undisturbed[0]
        assert (store.readings(), store.incidents()) == undisturbed[1:3]


def test_two_writers_at_once_leave_one_whole_case(place: str, undisturbed: tuple[object, ...]) -> None:
    children = [in_a_process_of_its_own(partial(fill, place)) for _ in range(2)]
    assert [os.waitpid(child, 0)[1] for child in children] == [0, 0]
    assert everything(place) == undisturbed


def test_a_failure_inside_an_addition_keeps_nothing_of_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Store.open(tmp_path / "half.recoupe") as case:
        monkeypatch.setattr("recoupe.store.reports.reading_json", lambda _: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            case.add(REPORTS[0], reading(REPORTS[0]))
        assert case.reports() == ()


def test_a_case_can_be_read_from_another_thread(tmp_path: Path) -> None:
    found: list[int] = []
    with Store.open(tmp_path / "threads.recoupe") as case:
        case.add(REPORTS[0], reading(REPORTS[0]))
        thread = threading.Thread(target=lambda: found.append(len(case.readings())))
        thread.start()
        thread.join()
    assert found == [1]

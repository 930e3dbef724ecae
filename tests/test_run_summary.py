"""What `recoupe run` says at the end of what was not read and not known."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import get_args

import pytest
from read.files import RAID, STRIKE, write

from recoupe.cli.run import UNREAD, not_known, not_read
from recoupe.model.event import Reading
from recoupe.model.mention import Mentions
from recoupe.model.text import Report
from recoupe.read import Refusal
from recoupe.read.refusal import Kind
from recoupe.store import Case

ROOT = Path(__file__).parent.parent


def refusal(kind: Kind) -> Refusal:
    return Refusal("a.txt", "It is so.", "Do this.", kind)


def reading(**known: str) -> Reading:
    return Reading(Report("a.txt", STRIKE, "0", **known), Mentions(), (), ())


def test_what_was_not_read_is_counted_by_why() -> None:
    assert not_read([refusal("empty"), refusal("scan"), refusal("empty")]) == "3 (empty 2, scan 1)"


def test_a_report_that_was_read_without_its_date_is_not_counted() -> None:
    assert not_read([refusal("metadata")]) == ""


def test_every_kind_of_refusal_has_its_words() -> None:
    assert set(UNREAD) == set(get_args(Kind)) - {"metadata"}


def test_what_is_not_known_of_reports_is_counted() -> None:
    assert not_known([reading(), reading(published="2023-10-12")]) == "1 without a date, 2 without an outlet"
    assert not_known([reading(published="2023-10-12", outlet="L’Écho")]) == ""


@pytest.mark.skipif(os.name == "nt", reason="signals are sent otherwise there")
@pytest.mark.parametrize("workers", ["1", "2"])
def test_ctrl_c_leaves_a_whole_case_and_the_next_run_goes_on(tmp_path: Path, workers: str) -> None:
    folder = tmp_path / "in"
    write(folder, **{f"r{n:03}_txt": f"{STRIKE}{RAID}Dépêche numéro {n}.\n" for n in range(400)})
    case = tmp_path / "c.recoupe"
    command = [
        sys.executable, "-W", "ignore", "-m", "recoupe", "run", str(folder), "--case", str(case), "--workers", workers,
    ]  # fmt: skip
    environment = os.environ | {"PYTHONPATH": str(ROOT / "src")}
    running = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True, start_new_session=True)
    try:
        end = time.monotonic() + 120
        while time.monotonic() < end and not _kept(case):
            time.sleep(0.05)
        os.killpg(running.pid, signal.SIGINT)  # as a terminal does: to the program and to its helpers
        _, err = running.communicate(timeout=120)
    finally:
        running.kill()
    assert (running.returncode, err.strip()) == (
        130, f"recoupe: stopped. What was read so far is kept in {case}; run the same command to go on.",
    )  # fmt: skip
    assert 0 < _kept(case) < 400


def _kept(case: Path) -> int:
    if not case.is_file() or not case.stat().st_size:
        return 0
    with Case.open(case, create=False) as kept:
        return len(kept)

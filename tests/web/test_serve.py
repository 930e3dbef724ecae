from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import httpx2 as httpx
import pytest
from typer.testing import CliRunner

from recoupe.case import open_case
from recoupe.cli import app as shell
from recoupe.web.listening import free_port, host_names

ROOT = Path(__file__).parent.parent.parent
TEXT = "Trois soldats ont été tués le {day} mai 2021 dans l'explosion d'une mine près de Palmyre, selon une source militaire."


def begun(case: Path, *options: str) -> tuple[subprocess.Popen[str], str]:
    """`recoupe serve` in a process of its own, once it answers; the process and its address."""
    process = subprocess.Popen(
        [sys.executable, "-W", "ignore", "-m", "recoupe", "serve", str(case), "--no-browser", *options],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONUNBUFFERED": "1"},
    )  # fmt: skip
    assert process.stdout is not None
    found = None
    while found is None:
        line = process.stdout.readline()
        assert line, process.poll()
        found = re.search(r"http://[\d.]+:\d+/", line)
    address = found[0]
    for _ in range(300):
        try:
            httpx.get(f"{address}api/v1/session")
        except httpx.HTTPError:
            time.sleep(0.1)
            continue
        return process, address
    raise AssertionError("it never answered")


def ended(process: subprocess.Popen[str]) -> int:
    assert process.stdout is not None
    code = process.wait(30)
    process.stdout.close()
    return code


def test_ctrl_c_ends_it_without_a_word_of_python(case_path: Path) -> None:
    process, address = begun(case_path)
    assert httpx.get(address).status_code == 200
    process.send_signal(signal.SIGINT)
    assert process.stdout is not None
    said = process.stdout.read()
    assert ended(process) in (0, 130)
    assert "Traceback" not in said


def test_a_process_that_dies_while_it_adds_leaves_a_whole_case(tmp_path: Path) -> None:
    case = tmp_path / "case.recoupe"
    process, address = begun(case)
    with httpx.Client(base_url=address) as client:
        token = client.get("/api/v1/session").json()["csrf"]
        files = [("files", (f"{day}.txt", TEXT.format(day=day).encode())) for day in range(1, 29)]
        job = client.post("/api/v1/additions/files", files=files, headers={"X-CSRF-Token": token}).json()
        while not client.get(f"/api/v1/additions/{job['id']}").json()["read"]:
            time.sleep(0.02)
    process.kill()
    ended(process)
    with open_case(case) as again:
        kept = {reading.report.name for reading in again.readings()}
        assert 0 < len(kept) < 28
    process, address = begun(case)  # what was stopped before it matched is matched by the next run
    while httpx.get(f"{address}api/v1/state").json()["pending"]:
        time.sleep(0.1)
    process.kill()
    ended(process)
    with open_case(case) as again:
        assert {member.report for incident in again.incidents() for member in incident.members} == kept


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--host", "0.0.0.0"], "could read and change the case"),
        (["--host", "192.0.2.1"], "could read and change the case"),
        (["--certificate", "cert.pem"], "TLS needs a certificate and its key"),
    ],
)
def test_what_would_leave_the_case_open_is_refused(tmp_path: Path, options: list[str], said: str) -> None:
    done = CliRunner().invoke(shell, ["serve", str(tmp_path / "case.recoupe"), "--no-browser", *options])
    assert said in str(done.exception)


def test_a_port_that_is_taken_is_left_alone() -> None:
    import socket

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert free_port("127.0.0.1", port) > port


def test_it_is_asked_for_under_its_own_names_alone() -> None:
    assert host_names("127.0.0.1", ()) == ("127.0.0.1", "localhost", "[::1]")
    assert "desk.example.org" in host_names("0.0.0.0", ("Desk.Example.org",))
    assert "0.0.0.0" not in host_names("0.0.0.0", ())

from __future__ import annotations

import http.server
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from web.conftest import EXAMPLES, Opened

from recoupe.case import open_case
from recoupe.read.limits import Limits
from recoupe.web.guards.settings import Guarding
from recoupe.web.uploads import plain_name

API = "/api/v1"
TEXT = "Trois soldats ont été tués mardi 4 mai 2021 dans l'explosion d'une mine près de Palmyre, selon une source militaire."


def ended(client: TestClient, begun: dict[str, object]) -> dict[str, object]:
    """The run once nothing more happens to it."""
    for _ in range(600):
        job: dict[str, object] = client.get(f"{API}/additions/{begun['id']}").json()
        if job["state"] in ("done", "failed", "stopped"):
            return job
        time.sleep(0.05)
    raise AssertionError(job)


def dropped(client: TestClient, *files: tuple[str, bytes], **more: tuple[str, bytes]) -> dict[str, object]:
    parts = [("files", (name, raw)) for name, raw in files] + list(more.items())
    answer = client.post(f"{API}/additions/files", files=parts)
    assert answer.status_code == 202, answer.text
    return ended(client, answer.json())


@pytest.fixture
def empty(tmp_path: Path, workbench: Opened) -> TestClient:
    """A client of a case with nothing in it."""
    client = workbench(case_path=tmp_path / "empty.recoupe")
    client.headers["X-CSRF-Token"] = client.get(f"{API}/session").json()["csrf"]
    return client


def test_the_examples_dropped_with_their_table_give_the_incidents_of_the_shell(
    empty: TestClient, examples: Path
) -> None:
    files = [(path.name, path.read_bytes()) for path in sorted((EXAMPLES / "reports").iterdir())]
    job = dropped(empty, *files, metadata=("metadata.csv", (EXAMPLES / "metadata.csv").read_bytes()))
    assert (job["state"], len(job["read"]), job["refused"]) == ("done", len(files), [])  # type: ignore[arg-type]
    with open_case(examples) as case:
        assert [i["id"] for i in empty.get(f"{API}/incidents").json()["items"]] == [i.id for i in case.incidents()]


def test_a_table_among_the_files_is_taken_for_their_table(empty: TestClient) -> None:
    table = b"file,published,outlet\nmine.txt,2021-05-05,Le Fil\n"
    job = dropped(empty, ("mine.txt", TEXT.encode()), ("reports.csv", table))
    assert job["read"] == ["mine.txt"]
    report = empty.get(f"{API}/reports/mine.txt").json()
    assert (report["outlet"], report["published"]) == ("Le Fil", "2021-05-05")


def test_the_same_file_again_changes_nothing(empty: TestClient) -> None:
    dropped(empty, ("mine.txt", TEXT.encode()))
    job = dropped(empty, ("mine.txt", TEXT.encode()))
    assert (job["read"], job["known"]) == ([], ["mine.txt"])


@pytest.mark.parametrize(
    ("name", "raw", "kind"),
    [
        ("empty.txt", b"", "empty"), ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "binary"),
        ("broken.pdf", b"%PDF-1.7\nnothing", None), ("broken.docx", b"PK\x03\x04broken", None),
        ("zeros.txt", b"\0" * 5000, "binary"), ("huge.txt", b"a " * 3_000_000, "too-large"),
        ("english.txt", b"Three soldiers were killed on Tuesday in a blast near the town, a military source said.", "language"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_read_is_named_and_the_rest_goes_on(
    empty: TestClient, name: str, raw: bytes, kind: str | None
) -> None:
    job = dropped(empty, (name, raw), ("mine.txt", TEXT.encode()))
    assert (job["state"], job["read"]) == ("done", ["mine.txt"])
    refused: list[dict[str, str]] = job["refused"]  # type: ignore[assignment]
    assert [one["name"] for one in refused] == [name]
    assert kind in (refused[0]["kind"], None)


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("../../../tmp/owned.txt", "owned.txt"), ("/etc/cron.d/owned", "owned"), ("C:\\Windows\\owned.txt", "owned.txt"),
        ("..", "upload"), ("<img src=x onerror=alert(1)>.txt", "<img src=x onerror=alert(1)>.txt"),
        ("\u202etxt.exe", "txt.exe"), ("x" * 500 + ".txt", "x" * 116 + ".txt"),
    ],
)  # fmt: skip
def test_a_name_is_never_a_path(given: str, name: str) -> None:
    assert plain_name(given) == name


def test_a_file_with_a_wicked_name_lands_in_the_case_and_nowhere_else(empty: TestClient, tmp_path: Path) -> None:
    before = set(tmp_path.rglob("*"))
    job = dropped(empty, ("../../owned.txt", TEXT.encode()))
    assert job["read"] == ["owned.txt"]
    assert {path.name for path in set(tmp_path.rglob("*")) - before} <= {"empty.recoupe-wal", "empty.recoupe-shm"}


def test_pasted_words_are_a_report(empty: TestClient) -> None:
    body = {"text": TEXT, "outlet": "Le Fil", "published": "2021-05-05", "name": "collé.txt"}
    job = ended(empty, empty.post(f"{API}/additions/text", json=body).json())
    assert job["read"] == ["collé.txt"]
    assert empty.get(f"{API}/incidents").json()["total"] == 1


def test_pasted_nothing_is_said(empty: TestClient) -> None:
    job = ended(empty, empty.post(f"{API}/additions/text", json={"text": " \n "}).json())
    assert [refused["kind"] for refused in job["refused"]] == ["empty"]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:1/", "http://localhost/", "http://[::1]/", "http://169.254.169.254/latest/meta-data/",
        "http://10.0.0.1/", "http://2130706433/", "http://0x7f.1/", "http://[::ffff:127.0.0.1]/", "file:///etc/passwd",
        "ftp://127.0.0.1/a", "gopher://127.0.0.1/", "javascript:alert(1)", "/etc/passwd", "-", "http://", "https://user@127.0.0.1/",
        "http://0.0.0.0/", "http://192.168.1.1/",
    ],
)  # fmt: skip
def test_nothing_private_is_ever_asked(empty: TestClient, url: str) -> None:
    job = ended(empty, empty.post(f"{API}/additions/addresses", json={"urls": [url]}).json())
    assert job["read"] == []
    assert len(job["refused"]) == 1, job  # type: ignore[arg-type]


class Leading(http.server.BaseHTTPRequestHandler):
    """A server that leads elsewhere."""

    def do_GET(self) -> None:
        if self.path == "/robots.txt":
            self.send_error(404)
        elif self.path == "/article":
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(f"<html><body><article><h1>Mine</h1><p>{TEXT}</p></article></body></html>".encode())
        else:
            self.send_response(302)
            self.send_header("Location", "http://169.254.169.254/latest/meta-data/")
            self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[str]:
    it = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Leading)
    threading.Thread(target=it.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{it.server_port}"
    it.shutdown()
    it.server_close()


def fetching(workbench: Opened, path: Path) -> TestClient:
    client = workbench(case_path=path, guarding=Guarding(limits=Limits(loopback=True, pause=0.0, seconds=10)))
    client.headers["X-CSRF-Token"] = client.get(f"{API}/session").json()["csrf"]
    return client


def test_a_page_is_fetched_and_read(workbench: Opened, tmp_path: Path, server: str) -> None:
    client = fetching(workbench, tmp_path / "fetched.recoupe")
    job = ended(client, client.post(f"{API}/additions/addresses", json={"urls": [f"{server}/article"]}).json())
    assert (job["refused"], len(job["read"])) == ([], 1)  # type: ignore[arg-type]


def test_a_page_that_leads_into_a_private_network_is_refused(workbench: Opened, tmp_path: Path, server: str) -> None:
    client = fetching(workbench, tmp_path / "fetched.recoupe")
    job = ended(client, client.post(f"{API}/additions/addresses", json={"urls": [f"{server}/elsewhere"]}).json())
    assert job["read"] == []
    assert [refused["kind"] for refused in job["refused"]] == ["address"]  # type: ignore[attr-defined]


def test_a_run_that_is_not_there_is_said(client: TestClient) -> None:
    assert client.get(f"{API}/additions/none").status_code == 404


def test_runs_are_listed_newest_first(empty: TestClient) -> None:
    first = dropped(empty, ("a.txt", TEXT.encode()))
    second = dropped(empty, ("b.txt", TEXT.replace("Trois", "Deux").encode()))
    assert [job["id"] for job in empty.get(f"{API}/additions").json()] == [second["id"], first["id"]]

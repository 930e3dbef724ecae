from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient
from web.browsing import FLAGS, Served, Watched, chromium, faults, serving

from recoupe.case import open_case
from recoupe.read import report_of
from recoupe.web.application import app

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).parent.parent.parent
EXAMPLES = ROOT / "examples"
WICKED = '<script>window.owned=1</script><img src=x onerror="window.owned=1">"\'>'


@pytest.fixture(scope="session")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The case of the examples, read once; copy it before you change it."""
    path = tmp_path_factory.mktemp("examples") / "examples.recoupe"
    with open_case(path) as case:
        case.add([EXAMPLES / "reports"], metadata=EXAMPLES / "metadata.csv")
    return path


@pytest.fixture
def case_path(examples: Path, tmp_path: Path) -> Path:
    """A case of the examples that a test may change."""
    return Path(shutil.copy(examples, tmp_path / "case.recoupe"))


Opened = Callable[..., TestClient]


@pytest.fixture
def workbench(case_path: Path) -> Iterator[Opened]:
    """``workbench(token="…")``: a client of the workbench with these settings."""
    opened: list[TestClient] = []

    def made(**settings: object) -> TestClient:
        built: FastAPI = app(**{"case_path": case_path, **settings})  # type: ignore[arg-type]
        client = TestClient(built, base_url="http://127.0.0.1", follow_redirects=False)
        client.__enter__()
        opened.append(client)
        return client

    yield made
    for client in opened:
        client.__exit__(None, None, None)


@pytest.fixture
def client(workbench: Opened) -> TestClient:
    """A client of the workbench that may change things: it shows the token."""
    client = workbench()
    client.headers["X-CSRF-Token"] = client.get("/api/v1/session").json()["csrf"]
    return client


@pytest.fixture
def served(case_path: Path) -> Iterator[Served]:
    """The workbench of the examples behind a real server: ``served.address``."""
    with serving(app(case_path)) as it:
        yield it


@pytest.fixture(scope="session")
def chrome() -> Iterator[Browser]:
    """Debian's Chromium, driven by Playwright; the test is skipped where there is none."""
    where = chromium()
    if where is None:
        pytest.skip("no Chromium here: apt-get install chromium, or name one with CHROMIUM=…")
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as run:
        browser = run.chromium.launch(executable_path=where, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def allowed() -> list[str]:
    """Parts of errors that a test provokes on the console: ``allowed.append("404")``."""
    return []


@pytest.fixture
def tab(chrome: Browser, served: Served, allowed: list[str]) -> Iterator[Page]:
    """A page of the browser at the workbench's address: ``tab.goto("/")``.

    Fails where anything is asked elsewhere or an error stands on the console.
    """
    context = chrome.new_context(base_url=served.address, locale="en-GB", viewport={"width": 1280, "height": 860})
    context.set_default_timeout(10_000)
    page = context.new_page()
    watched = Watched()
    watched.watch(page, served.address)
    yield page
    context.close()
    assert watched.elsewhere == []
    assert [said for said in watched.complaints if not any(part in said for part in allowed)] == []


@pytest.fixture
def assert_accessible() -> Callable[[Page], None]:
    """``assert_accessible(tab)``: axe-core finds nothing on the page as it is, in light and in dark."""

    def check(tab: Page) -> None:
        for scheme in ("light", "dark"):
            tab.emulate_media(color_scheme=scheme)
            assert faults(tab) == []
        tab.emulate_media(color_scheme="light")

    return check


@pytest.fixture
def wicked(case_path: Path) -> str:
    """A report whose every word and name would be a script, if a page let it."""
    text = (
        f"{WICKED} Trois soldats ont été tués mardi 4 mai 2021 dans une frappe aérienne sur Palmyre, selon {WICKED} "
        f"une source militaire. </script></textarea></title><svg onload=window.owned=1> ]]>"
    )
    report = report_of(
        text, name=f"{WICKED}.txt", outlet=f"Le {WICKED}", title=WICKED, url="javascript:window.owned=1",
        published="2021-05-05", camp=WICKED,
    )  # fmt: skip
    with open_case(case_path) as case:
        case.store.add(report, case.reader.read_report(report))
        case.rematch()
    return report.name

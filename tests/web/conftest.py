from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from recoupe.case import open_case
from recoupe.web.application import app

ROOT = Path(__file__).parent.parent.parent
EXAMPLES = ROOT / "examples"


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
        built: FastAPI = app(case_path, **settings)  # type: ignore[arg-type]
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

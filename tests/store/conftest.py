"""Every promise of the case, on each database that keeps one."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text
from store.server import server, why_not

from recoupe.store import Case
from recoupe.store.postgres import is_address, postgres_engine

if TYPE_CHECKING:
    from collections.abc import Iterator

ENGINES = ("file", "postgres")


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a private PostgreSQL server, or of the one that RECOUPE_TEST_POSTGRES names; else skipped."""
    asked = os.environ.get("RECOUPE_TEST_POSTGRES", "")
    if asked.startswith("postgres"):
        yield asked
        return
    if (reason := why_not()) is not None:
        (pytest.fail if asked else pytest.skip)(reason)
    with server() as address:
        yield address


def emptied(place: str) -> str:
    """The same place without the case that was there."""
    if not is_address(place):
        for end in ("", "-wal", "-shm"):
            Path(f"{place}{end}").unlink(missing_ok=True)
        return place
    engine, _ = postgres_engine(place)
    with engine.begin() as link:
        link.execute(text("SET LOCAL client_min_messages = warning"))
        link.execute(text("DROP SCHEMA public CASCADE"))
        link.execute(text("CREATE SCHEMA public"))
    engine.dispose()
    return place


@pytest.fixture(params=ENGINES)
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a new case can be begun: a file, or an empty database."""
    if request.param == "file":
        return str(tmp_path / "inquiry.recoupe")
    return emptied(request.getfixturevalue("postgres"))


@pytest.fixture(params=["memory", *ENGINES])
def case(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Case]:
    """A new case."""
    if request.param == "memory":
        with Case.open(None) as opened:
            yield opened
        return
    where = str(tmp_path / "inquiry.recoupe")
    if request.param == "postgres":
        where = emptied(request.getfixturevalue("postgres"))
    with Case.open(where) as opened:
        yield opened

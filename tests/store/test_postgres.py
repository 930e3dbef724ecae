"""What is PostgreSQL's own: addresses, refusals, other people's databases."""

from __future__ import annotations

from pathlib import Path, PureWindowsPath

import pytest
from sqlalchemy import text
from store.conftest import emptied

from recoupe.errors import CaseError
from recoupe.store import Case
from recoupe.store.postgres import address, is_address, postgres_engine, shown


@pytest.mark.parametrize(
    "given",
    [
        "postgresql://awa@db.example.org/inquiry",
        "postgres://awa@db.example.org/inquiry",
        Path("postgresql://awa@db.example.org/inquiry"),
        PureWindowsPath("postgresql://awa@db.example.org/inquiry"),
    ],
)
def test_an_address_is_known_even_after_it_was_taken_for_a_path(given: str | Path) -> None:
    assert is_address(given)
    assert shown(address(given)) == "postgresql://awa@db.example.org/inquiry"


@pytest.mark.parametrize("given", [None, "inquiry.recoupe", "C:/postgresql/inquiry.recoupe", "postgresql"])
def test_a_file_is_no_address(given: str | None) -> None:
    assert not is_address(given)


def test_a_password_is_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PGPASSWORD", "secret-too")
    assert "secret" not in shown(address("postgresql://awa:secret@localhost/inquiry"))
    assert shown(address("postgresql://awa@localhost/inquiry")) == "postgresql://awa@localhost/inquiry"
    assert address("postgresql://awa@localhost/inquiry").password == "secret-too"  # noqa: S105


def test_an_address_without_a_database_is_told() -> None:
    with pytest.raises(CaseError, match="names no database"):
        Case.open("postgresql://awa@localhost")


def test_a_server_that_is_not_there_is_told_without_the_password() -> None:
    pytest.importorskip("pg8000")
    with pytest.raises(CaseError, match=r"postgresql://awa@127\.0\.0\.1:9/inquiry cannot be opened") as told:
        Case.open("postgresql://awa:secret@127.0.0.1:9/inquiry")
    assert "secret" not in str(told.value)


def test_a_database_that_is_not_there_is_told(postgres: str) -> None:
    with pytest.raises(CaseError, match=r"/nowhere cannot be opened"):
        Case.open(postgres.replace("/postgres?", "/nowhere?"))


def test_another_programs_database_is_left_alone(postgres: str) -> None:
    engine, _ = postgres_engine(emptied(postgres))
    with engine.begin() as link:
        link.execute(text("CREATE TABLE report (subject text)"))
    with pytest.raises(CaseError, match="database of another program"):
        Case.open(postgres)
    with engine.connect() as link:
        assert link.execute(text("SELECT count(*) FROM report")).scalar() == 0
    engine.dispose()


def test_tables_that_have_nothing_to_do_with_a_case_may_stand_beside_it(postgres: str) -> None:
    engine, _ = postgres_engine(emptied(postgres))
    with engine.begin() as link:
        link.execute(text("CREATE TABLE spatial_ref_sys (srid integer)"))
    with Case.open(postgres) as case:
        assert len(case) == 0
    engine.dispose()


def test_a_writer_that_waits_too_long_is_told(postgres: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from store.cases import report

    from recoupe.store.schema import writing

    with Case.open(emptied(postgres)) as one:
        monkeypatch.setattr("recoupe.store.postgres.WAIT_SECONDS", 0.1)
        with Case.open(postgres) as other, writing(one._engine), pytest.raises(CaseError, match="Another program"):
            other.add(report())

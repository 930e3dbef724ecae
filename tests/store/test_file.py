from __future__ import annotations

import os
import sqlite3
from typing import TYPE_CHECKING

import pytest
from store.cases import contents, reading, report

from recoupe.errors import CaseError
from recoupe.store import Case
from recoupe.store.schema import OURS
from recoupe.store.tables import SCHEMA

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "inquiry.recoupe"


def test_a_text_file_is_no_case_and_stays_as_it_was(path: Path) -> None:
    path.write_text("Une frappe a touché un poste.")
    with pytest.raises(CaseError, match=r"inquiry\.recoupe is no case"):
        Case.open(path)
    assert path.read_text() == "Une frappe a touché un poste."


def test_another_programs_database_is_no_case(path: Path) -> None:
    raw = sqlite3.connect(path)
    raw.execute("CREATE TABLE recipes (name TEXT)")
    raw.commit()
    raw.close()
    with pytest.raises(CaseError, match="database of another program"):
        Case.open(path)


def test_a_folder_is_no_case(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="is a folder"):
        Case.open(tmp_path)


def test_an_empty_file_becomes_a_case(path: Path) -> None:
    path.touch()
    with Case.open(path) as case:
        assert len(case) == 0


def test_a_missing_case_is_told_with_a_guess_where_none_may_be_made(path: Path) -> None:
    Case.open(path).close()
    with pytest.raises(CaseError, match=r"Did you mean .*inquiry\.recoupe"):
        Case.open(path.with_name("inquiri.recoupe"), create=False)
    assert not path.with_name("inquiri.recoupe").exists()


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match=r"The folder .* is not there"):
        Case.open(tmp_path / "none" / "inquiry.recoupe")


def test_a_truncated_case_is_told_as_damaged(path: Path) -> None:
    with Case.open(path) as case:
        case.add(report(), reading())
    whole = path.read_bytes()
    path.write_bytes(whole[:100] + b"\xff" * (len(whole) - 100))
    with pytest.raises(CaseError, match="damaged"):
        Case.open(path)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may write everywhere")
def test_a_case_without_write_permission_is_told(path: Path) -> None:
    Case.open(path).close()
    path.chmod(0o444)
    path.parent.chmod(0o555)
    try:
        with pytest.raises(CaseError, match="cannot be written"):
            Case.open(path)
    finally:
        path.parent.chmod(0o755)


def test_a_case_carries_the_mark_of_recoupe_and_its_schema(path: Path) -> None:
    Case.open(path).close()
    raw = sqlite3.connect(path)
    assert raw.execute("PRAGMA application_id").fetchone() == (OURS,)
    assert raw.execute("SELECT version_num FROM alembic_version").fetchone() == (SCHEMA,)
    assert raw.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    raw.close()


def test_two_open_cases_of_one_place_see_each_others_reports(place: str) -> None:
    with Case.open(place) as one, Case.open(place) as other:
        one.add(report(1), reading(report(1)))
        other.add(report(2), reading(report(2)))
        assert contents(one) == contents(other)
        assert len(one) == 2

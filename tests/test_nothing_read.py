"""A run that reads nothing says so, and leaves no empty case and no empty dossier behind."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from recoupe.cli import app
from recoupe.errors import RecoupeError
from recoupe.store import Case

if TYPE_CHECKING:
    from pathlib import Path

    from typer.testing import Result


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["run", *map(str, arguments)])


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    file = tmp_path / "empty.txt"
    file.touch()
    return file


def test_a_new_case_is_not_begun(empty: Path, tmp_path: Path) -> None:
    result = run(empty, "--case", tmp_path / "new.recoupe")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "Nothing was read: none of 1 could be." in result.stderr
    assert sorted(p.name for p in tmp_path.iterdir()) == ["empty.txt"]


def test_no_folder_and_no_dossier_are_made(empty: Path, tmp_path: Path) -> None:
    assert run(empty, "--out", tmp_path / "out").exit_code == 1
    assert sorted(p.name for p in tmp_path.iterdir()) == ["empty.txt"]


def test_a_folder_that_was_there_stays(empty: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    run(empty, "--out", tmp_path / "out")
    assert list((tmp_path / "out").iterdir()) == []


def test_a_case_that_was_there_stays_as_it_was(empty: Path, tmp_path: Path) -> None:
    path = tmp_path / "old.recoupe"
    with Case.open(path) as case:
        case.replace_incidents([])
    before = path.read_bytes()
    result = run(empty, "--case", path)
    assert "old.recoupe is as it was." in result.stderr.replace("\n", "")
    assert path.read_bytes() == before


def test_a_program_is_told_too(empty: Path, tmp_path: Path) -> None:
    told = json.loads(run(empty, "--out", tmp_path / "out", "--json").stdout)
    assert (told["read"], told["known"], told["case"], told["dossier"]) == (0, 0, None, None)
    assert [refusal["kind"] for refusal in told["refused"]] == ["empty"]


def test_nothing_is_left_where_a_table_is_no_good(empty: Path, tmp_path: Path) -> None:
    result = run(empty, "--metadata", tmp_path / "none.csv", "--case", tmp_path / "new.recoupe")
    assert isinstance(result.exception, RecoupeError)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["empty.txt"]


def test_a_case_that_another_program_has_open_is_not_taken_away(tmp_path: Path) -> None:
    path = tmp_path / "shared.recoupe"
    with Case.open(path) as mine, Case.open(path) as other:
        assert len(other) == 0
        assert not mine.discard_if_unused()
    assert path.exists()

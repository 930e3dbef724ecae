"""A side table that is uploaded: what is wrong with it is said of the user's file, and the reports come in."""

from __future__ import annotations

import pytest

from recoupe.read import Refusal
from recoupe.web.uploads import pages_of_files

TEXT = ("a.txt", "Deux soldats ont été tués lundi près de Gao, selon l'armée malienne.".encode())


def told(table: bytes, called: str | None = "presse.csv") -> tuple[list[str], list[Refusal]]:
    found = list(pages_of_files([TEXT], table, "fr", called))
    refused = [one for one in found if isinstance(one, Refusal)]
    return [one.report.name for one in found if not isinstance(one, Refusal)], refused


@pytest.mark.parametrize("table", [b"outlet,published\nLe Relais,2024-03-04\n", b""])
def test_a_table_that_cannot_be_used_is_named_and_the_reports_come_in(table: bytes) -> None:
    names, refused = told(table)
    assert names == ["a.txt"]
    assert {one.name for one in refused} == {"presse.csv"}
    assert not any("/" in f"{one.name}{one.fact}" or "metadata.csv" in one.fact for one in refused)


def test_a_wrong_cell_is_said_with_the_users_file_and_line() -> None:
    names, refused = told(b"file,published\na.txt,someday\n")
    assert names == ["a.txt"]
    assert [one.name for one in refused] == ["presse.csv, line 2"]


def test_a_table_among_the_files_is_called_as_it_is() -> None:
    found = list(pages_of_files([TEXT, ("liste.csv", b"file,published\na.txt,someday\n")], None, "fr"))
    assert [one.name for one in found if isinstance(one, Refusal)] == ["liste.csv, line 2"]

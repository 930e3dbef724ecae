from __future__ import annotations

from pathlib import Path

import pytest
from export.bundles import bundle, bytes_of

from recoupe.errors import InputError
from recoupe.export.bundle import Bundle
from recoupe.export.encodings import ENCODINGS
from recoupe.export.formats import FORMATS, written

EVERY = [
    (name, encoding)
    for name, form in FORMATS.items()
    for encoding in (ENCODINGS if form.table is not None else (None,))
]


@pytest.mark.parametrize(("name", "encoding"), EVERY)
class TestEveryFormat:
    def test_it_is_the_same_twice(self, name: str, encoding: str | None) -> None:
        assert bytes_of(name, encoding=encoding) == bytes_of(name, encoding=encoding)

    def test_an_empty_case_is_written(self, name: str, encoding: str | None) -> None:
        assert b"naka" not in bytes_of(name, Bundle((), {}), encoding)

    def test_reports_that_are_not_there_do_not_stop_it(self, name: str, encoding: str | None) -> None:
        bytes_of(name, Bundle(bundle().incidents, {}), encoding)

    def test_incidents_may_come_one_by_one(self, name: str, encoding: str | None) -> None:
        lazy = Bundle(iter(bundle().incidents), bundle().readings)
        assert bytes_of(name, lazy, encoding) == bytes_of(name, encoding=encoding)


@pytest.mark.parametrize("name", [name for name, form in FORMATS.items() if not form.of_reports])
def test_it_names_the_incident(name: str) -> None:
    assert b"2024-03-05-menaka" in bytes_of(name)


@pytest.mark.parametrize(
    ("name", "guess"),
    [("geojsn", "geojson"), ("claims-parqet", "claims-parquet"), ("acleed", "acled"), ("kmll", "kml")],
)
def test_a_format_that_is_not_there_is_guessed(name: str, guess: str) -> None:
    with pytest.raises(InputError, match=f"Did you mean “{guess}”"):
        written(name)


@pytest.mark.parametrize(
    ("name", "encoding", "out", "ending"),
    [
        ("claims", None, None, ".csv"),
        ("claims", "parquet", None, ".parquet"),
        ("claims-parquet", None, None, ".parquet"),
        ("claims", None, "a.XLSX", ".xlsx"),
        ("claims", "csv", "a.xlsx", ".csv"),
        ("claims", None, "a.txt", ".csv"),
        ("claims-jsonl", None, "a.txt", ".jsonl"),
        ("jsonl", None, "a.jsonl", ".jsonl"),
        ("geojson", None, "a.geojson", ".geojson"),
    ],
)
def test_the_encoding_is_named_or_follows_from_the_file(
    name: str, encoding: str | None, out: str | None, ending: str
) -> None:
    assert written(name, encoding, Path(out) if out else None).ending == ending


@pytest.mark.parametrize(
    ("name", "encoding", "out", "told"),
    [
        ("geojson", "xlsx", None, "is no table"),
        ("geojson", None, "map.xlsx", "is no table"),
        ("claims", "xls", None, "Did you mean “xlsx”"),
        ("claims-csv", "xlsx", None, "Ask for claims --as xlsx"),
    ],
)
def test_what_cannot_be_written_so_says_why(name: str, encoding: str | None, out: str | None, told: str) -> None:
    with pytest.raises(InputError, match=told):
        written(name, encoding, Path(out) if out else None)

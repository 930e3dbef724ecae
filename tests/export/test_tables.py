"""Tables: what stands in them, and that the programs of the field open them."""

from __future__ import annotations

import io
import json
import sys
from dataclasses import replace

import openpyxl
import pandas as pd
import pytest
from export.bundles import BY_NAME, at, bundle, bytes_of
from hypothesis import given
from hypothesis import strategies as st
from show.sample import incident

from recoupe.errors import RecoupeError
from recoupe.export import encodings
from recoupe.export.bundle import Bundle
from recoupe.export.columns import harmless
from recoupe.export.formats import FORMATS
from recoupe.export.tables import claim_rows, event_rows, incident_row

TABLES = [name for name, form in FORMATS.items() if form.table is not None]
EVIL = '=HYPERLINK("http://x")'


def test_every_claim_is_a_row_with_its_words() -> None:
    rows = list(claim_rows(bundle()))
    assert [row["words"] for row in rows if row["field"] == "killed"] == ["Huit soldats", "Cinq soldats"]


def test_every_event_is_a_row_with_whoever_vouches_for_it() -> None:
    assert [(r["report"], r["words"], r["killed_low"], r["sources"]) for r in event_rows(bundle())] == [
        ("un.txt", "tués", 5, ["un élu local"]),
        ("deux.txt", "péri", 8, ["l'armée"]),
    ]


def test_an_incident_becomes_one_row_of_a_table() -> None:
    row = incident_row(incident())
    assert (row["killed_low"], row["killed_high"], row["voices"], row["differ"]) == (5, 8, 2, ["killed"])


def test_what_a_spreadsheet_would_run_is_made_harmless() -> None:
    assert harmless("=HYPERLINK()") == "'=HYPERLINK()"


def test_a_number_is_left_a_number() -> None:
    assert harmless(-5) == -5


@given(st.text())
def test_no_cell_begins_like_a_formula(text: str) -> None:
    assert not str(harmless(text)).startswith(("=", "+", "-", "@", "\t", "\r"))


def opened(name: str, encoding: str, of: Bundle | None = None) -> pd.DataFrame:
    raw = io.BytesIO(bytes_of(name, of, encoding))
    if encoding == "csv":
        return pd.read_csv(raw)
    if encoding == "jsonl":
        return pd.read_json(raw, lines=True, dtype=False)
    return pd.read_parquet(raw) if encoding == "parquet" else pd.read_excel(raw)


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize("encoding", encodings.ENCODINGS)
def test_pandas_opens_every_table_with_all_its_columns(name: str, encoding: str) -> None:
    make = FORMATS[name].table
    assert make is not None
    frame = opened(name, encoding)
    assert tuple(frame.columns) == make().names
    assert len(frame) == len(list(make().rows(bundle())))


@pytest.mark.parametrize("encoding", encodings.ENCODINGS)
def test_numbers_and_accents_survive_every_encoding(encoding: str) -> None:
    row = opened("incidents", encoding).iloc[0]
    assert (row["place"], row["lat"], row["killed_high"]) == ("Ménaka", 15.9, 8)


def test_lists_stay_lists_in_parquet_and_are_joined_in_a_spreadsheet() -> None:
    assert list(opened("incidents", "parquet").iloc[0]["outlets"]) == ["Le Relais", "La Lettre"]
    assert opened("incidents", "xlsx").iloc[0]["outlets"] == "Le Relais; La Lettre"


def test_an_empty_table_keeps_its_columns_in_parquet() -> None:
    assert len(opened("claims", "parquet", Bundle((), {}))) == 0


def test_a_formula_from_a_report_is_text_in_a_workbook() -> None:
    evil = bundle(replace(at(None), place_text=EVIL))
    sheet = openpyxl.load_workbook(io.BytesIO(bytes_of("incidents", evil, "xlsx"))).active
    assert sheet is not None
    cells = {cell.value: cell.data_type for row in sheet.iter_rows() for cell in row}
    assert cells[f"'{EVIL}"] == "s"


def test_a_formula_from_a_report_is_text_in_csv() -> None:
    assert opened("incidents", "csv", bundle(replace(at(None), place_text=EVIL))).iloc[0]["place"] == f"'{EVIL}"


@pytest.mark.parametrize("signs", ["\x00", "\x0b", "a\nb", "\ufffe", "😀" * 40_000, "\ud800"])
@pytest.mark.parametrize("encoding", ["csv", "jsonl", "xlsx"])
def test_strange_signs_do_not_stop_a_table(signs: str, encoding: str) -> None:
    assert len(opened("incidents", encoding, bundle(replace(at(None), place_text=f"x{signs}")))) == 1


def test_more_rows_than_a_worksheet_has_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encodings, "MOST_ROWS", 1)
    with pytest.raises(RecoupeError, match="--as parquet"):
        bytes_of("incidents", bundle(incident(), incident()), "xlsx")


@pytest.mark.parametrize(("encoding", "module"), [("parquet", "pyarrow"), ("xlsx", "xlsxwriter")])
def test_a_library_that_is_not_there_is_named(encoding: str, module: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(RecoupeError, match=r"pip install 'recoupe\["):
        bytes_of("incidents", encoding=encoding)


def test_tables_longer_than_a_batch_are_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encodings, "AT_ONCE", 2)
    many = Bundle([replace(incident(), id=f"i{number}") for number in range(5)], BY_NAME)
    assert list(opened("incidents", "csv", many)["id"]) == [f"i{number}" for number in range(5)]


def test_a_line_of_json_is_one_row() -> None:
    assert [json.loads(line)["id"] for line in bytes_of("incidents", encoding="jsonl").splitlines()] == [incident().id]

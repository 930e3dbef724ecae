from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from read.files import RAID, STRIKE, both, read, refused, write


def table(rows: list[list[str]], delimiter: str = ",") -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue()


def test_each_line_of_a_jsonl_file_is_a_report_with_its_metadata(tmp_path: Path) -> None:
    row: dict[str, str] = {
        "text": STRIKE, "date": "2023-10-12T08:00:00Z", "source": "Le Guetteur", "url": "https://example.org/1",
        "title": "Frappe", "lang": "fr",
    }  # fmt: skip
    write(tmp_path, a_jsonl=json.dumps(row) + "\n\n" + json.dumps({"body": RAID}) + "\n")
    one, other = read(tmp_path / "a.jsonl")
    assert (one.name, one.text, one.published, one.outlet) == ("a.jsonl#1", STRIKE, "2023-10-12", "Le Guetteur")
    assert (one.url, one.title, one.published_basis) == ("https://example.org/1", "Frappe", "metadata")
    assert (other.name, other.text) == ("a.jsonl#3", RAID)


def test_a_reading_that_recoupe_wrote_is_read_back_under_its_name(tmp_path: Path) -> None:
    row: dict[str, object] = {
        "report": "menaka.txt",
        "text": STRIKE,
        "published": "2023-10",
        "outlet": None,
        "events": [],
    }
    write(tmp_path, a_jsonl=json.dumps(row))
    (report,) = read(tmp_path / "a.jsonl")
    assert (report.name, report.text, report.published, report.outlet) == ("menaka.txt", STRIKE, "2023-10", None)


def test_an_id_names_the_row(tmp_path: Path) -> None:
    write(tmp_path, a_jsonl=json.dumps({"id": 17, "text": STRIKE}))
    assert [r.name for r in read(tmp_path / "a.jsonl")] == ["a.jsonl#17"]


def test_an_address_in_the_place_of_an_outlet_is_an_address(tmp_path: Path) -> None:
    write(tmp_path, a_jsonl=json.dumps({"text": STRIKE, "source": "https://example.org/1"}))
    (report,) = read(tmp_path / "a.jsonl")
    assert (report.outlet, report.url) == (None, "https://example.org/1")


def test_a_broken_line_is_told_by_its_number_and_the_others_are_read(tmp_path: Path) -> None:
    write(tmp_path, a_jsonl=json.dumps({"text": STRIKE}) + '\n{"text": "Des tirs\n' + json.dumps({"text": RAID}))
    reports, refusals = both([tmp_path / "a.jsonl"])
    assert [r.text for r in reports] == [STRIKE, RAID]
    assert [r.name for r in refusals] == ["a.jsonl, line 2"]
    assert refusals[0].fact.startswith("The line is no JSON (")


@pytest.mark.parametrize(("line", "fact"), [
    ("[1, 2]", "The line holds a JSON list and not an object."),
    ('{"a": 1}', "The object has no text; its keys are “a”."),
    ('{"text": " "}', "The row has no text."),
    ('{"text": 5}', None),
    ("[" * 100_000, "The line is no JSON (nested too deep)."),
])  # fmt: skip
def test_lines_without_a_report_are_told(tmp_path: Path, line: str, fact: str | None) -> None:
    write(tmp_path, a_jsonl=line)
    _, refusals = both([tmp_path / "a.jsonl"])
    assert [r.fact for r in refusals] == ([fact] if fact else [])


def test_many_broken_lines_are_counted_rather_than_listed(tmp_path: Path) -> None:
    write(tmp_path, a_jsonl="nonsense\n" * 1000)
    _, refusals = both([tmp_path / "a.jsonl"])
    assert len(refusals) == 6
    assert refusals[-1].fact == "995 more lines could not be used."


def test_half_a_character_in_json_does_not_break_the_text(tmp_path: Path) -> None:
    write(tmp_path, a_jsonl='{"text": "Des tirs \\ud83d ont éclaté."}')
    assert [r.text for r in read(tmp_path / "a.jsonl")] == ["Des tirs ? ont éclaté."]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_each_row_of_a_table_is_a_report(tmp_path: Path, delimiter: str) -> None:
    rows = [["Date", "Texte", "Source"], ["2023-10-12", STRIKE, "Le Guetteur"], ["", RAID, ""]]
    write(tmp_path, a_csv=table(rows, delimiter))
    one, other = read(tmp_path / "a.csv")
    assert (one.name, one.text, one.published, one.outlet) == ("a.csv#2", STRIKE, "2023-10-12", "Le Guetteur")
    assert (other.text, other.published, other.outlet) == (RAID, None, None)


def test_line_ends_and_quotes_inside_a_cell_are_kept(tmp_path: Path) -> None:
    text = 'Titre\r\n\r\nIl a dit « non », puis "oui", selon les témoins qui étaient sur place.\n'
    write(tmp_path, a_csv=table([["text"], [text]]))
    assert [r.text for r in read(tmp_path / "a.csv")] == [text]


def test_a_table_in_windows_1252_is_read(tmp_path: Path) -> None:
    write(tmp_path, a_csv=table([["text"], [STRIKE]], ";").encode("cp1252"))
    assert [r.text for r in read(tmp_path / "a.csv")] == [STRIKE]


def test_a_column_of_long_cells_is_taken_for_the_text(tmp_path: Path) -> None:
    write(tmp_path, a_csv=table([["ref", "verbatim"], ["1", STRIKE * 4], ["2", RAID * 4]]))
    assert [r.text for r in read(tmp_path / "a.csv")] == [STRIKE * 4, RAID * 4]


def test_a_table_without_a_text_column_is_told_with_its_columns(tmp_path: Path) -> None:
    write(tmp_path, a_csv="date,lieu\n2023-10-12,Gao\n")
    refusal = refused(tmp_path / "a.csv")
    assert refusal.fact == "The table has no column for the text; its first line reads “date”, “lieu”."
    assert "Call the text's column “text”" in refusal.remedy


def test_a_cell_longer_than_pythons_own_limit_is_read(tmp_path: Path) -> None:
    write(tmp_path, a_csv=table([["text"], [STRIKE * 3000]]))
    assert [len(r.text) for r in read(tmp_path / "a.csv")] == [len(STRIKE) * 3000]


@pytest.mark.parametrize("name", ["a_csv", "a_jsonl"])
def test_an_empty_table_is_told(tmp_path: Path, name: str) -> None:
    write(tmp_path, **{name: ""})
    assert refused(tmp_path / name.replace("_", ".")).kind == "empty"


@pytest.mark.parametrize("name", ["a_csv", "a_jsonl"])
def test_a_table_of_bytes_is_told(tmp_path: Path, name: str) -> None:
    write(tmp_path, **{name: bytes(range(256)) * 50})
    assert refused(tmp_path / name.replace("_", ".")).kind == "binary"


def test_a_wrong_date_in_a_row_is_told_and_the_report_is_read_without_it(tmp_path: Path) -> None:
    write(tmp_path, a_csv=table([["text", "date"], [STRIKE, "avant-hier"]]))
    reports, refusals = both([tmp_path / "a.csv"])
    assert [r.published for r in reports] == [None]
    assert [str(r) for r in refusals] == [
        (
            "a.csv, line 2: “avant-hier” is no date that it could be published on; it is read without. "
            "Write it as 2018-06-18, 2018-06 or 2018."
        )
    ]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40)
@given(st.binary(max_size=200))
def test_no_bytes_break_a_table(tmp_path: Path, raw: bytes) -> None:
    write(tmp_path, a_csv=raw, b_jsonl=raw)
    both([tmp_path])

from __future__ import annotations

import io
import sys
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from read.files import RAID, STRIKE, both, read, refused, write

from recoupe.errors import InputError
from recoupe.model.text import Report
from recoupe.read import read_paths, report_of

ENGLISH = "Three civilians were killed on Tuesday in an attack on the town, the army said in a statement.\n"


def given_on_standard_input(monkeypatch: pytest.MonkeyPatch, raw: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw)))


def test_a_text_is_kept_as_it_was_with_the_digest_of_its_bytes(tmp_path: Path) -> None:
    text = "Titre\r\n\r\n" + STRIKE + "\u00a0\u2028"
    write(tmp_path, a_txt=text)
    (report,) = read(tmp_path / "a.txt")
    assert report == Report("a.txt", text, sha256(text.encode()).hexdigest(), language="fr")


def test_the_digest_is_that_of_the_file_in_whatever_encoding(tmp_path: Path) -> None:
    raw = STRIKE.encode("cp1252")
    write(tmp_path, a_txt=raw)
    (report,) = read(tmp_path / "a.txt")
    assert (report.text, report.sha256) == (STRIKE, sha256(raw).hexdigest())


def test_a_dateline_gives_the_day_of_publication() -> None:
    report = report_of("GAO, 12 octobre 2023 (AXP) - Le pont est repris.")
    assert (report.published, report.published_basis) == ("2023-10-12", "dateline")


def test_a_header_stays_in_the_text() -> None:
    report = report_of(" date 2020-10 Les tirs continuent.")
    assert (report.text, report.published) == (" date 2020-10 Les tirs continuent.", "2020-10")
    assert report.published_basis == "header"


def test_a_given_date_outranks_the_dateline() -> None:
    report = report_of("GAO, 12 octobre 2023 (AXP) - Le pont est repris.", published="2023-10-13")
    assert (report.published, report.published_basis) == ("2023-10-13", "metadata")


def test_a_report_without_a_date_has_none_and_no_basis() -> None:
    report = report_of(STRIKE)
    assert (report.published, report.published_basis) == (None, None)


def test_a_wrong_date_is_told_with_the_way_out() -> None:
    with pytest.raises(InputError, match=r"“demain” is no date that text could be published on\. Write it as"):
        report_of(STRIKE, published="demain")


def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    given_on_standard_input(monkeypatch, STRIKE.encode())
    assert [(r.name, r.text) for r in read("-")] == [("standard input", STRIKE)]


def test_lines_of_json_are_read_from_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    given_on_standard_input(
        monkeypatch, b'{"report": "a.txt", "text": "Des tirs."}\n{"report": "b.txt", "text": "Une trve."}'
    )
    assert [(r.name, r.text) for r in read("-")] == [("a.txt", "Des tirs."), ("b.txt", "Une trve.")]


def test_a_page_is_read_from_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    given_on_standard_input(monkeypatch, f"<html><body><article><p>{STRIKE * 3}</p></article></body></html>".encode())
    assert [r.text.startswith("Selon l’armée") for r in read("-")] == [True]


def test_the_same_text_twice_is_read_once_and_told(tmp_path: Path) -> None:
    write(tmp_path, a_txt=STRIKE, b_txt=STRIKE)
    reports, refusals = both([tmp_path])
    assert [r.name for r in reports] == ["a.txt"]
    assert [str(r) for r in refusals] == [
        f"{tmp_path / 'b.txt'}: The same text was read already, as a.txt. It counts once; give reprints their own outlet."
    ]


def test_the_same_text_by_two_outlets_is_two_reports(tmp_path: Path) -> None:
    write(tmp_path / "in", a_txt=STRIKE, b_txt=STRIKE)
    write(tmp_path, m_csv="file,outlet\na.txt,Le Guetteur\nb.txt,L’Écho\n")
    reports, refusals = both([tmp_path / "in"], tmp_path / "m.csv")
    assert ([r.outlet for r in reports], refusals) == (["Le Guetteur", "L’Écho"], [])


def test_rows_that_share_a_name_are_numbered(tmp_path: Path) -> None:
    write(tmp_path, a_jsonl='{"name": "x.txt", "text": "Des tirs."}\n{"name": "x.txt", "text": "Une trêve."}')
    assert [r.name for r in read(tmp_path / "a.jsonl")] == ["x.txt", "x (2).txt"]


@pytest.mark.parametrize("content", ["", " \n\t", "\ufeff"])
def test_an_empty_file_is_told(tmp_path: Path, content: str) -> None:
    write(tmp_path, a_txt=content)
    refusal = refused(tmp_path / "a.txt")
    assert (refusal.kind, refusal.name, refusal.fact) == ("empty", str(tmp_path / "a.txt"), "The file is empty.")


@pytest.mark.parametrize(
    ("raw", "kind"),
    [(b"\x1f\x8b\x08\x00", "compressed"), (b"PK\x03\x04\x00", "an archive"), (b"\x89PNG\x00", "a picture")],
)
def test_a_file_of_another_kind_is_told_with_the_way_to_text(tmp_path: Path, raw: bytes, kind: str) -> None:
    write(tmp_path, a_txt=raw)
    refusal = refused(tmp_path / "a.txt")
    assert refusal.kind == "binary"
    assert f"The file is {kind}" in refusal.fact
    assert ".txt" in refusal.remedy


def test_a_text_that_is_too_large_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    write(tmp_path, a_txt=STRIKE * 100, b_txt=RAID, c_jsonl='{"text": "' + "Des tirs. " * 300 + '"}')
    reports, refusals = both([tmp_path], max_size=2000)
    assert [r.name for r in reports] == ["b.txt"]
    assert [(r.name, r.kind) for r in refusals] == [
        (str(tmp_path / "a.txt"), "too-large"),
        ("c.jsonl, line 1", "too-large"),
    ]
    assert "Split it" in refusals[0].remedy


def test_forty_megabytes_are_set_aside_without_being_kept_in_memory(tmp_path: Path) -> None:
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate(40_000_000)
    assert refused(tmp_path / "a.txt").fact == "The text is larger than 5 MB, which no single report is."


def test_a_text_in_another_language_is_set_aside_with_a_note(tmp_path: Path) -> None:
    write(tmp_path, a_txt=ENGLISH, b_txt=RAID)
    reports, refusals = both([tmp_path])
    assert [r.name for r in reports] == ["b.txt"]
    assert [(r.kind, r.fact) for r in refusals] == [("language", "The text reads as English.")]


def test_an_unknown_language_pack_is_told() -> None:
    with pytest.raises(InputError, match="No language pack is called “xx”"):
        list(read_paths([], language="xx"))


def test_reading_twice_gives_the_same(tmp_path: Path) -> None:
    write(tmp_path, a_txt=STRIKE, b_txt=ENGLISH, c_jsonl='{"text": "Des tirs."}', d_csv="x")
    assert both([tmp_path]) == both([tmp_path])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=50)
@given(st.binary(max_size=300))
def test_no_bytes_break_the_reading_of_a_file(tmp_path: Path, raw: bytes) -> None:
    write(tmp_path, a_txt=raw, b_html=raw)
    for report in read_paths([tmp_path]):
        assert isinstance(report, Report) is False or bool(getattr(report, "text", "x"))


@given(st.text(alphabet=st.characters(exclude_categories=[])))
def test_any_text_becomes_a_report_of_the_same_length(text: str) -> None:
    assert len(report_of(text).text) == len(text)

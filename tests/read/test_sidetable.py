from __future__ import annotations

from pathlib import Path

import pytest
from read.files import RAID, STRIKE, both, write

from recoupe.errors import InputError
from recoupe.read import read_paths

HEAD = "file,published,outlet,url,language,camp\n"


def folder(tmp_path: Path) -> Path:
    return write(tmp_path / "in", a_txt=STRIKE, b_txt=RAID)


def test_the_table_gives_what_the_file_does_not_say(tmp_path: Path) -> None:
    write(tmp_path, m_csv=HEAD + "a.txt,2023-10-12,Le Guetteur,https://example.org/1,fr,x-camp\n")
    (one, other), refusals = both([folder(tmp_path)], tmp_path / "m.csv")
    assert refusals == []
    assert (one.published, one.published_basis, one.outlet) == ("2023-10-12", "metadata", "Le Guetteur")
    assert (one.url, one.language, one.camp) == ("https://example.org/1", "fr", "x-camp")
    assert (other.published, other.outlet) == (None, None)


def test_a_wrong_date_is_told_with_its_line_and_the_report_is_read_without_it(tmp_path: Path) -> None:
    write(tmp_path, m_csv=HEAD + "b.txt,2023-10-12,,,,\na.txt,31/02/2023,Le Guetteur,,,\n")
    (one, other), refusals = both([folder(tmp_path)], tmp_path / "m.csv")
    assert (one.published, one.outlet, other.published) == (None, "Le Guetteur", "2023-10-12")
    assert [str(r) for r in refusals] == [
        (
            "m.csv, line 3: “31/02/2023” is no date that a.txt could be published on; the cell is left out. "
            "Write it as 2018-06-18, 2018-06 or 2018."
        )
    ]


def test_semicolons_and_windows_1252_are_understood(tmp_path: Path) -> None:
    write(tmp_path, m_csv="file;published;outlet\r\na.txt;12.10.2023;L’Écho\r\nb.txt;13/10/2023;\r\n".encode("cp1252"))
    (one, other), _ = both([folder(tmp_path)], tmp_path / "m.csv")
    assert (one.outlet, other.published) == ("L’Écho", "2023-10-13")


def test_a_column_that_writes_the_day_first_is_understood_throughout(tmp_path: Path) -> None:
    write(tmp_path, m_csv=HEAD + "a.txt,06/07/2023,,,,\nb.txt,13/10/2023,,,,\n")
    reports, refusals = both([folder(tmp_path)], tmp_path / "m.csv")
    assert ([r.published for r in reports], refusals) == (["2023-07-06", "2023-10-13"], [])


def test_a_column_that_could_be_either_is_not_guessed(tmp_path: Path) -> None:
    write(tmp_path, m_csv=HEAD + "a.txt,06/07/2023,,,,\nb.txt,2023-10-13,,,,\n")
    reports, refusals = both([folder(tmp_path)], tmp_path / "m.csv")
    assert [r.published for r in reports] == [None, "2023-10-13"]
    assert [r.name for r in refusals] == ["m.csv, line 2"]


def test_columns_may_go_by_their_usual_other_names(tmp_path: Path) -> None:
    write(tmp_path, m_csv="Filename,Date,Source\na.txt,2023-10-12,Le Guetteur\n")
    (one, _), _ = both([folder(tmp_path)], tmp_path / "m.csv")
    assert (one.published, one.outlet) == ("2023-10-12", "Le Guetteur")


def test_a_row_is_found_by_the_path_too(tmp_path: Path) -> None:
    write(tmp_path / "in" / "2018", a_txt=RAID + STRIKE)
    write(tmp_path, m_csv=HEAD + "2018\\a.txt,2018-01-01,,,,\na.txt,2023-10-12,,,,\n")
    reports, _ = both([folder(tmp_path)], tmp_path / "m.csv")
    assert {r.name: r.published for r in reports} == {
        "2018/a.txt": "2018-01-01",
        "in/a.txt": "2023-10-12",
        "b.txt": None,
    }


def test_a_row_that_looks_like_a_misspelt_file_is_told(tmp_path: Path) -> None:
    write(tmp_path / "in", bulletin_txt=STRIKE)
    write(tmp_path, m_csv=HEAD + "buletin.txt,2023-10-12,,,,\nelsewhere.txt,2023-10-13,,,,\n")
    _, refusals = both([tmp_path / "in"], tmp_path / "m.csv")
    assert [str(r) for r in refusals] == [
        "m.csv, line 2: There is no report “buletin.txt”. Did you mean “bulletin.txt”?"
    ]


def test_of_two_rows_for_one_file_the_first_counts_and_the_second_is_told(tmp_path: Path) -> None:
    write(tmp_path, m_csv=HEAD + "a.txt,2023-10-12,,,,\na.txt,2023-10-13,,,,\n")
    (one, _), refusals = both([folder(tmp_path)], tmp_path / "m.csv")
    assert one.published == "2023-10-12"
    assert [r.name for r in refusals] == ["m.csv, line 3"]


def test_the_table_itself_is_no_report(tmp_path: Path) -> None:
    write(tmp_path / "in", dates_csv=HEAD)
    reports, refusals = both([folder(tmp_path)], tmp_path / "in" / "dates.csv")
    assert ([r.name for r in reports], refusals) == (["a.txt", "b.txt"], [])


@pytest.mark.parametrize("content", [None, "", "published,outlet\n2023-10-12,x\n", b"\x89PNG\x00\x00"])
def test_a_table_that_cannot_be_used_stops_with_a_message_that_names_it(
    tmp_path: Path, content: str | bytes | None
) -> None:
    if content is not None:
        write(tmp_path, m_csv=content)
    with pytest.raises(InputError, match=r"m\.csv") as told:
        list(read_paths([folder(tmp_path)], metadata=tmp_path / "m.csv"))
    assert "file,published,outlet" in told.value.remedy.replace(", ", ",")


def test_a_language_given_in_the_table_is_believed(tmp_path: Path) -> None:
    write(tmp_path / "in", a_txt="Three civilians were killed on Tuesday in an attack on the town, the army said.")
    write(tmp_path, m_csv=HEAD + "a.txt,,,,fr,\n", n_csv=HEAD + "a.txt,,,,ar,\n")
    assert [len(found) for found in both([tmp_path / "in"], tmp_path / "m.csv")] == [1, 0]
    assert both([tmp_path / "in"], tmp_path / "n.csv")[1][0].fact == "The text is said to be Arabic."

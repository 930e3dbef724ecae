from __future__ import annotations

from pathlib import Path

import pytest
from read.files import RAID, STRIKE, both, read, refused, write


def names(*paths: Path | str) -> list[str]:
    return [report.name for report in read(*paths)]


def test_a_folder_is_read_to_its_end_in_order(tmp_path: Path) -> None:
    write(tmp_path / "b", c_txt=STRIKE)
    write(tmp_path, a_md=RAID)
    assert names(tmp_path) == ["a.md", "c.txt"]


def test_hidden_files_side_tables_and_a_readme_are_left_out_of_a_folder(tmp_path: Path) -> None:
    write(tmp_path, a_txt=STRIKE, metadata_csv="file,published\n", README_md=RAID, LICENSE_txt=RAID)
    write(tmp_path / ".git", b_txt=RAID)
    (tmp_path / ".hidden.txt").write_text(RAID)
    assert names(tmp_path) == ["a.txt"]


def test_a_file_that_is_named_is_read_whatever_it_is_called(tmp_path: Path) -> None:
    write(tmp_path, README_md=RAID, a_report=STRIKE)
    assert names(tmp_path / "README.md", tmp_path / "a.report") == ["README.md", "a.report"]


def test_files_of_other_kinds_in_a_folder_are_told_once_for_each_kind(tmp_path: Path) -> None:
    write(tmp_path, a_txt=STRIKE, b_bin=b"\xff\xd8", c_bin=b"\xff\xd8")
    reports, refusals = both([tmp_path])
    assert [r.name for r in reports] == ["a.txt"]
    assert [str(r) for r in refusals] == [
        (
            f"{tmp_path}: 2 files ending in “.bin” left aside. "
            "recoupe reads .txt .md .html .pdf .docx .odt .eml .mhtml .jsonl .csv .rss .warc."
        )
    ]


def test_a_folder_without_reports_is_told(tmp_path: Path) -> None:
    assert refused(tmp_path).kind == "no-reports"
    assert str(refused(tmp_path)).startswith(f"{tmp_path}: The folder is empty.")


def test_namesakes_are_named_with_their_folders(tmp_path: Path) -> None:
    write(tmp_path / "2018", a_txt=STRIKE, b_txt=STRIKE + RAID)
    write(tmp_path / "2019", a_txt=RAID)
    assert names(tmp_path) == ["2018/a.txt", "b.txt", "2019/a.txt"]


def test_the_same_file_given_twice_is_read_once(tmp_path: Path) -> None:
    write(tmp_path, a_txt=STRIKE)
    assert names(tmp_path / "a.txt", tmp_path, str(tmp_path / "." / "a.txt")) == ["a.txt"]


def test_a_missing_path_is_told_with_a_guess(tmp_path: Path) -> None:
    write(tmp_path, bulletin_txt=STRIKE)
    assert str(refused(tmp_path / "buletin.txt")) == (
        f"{tmp_path / 'buletin.txt'}: There is no such file or folder. Did you mean {tmp_path / 'bulletin.txt'}?"
    )


def test_a_missing_folder_is_told_with_a_guess(tmp_path: Path) -> None:
    write(tmp_path / "reports", a_txt=STRIKE)
    assert refused(tmp_path / "report" / "a.txt").remedy == f"Did you mean {tmp_path / 'reports'}?"


def test_a_missing_path_does_not_keep_the_others_from_being_read(tmp_path: Path) -> None:
    write(tmp_path, a_txt=STRIKE)
    reports, refusals = both([tmp_path / "none.txt", tmp_path / "a.txt"])
    assert [r.name for r in reports] == ["a.txt"]
    assert [r.kind for r in refusals] == ["missing"]


def test_a_pattern_that_the_shell_left_alone_is_resolved(tmp_path: Path) -> None:
    write(tmp_path, b_txt=STRIKE, a_txt=RAID, c_md=RAID)
    assert names(tmp_path / "*.txt") == ["a.txt", "b.txt"]


def test_a_link_that_leads_nowhere_is_told(tmp_path: Path) -> None:
    try:
        (tmp_path / "a.txt").symlink_to(tmp_path / "gone.txt")
    except OSError:
        pytest.skip("no links here")
    assert refused(tmp_path / "a.txt").kind == "unreadable"


def test_a_file_that_may_not_be_opened_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, a_txt=STRIKE)

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    refusal = refused(tmp_path / "a.txt")
    assert (refusal.kind, refusal.name) == ("unreadable", str(tmp_path / "a.txt"))
    assert "Permission denied" in refusal.fact


def test_what_is_often_among_clippings_brings_its_own_way_out(tmp_path: Path) -> None:
    write(tmp_path, a_txt=STRIKE, b_doc=b"x", c_xlsx=b"x")
    _, refusals = both([tmp_path])
    assert [r.remedy for r in refusals] == ["Save it as .docx.", "Save its sheet as .csv."]


@pytest.mark.parametrize("folder", ["Page_files", "Page_fichiers"])
def test_what_a_browser_keeps_beside_a_saved_page_is_no_report(tmp_path: Path, folder: str) -> None:
    write(tmp_path, Page_html=f"<html><body><article><p>{STRIKE * 3}</p></article></body></html>")
    write(tmp_path / folder, ad_html=RAID, style_css="p {}")
    assert names(tmp_path) == ["Page.html"]


def test_a_folder_of_that_name_without_its_page_is_read(tmp_path: Path) -> None:
    write(tmp_path / "Page_files", a_txt=STRIKE)
    assert names(tmp_path) == ["a.txt"]

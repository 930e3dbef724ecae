"""What newsrooms hand over: empty, binary, huge, foreign. Each is named with the way out, and the rest is read."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import pytest
from read.files import RAID, STRIKE, write

from recoupe import cli, pipeline, rematching
from recoupe.errors import unknown
from recoupe.model.event import Reading
from recoupe.model.mention import Mentions

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from recoupe.model.text import Report
    from recoupe.store import Case as Store

    Recoupe = Callable[..., tuple[int, str, str]]

ARABIC = "قُتل ثلاثة مدنيين يوم الثلاثاء في هجوم على المدينة بحسب الجيش الذي أعلن فتح تحقيق في الحادث.\n" * 3
TABLE = "file,published,outlet,url,language\n"


class Skimmer(pipeline.Reader):
    """Reads what the read room lets through without a model, which is no matter here."""

    version = "skimmer"

    def read_report(self, report: Report) -> Reading:
        """A reading that tells nothing."""
        return Reading(report, Mentions(), (), (), reader=self.version)


@pytest.fixture(autouse=True)
def _without_a_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "load", lambda language="fr", model=None, *_: Skimmer(language, model))


@pytest.fixture
def recoupe(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Recoupe:
    """Run the program as a shell does: its exit code, standard output and standard error."""

    def run(*arguments: object) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["recoupe", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        out = capsys.readouterr()
        return int(ended.value.code or 0), out.out, out.err

    return run


def names(lines: str) -> list[str]:
    return [json.loads(line)["report"] for line in lines.splitlines()]


def huge(path: Path) -> Path:
    with path.open("wb") as file:
        file.write(RAID.encode())
        file.truncate(40_000_000)
    return path


BAD: dict[str, tuple[Callable[[Path], Path], str, str]] = {
    "an empty file": (lambda d: write(d, bad_txt="") / "bad.txt", "The file is empty.", "Leave it out"),
    "a binary file": (
        lambda d: write(d, bad_txt=b"\x89PNG\r\n\x1a\n\x00\x00") / "bad.txt",
        "The file is a picture and no text.",
        "save that as .txt",
    ),
    "a text of 40 MB": (lambda d: huge(write(d) / "bad.txt"), "The text is larger than 5 MB", "Split it"),
    "a folder without reports": (lambda d: write(d / "bad.d"), "The folder is empty.", "recoupe reads .txt"),
    "a path that is not there": (lambda d: d / "bad.txt", "There is no such file or folder.", "Check the path"),
    "an Arabic page": (lambda d: write(d, bad_txt=ARABIC) / "bad.txt", "The text reads as Arabic.", "--metadata"),
    "a page without an article": (
        lambda d: write(d, bad_html="<!doctype html><html><body></body></html>") / "bad.html",
        "The page holds no article",
        "Save the article's text",
    ),
    "a table without texts": (
        lambda d: write(d, bad_csv="date,lieu\n2023,Gao\n") / "bad.csv",
        "The table has no column for the text",
        "Call the text's column",
    ),
    "a broken line of JSON": (
        lambda d: write(d, bad_jsonl='{"text": "Des tirs') / "bad.jsonl",
        "The line is no JSON",
        "Mend the line",
    ),
}


@pytest.mark.parametrize("what", BAD)
def test_a_bad_input_is_named_with_the_way_out_and_the_rest_is_read(
    recoupe: Recoupe, tmp_path: Path, what: str
) -> None:
    make, fact, remedy = BAD[what]
    bad, good = make(tmp_path / "in"), write(tmp_path / "good", a_txt=STRIKE, b_txt=RAID)
    code, out, err = recoupe("read", "--format", "jsonl", good / "a.txt", bad, good / "b.txt")
    assert names(out) == ["a.txt", "b.txt"]
    assert bad.name in err
    assert fact in err
    assert remedy in err
    assert code == 0


@pytest.mark.parametrize("what", BAD)
def test_a_bad_input_alone_ends_with_one(recoupe: Recoupe, tmp_path: Path, what: str) -> None:
    bad = BAD[what][0](tmp_path / "in")
    code, out, err = recoupe("run", bad, "--format", "jsonl")
    assert (code, out) == (1, "")
    assert bad.name in err


@pytest.mark.parametrize("command", ["read", "run"])
def test_scripts_can_ask_to_be_told_of_what_was_not_read(recoupe: Recoupe, tmp_path: Path, command: str) -> None:
    folder = write(tmp_path / "in", a_txt=STRIKE, b_txt="")
    assert recoupe(command, folder, "--format", "jsonl", "--strict")[0] == 3


def test_a_file_in_windows_1252_is_read_with_its_accents(recoupe: Recoupe, tmp_path: Path) -> None:
    write(tmp_path, a_txt=STRIKE.encode("cp1252"))
    code, out, err = recoupe("read", "--format", "jsonl", tmp_path / "a.txt")
    assert (code, err, json.loads(out)["text"]) == (0, "", STRIKE)


def test_a_wrong_date_in_the_side_table_is_told_and_the_report_is_read_without_it(
    recoupe: Recoupe, tmp_path: Path
) -> None:
    write(tmp_path / "in", a_txt=STRIKE, b_txt=RAID)
    write(tmp_path, dates_csv=TABLE + "a.txt,2023-13-45,Le Guetteur,,\nb.txt,2023-10-12,,,\n")
    code, out, err = recoupe("read", "--format", "jsonl", tmp_path / "in", "--metadata", tmp_path / "dates.csv")
    assert code == 0
    assert {line["report"]: line["published"] for line in map(json.loads, out.splitlines())} == {
        "a.txt": None, "b.txt": "2023-10-12",
    }  # fmt: skip
    assert "dates.csv, line 2: “2023-13-45” is no date that a.txt could be published on" in err
    assert "Write it as 2018-06-18" in err


def test_a_side_table_that_is_not_there_stops_before_anything_is_read(recoupe: Recoupe, tmp_path: Path) -> None:
    write(tmp_path, a_txt=STRIKE)
    code, out, err = recoupe("read", "--format", "jsonl", tmp_path / "a.txt", "--metadata", tmp_path / "none.csv")
    assert (code, out) == (1, "")
    assert "none.csv could not be opened" in err


def test_what_was_not_read_is_told_in_the_summary_for_programs(recoupe: Recoupe, tmp_path: Path) -> None:
    write(tmp_path / "in", a_txt=STRIKE, b_txt="", c_txt=STRIKE)
    code, out, _ = recoupe("run", tmp_path / "in", "--json", "--quiet")
    told = json.loads(out)
    assert (code, told["read"]) == (0, 1)
    assert [(each["name"], each["kind"]) for each in told["refused"]] == [
        (str(tmp_path / "in" / "b.txt"), "empty"),
        (str(tmp_path / "in" / "c.txt"), "duplicate"),
    ]


def test_a_file_that_is_no_case_is_told_and_left_as_it_was(recoupe: Recoupe, tmp_path: Path) -> None:
    write(tmp_path, a_txt=STRIKE, b_txt=RAID)
    code, _, err = recoupe("run", tmp_path / "a.txt", "--case", tmp_path / "b.txt")
    assert code == 1
    assert "b.txt is no case." in err
    assert (tmp_path / "b.txt").read_text(encoding="utf-8") == RAID


def test_adding_to_a_case_again_reads_only_what_is_new(recoupe: Recoupe, tmp_path: Path) -> None:
    case = tmp_path / "inquiry.recoupe"
    write(tmp_path / "in", a_txt=STRIKE)
    recoupe("run", tmp_path / "in", "--case", case, "--json", "--quiet")
    write(tmp_path / "in", b_txt=RAID)
    _, out, _ = recoupe("run", tmp_path / "in", "--case", case, "--json", "--quiet")
    told = json.loads(out)
    assert (told["read"], told["known"]) == (1, 1)


def test_a_run_that_was_stopped_before_matching_is_made_good_by_the_next(
    recoupe: Recoupe, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    arguments = ("run", write(tmp_path / "in", a_txt=STRIKE), "--case", tmp_path / "inquiry.recoupe", "--quiet")

    def stop(*_: object, **_more: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as stopped:
        stopped.setattr(rematching, "match_near", stop)
        stopped.setattr(rematching, "match_all", stop)
        assert recoupe(*arguments)[0] == 130
    matched: list[bool] = []
    near = rematching.match_near

    def match(store: Store, *, at: str | None = None) -> bool:
        matched.append(True)
        return near(store, at=at)

    monkeypatch.setattr(rematching, "match_near", match)
    recoupe(*arguments)
    recoupe(*arguments)
    assert matched == [True]


def test_a_megabyte_in_one_line_is_read(recoupe: Recoupe, tmp_path: Path) -> None:
    write(tmp_path, a_txt=STRIKE.replace("\n", " ") * 10_000)
    code, out, err = recoupe("read", "--format", "jsonl", tmp_path / "a.txt")
    assert (code, err, names(out)) == (0, "", ["a.txt"])


def test_a_file_where_the_results_should_go_is_named(recoupe: Recoupe, tmp_path: Path) -> None:
    taken = write(tmp_path, taken_txt=RAID) / "taken.txt"
    code, _, err = recoupe("run", taken, "--out", taken)
    assert (code, "taken.txt is a file, and --out takes a folder." in err) == (1, True)


def test_a_long_list_of_names_is_cut() -> None:
    assert unknown("report", "zzz", [f"a{number:02}" for number in range(14)]).remedy.endswith("a11 and 2 more.")


def test_where_nothing_has_a_name_no_list_is_begun() -> None:
    assert unknown("incident", "zzz", []).remedy == "There is none."

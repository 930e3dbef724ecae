"""`recoupe judge` and `recoupe agreement` at the shell."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from judge.specimens import reading, report
from typer.testing import CliRunner

from recoupe.cli import app
from recoupe.errors import RecoupeError
from recoupe.store import Case as Store


@pytest.fixture
def case(tmp_path: Path) -> Path:
    path = tmp_path / "case.recoupe"
    with Store.open(path) as store:
        for name in ("a.txt", "b.txt"):
            of = report(name=name, text=reading().report.text + name)
            store.add(of, reading(of))
    return path


def recoupe(*arguments: object, case: Path, by: str | None = "NM") -> str:
    env = {"COLUMNS": "200", "RECOUPE_CODER": by or ""}
    result = CliRunner().invoke(app, [*map(str, arguments), "--case", str(case)], env=env)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    assert result.exit_code == 0, result.stderr
    return result.stdout


def listed(case: Path, *more: str) -> list[tuple[str, str]]:
    lines = recoupe("judge", "list", "--format", "jsonl", *more, case=case).splitlines()
    return [(found["judgement"]["verdict"], found["state"]) for found in map(json.loads, lines)]


def test_every_verdict_can_be_given_and_taken_back(case: Path) -> None:
    recoupe("judge", "same", "a.txt:e1", "b.txt:e1", case=case)
    recoupe("judge", "not-same", "a.txt:e2", "b.txt:e2", case=case)
    recoupe("judge", "right", "a.txt:e1", "type", case=case)
    recoupe("judge", "right", "b.txt:e1", case=case)
    recoupe("judge", "wrong", "a.txt:e1", "agent", case=case)
    said = recoupe("judge", "correct", "a:e1", "killed", "12", "--was", "9", "--note", "counted", case=case)
    recoupe("judge", "settle", "a.txt", "actor", "soldats", "malian-army", case=case)
    recoupe("judge", "settle", "a.txt", "actor", "0-4", "malian-army", case=case)
    recoupe("judge", "add", "a.txt", "attaqués", "type=siege", "killed=2", case=case)
    recoupe("judge", "set-aside", "a.txt:e2", case=case)
    recoupe("judge", "set-aside", "b.txt", case=case)
    assert "a.txt:e1 killed: 9 → 12" in said
    recoupe("judge", "revoke", said.split()[3].rstrip(":")[:8], case=case)
    assert listed(case) == [
        ("same", "standing"), ("not-same", "standing"), ("right", "standing"), ("right", "standing"), ("wrong", "standing"),
        ("corrected", "revoked"), ("settled", "standing"), ("settled", "standing"), ("added", "standing"),
        ("set-aside", "standing"), ("set-aside", "standing"), ("revoked", "standing"),
    ]  # fmt: skip
    assert listed(case, "--state", "revoked") == [("corrected", "revoked")]
    assert listed(case, "--by", "JD") == []


def test_the_history_of_an_event_tells_what_was_overruled(case: Path) -> None:
    for value in ("jnim", "mali"):
        recoupe("judge", "correct", "a.txt:e1", "agent", value, case=case)
    told = recoupe("judge", "history", "a.txt:e1", case=case)
    assert told.index("x-gunmen → jnim") < told.index("overruled. Decided anew by NM") < told.index("jnim → mali")


def test_the_history_of_what_nobody_judged_says_how_to_judge_it(case: Path) -> None:
    with pytest.raises(RecoupeError, match="Nobody has judged"):
        recoupe("judge", "history", "a.txt:e1", case=case)


@pytest.mark.parametrize(
    ("command", "fault"),
    [
        (["correct", "a.txt", "killed", "3"], "“a.txt” names no event"),
        (["correct", "aa.txt:e1", "killed", "3"], "No report is called “aa.txt”. Did you mean"),
        (["add", "a.txt", "de", "type=siege"], "stands 3 times"),
        (["add", "a.txt", "obusier", "type=siege"], "does not stand in a.txt"),
        (["add", "a.txt", "attaqués", "siege"], "no field with a value"),
        (["history", "a.txt:e8"], "No event of a.txt is called “e8”"),
    ],
)
def test_what_cannot_be_done_is_said_with_the_way_out(case: Path, command: list[str], fault: str) -> None:
    with pytest.raises(RecoupeError, match=fault):
        recoupe("judge", *command, case=case)


def test_a_judgement_without_a_name_is_refused(case: Path) -> None:
    with pytest.raises((RecoupeError, AssertionError), match=r"signed|--by"):
        recoupe("judge", "right", "a.txt:e1", case=case, by=None)


def test_judgements_go_to_a_file_and_come_back(case: Path, tmp_path: Path) -> None:
    recoupe("judge", "correct", "a.txt:e1", "agent", "jnim", case=case)
    recoupe("judge", "set-aside", "b.txt", case=case)
    recoupe("judge", "write", tmp_path / "j.jsonl", case=case)
    other = tmp_path / "other.recoupe"
    with Store.open(case) as old, Store.open(other) as new:
        for report_ in old.reports():
            new.add(report_, old.reading(report_.name))
    assert "2 judgements taken over" in recoupe("judge", "read", tmp_path / "j.jsonl", case=other)
    assert listed(other) == listed(case)
    assert "0 judgements taken over, 2 known" in recoupe("judge", "read", tmp_path / "j.jsonl", case=other)


def test_two_coders_fill_in_sheets_and_are_compared(case: Path, tmp_path: Path) -> None:
    for coder, killed in (("A", "9"), ("B", "12")):
        path = tmp_path / f"{coder}.csv"
        recoupe("judge", "sheet", path, "--coder", coder, "--report", "a.txt", case=case)
        heading, first, second = path.read_text(encoding="utf-8-sig").splitlines()
        blank = ",".join([""] * (len(heading.split(",")) - 7))
        cells = f",assault,,,,,{killed}" + "," * 7
        path.write_text("\n".join([heading, first.removesuffix(f",{blank}") + cells, second]), encoding="utf-8-sig")
        assert "2 values kept" in recoupe("judge", "read-sheet", path, case=case)
    shown = recoupe("agreement", "--coders", "A,B", case=case)
    assert "A · B" in shown
    assert "A · machine" in shown
    assert "a.txt:e1  killed" in shown
    lines = recoupe("agreement", "--field", "killed", "--format", "jsonl", case=case).splitlines()
    assert [json.loads(line)["coders"] for line in lines] == [["A", "B"], ["A", "machine"], ["B", "machine"]]
    assert recoupe("agreement", "--no-differences", case=case).count("a.txt:e1") == 0

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import pytest
import yaml
from evaluate.samples import GOLD, TEXT

from recoupe import cli, pipeline
from recoupe.model.event import Reading
from recoupe.model.mention import Days, Mentions, Time
from recoupe.model.text import Span

if TYPE_CHECKING:
    from pathlib import Path

    from recoupe.model.text import Report


class Clock(pipeline.Reader):
    """Finds the word *Mardi* and nothing else."""

    version = "clock"
    day = "2023-10-10"

    def read_report(self, report: Report) -> Reading:
        """A reading with one time."""
        start = report.text.index("Mardi")
        time = Time(Span(start, start + 5), "Mardi", "date", Days(self.day, self.day, self.day))
        return Reading(report, Mentions((time,)), (), (), reader=self.version)


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    gold, reports = tmp_path / "gold", tmp_path / "reports"
    gold.mkdir()
    reports.mkdir()
    (gold / "tessit.yaml").write_text(yaml.safe_dump(GOLD, allow_unicode=True), encoding="utf-8")
    (reports / "tessit.txt").write_text(TEXT, encoding="utf-8")
    monkeypatch.setattr(pipeline, "load", lambda language="fr", model=None, *_: Clock(language, model))
    return gold, reports


def run(monkeypatch: pytest.MonkeyPatch, *arguments: object) -> int:
    monkeypatch.setattr(sys, "argv", ["recoupe", "evaluate", *map(str, arguments)])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    return int(ended.value.code or 0)


def test_measures_are_printed_with_their_differences(
    folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    gold, reports = folders
    assert run(monkeypatch, "--gold", gold, "--reports", reports, "--misses") == 0
    out = capsys.readouterr().out
    assert out.startswith("Readings of 1 reports\n")
    assert "times.value   F1 1.000  P 1.000  R 1.000  (1 right, 0 spurious, 0 missed)" in out
    assert "tessit.txt\tplaces missed\tGao" in out


def test_measures_are_printed_for_programs(
    folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    gold, reports = folders
    assert run(monkeypatch, "--gold", gold, "--reports", reports, "--json") == 0
    assert json.loads(capsys.readouterr().out)["readings"]["times.text"]["tp"] == 1


def test_a_reader_that_got_worse_fails_against_its_floors(
    folders: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    gold, reports = folders
    arguments = ("--gold", gold, "--reports", reports)
    assert run(monkeypatch, *arguments, "--pin", tmp_path / "floors.toml") == 0
    assert run(monkeypatch, *arguments, "--floors", tmp_path / "floors.toml") == 0
    monkeypatch.setattr(Clock, "day", "2023-10-11")
    assert run(monkeypatch, *arguments, "--floors", tmp_path / "floors.toml") == 1
    assert "recoupe: times.value is 0.000, and was 1.000." in capsys.readouterr().err


def test_nothing_to_measure_against_is_told(
    folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "--reports", folders[1]) == 1
    assert "Give --gold FOLDER, or --incidents FILE." in capsys.readouterr().err

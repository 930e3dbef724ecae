"""The command line from end to end, on the examples."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import NamedTuple

import pytest
from typer.testing import CliRunner

from recoupe.cli import app
from recoupe.errors import RecoupeError

EXAMPLES = Path(__file__).parent.parent / "examples"
METADATA = str(EXAMPLES / "metadata.csv")


NIGHTS = {
    "December 2018": {
        "depeche-du-levant-bus-abou-kamal.txt", "le-fil-resistant-bus.txt", "tribune-du-sud-soldats-abou-kamal.txt",
        "veille-orientale-car-militaire.txt",
    },
    "May 2018": {
        "depeche-du-levant-frappe-t2.txt", "le-fil-resistant-agression-t2.txt", "journal-des-deux-rives-frappe.txt",
    },
    "January 2022": {
        "depeche-du-levant-roquettes-al-omar.txt", "veille-orientale-base-al-omar.txt",
        "gazette-du-detroit-huit-obus.txt", "echo-des-marches-deir-ezzor.txt",
    },
}  # fmt: skip


class Ran(NamedTuple):
    code: int
    out: str


def recoupe(*arguments: str) -> Ran:
    result = CliRunner().invoke(app, list(arguments), env={"COLUMNS": "160"})
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return Ran(result.exit_code, result.stdout)


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("out")
    assert recoupe("run", str(EXAMPLES / "reports"), "--metadata", METADATA, "--out", str(folder), "-q").code == 0
    return folder


def incidents(out: Path) -> list[dict[str, object]]:
    shown = recoupe("show", "incidents", "--case", str(out / "case.recoupe"), "--format", "jsonl")
    return [json.loads(line) for line in shown.out.splitlines()]


def reports_of(incident: dict[str, object]) -> set[str]:
    members = incident["members"]
    assert isinstance(members, list)
    return {member["report"] for member in members}


def test_the_bus_of_december_2018_is_one_incident_of_four_reports(out: Path) -> None:
    assert any(
        reports_of(incident) == NIGHTS["December 2018"] and "killed" in str(incident["conflicts"])
        for incident in incidents(out)
    )


def test_the_reprint_is_known_for_a_copy(out: Path) -> None:
    pairs = [set(pair) for incident in incidents(out) for pair in incident["copies"]]  # type: ignore[attr-defined]  # JSON has no types
    assert {"depeche-du-levant-bus-abou-kamal.txt", "tribune-du-sud-soldats-abou-kamal.txt"} in pairs


def test_what_happened_on_different_nights_stays_apart(out: Path) -> None:
    for incident in incidents(out):
        nights = {night for night, names in NIGHTS.items() if reports_of(incident) & names}
        assert len(nights) <= 1, incident


def test_the_report_on_bread_tells_no_event(out: Path) -> None:
    assert not any("journal-des-deux-rives-ble.txt" in reports_of(incident) for incident in incidents(out))


def test_a_second_run_reads_nothing_anew(out: Path) -> None:
    before = incidents(out)
    again = recoupe("run", str(EXAMPLES / "reports"), "--metadata", METADATA, "--out", str(out), "--json", "-q")
    assert json.loads(again.out)["read"] == 0
    assert incidents(out) == before


def test_reports_in_another_order_give_the_same_incidents(out: Path) -> None:
    files = sorted((EXAMPLES / "reports").glob("*.txt"), reverse=True)
    shown = recoupe("run", *map(str, files), "--metadata", METADATA, "--format", "jsonl", "-q")
    assert [json.loads(line) for line in shown.out.splitlines()] == incidents(out)


def test_a_case_read_with_two_processes_is_the_same(out: Path) -> None:
    shown = recoupe(
        "run", str(EXAMPLES / "reports"), "--metadata", METADATA, "--format", "jsonl", "--workers", "2", "-q"
    )
    assert [json.loads(line) for line in shown.out.splitlines()] == incidents(out)


def test_the_dossier_lies_beside_the_case(out: Path) -> None:
    assert "Abou Kamal" in (out / "dossier.html").read_text(encoding="utf-8")


def test_one_incident_is_shown_with_its_reasons(out: Path) -> None:
    shown = recoupe("show", "incident", "2018-12-1", "--case", str(out / "case.recoupe"), "--why")
    assert "Held together by" in shown.out


def test_one_report_is_shown_with_its_sources(out: Path) -> None:
    shown = recoupe("show", "report", "le-fil-resistant-bus", "--case", str(out / "case.recoupe"))
    assert "des sources locales" in shown.out


@pytest.mark.parametrize("form", ["acled", "ged", "claims", "incidents", "geojson", "jsonl"])
def test_every_format_is_written(out: Path, tmp_path: Path, form: str) -> None:
    target = tmp_path / form
    assert recoupe("export", form, "--case", str(out / "case.recoupe"), "--out", str(target)).code == 0
    assert target.stat().st_size > 100


def test_incidents_are_derived_anew_and_the_same(out: Path, tmp_path: Path) -> None:
    case = tmp_path / "case.recoupe"
    shutil.copy(out / "case.recoupe", case)
    assert recoupe("match", "--case", str(case)).code == 0
    again = recoupe("show", "incidents", "--case", str(case), "--format", "jsonl")
    assert [json.loads(line) for line in again.out.splitlines()] == incidents(out)


def test_a_name_is_looked_up_with_reasons() -> None:
    assert "stands in our own list" in recoupe("gazetteer", "lookup", "Deir Ezzor").out


def test_a_reading_is_one_line_of_json() -> None:
    shown = recoupe("read", "--format", "jsonl", str(EXAMPLES / "reports" / "le-fil-resistant-bus.txt"))
    reading = json.loads(shown.out)
    assert reading["report"] == "le-fil-resistant-bus.txt"
    assert all(reading["text"][e["start"] : e["end"]] == e["text"] for e in reading["places"])


def test_the_toll_is_shown_from_report_to_report(out: Path) -> None:
    shown = recoupe("show", "toll", "2018-12-1", "--case", str(out / "case.recoupe"))
    assert "Quinze militaires" in shown.out
    assert "copy" in shown.out


def test_a_copy_is_shown_sentence_by_sentence(out: Path) -> None:
    shown = recoupe("show", "copies", "--case", str(out / "case.recoupe"))
    assert "+ Notre rédaction n'a pu joindre aucun responsable à Damas." in shown.out
    assert "- Les autorités syriennes n'ont pas commenté ces informations." in shown.out


def test_wording_is_counted_by_outlet(out: Path) -> None:
    shown = recoupe("show", "wording", "--case", str(out / "case.recoupe"))
    assert "terroristes de daech" in shown.out.lower()


def test_whom_each_outlet_cites_is_counted(out: Path) -> None:
    shown = recoupe("show", "sources", "--case", str(out / "case.recoupe"))
    assert "osdh" in shown.out.lower()


def test_a_stopped_run_says_where_it_can_go_on(out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copy(out / "case.recoupe", tmp_path)

    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("recoupe.case.Case.add", stop)
    result = CliRunner().invoke(app, ["run", str(EXAMPLES / "reports"), "--out", str(tmp_path)])
    assert result.exit_code == 130
    assert f"kept in {tmp_path / 'case.recoupe'}" in result.stderr


def test_a_toll_of_no_known_harm_names_the_harms(out: Path) -> None:
    with pytest.raises(RecoupeError, match="Did you mean “killed”"):
        recoupe("show", "toll", "2018-12-1", "--case", str(out / "case.recoupe"), "--harm", "kiled")


def test_what_a_person_decided_holds_and_is_kept(out: Path, tmp_path: Path) -> None:
    case = tmp_path / "case.recoupe"
    shutil.copy(out / "case.recoupe", case)
    left, right = "depeche-du-levant-bus-abou-kamal.txt", "le-fil-resistant-bus.txt"
    together = next(i for i in incidents(out) if {left, right} <= reports_of(i))
    ends = {m["report"]: f"{m['report']}:{m['event']}" for m in together["members"]}  # type: ignore[attr-defined]
    assert recoupe("judge", "not-same", ends[left], ends[right], "--by", "NM", "--case", str(case)).code == 0
    for _ in range(2):
        assert recoupe("match", "--case", str(case)).code == 0
        shown = recoupe("show", "incidents", "--case", str(case), "--format", "jsonl").out.splitlines()
        assert not any({left, right} <= reports_of(json.loads(line)) for line in shown)

"""`recoupe case`: a case that was really read and matched is checked, copied, merged."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from sqlalchemy import delete
from typer.testing import CliRunner

from recoupe.case import open_case
from recoupe.cli import app
from recoupe.errors import CaseError
from recoupe.store import Case
from recoupe.store.schema import writing
from recoupe.store.tables import DERIVED
from recoupe.upkeep import check, merge

EXAMPLES = sorted((Path(__file__).parent.parent / "examples" / "reports").iterdir())
BUS = [path for path in EXAMPLES if "-bus" in path.name or "soldats" in path.name]


def recoupe(*arguments: object) -> tuple[int, str]:
    result = CliRunner().invoke(app, [str(argument) for argument in arguments])
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.output


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("read") / "bus.recoupe"
    with open_case(path) as case:
        case.add(BUS[:2])
        case.judge("right", BUS[0].name, "e1", by="Awa", at="2024-01-02T09:00:00+00:00")
    return path


@pytest.fixture
def path(read: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(read, tmp_path / "bus.recoupe"))


def test_a_case_as_it_was_read_is_whole(path: Path) -> None:
    assert recoupe("case", "check", "--case", path)[0] == 0
    assert "The case is whole: 2 reports" in recoupe("case", "check", "--quick", "--case", path)[1]


def test_incidents_that_do_not_follow_from_the_readings_are_found(path: Path) -> None:
    with open_case(path) as case:
        case.store.replace_incidents(case.incidents()[1:])
        assert [damage.where for damage in check(case)] == ["the incidents"]
    code, said = recoupe("case", "check", "--case", path)
    assert code == 1
    assert "come out differently" in said


def test_incidents_that_are_older_than_the_readings_are_found(path: Path) -> None:
    with open_case(path) as case:
        with writing(case.store._engine) as link:
            link.execute(delete(DERIVED))
        assert ["older" in damage.fact for damage in check(case)] == [True]


def test_a_backup_checks_out_as_the_case_itself(path: Path, tmp_path: Path) -> None:
    assert recoupe("case", "backup", tmp_path / "copy.recoupe", "--case", path)[0] == 0
    assert recoupe("case", "check", "--case", tmp_path / "copy.recoupe")[0] == 0


def test_a_case_taken_in_gives_what_reading_all_in_one_case_gives(path: Path, tmp_path: Path) -> None:
    with open_case(tmp_path / "other.recoupe") as other:
        other.add(BUS[1:])
        theirs = [incident.id for incident in other.incidents()]
    with open_case(tmp_path / "one.recoupe") as one:
        one.add(BUS)
        expected = {frozenset((m.report, m.event) for m in incident.members) for incident in one.incidents()}
    assert "Taken in:" in recoupe("case", "merge", tmp_path / "other.recoupe", "--case", path)[1]
    assert recoupe("case", "check", "--case", path)[0] == 0
    with open_case(path) as case:
        assert {frozenset((m.report, m.event) for m in incident.members) for incident in case.incidents()} == expected
        assert all(case.store.incident(identity) for identity in theirs)
        assert len(case.store.judgements()) == 1
    assert (
        "0 reports, 0 readings, 0 judgements" in recoupe("case", "merge", tmp_path / "other.recoupe", "--case", path)[1]
    )


def test_a_case_is_not_taken_into_itself(path: Path) -> None:
    with open_case(path) as case, pytest.raises(CaseError, match="is the case itself"):
        merge(case, path)


def test_a_case_that_is_not_there_is_told(path: Path, tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="There is no case"):
        recoupe("case", "merge", tmp_path / "none.recoupe", "--case", path)
    assert not (tmp_path / "none.recoupe").exists()


def test_the_page_as_it_was_found_is_handed_out(path: Path, tmp_path: Path) -> None:
    out = tmp_path / "page.txt"
    assert recoupe("case", "original", BUS[0].stem, "--case", path, "--out", out)[0] == 0
    assert out.read_bytes() == BUS[0].read_bytes()


def test_words_are_searched_on_the_command_line(path: Path) -> None:
    code, said = recoupe("search", "militaire*", "--case", path)
    assert code == 0
    assert BUS[0].name in said or BUS[1].name in said
    assert recoupe("search", "introuvable", "--case", path)[1] == "0 reports.\n"


def test_a_case_of_one_person_can_be_listed_without_its_incidents_being_decoded(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("recoupe.store.case.incident_of", lambda _: 1 / 0)
    with Case.open(path) as case:
        assert case.listed() != ()
    assert recoupe("show", "incidents", "--case", path)[0] == 0

"""What became of the incidents since last time."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from show.sample import incident, readings

from recoupe.store import Case

if TYPE_CHECKING:
    from recoupe.model.incident import Incident


def told(case: Case, after: int = 0, since: str | None = None) -> list[tuple[str, str, str | None]]:
    return [(change.what, change.incident, change.now) for change in case.changes(after, since)]


def other(name: str) -> Incident:
    return replace(incident(), id=name, members=incident().members[:1])


def test_a_new_incident_is_added_once() -> None:
    with Case.open(None) as case:
        case.replace_incidents([incident()], at="2024-03-08T10:00:00+00:00")
        case.replace_incidents([incident()], at="2024-03-09T10:00:00+00:00")
        assert told(case) == [("added", incident().id, None)]


def test_another_value_is_a_change() -> None:
    with Case.open(None) as case:
        case.replace_incidents([incident()])
        cursor = case.cursor()
        case.replace_incidents([replace(incident(), doubt=0.4)])
        assert told(case, cursor) == [("changed", incident().id, None)]


def test_what_went_leaves_a_tombstone_with_its_heir() -> None:
    with Case.open(None) as case:
        case.replace_incidents([other("a"), replace(other("b"), members=incident().members[1:])])
        cursor = case.cursor()
        case.replace_incidents([replace(incident(), id="a")])
        assert told(case, cursor) == [("changed", "a", None), ("gone", "b", "a")]


def test_what_came_back_is_there_again() -> None:
    with Case.open(None) as case:
        case.replace_incidents([incident()])
        case.replace_incidents([])
        case.replace_incidents([incident()])
        assert told(case) == [("added", incident().id, None)]


def test_since_a_day_tells_what_happened_from_its_beginning() -> None:
    with Case.open(None) as case:
        case.replace_incidents([other("a")], at="2024-03-08T23:30:00+00:00")
        case.replace_incidents([other("a"), other("b")], at="2024-03-09T00:30:00+02:00")
        assert told(case, since="2024-03-08T23:00:00+00:00") == [("added", "a", None)]
        assert told(case, since="2024-03-08") == [("added", "a", None), ("added", "b", None)]


def test_nothing_new_is_nothing() -> None:
    with Case.open(None) as case:
        case.replace_incidents([incident()])
        assert told(case, case.cursor()) == []


def test_incidents_and_reports_come_one_by_one_in_order() -> None:
    with Case.open(None) as case:
        for reading in readings():
            case.add(reading.report, reading, original=b"<html>", at="2024-03-08")
        case.replace_incidents([other("b"), other("a")])
        assert [one.id for one in case.each_incident()] == ["a", "b"]
        assert [report.name for report in case.each_report()] == ["deux.txt", "un.txt"]
        kept = next(case.each_kept())
        assert (kept.report.name, kept.original, kept.added) == ("un.txt", b"<html>", "2024-03-08")
        assert kept.readings == ((readings()[0], "2024-03-08"),)

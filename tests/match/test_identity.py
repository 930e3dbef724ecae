"""An incident keeps its id when reports are added."""

from __future__ import annotations

import pytest
from match.telling import event, line, reading

from recoupe.match import add, begin
from recoupe.match.identity import Change
from recoupe.match.standing import Standing
from recoupe.model.event import Reading
from recoupe.model.judgement import Judgement, Told

TEXT = "Un poste a été attaqué à Ménaka."


def told(name: str, day: str, published: str, place: str = "Ménaka") -> Reading:
    return reading(
        name, TEXT, event(TEXT, "attaqué", agent="isgs", target="malian-army", place=place, day=day),
        published=published,
    )  # fmt: skip


def standing(*steps: list[Reading]) -> Standing:
    case = begin(line=line)
    for step in steps:
        case = add(case, step)
    return case


def test_an_id_says_day_and_place() -> None:
    assert standing([told("a", "2024-03-05", "2024-03-06")]).ids[0].startswith("2024-03-05-menaka-")


@pytest.mark.parametrize(
    ("day", "said"),
    [("2024-03-01/2024-03-31", "2024-03"), ("2024-01-01/2024-12-31", "2024"), ("2024-03-05/2024-03-06", "2024-03-05")],
)
def test_an_id_is_no_more_precise_than_the_account(day: str, said: str) -> None:
    assert standing([told("a", day, "2024-12-06")]).ids[0].startswith(f"{said}-menaka-")


def test_an_earlier_report_that_comes_later_does_not_change_the_id() -> None:
    before = standing([told("b", "2024-03-05", "2024-03-07")])
    after = add(before, [told("a", "2024-03-05", "2024-03-06")])
    assert after.ids == before.ids
    assert after.changes == ()


def test_two_incidents_that_a_judgement_joins_are_recorded_as_merged() -> None:
    before = standing([told("a", "2024-03-05", "2024-03-06"), told("b", "2024-03-25", "2024-03-26")])
    one, other = sorted(before.ids)
    verdict = Judgement("j", "same", Told("a", "e1"), Told("b", "e1"), "codeuse", "2024-04-01T09:00:00Z")
    after = add(before, [], (verdict,))
    assert after.ids == (one,)
    assert after.changes == (Change("merged", other, one),)


def test_an_incident_that_a_judgement_parts_is_recorded_as_split() -> None:
    before = standing([told("a", "2024-03-05", "2024-03-06"), told("b", "2024-03-05", "2024-03-07")])
    verdict = Judgement("j", "not-same", Told("a", "e1"), Told("b", "e1"), "codeuse", "2024-04-01T09:00:00Z")
    after = add(before, [], (verdict,))
    assert before.ids[0] in after.ids
    assert len(after.ids) == 2
    (change,) = after.changes
    assert (change.what, change.old) == ("split", before.ids[0])

"""Nothing raises on odd readings."""

from __future__ import annotations

import pytest
from match.telling import event, kin, line, reading

from recoupe.compare import incidents
from recoupe.compare.wording import acting, cited, namings
from recoupe.export.incidents import incident_lines
from recoupe.match import match
from recoupe.model.event import Event, Reading


@pytest.mark.parametrize("text", ["", "x", "🔥", "قتل عشرة", "mot " * 2_000, "\n\n\n", "«»"])
def test_odd_texts_give_incidents_of_one_report_and_no_complaint(text: str) -> None:
    bare = Event("e1", "clash", ())
    readings = (
        reading("a", text, bare),
        reading("b", text),
        reading("c", "Un tir.", event("Un tir.", "tir", "shelling")),
    )
    found = incidents(match(readings, line=line), readings, kin)
    assert sorted(len(incident.members) for incident in found) == [1, 1]
    assert len(list(incident_lines(found, readings))) == 2
    assert (namings(readings), cited(readings), len(acting(readings))) == ((), (), 1)


def test_the_same_report_twice_is_no_second_account() -> None:
    text = "Un poste a été attaqué à Ménaka."
    told = event(text, "attaqué", place="Ménaka", day="2024-03-05", agent="isgs")
    first = reading("a", text, told)
    assert len(match((first, first), line=line)) == len(match((first,), line=line)) == 1


def test_nothing_is_nothing() -> None:
    empty: tuple[Reading, ...] = ()
    assert match(empty) == ()
    assert incidents((), empty) == ()

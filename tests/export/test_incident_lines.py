"""One incident a line: what the scorer and other programs read."""

from __future__ import annotations

import json
from typing import Any

from match.telling import event, kin, line, reading, source

from recoupe.compare import incidents
from recoupe.export.incidents import incident_line, incident_lines
from recoupe.match import match
from recoupe.model.event import Reading

TEXT = "Selon un élu, un poste a été attaqué à Ménaka : cinq morts."


def told(name: str, killed: int) -> Reading:
    cited = source("s1", TEXT, "un élu", origin="elu")
    return reading(
        name, TEXT, event(TEXT, "attaqué", agent="isgs", target="malian-army", place="Ménaka", day="2024-03-05",
                          killed=(killed, killed), sources=("s1",)),
        published="2024-03-06", outlet=name.upper(), sources=(cited,),
    )  # fmt: skip


READINGS = (told("a", 5), told("b", 9))


def written() -> dict[str, Any]:
    (found,) = incidents(match(READINGS, line=line), READINGS, kin)
    return dict(json.loads(incident_line(found, READINGS)))


def test_members_point_at_their_words() -> None:
    triggers = [trigger for member in written()["members"] for trigger in member["triggers"]]
    assert [TEXT[t["start"] : t["end"]] for t in triggers] == ["attaqué", "attaqué"]


def test_each_member_has_its_own_figure_with_its_source() -> None:
    figures = [member["killed"] for member in written()["members"]]
    assert [[(f["min"], f["max"], f["of"], f["source"]) for f in row] for row in figures] == [
        [(5, 5, "target", "elu")],
        [(9, 9, "target", "elu")],
    ]


def test_what_differs_and_how_many_voices_there_are() -> None:
    found = written()
    assert (found["conflicts"], found["voices"], found["origins"]) == (["killed"], 1, ["elu"])
    assert (found["type"], found["date"], found["place"]["name"]) == ("assault", "2024-03-05", "Ménaka")


def test_the_reasons_stand_beside_the_pairs() -> None:
    (link,) = written()["links"]
    assert (link["left"], link["right"]) == (["a", "e1"], ["b", "e1"])
    assert {"same_day", "same_place", "killed_differ"} <= {because["rule"] for because in link["because"]}


def test_an_incident_whose_readings_are_not_at_hand_is_written_without_words() -> None:
    found = incidents(match(READINGS, line=line), READINGS, kin)
    (bare,) = (json.loads(text) for text in incident_lines(found, ()))
    assert [member["triggers"] for member in bare["members"]] == [[], []]

"""A value that a person gave is shown as that, with the name, wherever accounts stand side by side."""

from __future__ import annotations

import json
from typing import Any

from judge.specimens import case_of, decide, reading, reread, span
from rich.console import Console

from recoupe.export.readings import reading_object
from recoupe.judge import judged
from recoupe.show.table import words
from recoupe.show.terminal import reading as shown


def cells(*said: dict[str, Any]) -> dict[str, set[str]]:
    """What the cells of all incidents say, by field, after these judgements."""
    case = case_of(reading())
    for hour, one in enumerate(said):
        case.judge(**{"report": "a.txt", "by": "NM", "at": f"2026-11-20T{hour:02}:00:00+00:00"} | one)
    readings = {one.report.name: one for one in case.readings()}
    out: dict[str, set[str]] = {}
    for claim in (claim for incident in case.incidents() for claim in incident.claims):
        out.setdefault(claim.field, set()).add(words(claim, readings))
    return out


def test_a_corrected_figure_is_shown_with_the_name_and_the_other_with_its_words() -> None:
    said = {"verdict": "corrected", "event": "e1", "field": "killed", "value": "9", "instead": "12"}
    assert cells(said)["killed"] == {"12 (NM)", "quinze"}


def test_a_confirmed_value_keeps_its_words() -> None:
    assert cells({"verdict": "right", "event": "e1", "field": "agent"})["agent"] == {"Des hommes armés"}


def test_a_settled_name_is_shown_as_what_it_was_settled_to() -> None:
    said = {"verdict": "settled", "field": "place", "value": "Bamba", "instead": "Tell Aran 36.12 37.34"}
    assert cells(said)["place"] == {"Tell Aran (NM)"}


def test_the_values_of_an_event_by_hand_are_shown_with_the_name() -> None:
    said = {"verdict": "added", "span": span("attaqués"), "fields": {"type": "abduction", "killed": "3"}}
    assert "3 (NM)" in cells(said)["killed"]


def test_a_confirmed_value_that_a_newer_reader_reads_otherwise_says_so() -> None:
    after = judged(reread(), [decide("right", "e1", field="killed", value="9", at="2026-11-20T08:00:00+00:00")])
    (mark,) = [mark for event in after.events for mark in event.marks]
    assert mark.words == "confirmed by NM on 2026-11-20; the machine reads 10 now"


def test_a_reading_as_json_says_what_was_judged_and_nothing_where_nobody_did() -> None:
    line = reading_object(
        judged(reading(), [decide("corrected", "e1", field="agent", instead="jnim"), decide("wrong", "e2")])
    )
    again: Any = json.loads(json.dumps(line))
    told = [(one["field"], one["machine"], one["value"]) for one in again["events"][0]["judged"]]
    assert (told, [one["verdict"] for one in again["judged"]]) == ([("agent", "x-gunmen", "jnim")], ["wrong"])
    assert "judged" not in reading_object(reading())


def test_a_report_on_the_terminal_says_what_was_judged() -> None:
    case = case_of(reading())
    at = "2026-11-20T08:00:00+00:00"
    case.judge("corrected", "a.txt", "e1", field="agent", instead="jnim", by="NM", at=at)
    case.judge("set-aside", "a.txt", "e2", by="NM", at=at, note="a drill")
    console = Console(record=True, width=160)
    with console.capture() as printed:
        for part in shown(case.reading("a.txt")):
            console.print(part)
    assert "agent: corrected by NM on 2026-11-20; the machine read x-gunmen" in printed.get()
    assert "e2: set aside by NM on 2026-11-20 (a drill)" in printed.get()

"""What the workbench shows for a question is what is handed on for it."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from recoupe.case import open_case
from recoupe.export.selection import Selection as HandedOn

QUESTIONS = [
    [], [("type", "shelling")], [("type", "shelling"), ("type", "airstrike")], [("from", "2018-12"), ("to", "2019")],
    [("from", "2022-01-05")], [("to", "2018-05-23")], [("differs", "killed")], [("differs", "killed"), ("differs", "agent")],
    [("voices", "2")], [("status", "hedged")], [("bbox", "40.5,34,42,36")], [("area", "40,34;42,34;42,36;40,36")],
    [("placed", "yes")], [("placed", "no")], [("judged", "no")], [("judged", "yes")],
    [("outlet", "Dépêche du Levant")], [("outlet", "Dépêche du Levant"), ("voices", "3")], [("source", "osdh")],
    [("actor", "isis")], [("actor", "syrian-army")],
]  # fmt: skip


@pytest.mark.parametrize("pairs", QUESTIONS, ids=lambda pairs: "&".join("=".join(pair) for pair in pairs) or "all")
def test_the_same_question_gives_the_same_incidents_on_the_screen_and_in_a_file(
    client: TestClient, case_path: Path, pairs: list[tuple[str, str]]
) -> None:
    answer = client.get("/api/v1/incidents", params=[*pairs, ("size", "500")])
    assert answer.status_code == 200, answer.text
    asked = HandedOn.of_query(pairs)
    with open_case(case_path) as case:
        texts = {report.name: report.text for report in case.store.reports()}
        wanted = {i.id for i in case.incidents() if asked.selects(i, texts.__getitem__)}
    assert {item["id"] for item in answer.json()["items"]} == wanted

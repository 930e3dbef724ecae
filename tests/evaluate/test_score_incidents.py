from __future__ import annotations

from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.errors import InputError
from recoupe.evaluate import Accuracy, Harmony, Rates, Score, reference_incidents, score_incidents

TEXTS = {
    "a.txt": "Une frappe a touché Tessit. Un convoi est tombé dans une embuscade.",
    "b.txt": "À Tessit, un raid a fait huit morts.",
    "c.txt": "À Tessit, un raid a fait huit morts, dit-on.",
}
REFERENCE: list[dict[str, Any]] = [
    {
        "id": "tessit", "scope": "core", "voices": 2, "conflicts": ["killed"],
        "members": [
            {"report": "a.txt", "trigger": "Une frappe a touché"},
            {"report": "b.txt", "trigger": "raid"},
            {"report": "c.txt", "trigger": "raid", "copy_of": "b.txt"},
        ],
    },
    {"id": "convoy", "scope": "extra", "members": [{"report": "a.txt", "trigger": "embuscade"}]},
]  # fmt: skip


def member(report: str, words: str) -> dict[str, Any]:
    start = TEXTS[report].index(words)
    return {"report": f"in/{report}", "event": "e1", "triggers": [{"start": start, "end": start + len(words)}]}


def found() -> list[dict[str, Any]]:
    strike = [member("a.txt", "frappe"), member("b.txt", "morts"), member("c.txt", "raid")]
    return [
        {"id": "1", "members": strike, "voices": 2, "conflicts": ["killed"], "copies": [["in/c.txt", "in/b.txt"]]},
        {"id": "2", "members": [member("a.txt", "embuscade")], "voices": 1, "conflicts": [], "copies": []},
    ]


def score(incidents: list[dict[str, Any]]) -> Score:
    return score_incidents(deepcopy(REFERENCE), TEXTS, incidents)


def test_incidents_that_agree_in_all_have_no_differences() -> None:
    measured = score(found())
    assert measured.differences == ()
    assert measured.measures["members"] == Accuracy(4, 4)
    assert measured.measures["b3"] == Harmony(1.0, 1.0)
    assert measured.measures["core_lea"] == Harmony(1.0, 1.0)
    assert measured.measures["merged"] == Accuracy(3, 3)
    assert measured.measures["voices"] == Accuracy(1, 1)
    assert measured.measures["conflicts"] == Rates(1, 0, 0)
    assert measured.measures["copies"] == Rates(1, 0, 0)


def test_a_telling_that_was_not_found_is_alone() -> None:
    incidents = found()
    del incidents[0]["members"][0]
    measured = score(incidents)
    assert measured.measures["members"] == Accuracy(3, 4)
    assert measured.measures["muc"] == Harmony(1.0, 0.5)
    assert [(d.report, d.what, d.words) for d in measured.differences] == [("a.txt", "member missed", "tessit")]


def test_incidents_joined_wrongly_are_told_pair_by_pair() -> None:
    incidents = found()
    incidents[0]["members"] += incidents.pop()["members"]
    measured = score(incidents)
    assert measured.measures["merged"] == Accuracy(3, 6)
    assert {d.what for d in measured.differences} == {"joined wrongly"}
    assert measured.measures["core_b3"] == Harmony(1.0, 1.0)


def test_a_trigger_in_another_sentence_is_no_telling() -> None:
    incidents = found()
    incidents[0]["members"][0] = member("a.txt", "convoi")
    assert score(incidents).measures["members"] == Accuracy(3, 4)


def test_voices_and_conflicts_that_differ_are_told() -> None:
    incidents = found()
    incidents[0] |= {"voices": 3, "conflicts": ["time"]}
    measured = score(incidents)
    assert (measured.measures["voices"], measured.measures["conflicts"]) == (Accuracy(0, 1), Rates(0, 1, 1))
    assert [(d.what, d.expected, d.found) for d in measured.differences] == [
        ("voices", 2, 3),
        ("conflicts", ["killed"], ["time"]),
    ]


def test_an_invented_copy_is_spurious() -> None:
    incidents = found()
    incidents[1]["copies"] = [["a.txt", "b.txt"]]
    assert score(incidents).measures["copies"] == Rates(1, 1, 0)


@given(st.lists(st.integers(0, 3), min_size=4, max_size=4))
def test_any_grouping_is_scored(homes: list[int]) -> None:
    tellings = [each for incident in found() for each in incident["members"]]
    incidents = [
        {"id": str(home), "members": [t for t, h in zip(tellings, homes, strict=True) if h == home]}
        for home in range(4)
    ]
    assert score(incidents).measures["members"] == Accuracy(4, 4)


def test_no_incidents_at_all_miss_everything() -> None:
    measured = score([])
    assert (measured.measures["members"], measured.measures["voices"]) == (Accuracy(0, 4), Accuracy(0, 1))


@pytest.mark.parametrize("content", [None, "a: 1", "- a\n", "- ["])
def test_a_reference_that_cannot_be_used_is_told(tmp_path: Path, content: str | None) -> None:
    path = tmp_path / "incidents.yaml"
    if content is not None:
        path.write_text(content)
    with pytest.raises(InputError, match=r"incidents\.yaml"):
        reference_incidents(path)

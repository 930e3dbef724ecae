from __future__ import annotations

from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml
from evaluate.samples import GOLD, TEXT, agreeing, score, words

from recoupe.errors import InputError
from recoupe.evaluate import Accuracy, Rates, Score, reference_readings, score_readings


def rates(found: Score, measure: str) -> tuple[int, int, int]:
    value = found.measures[measure]
    assert isinstance(value, Rates)
    return value.right, value.spurious, value.missed


def accuracy(found: Score, measure: str) -> tuple[int, int]:
    value = found.measures[measure]
    assert isinstance(value, Accuracy)
    return value.right, value.of


def told(found: Score) -> list[tuple[str, object, object]]:
    return [(d.what, d.expected, d.found) for d in found.differences]


def test_a_reading_that_agrees_in_all_has_no_differences() -> None:
    found = score(agreeing())
    assert found.differences == ()
    assert {
        m.f1 if isinstance(m, Rates) else m.share for m in found.measures.values() if isinstance(m, Rates | Accuracy)
    } == {1.0}


def test_every_layer_is_measured() -> None:
    assert set(score(agreeing()).measures) == {
        "times.text", "times.value", "places.text", "places.where", "actors.text", "actors.id", "actors.id_or_kin",
        "sources.text", "sources.kind", "sources.named", "sources.via", "events.found", "events.typed", "roles.agent",
        "roles.target", "roles.place", "events.main_place", "events.time", "events.status", "events.casualties",
        "events.sources", "events.attributed",
    }  # fmt: skip


def test_an_empty_reading_misses_all_and_invents_nothing() -> None:
    empty = {"report": "tessit.txt", "text": TEXT, "times": [], "places": [], "actors": [], "sources": [], "events": []}
    found = score(empty)
    assert rates(found, "events.found") == (0, 0, 2)
    assert rates(found, "roles.agent") == (0, 0, 2)
    assert {m.spurious for m in found.measures.values() if isinstance(m, Rates)} == {0}


def test_a_wrong_date_is_both_spurious_and_missed() -> None:
    reading = agreeing()
    reading["times"][0]["value"] = "2023-10-11"
    found = score(reading)
    assert (rates(found, "times.text"), rates(found, "times.value")) == ((1, 0, 0), (0, 1, 1))
    assert told(found) == [("time value", "2023-10-10", "2023-10-11")]


def test_a_time_where_none_is_counts_as_spurious() -> None:
    reading = agreeing()
    reading["times"].append(words("huit", value=None))
    assert rates(score(reading), "times.text") == (1, 1, 0)


def test_what_is_optional_is_neither_missed_nor_wrong() -> None:
    gold = deepcopy(GOLD)
    gold["times"][0]["optional"] = True
    reading = agreeing()
    assert "times.text" not in score(reading, gold).measures
    reading["times"] = []
    assert "times.text" not in score(reading, gold).measures


@pytest.mark.parametrize(("lat", "right"), [(15.46, 1), (15.48, 0), (None, 0)])
def test_a_village_is_right_within_thirty_kilometres(lat: float | None, right: int) -> None:
    reading = agreeing()
    reading["places"][0] |= {"lat": lat, "lon": 0.5}
    assert accuracy(score(reading), "places.where") == (1 + right, 2)


def test_a_river_has_no_point_that_could_be_wrong() -> None:
    gold = deepcopy(GOLD)
    gold["places"][0]["kind"] = "river"
    assert accuracy(score(agreeing(), gold), "places.where") == (1, 1)


def test_a_spelling_counts_once_however_often_it_is_found() -> None:
    reading = agreeing()
    again = TEXT.rindex("Tessit")
    reading["places"].append(reading["places"][0] | {"start": again, "end": again + 6})
    assert rates(score(reading), "places.text") == (2, 0, 0)


def test_the_same_wrong_name_twice_is_spurious_once() -> None:
    reading = agreeing()
    for start in (TEXT.index("huit"), TEXT.index("dément")):
        reading["places"].append({"text": "Huit", "start": start, "end": start + 4, "lat": None, "lon": None})
    assert rates(score(reading), "places.text") == (2, 1, 0)


def test_a_part_of_an_actor_is_kin_and_not_the_same() -> None:
    reading = agreeing()
    reading["actors"][0]["id"] = "mali"
    found = score(reading)
    assert (accuracy(found, "actors.id"), accuracy(found, "actors.id_or_kin")) == ((1, 2), (2, 2))


def test_kin_is_right_in_a_role() -> None:
    reading = agreeing()
    reading["events"][0]["agent"] = ["mali"]
    assert rates(score(reading), "roles.agent") == (2, 0, 0)


def test_a_source_of_another_kind_is_found_and_wrongly_described() -> None:
    reading = agreeing()
    reading["sources"][0] |= {"kind": "witness", "named": True, "via": "Radio"}
    found = score(reading)
    assert rates(found, "sources.text") == (2, 0, 0)
    assert [accuracy(found, f"sources.{field}") for field in ("kind", "named", "via")] == [(1, 2)] * 3


def test_sources_of_an_event_are_matched_through_their_words() -> None:
    reading = agreeing()
    reading["events"][0]["sources"] = ["a", "b"]
    reading["events"][1]["sources"] = []
    found = score(reading)
    assert rates(found, "events.sources") == (1, 1, 1)
    assert accuracy(found, "events.attributed") == (1, 2)


def test_an_event_of_another_type_is_found_and_wrongly_typed() -> None:
    reading = agreeing()
    reading["events"][0]["type"] = "clash"
    found = score(reading)
    assert (rates(found, "events.found"), rates(found, "events.typed")) == ((2, 0, 0), (1, 1, 1))


def test_an_event_on_no_trigger_is_spurious_with_its_roles() -> None:
    reading = agreeing()
    reading["events"].append(reading["events"][0] | {"triggers": [words("dément")]})
    found = score(reading)
    assert (rates(found, "events.found"), rates(found, "roles.target")) == ((2, 1, 0), (1, 1, 0))
    assert "events.split" not in found.measures


def test_a_second_event_on_a_telling_that_is_paired_is_told_as_a_split() -> None:
    reading = agreeing()
    reading["events"].append(reading["events"][0] | {"triggers": [words("a tué")], "type": "clash"})
    assert rates(score(reading), "events.split") == (0, 1, 0)


def test_of_two_events_on_one_trigger_the_one_of_the_same_type_is_paired() -> None:
    reading = agreeing()
    reading["events"].insert(0, reading["events"][0] | {"type": "clash"})
    assert rates(score(reading), "events.typed") == (2, 1, 0)


@pytest.mark.parametrize(
    ("toll", "expected"),
    [
        ({"min": 8, "max": None, "of": "target"}, (0, 1, 1)),
        ({"min": 8, "max": 8, "of": "agent"}, (0, 1, 1)),
        (None, (0, 0, 1)),
    ],
)
def test_a_toll_is_right_where_bounds_and_side_are(toll: dict[str, Any] | None, expected: tuple[int, int, int]) -> None:
    reading = agreeing()
    reading["events"][0]["killed"] = toll
    assert rates(score(reading), "events.casualties") == expected


def test_times_status_and_main_place_are_answers_that_are_right_or_wrong() -> None:
    reading = agreeing()
    reading["events"][0] |= {"time": None, "status": "asserted", "place": ["Gao"]}
    found = score(reading)
    assert [accuracy(found, f"events.{name}") for name in ("time", "status", "main_place")] == [(1, 2), (1, 2), (0, 1)]


def test_a_report_without_a_reading_is_told() -> None:
    with pytest.raises(InputError, match=r"There is no reading of tessit\.txt"):
        score(agreeing() | {"report": "gao.txt"})


def test_a_score_is_written_by_name_and_as_json() -> None:
    found = score(agreeing())
    assert found.as_json()["events.found"] == {"p": 1.0, "r": 1.0, "f1": 1.0, "tp": 2, "fp": 0, "fn": 0}
    assert found.lines()[0] == "actors.id          1.000     (2 of 2)"


def test_reference_readings_are_read_from_a_folder_with_their_kinship(tmp_path: Path) -> None:
    (tmp_path / "tessit.yaml").write_text(yaml.safe_dump(GOLD, allow_unicode=True), encoding="utf-8")
    (tmp_path / "other.yaml").write_text("- a list\n")
    (tmp_path / "actors.csv").write_text("id,part_of\nmalian-army,mali\n")
    reference = reference_readings(tmp_path)
    assert [reading["report"] for reading in reference.readings] == ["tessit.txt"]
    assert reference.kinship.kin("mali", "malian-army")
    assert score_readings(reference, [agreeing()]).differences == ()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "holds no reference reading"),
        ("report: [", "line 1 is no YAML|line 2 is no YAML"),
        ("report: a.txt\ntimes: []\n", "lacks places"),
    ],
)
def test_a_reference_that_cannot_be_used_is_told(tmp_path: Path, content: str | None, message: str) -> None:
    if content is not None:
        (tmp_path / "a.yaml").write_text(content)
    with pytest.raises(InputError, match=message):
        reference_readings(tmp_path)


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="There is no folder"):
        reference_readings(tmp_path / "none")

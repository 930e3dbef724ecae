from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from hypothesis import HealthCheck, given, settings
from model.nouns import READINGS

from recoupe.export.readings import reading_line, reading_lines, reading_object
from recoupe.model.doubt import Candidate, Unsettled
from recoupe.model.event import Account, Event, Reading, Silence, Source, Telling, Toll
from recoupe.model.mention import Actor, Days, Mentions, Number, Place, Site, Time
from recoupe.model.text import Report, Span

TEXT = "Mardi, une frappe de l'armée a tué huit miliciens à Ménaka et à Tessit, selon un élu. Ils fuyaient."
DAY = Days("2023-10-10", "2023-10-10", "2023-10-10")
MENAKA = Site("x:menaka", "Ménaka", "city", 15.92, 2.4)


def at(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def reading() -> Reading:
    army = Actor(at("l'armée"), "l'armée", "malian-army")
    militia = Actor(at("miliciens"), "miliciens", "x-militia")
    they = Actor(at("Ils"), "Ils", "x-militia", via="coreference", listed=False)
    menaka = Place(at("Ménaka"), "Ménaka", "city", MENAKA)
    candidates = Unsettled((Candidate(Site("x:t1", "Tessit", "village", 15.1, 0.5), 0.5),), "two of the name")
    tessit = Place(at("Tessit"), "Tessit", "village", candidates)
    tuesday = Time(at("Mardi"), "Mardi", "date", DAY, "day", anchor="publication")
    killed = Toll(at("huit miliciens"), "huit miliciens", "killed", 8, 8, "target", group="miliciens")
    mayor = Source("s1", at("un élu"), "un élu", "official", named=False, cue=at("selon"), cue_text="selon")
    event = Event(
        "e1", "airstrike", (Telling("airstrike", at("frappe"), 0, "frappe"), Telling("airstrike", at("a tué"), 0, "tuer")),
        agent=(army, army), target=(militia, Actor(at("élu"), "élu", None)), place=(menaka, tessit, menaka), time=DAY,
        weapon=at("frappe"), count=Number(at("une"), "une", 1, 1), killed=killed, tolls=(killed,), status="reported",
        objects=(at("huit"),), sources=("s1",), accounts=(Account("s1", "killed", "8", at("huit"), "reported"),),
    )  # fmt: skip
    mentions = Mentions((tuesday,), (menaka, tessit), (army, militia, they), (Number(at("huit"), "huit", 8, 8),))
    report = Report("menaka.txt", TEXT, "0" * 64, "2023-10-12", "metadata", outlet="Le Guetteur")
    return Reading(report, mentions, (mayor,), (event,), (Silence(at("fuyaient"), "no frame"),), reader="r 1")


def line() -> dict[str, Any]:
    made: dict[str, Any] = json.loads(reading_line(reading()))
    return made


def test_the_report_and_its_text_stand_first() -> None:
    assert list(line())[:3] == ["report", "text", "published"]
    assert (line()["report"], line()["text"], line()["published"]) == ("menaka.txt", TEXT, "2023-10-12")


def test_every_span_leads_back_to_its_words() -> None:
    made = line()
    found = [*made["times"], *made["places"], *made["actors"], *made["sources"], *made["numbers"]]
    found += [trigger for event in made["events"] for trigger in event["triggers"]]
    assert [TEXT[f["start"] : f["end"]] for f in found] == [f["text"] for f in found]


def test_a_time_carries_its_value_and_its_kind() -> None:
    (time,) = line()["times"]
    assert (time["text"], time["value"], time["kind"]) == ("Mardi", "2023-10-10", "date")


def test_a_settled_place_has_a_point_and_no_candidates() -> None:
    place = line()["places"][0]
    assert (place["name"], place["lat"], place["lon"], place["candidates"]) == ("Ménaka", 15.92, 2.4, [])


def test_an_unsettled_place_has_candidates_and_no_point() -> None:
    place = line()["places"][1]
    assert (place["text"], place["name"], place["lat"], place["lon"]) == ("Tessit", None, None, None)
    assert [c["id"] for c in place["candidates"]] == ["x:t1"]


def test_a_pronoun_is_no_mention_of_an_actor() -> None:
    assert [actor["text"] for actor in line()["actors"]] == ["l'armée", "miliciens"]


def test_a_source_is_told_with_cue_and_kind() -> None:
    (source,) = line()["sources"]
    assert (source["text"], source["kind"], source["named"], source["cue"]) == ("un élu", "official", False, "selon")


def test_an_event_is_told_by_ids_and_words() -> None:
    (event,) = line()["events"]
    assert [trigger["text"] for trigger in event["triggers"]] == ["frappe", "a tué"]
    assert (event["agent"], event["target"]) == (["malian-army"], ["x-militia"])
    assert (event["place"], event["time"], event["status"]) == (["Ménaka", "Tessit"], "2023-10-10", "reported")
    assert (event["killed"]["min"], event["killed"]["max"], event["killed"]["of"]) == (8, 8, "target")
    assert (event["injured"], event["sources"]) == (None, ["s1"])
    assert (event["weapon"], event["count"], event["objects"]) == ("frappe", "une", ["huit"])


def test_the_day_of_publication_that_the_text_allows_is_given() -> None:
    undated = replace(reading(), report=replace(reading().report, published=None), published=DAY)
    assert reading_object(undated)["published"] == "2023-10-10"
    assert reading_object(replace(undated, published=None))["published"] is None


def test_one_reading_is_one_line() -> None:
    broken = replace(reading(), report=replace(reading().report, text=TEXT + "\n\u2028\r"))
    lines = list(reading_lines([broken, reading()]))
    assert [one.count("\n") for one in lines] == [0, 0]
    assert json.loads(lines[0])["text"] == TEXT + "\n\u2028\r"


@settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck))
@given(READINGS)
def test_any_reading_is_json(read: Reading) -> None:
    assert json.loads(reading_line(read))["report"] == read.report.name

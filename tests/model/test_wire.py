from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from model.nouns import any_of

from recoupe.errors import InputError
from recoupe.model.doubt import Candidate, Unsettled
from recoupe.model.event import EVENT_TYPES, Account, Event, EventType, Reading, Source, Telling, Toll
from recoupe.model.incident import Claim, Incident, Link
from recoupe.model.mention import Actor, Days, Mentions, Number, Place, Site, Time
from recoupe.model.text import Report, Span
from recoupe.model.wire import json_of, noun_of

NOUNS = [
    Span, Report, Days, Time, Site, Place, Actor, Number, Mentions, Source, Toll, Account, Telling, Event, Claim, Link,
]  # fmt: skip
LARGE = [Reading, Incident]
MENAKA = Site("x:menaka", "Ménaka", "city", 15.92, 2.4)


@pytest.mark.parametrize("kind", NOUNS, ids=lambda kind: kind.__name__)
def test_every_noun_survives_the_way_to_json_and_back(kind: type[Any]) -> None:
    @settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
    @given(any_of(kind))
    def check(noun: object) -> None:
        assert noun_of(kind, json_of(noun)) == noun

    check()


@pytest.mark.parametrize("kind", LARGE, ids=lambda kind: kind.__name__)
def test_whole_readings_and_incidents_survive_the_way_to_json_and_back(kind: type[Any]) -> None:
    @settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck))
    @given(any_of(kind))
    def check(noun: object) -> None:
        assert noun_of(kind, json_of(noun)) == noun

    check()


@given(st.sampled_from(EVENT_TYPES), st.integers(0, 10**6), st.integers(0, 99))
def test_a_telling_keeps_type_and_span(kind: EventType, start: int, length: int) -> None:
    telling = Telling(kind, Span(start, start + length), 0, "tuer")
    assert noun_of(Telling, json_of(telling)).trigger == Span(start, start + length)


def test_an_unsettled_site_comes_back_as_unsettled() -> None:
    place = Place(Span(0, 6), "Ménaka", "city", Unsettled((Candidate(MENAKA, 0.5, ("near Gao",)),), "two of the name"))
    assert isinstance(noun_of(Place, json_of(place)).site, Unsettled)


def test_a_settled_site_comes_back_as_a_site() -> None:
    assert noun_of(Place, json_of(Place(Span(0, 6), "Ménaka", "city", MENAKA))).site == MENAKA


def test_json_is_written_as_plain_fields() -> None:
    assert json.loads(json_of(Span(3, 9))) == {"start": 3, "end": 9}


def test_accents_are_written_as_they_are() -> None:
    assert "Ménaka".encode() in json_of(MENAKA)


def test_a_field_missing_in_older_json_takes_its_default() -> None:
    assert noun_of(Days, '{"first": null, "last": null, "edtf": "XXXX-12-11"}') == Days(None, None, "XXXX-12-11")
    assert noun_of(Site, '{"id": "a", "name": "A", "kind": "city", "lat": 1, "lon": 2}').within == ()


@pytest.mark.parametrize("broken", ['{"start": 3}', '{"start": "x", "end": 4}', "[1, 2", ""])
def test_broken_json_is_told_with_the_noun_that_it_should_be(broken: str) -> None:
    with pytest.raises(InputError, match="This JSON is no span"):
        noun_of(Span, broken)


def test_an_unknown_event_type_is_refused() -> None:
    with pytest.raises(InputError, match="type"):
        noun_of(Telling, '{"type": "party", "trigger": {"start": 0, "end": 1}, "sentence": 0, "rule": ""}')

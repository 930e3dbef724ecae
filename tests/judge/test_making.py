"""What a person says is checked before it is kept, and an error guesses what was meant."""

from __future__ import annotations

from typing import Any

import pytest
from judge.specimens import KNOWN, TEXT, decide, reading, report, span

from recoupe.errors import InputError
from recoupe.judge import Said, made
from recoupe.model.judgement import Quote, Told
from recoupe.model.text import Span


def test_a_judgement_points_at_the_words_by_position_and_by_quote() -> None:
    left = decide("right", "e1", field="type").left
    assert (left.trigger, left.sha256) == (span("ont attaqué"), report().sha256)
    assert left.quote == Quote("ont attaqué", TEXT[span("ont attaqué").start - 48 : span("ont attaqué").start],
                               TEXT[span("ont attaqué").end : span("ont attaqué").end + 48])  # fmt: skip


def test_the_same_decision_by_the_same_person_at_the_same_moment_has_the_same_id() -> None:
    at = "2026-11-20T10:00:00+00:00"
    assert decide("right", "e1", field="type", at=at).id == decide("right", "e1", field="type", at=at).id
    assert decide("right", "e1", field="type", at=at).id != decide("right", "e1", field="type", at=at, by="JD").id


def test_one_value_of_several_is_kept_with_its_words() -> None:
    judgement = decide("corrected", "e1", field="killed", value="15", instead="16")
    assert judgement.words is not None
    assert (judgement.value, judgement.words.trigger) == ("15", span("quinze"))


def test_two_events_are_kept_with_both_their_words() -> None:
    other = reading(report(name="b.txt"))
    judgement = decide("same", "e1", other=(other, "e2"))
    assert isinstance(judgement.right, Told)
    assert (judgement.right.report, judgement.right.trigger) == ("b.txt", span("ont visé"))


def test_a_place_is_kept_with_its_point() -> None:
    (site,) = decide("corrected", "e1", field="place", instead="Tell Aran @ 36.12, 37.34").sites
    assert (site.name, site.lat, site.lon) == ("Tell Aran", 36.12, 37.34)


def test_a_point_near_a_known_place_of_that_name_is_that_place() -> None:
    assert decide("corrected", "e1", field="place", instead="Tripoli 37.51 22.39").instead == "city:6"


def test_a_place_of_the_report_is_known_by_its_id() -> None:
    assert decide("corrected", "e2", field="place", instead="bamba-ml").instead == "bamba-ml"


def test_an_actor_is_known_by_its_name_in_the_register() -> None:
    assert decide("corrected", "e1", field="agent", instead="Islamic State").instead == "islamic-state"


@pytest.mark.parametrize(
    ("said", "fact", "remedy"),
    [
        ({"verdict": "corrected", "event": "e1", "field": "kiled", "instead": "1"}, "No field is called “kiled”.", "Did you mean “killed”?"),
        ({"verdict": "corrected", "event": "e1", "field": "agent", "instead": "islamic-sate"}, "No actor is called “islamic-sate”.", "“islamic-state”"),
        ({"verdict": "corrected", "event": "e1", "field": "type", "instead": "bombng"}, "No type is called “bombng”.", "“bombing”"),
        ({"verdict": "corrected", "event": "e1", "field": "killed", "instead": "12"}, "The report gives several values for killed: 9, 15.", "--was 15"),
        ({"verdict": "corrected", "event": "e1", "field": "killed", "value": "8", "instead": "12"}, "No value of killed is called “8”.", "9"),
        ({"verdict": "corrected", "event": "e2", "field": "killed", "value": "8", "instead": "12"}, "The machine read no killed.", "--was"),
        ({"verdict": "corrected", "event": "e2", "field": "killed", "instead": "douze"}, "“douze” is no figure.", "9..12"),
        ({"verdict": "corrected", "event": "e2", "field": "killed", "instead": "9..3"}, "“9..3” is no figure.", "9..12"),
        ({"verdict": "corrected", "event": "e2", "field": "time", "instead": "2024-02-30"}, "“2024-02-30” is no date.", "EDTF"),
        ({"verdict": "corrected", "event": "e2", "field": "type", "instead": "-"}, "An event always has a type.", "clash"),
        ({"verdict": "corrected", "event": "e2", "field": "weapon", "instead": "obus"}, "“obus” does not stand in a.txt.", "as the report writes them"),
        ({"verdict": "corrected", "event": "e2", "field": "place", "instead": "Xyzzy"}, "No place is called “Xyzzy”.", "latitude"),
        ({"verdict": "corrected", "event": "e2", "field": "place", "instead": "Ici 95.0 10.0"}, "“Ici 95.0 10.0” lies on no map.", "-90 to 90"),
        ({"verdict": "corrected", "event": "e2", "field": "sources", "instead": "Trois"}, "“Trois” is no source that was found in a.txt.", "[official]"),
        ({"verdict": "corrected", "event": "e2", "field": "sources", "instead": "Trois [offical]"}, "No kind of source is called “offical”.", "“official”"),
        ({"verdict": "corrected", "event": "e9", "field": "type", "instead": "clash"}, "No event of a.txt is called “e9”.", "e1"),
        ({"verdict": "corrected", "event": "e1"}, "It is not said which field is corrected.", "killed"),
        ({"verdict": "corrected", "event": "e1", "field": "agent"}, "It is not said what agent is right.", "agent VALUE"),
        ({"verdict": "wrong", "event": "e2", "field": "agent"}, "The machine read no agent.", "Correct it"),
        ({"verdict": "set-aside", "event": "e2", "field": "agent"}, "A field is not set aside.", "wrong"),
        ({"verdict": "same", "event": "e1"}, "“same” takes two events.", "a.txt:e1 b.txt:e2"),
        ({"verdict": "added", "fields": {"type": "clash"}}, "It is not said which words tell the event.", "120-131"),
        ({"verdict": "added", "span": Span(0, 4)}, "An event needs a type.", "airstrike"),
        ({"verdict": "added", "span": Span(0, 9999), "fields": {"type": "clash"}}, "a.txt has no characters 0 to 9999.", "characters"),
        ({"verdict": "settled", "field": "place", "value": "Gao", "instead": "gao"}, "“Gao” does not stand in a.txt.", "as the report writes"),
        ({"verdict": "settled", "field": "time", "value": "Bamba", "instead": "gao"}, "No kind of mention is called “time”.", "actor, place"),
        ({"verdict": "settled", "field": "place", "value": "Bamba"}, "It is not said what the mention is.", "id"),
        ({"verdict": "correct", "event": "e1"}, "No verdict is called “correct”.", "“corrected”"),
    ],
)  # fmt: skip
def test_what_cannot_be_kept_is_said_with_the_way_out(said: dict[str, Any], fact: str, remedy: str) -> None:
    with pytest.raises(InputError) as error:
        made(Said(**said), reading(), None, ("NM", "2026-11-20T10:00:00+00:00"), KNOWN)
    assert error.value.fact == fact
    assert remedy in error.value.remedy


def test_a_judgement_without_a_name_is_refused() -> None:
    with pytest.raises(InputError, match="signed"):
        decide("right", "e1", by=" ")


def test_an_event_is_not_the_same_as_itself() -> None:
    with pytest.raises(InputError, match="the same event"):
        decide("same", "e1", other=(reading(), "e1"))


def test_a_name_of_several_places_lists_them_with_their_points() -> None:
    with pytest.raises(InputError, match=r"Give the id of one: .*city:9 \(Zahra, LB, 34\.3, 36\.1\)"):
        decide("corrected", "e2", field="place", instead="Zahra")

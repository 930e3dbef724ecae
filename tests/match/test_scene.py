"""When and where an event is set."""

from __future__ import annotations

from dataclasses import replace

import pytest
from match.telling import SITES, days, event, reading, span

from recoupe.match.columns import UNKNOWN, day_number
from recoupe.match.passages import passages
from recoupe.match.rows import latest
from recoupe.match.scene import Scene, month_and_day, places_of, scene, stretch
from recoupe.model.event import Event, Reading
from recoupe.model.mention import Days, Mentions, Place, Site, Time

BULLETIN = "Mardi 4 - route de Ménaka. Des tirs ont visé un convoi.\nMercredi 5 - Gao. Rien à signaler."
DAY = day_number("2024-06-04")


def bulletin(told: Event) -> Reading:
    times = tuple(
        Time(span(BULLETIN, words), words, "date", days(day))
        for words, day in (("Mardi 4", "2024-06-04"), ("Mercredi 5", "2024-06-05"))
    )
    places = tuple(Place(span(BULLETIN, name), name, "city", SITES[name]) for name in ("Ménaka", "Gao"))
    return replace(reading("bulletin", BULLETIN, told), mentions=Mentions(times, places))


def set_in(told: Event) -> Scene:
    return scene(bulletin(told), told, passages(BULLETIN))


def test_day_and_place_come_from_the_head_of_the_paragraph() -> None:
    found = set_in(event(BULLETIN, "tirs"))
    assert (found.first, [site.name for site, _ in found.places]) == (DAY, ["Ménaka"])


def test_what_the_event_says_itself_stands() -> None:
    found = set_in(event(BULLETIN, "tirs", place="Gao", day="2024-05-01"))
    assert (found.first, [site.name for site, _ in found.places]) == (day_number("2024-05-01"), ["Gao"])


def test_nothing_is_taken_from_another_paragraph() -> None:
    text = "Mardi 4 - Ménaka.\nDes tirs ont visé un convoi."
    told = event(text, "tirs")
    lone = replace(
        reading("lone", text, told),
        mentions=Mentions((Time(span(text, "Mardi 4"), "Mardi 4", "date", days("2024-06-04")),)),
    )
    assert scene(lone, told, passages(text)).first == UNKNOWN


def test_an_area_that_holds_the_town_adds_nothing() -> None:
    told = event(BULLETIN, "tirs", place="Ménaka")
    region = Place(span(BULLETIN, "Gao"), "région de Ménaka", "governorate", SITES["région de Ménaka"])
    assert [site.id for site, _ in places_of(replace(told, place=(region, *told.place)))] == ["menaka"]


def test_a_river_without_a_point_is_no_place_to_compare() -> None:
    river = Site("niger", "Niger", "river", None, None)
    told = event(BULLETIN, "tirs")
    assert places_of(replace(told, place=(Place(span(BULLETIN, "Gao"), "Niger", "river", river),))) == ()


def test_an_open_end_is_two_days() -> None:
    assert stretch(Days("2024-06-04", None, "2024-06-04/..")) == (DAY, DAY + 2)
    assert stretch(Days(None, None, "XXXX-06-04")) == (UNKNOWN, UNKNOWN)


@pytest.mark.parametrize(
    ("edtf", "told", "expected"),
    [
        ("XXXX-06-04", "2024-06-10", "2024-06-04"),
        ("XXXX-12-30", "2024-01-02", "2023-12-30"),
        ("XXXX-02-29", "2023-05-01", "2020-02-29"),
    ],
)
def test_a_day_without_a_year_is_the_last_one_before_the_report(edtf: str, told: str, expected: str) -> None:
    assert latest(month_and_day(Days(None, None, edtf)), day_number(told)) == day_number(expected)

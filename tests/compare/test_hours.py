"""At what hour an account sets an incident."""

from __future__ import annotations

import pytest

from recoupe.compare.hours import hours_differ, hours_of
from recoupe.model.mention import Time
from recoupe.model.text import Span


def said(words: str, part: str | None = None) -> Time:
    return Time(Span(0, len(words)), words, "time", None, part_of_day=part)


@pytest.mark.parametrize(
    ("left", "right", "differ"),
    [
        (said("dans l'après-midi", "afternoon"), said("19h10"), True),
        (said("à l'aube", "dawn"), said("dans la matinée", "morning"), False),
        (said("dans la nuit", "night"), said("à l'aube", "dawn"), False),
        (said("dans la nuit", "night"), said("2H30"), False),
        (said("à midi", "noon"), said("22:15"), True),
    ],
)
def test_hours_that_do_not_meet_differ(left: Time, right: Time, differ: bool) -> None:
    found = [hours_of(one) for one in (left, right)]
    assert hours_differ([found[0] or (0, 0)], [found[1] or (0, 0)]) is differ


def test_a_day_alone_names_no_hour() -> None:
    assert hours_of(said("le 5 mars 2024")) is None


def test_silence_about_the_hour_is_no_difference() -> None:
    assert hours_differ([], [(3.0, 3.0)]) is False

"""Moments as whoever reads them writes them: never so that day and month could be mistaken."""

from __future__ import annotations

import pytest

from recoupe.web import words
from recoupe.web.localised import moment


@pytest.mark.parametrize(("language", "month"), [("en", "Mar"), ("fr", "mars")])
def test_a_moment_names_its_month_and_the_whole_year(language: str, month: str) -> None:
    words.speak(language)
    said = moment("2024-03-04T09:05:00+00:00")
    words.speak("en")
    assert month in said
    assert "2024" in said

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.read.edtf import as_edtf, is_edtf


@pytest.mark.parametrize(
    "value",
    [
        "2018", "2018-06", "2018-06-18", "2018-06-18/2018-06-19", "2018-06-18/..", "../2018-06-18", "2018-06~", "2018?",
        "201X", "2018-XX-XX", "2018-06-XX", "XXXX-12-11", "2018-21", "2020-02-29", "2018/2018-06", "2018-06/2018-06-18",
    ],
)  # fmt: skip
def test_dates_of_the_calendar_and_of_edtf_are_dates(value: str) -> None:
    assert is_edtf(value)


@pytest.mark.parametrize(
    "value",
    [
        "", "hier", "2018-13", "2018-02-30", "2018-6-18", "18", "2019-02-29", "2018-06-18/2018-06-17", "../..", "/",
        "2018-XX-18", "0000", "2018-06-18 ", "2018-06-18/2018-06-19/2018-06-20", "2018-00", "2018-06-00", "20180618",
    ],
)  # fmt: skip
def test_what_no_calendar_has_is_no_date(value: str) -> None:
    assert not is_edtf(value)


@given(st.dates())
def test_every_day_is_a_date(day: date) -> None:
    assert is_edtf(day.isoformat())
    assert as_edtf(day.isoformat()) == day.isoformat()


@given(st.dates(), st.dates())
def test_a_stretch_runs_forwards(one: date, other: date) -> None:
    assert is_edtf(f"{one}/{other}") == (one <= other)


@given(st.text())
def test_no_text_breaks_it(value: str) -> None:
    assert as_edtf(value) is None or is_edtf(as_edtf(value) or "")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (" 2018-06-18 ", "2018-06-18"),
        ("2018-06-18T08:30:00+02:00", "2018-06-18"),
        ("2018-06-18 08:30:00", "2018-06-18"),
        ("2018-06-18T08:30:00.123Z", "2018-06-18"),
        ("18/06/2018", "2018-06-18"),
        ("18.6.2018", "2018-06-18"),
        ("06/06/2018", "2018-06-06"),
    ],
)
def test_usual_ways_to_write_a_day_are_understood(value: str, expected: str) -> None:
    assert as_edtf(value) == expected


@pytest.mark.parametrize("value", ["06/07/2018", "06/18/2018", "31/02/2018", "2018-06-31T10:00:00", "18/06/18"])
def test_a_day_that_could_be_two_or_none_is_not_guessed(value: str) -> None:
    assert as_edtf(value) is None

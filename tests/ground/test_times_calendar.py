"""Days, weeks, seasons, feasts and the years that constraints leave."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.ground import times_calendar as calendar
from recoupe.ground.times_feasts import easter, feast_days, lunar_day
from recoupe.ground.times_years import Yearless, written_since, year_near, years_without_publication
from recoupe.lang.pack import load_pack
from recoupe.model.mention import Days

PACK = load_pack("fr")
DATES = st.dates(date(1900, 1, 1), date(2100, 1, 1))


@given(DATES)
def test_a_day_lies_in_its_week_its_month_and_its_year(day: date) -> None:
    for days in (calendar.week(day), calendar.month(day.year, day.month), calendar.year(day.year)):
        assert (days.first or "") <= day.isoformat() <= (days.last or "")


@given(DATES, st.sampled_from(["start", "mid", "end"]))
def test_the_parts_of_a_month_lie_in_it(day: date, edge: str) -> None:
    part, whole = calendar.part_of_month(day.year, day.month, edge), calendar.month(day.year, day.month)
    assert (whole.first or "") <= (part.first or "") <= (part.last or "") <= (whole.last or "")


def test_months_run_over_the_turn_of_the_year() -> None:
    assert (calendar.month(2020, 0).edtf, calendar.month(2020, 13).edtf) == ("2019-12", "2021-01")


@pytest.mark.parametrize(
    ("bound", "edtf"), [("since", "2018-05/.."), ("until", "../2018-05"), ("before", "../2018-05"), (None, "2018-05")]
)
def test_a_bound_opens_one_end(bound: str | None, edtf: str) -> None:
    assert calendar.opened(calendar.month(2018, 5), bound).edtf == edtf


def test_winter_goes_over_the_turn_of_the_year() -> None:
    assert calendar.season(2018, "24") == Days("2018-12-01", "2019-02-28", "2018-24")


@pytest.mark.parametrize(
    ("year", "day"), [(1999, "1999-04-04"), (2000, "2000-04-23"), (2018, "2018-04-01"), (2024, "2024-03-31")]
)
def test_easter_falls_where_the_almanac_has_it(year: int, day: str) -> None:
    assert easter(year).isoformat() == day


@pytest.mark.parametrize(("lunar", "day"), [((1439, 10, 1), "2018-06-15"), ((1445, 9, 1), "2024-03-11")])
def test_the_lunar_calendar_is_right_to_a_day(lunar: tuple[int, int, int], day: str) -> None:
    assert abs((lunar_day(*lunar) - date.fromisoformat(day)).days) <= 1


def test_a_feast_without_a_rule_has_no_day() -> None:
    assert feast_days({}, 2018) is None


def bare(month: int, day: int, weekday: int | None = None, tense: str | None = None) -> Yearless:
    return Yearless(0, month, day, weekday, tense)


def test_the_weekday_outweighs_the_tense() -> None:
    assert year_near(bare(6, 5, 6, "past"), date(1999, 5, 22)).settled == 1999


def test_the_turn_of_the_year_is_kept_apart() -> None:
    dates = [Yearless(0, 12, 30, None, None), Yearless(20, 1, 3, 1, None)]
    years = years_without_publication(dates, [], date(2018, 1, 1), 2023)
    assert {one.month: left.settled for one, left in years.items()} == {12: 2021, 1: 2022}


def test_without_any_constraint_no_year_is_left() -> None:
    (left,) = years_without_publication([bare(6, 5)], [], None, 2026).values()
    assert left.settled is None


@given(st.integers(1, 12), st.integers(1, 28), st.integers(1, 7))
def test_years_that_are_left_all_fit_the_weekday(month: int, day: int, weekday: int) -> None:
    (left,) = years_without_publication([bare(month, day, weekday)], [], None, 2026).values()
    assert all(date(year, month, day).isoweekday() == weekday for year in left.left)


def test_what_a_report_names_tells_when_it_was_written_at_the_earliest() -> None:
    assert written_since("Des hommes de Daech et des FDS.", PACK) == date(2015, 10, 10)
    assert written_since("Des hommes armés.", PACK) is None

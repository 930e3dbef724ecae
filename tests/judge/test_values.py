"""Values are written and read in one way."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.judge.edtf import days_of, grain_of
from recoupe.judge.values import bounds, figure, joined, parts, source_kind


@given(st.integers(0, 10**6), st.integers(0, 10**6) | st.none())
def test_a_figure_is_read_as_it_is_written(low: int, more: int | None) -> None:
    high = None if more is None else low + more
    assert bounds(figure(low, high)) == (low, high)


@pytest.mark.parametrize(
    ("written", "read"),
    [("9", (9, 9)), ("9..12", (9, 12)), ("9..", (9, None)), ("..12", (0, 12)), (" 9 ", (9, 9)), ("12..9", None), ("neuf", None),
     ("", None), ("..", None), ("9 12", None), ("-9", None), ("9.5", None), ("9-12", None)],
)  # fmt: skip
def test_figures_and_what_is_none(written: str, read: tuple[int, int | None] | None) -> None:
    assert bounds(written) == read


@given(st.lists(st.text(alphabet="abc -", min_size=1).map(str.strip).filter(bool), unique=True))
def test_several_values_are_read_as_they_are_written(values: list[str]) -> None:
    assert parts(joined(values)) == tuple(values)


def test_a_source_may_bring_its_kind() -> None:
    assert source_kind("un élu [official]") == ("un élu", "official")
    assert source_kind("un élu") == ("un élu", None)


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2018-12-11", "2018-12-11", "2018-12-11"), ("2018-12", "2018-12-01", "2018-12-31"),
        ("2020-02", "2020-02-01", "2020-02-29"), ("2018", "2018-01-01", "2018-12-31"),
        ("2018-12-10/2018-12-11", "2018-12-10", "2018-12-11"), ("2018-05-21/..", "2018-05-21", None),
        ("../2018-05-21", None, "2018-05-21"), ("201X", "2010-01-01", "2019-12-31"),
        ("2018-22", "2018-06-01", "2018-08-31"), ("2018-24", "2018-12-01", "2019-02-28"),
        ("2018-12~", "2018-12-01", "2018-12-31"), ("2018-12-XX", "2018-12-01", "2018-12-31"), ("XXXX-12-11", None, None),
    ],
)  # fmt: skip
def test_a_date_covers_its_days(edtf: str, first: str | None, last: str | None) -> None:
    days = days_of(edtf)
    assert days is not None
    assert (days.first, days.last, days.edtf) == (first, last, edtf)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "hier",
        "2018-02-30",
        "2018-13",
        "11/12/2018",
        "2018-12-11/2018-12-10",
        "../..",
        "0000",
        "2018-22-01",
        "XXXX-02-31",
    ],
)
def test_what_no_calendar_has_is_no_date(written: str) -> None:
    assert days_of(written) is None


@pytest.mark.parametrize(
    ("edtf", "grain"),
    [("2018-12-11", "day"), ("2018-12", "month"), ("2018", "year"), ("2018-22", "season"), ("201X", "decade"),
     ("2018-12-10/2018-12-11", None)],
)  # fmt: skip
def test_a_date_is_as_fine_as_it_is_written(edtf: str, grain: str | None) -> None:
    assert grain_of(edtf) == grain

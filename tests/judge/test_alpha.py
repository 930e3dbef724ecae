"""Krippendorff's alpha gives what its author published."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.judge.alpha import Alpha, Metric, alpha

Values = list[list[float | str | None]]


def by_coder(*rows: str) -> Values:
    """Units from one line a coder, as the worked examples print them; a dot is a missing value."""
    split = [[None if value == "." else value for value in row.split()] for row in rows]
    return [list(unit) for unit in zip(*split, strict=True)]


# Krippendorff, Computing Krippendorff's Alpha-Reliability (2011): the data of sections A, B and C.
BINARY = by_coder("0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0")
NOMINAL = by_coder("a a b b d c c c e d d a", "b a b b b c c c e d d d")
MISSING = by_coder(
    "1 2 3 3 2 1 4 1 2 . . .", "1 2 3 3 2 2 4 1 2 5 . 3", ". 3 3 3 2 3 4 2 2 5 1 .", "1 2 3 3 2 4 4 1 2 5 1 ."
)


@pytest.mark.parametrize(
    ("units", "metric", "published"),
    [
        (BINARY, "nominal", 0.095),
        (NOMINAL, "nominal", 0.692),
        (MISSING, "nominal", 0.743),
        (MISSING, "interval", 0.849),
        (MISSING, "ratio", 0.797),
    ],
)
def test_the_published_examples_come_out_as_published(units: Values, metric: Metric, published: float) -> None:
    assert alpha(units, metric).value == pytest.approx(published, abs=0.0005)


def test_units_and_values_that_can_be_paired_are_counted() -> None:
    found = alpha(MISSING)
    assert (found.units, found.values) == (11, 40)


def test_full_agreement_is_one() -> None:
    assert alpha([["a", "a"], ["b", "b"], ["a", "a"]]).value == 1.0


@pytest.mark.parametrize("units", [[], [["a", None]], [[None, None]]])
def test_nothing_that_two_coders_coded_gives_no_coefficient(units: Values) -> None:
    assert alpha(units) == Alpha(None)


def test_where_all_values_are_the_same_there_is_no_coefficient() -> None:
    assert alpha([["a", "a"], ["a", "a"]]) == Alpha(None, None, None, 2, 4)


def test_the_interval_holds_the_coefficient_and_is_the_same_every_time() -> None:
    once, twice = alpha(MISSING), alpha(MISSING)
    assert once == twice
    assert once.low is not None
    assert once.value is not None
    assert once.high is not None
    assert once.low < once.value < once.high


def test_another_seed_draws_another_interval() -> None:
    assert alpha(MISSING, seed=1).low != alpha(MISSING, seed=2).low


def test_more_units_make_the_interval_narrower() -> None:
    few, many = alpha(NOMINAL), alpha(NOMINAL * 10)
    assert (many.high or 0) - (many.low or 0) < (few.high or 0) - (few.low or 0)


def test_two_tolls_of_none_are_no_disagreement() -> None:
    assert alpha([[0.0, 0.0], [3.0, 3.0], [5.0, 5.0]], "ratio").value == 1.0


@given(st.lists(st.lists(st.sampled_from(["a", "b", "c", None]), min_size=2, max_size=4), max_size=12))
def test_neither_the_order_of_units_nor_of_coders_matters(units: Values) -> None:
    mixed = [sorted(unit, key=str) for unit in reversed(units)]
    one, other = alpha(units, draws=2).value, alpha(mixed, draws=2).value
    assert one == pytest.approx(other) if one is not None else other is None


@given(st.lists(st.lists(st.sampled_from([0.0, 1.0, None]), min_size=2, max_size=3), max_size=12))
def test_of_two_values_the_interval_metric_is_the_nominal_one(units: Values) -> None:
    one, other = alpha(units, "nominal", draws=2).value, alpha(units, "interval", draws=2).value
    assert one == pytest.approx(other) if one is not None else other is None

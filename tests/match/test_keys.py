"""No pair that could be one happening is lost by the keys."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from recoupe.match.columns import UNKNOWN, Columns, Kinship, blank, kinship
from recoupe.match.joining import heard
from recoupe.match.keys import candidates, keys
from recoupe.match.pairs import Pairs
from recoupe.match.weights import load_weights

ABOVE = ((1, 2), (2,), (), (), (3,))
KIN: Kinship = kinship(ABOVE)
LINES = np.array([[1, 2], [2, -1], [-1, -1], [-1, -1], [3, -1]], dtype=np.int32)


@st.composite
def event(draw: st.DrawFn) -> dict[str, Any]:
    first = draw(st.none() | st.integers(17_000, 17_060))
    spot = st.tuples(
        st.sampled_from([-33.9, 0.0, 15.2, 34.5, 69.0]), st.sampled_from([-179.8, 0.1, 38.2, 179.7]),
        st.floats(-1.2, 1.2), st.floats(-1.2, 1.2), st.sampled_from([3.0, 30.0, 100.0, 165.0, 400.0]),
    )  # fmt: skip
    return {
        "first": first,
        "length": draw(st.sampled_from([0, 1, 7, 31, 390, 500])),
        "told": draw(st.none() | st.integers(17_000, 17_070)),
        "places": draw(st.lists(spot, max_size=2)),
        "agent": draw(st.integers(-1, 4)),
        "target": draw(st.integers(-1, 4)),
        "passage": draw(st.sampled_from([-1, -1, -1, 7])),
    }


def columns(events: list[dict[str, Any]]) -> Columns:
    data = blank(len(events))
    for number, told in enumerate(events):
        data["report"][number] = number
        data["kind"][number] = 1
        if told["first"] is not None:
            data["first"][number], data["last"][number] = told["first"], told["first"] + told["length"]
        data["told"][number] = UNKNOWN if told["told"] is None else told["told"]
        for slot, (lat, lon, up, right, radius) in enumerate(told["places"]):
            data["lat"][number, slot], data["lon"][number, slot] = lat + up, (lon + right + 180) % 360 - 180
            data["radius"][number, slot] = radius
        data["agent"][number, 0], data["target"][number, 0] = told["agent"], told["target"]
        data["passage"][number, 0] = told["passage"]
    return Columns(**data)  # type: ignore[arg-type]  # a dict of fields loses their types


@given(st.lists(event(), min_size=2, max_size=9))
@settings(max_examples=250, deadline=None)
def test_every_pair_that_can_be_one_happening_shares_a_key(events: list[dict[str, Any]]) -> None:
    table = columns(events)
    every = np.array(list(combinations(range(len(events)), 2)), dtype=np.int64)
    possible = Pairs(table, every[:, 0], every[:, 1], KIN).comparable
    wanted = {(int(a), int(b)) for (a, b), good in zip(every.tolist(), possible.tolist(), strict=True) if good}
    found = {
        (min(a, b), max(a, b))
        for left, right in candidates(table, keys(table, LINES))
        for a, b in zip(left.tolist(), right.tolist(), strict=True)
    }
    assert wanted - found == set()


@given(st.lists(event(), min_size=2, max_size=9))
@settings(max_examples=100, deadline=None)
def test_every_pair_that_the_reasons_would_join_is_heard(events: list[dict[str, Any]]) -> None:
    table = columns(events)
    every = np.array(list(combinations(range(len(events)), 2)), dtype=np.int64)
    support = load_weights().support(Pairs(table, every[:, 0], every[:, 1], KIN))
    wanted = {(int(a), int(b)) for (a, b), value in zip(every.tolist(), support.tolist(), strict=True) if value > 0}
    found = heard(table, KIN, LINES, load_weights())
    assert wanted <= set(zip(found.left.tolist(), found.right.tolist(), strict=True))

"""Strategies that draw any noun of the model, for the round trips of wire and case."""

from __future__ import annotations

from typing import Any, get_args

from hypothesis import strategies as st

from recoupe.model.doubt import Candidate, Unsettled
from recoupe.model.event import Reading
from recoupe.model.incident import Incident
from recoupe.model.text import Report, Span

# JSON has no word for infinity, and none of our fields holds one.
st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))
# A span never runs backwards.
st.register_type_strategy(
    Span, st.builds(lambda start, size: Span(start, start + size), st.integers(0, 10**6), st.integers(0, 99))
)


def _unsettled(kind: type[Unsettled[Any]]) -> st.SearchStrategy[Any]:
    (value,) = get_args(kind)
    candidates = st.builds(Candidate, value=st.from_type(value), weight=st.from_type(float))
    return st.builds(Unsettled, candidates=st.lists(candidates, max_size=2).map(tuple), why=st.text())


st.register_type_strategy(Unsettled, _unsettled)


def any_of(kind: type[Any]) -> st.SearchStrategy[Any]:
    """Any value of one noun."""
    return st.from_type(kind)


REPORTS: st.SearchStrategy[Report] = any_of(Report)
READINGS: st.SearchStrategy[Reading] = any_of(Reading)
INCIDENTS: st.SearchStrategy[Incident] = any_of(Incident)

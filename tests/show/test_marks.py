from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from show.sample import readings

from recoupe.model.event import Reading
from recoupe.model.mention import Actor, Mentions
from recoupe.model.text import Report, Span
from recoupe.show.marks import stretches


def test_the_stretches_joined_are_the_text() -> None:
    for reading in readings():
        assert "".join(stretch.text for stretch in stretches(reading)) == reading.report.text


def test_overlapping_marks_are_all_kept() -> None:
    kinds = {
        mark.kind for stretch in stretches(readings()[0]) for mark in stretch.marks if stretch.text == "Cinq soldats"
    }
    assert kinds == {"actor", "toll"}


@given(st.text(max_size=40), st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), max_size=8))
def test_any_spans_in_any_text_leave_the_text_whole(text: str, pairs: list[tuple[int, int]]) -> None:
    actors = tuple(Actor(Span(min(pair), max(pair)), "", "x") for pair in pairs)
    reading = Reading(Report("a", text, "0"), Mentions(actors=actors), (), ())
    assert "".join(stretch.text for stretch in stretches(reading)) == text


def test_a_pronoun_is_not_painted() -> None:
    reading = readings()[0]
    pronoun = Actor(Span(0, 4), "Cinq", "x", via="pronoun")
    bare = replace(reading, mentions=Mentions(actors=(pronoun,)), events=(), sources=())
    assert all(not stretch.marks for stretch in stretches(bare))

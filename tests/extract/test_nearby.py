"""What stands near a place is what a search through the whole text would find."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from recoupe.extract.nearby import SHELF, Nearby, Order, sentence_at, sentences_touching
from recoupe.model.sentence import Sentence
from recoupe.model.text import Span

FAR = 5 * SHELF
spans = st.builds(lambda start, length: Span(start, start + length), st.integers(0, FAR), st.integers(0, 2 * SHELF))
rows = st.lists(st.tuples(spans, st.integers(0, 9)), max_size=30)


def in_a_row(lengths: list[int]) -> tuple[Sentence, ...]:
    """Sentences of these lengths with a space between them."""
    out, at = [], 0
    for n, length in enumerate(lengths):
        out.append(Sentence(n, 0, at, at + length, ()))
        at += length + 1
    return tuple(out)


@given(rows, st.lists(spans, max_size=4))
def test_what_touches_is_found_once_and_in_the_order_in_which_it_came(
    kept: list[tuple[Span, int]], asked: list[Span]
) -> None:
    expected = [thing for span, thing in kept if any(span.overlaps(other) for other in asked)]
    assert expected == list(Nearby(kept).touching(*asked))


@given(rows, st.lists(spans, max_size=4))
def test_what_lies_inside_is_found_once_and_in_the_order_in_which_it_came(
    kept: list[tuple[Span, int]], asked: list[Span]
) -> None:
    expected = [thing for span, thing in kept if any(other.covers(span) for other in asked)]
    assert expected == list(Nearby(kept).inside(*asked))


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 9))), st.integers(0, 60))
def test_the_last_before_a_place_begins_before_it(kept: list[tuple[int, int]], position: int) -> None:
    before = [row for row in kept if row[0] < position]
    assert (max(before)[1] if before else None) == Order(kept).last_before(position)


def test_of_an_empty_text_nothing_stands_first() -> None:
    assert Order([]).first() is None
    assert Order([(7, 1), (3, 2)]).first() == 2


@given(st.lists(st.integers(1, 40), max_size=12), st.integers(0, 300))
def test_a_character_lies_in_the_sentence_that_covers_it(lengths: list[int], position: int) -> None:
    sentences = in_a_row(lengths)
    assert next((s for s in sentences if s.start <= position < s.end), None) == sentence_at(sentences, position)


@given(st.lists(st.integers(1, 40), max_size=12), st.lists(spans, max_size=3))
def test_a_stretch_touches_its_sentences(lengths: list[int], asked: list[Span]) -> None:
    sentences = in_a_row(lengths)
    expected = [s for s in sentences if any(s.span.overlaps(span) for span in asked)]
    assert expected == sentences_touching(sentences, asked)

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from recoupe.evaluate.align import flat, in_order, occurrences, pairs

STRETCHES = st.lists(st.tuples(st.integers(0, 20), st.integers(1, 5)).map(lambda s: (s[0], s[0] + s[1])), max_size=5)


def test_words_are_found_whole_where_they_stand_whole() -> None:
    assert occurrences("Le Caire, au Caire et Cairene", "Caire") == ((3, 8), (13, 18))


def test_a_part_of_a_word_is_found_where_nothing_stands_whole() -> None:
    assert occurrences("bombardements", "bombarde") == ((0, 8),)


def test_apostrophes_and_blanks_fit_in_any_form() -> None:
    assert occurrences("à l’aube\u00a0du 3", "l'aube du") == ((2, 11),)


def test_a_phrase_named_twice_stands_at_its_two_places() -> None:
    assert in_order("lundi, mardi, lundi", ["lundi", "mardi", "lundi"]) == ((0, 5), (7, 12), (14, 19))


def test_a_phrase_that_is_not_there_stands_nowhere() -> None:
    assert in_order("lundi", ["mardi", "lundi"]) == ((-1, -1), (0, 5))


def test_the_longest_overlap_is_paired_first() -> None:
    assert pairs([[(0, 10)]], [[(8, 12)], [(0, 6)]]) == [(0, 1)]


def test_what_fits_is_paired_before_what_overlaps_more() -> None:
    assert pairs([[(0, 10)]], [[(8, 12)], [(0, 6)]], lambda _i, j: j == 0) == [(0, 0)]


@given(st.lists(STRETCHES, max_size=4), st.lists(STRETCHES, max_size=4))
def test_nothing_is_paired_twice(expected: list[list[tuple[int, int]]], found: list[list[tuple[int, int]]]) -> None:
    made = pairs(expected, found)
    assert len({i for i, _ in made}) == len({j for _, j in made}) == len(made)


def test_flat_words_differ_only_in_what_counts() -> None:
    assert flat("  L’Armée\u00a0 malienne ") == "l'armée malienne"
    assert flat(None) == ""

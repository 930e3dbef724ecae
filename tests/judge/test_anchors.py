"""Words are found again in a text that has changed, or are said to be lost; never other words in silence."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from recoupe.judge.anchors import CONTEXT, Found, Lost, anchored, quoted, same_words
from recoupe.model.judgement import Quote
from recoupe.model.text import Span

TEXT = (
    "Lundi soir, une embuscade tendue au nord de la ville a fait douze morts parmi les gardes-frontières, selon la "
    "préfecture. Le lendemain, un convoi parti en renfort a sauté sur une mine ; deux hommes ont été tués. "
    "La préfecture n'a pas dit combien de blessés avaient été évacués vers la capitale."
)
WORDS = ["douze morts", "deux hommes", "tués", "embuscade", "a sauté", "préfecture", "la capitale"]


def at(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def again(text: str, words: str, was: str = TEXT) -> Found | Lost:
    return anchored(text, at(words, was), quoted(was, at(words, was)))


@pytest.mark.parametrize("words", WORDS)
def test_in_the_same_text_the_position_holds(words: str) -> None:
    assert again(TEXT, words) == Found(at(words), "position")


@given(st.sampled_from(WORDS), st.text(max_size=400), st.text(max_size=400))
def test_text_put_before_and_after_moves_the_anchor_along(words: str, before: str, after: str) -> None:
    text = before + TEXT + after
    found = again(text, words)
    assert isinstance(found, Found)
    assert found.span == Span(len(before) + at(words).start, len(before) + at(words).end)


@given(st.sampled_from(WORDS), st.integers(0, len(TEXT)), st.text(min_size=1, max_size=200))
def test_text_put_in_anywhere_else_moves_the_anchor_along(words: str, where: int, more: str) -> None:
    old = at(words)
    assume(not old.start < where < old.end)
    text = TEXT[:where] + more + TEXT[where:]
    found = again(text, words)
    shift = len(more) if where <= old.start else 0
    if (where == old.start and more[-1].isalnum()) or (where == old.end and more[0].isalnum()):
        assert isinstance(found, Lost) or same_words(words, found.span.of(text))  # the words are no longer whole
    else:
        assert isinstance(found, Found)
        assert found.span == Span(old.start + shift, old.end + shift)


@given(st.sampled_from(WORDS), st.integers(0, len(TEXT)), st.integers(1, 150))
def test_text_cut_away_elsewhere_moves_the_anchor_along_or_loses_it(words: str, where: int, length: int) -> None:
    old, cut = at(words), Span(where, min(len(TEXT), where + length))
    assume(not cut.overlaps(old) and len(cut))
    found = again(TEXT[: cut.start] + TEXT[cut.end :], words)
    shift = len(cut) if cut.end <= old.start else 0
    assert isinstance(found, Lost) or found.span == Span(old.start - shift, old.end - shift)


@given(st.sampled_from(WORDS), st.text(alphabet="aeilnrst éà", max_size=40))
def test_where_other_words_stand_the_anchor_is_lost(words: str, instead: str) -> None:
    old = at(words)
    text = TEXT[: old.start] + instead + TEXT[old.end :]
    found = again(text, words)
    assert isinstance(found, Lost) or same_words(words, found.span.of(text))


@given(st.text(alphabet="ab .", max_size=60), st.text(alphabet="ab .", max_size=60), st.data())
def test_an_anchor_that_is_found_stands_on_the_same_words(was: str, now: str, draw: st.DataObject) -> None:
    assume(was)
    start = draw.draw(st.integers(0, len(was) - 1))
    span = Span(start, draw.draw(st.integers(start + 1, len(was))))
    found = anchored(now, span, quoted(was, span))
    if isinstance(found, Found):
        exact = found.span.of(now) == span.of(was)
        assert exact if found.by != "alike" else same_words(span.of(was), found.span.of(now))


@given(st.text(max_size=200), st.data())
def test_in_an_unchanged_text_every_anchor_holds(text: str, draw: st.DataObject) -> None:
    assume(text)
    start = draw.draw(st.integers(0, len(text) - 1))
    span = Span(start, draw.draw(st.integers(start + 1, len(text))))
    assert anchored(text, span, quoted(text, span)) == Found(span, "position")


def test_the_same_words_between_other_words_are_not_taken() -> None:
    text = "Aucun rapport. " + "Deux hommes ont vendu leur récolte de mil au marché de la commune voisine, dit-on."
    found = anchored(text, at("deux hommes"), quoted(TEXT, at("deux hommes")))
    assert isinstance(found, Lost)


def test_of_two_places_between_the_same_words_none_is_taken() -> None:
    found = again("Reprise. " + TEXT + "\n\n" + TEXT, "douze morts")
    assert found == Lost("“douze morts” stands 2 times between the same words.")


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("gardes-frontières", "gardes\u2011frontieres"),
        ("n'a pas dit", "n’a pas dit"),
        ("douze morts", "douze  mortes"),
        ("embuscade", "Embuscade"),
        ("gardes-frontières, selon", "garde-frontières, selon"),
    ],
)
def test_other_spellings_of_the_same_words_are_found_and_told_as_such(was: str, now: str) -> None:
    text = TEXT.replace(was, now)
    found = again(text, was)
    assert found == Found(at(now, text), "alike")


@pytest.mark.parametrize(
    ("was", "now"),
    [("12 tués", "15 tués"), ("soixante-dix", "soixante-six"), ("douze morts", "onze morts"), ("treize", "seize"),
     ("ont attaqué", "ont été attaqués"), ("cinq", "cinquante"), ("mort", "port"), ("", "")],
)  # fmt: skip
def test_other_figures_and_words_are_not_the_same(was: str, now: str) -> None:
    assert not same_words(was, now)


@pytest.mark.parametrize(
    ("was", "now"), [("douze tués", "douze tuées"), ("l’armée", "L'armee"), ("Abou  Kamal", "Abou Kamal")]
)
def test_endings_accents_and_apostrophes_make_no_other_words(was: str, now: str) -> None:
    assert same_words(was, now)


@pytest.mark.parametrize("now", ["90 soldats", "19 soldats", "9 000 soldats", "9,5 tonnes", "1.9 tonne"])
def test_a_figure_that_became_part_of_a_longer_one_is_lost(now: str) -> None:
    was = "Le bilan est de 9 soldats tués dans l'attaque, a dit le porte-parole de l'armée."
    assert isinstance(again(was.replace("9 soldats", now), "9", was), Lost)


def test_a_changed_figure_loses_its_anchor() -> None:
    assert isinstance(again(TEXT.replace("douze", "treize"), "douze morts"), Lost)


def test_an_old_anchor_without_a_quote_holds_as_long_as_the_text_reaches() -> None:
    assert anchored(TEXT, Span(3, 9), None) == Found(Span(3, 9), "position")
    assert anchored("Court.", Span(3, 9), None) == Lost("The text is shorter now.")


def test_a_quote_at_the_edge_of_the_text_has_the_context_that_there_is() -> None:
    assert quoted("Un mot.", Span(0, 2)) == Quote("Un", "", " mot.")
    assert len(quoted("a" * 200, Span(100, 101)).prefix) == CONTEXT

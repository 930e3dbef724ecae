"""Full-text search: the same answers from every database."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from store.cases import report

from recoupe.errors import InputError
from recoupe.store.words import Term, folded, places, searched, words

if TYPE_CHECKING:
    from recoupe.store import Case

TEXTS = {
    "gare": "L’armée a bombardé la gare d’Agadez. Deux cheminots ont été blessés.",
    "marche": "Un obus est tombé sur le marché de Ménaka ; l'armée dément.",
    "pont": "Le pont de Ménaka a sauté. Les équipes de cœur solide l'ont réparé, œuvre de l'armée du génie.",
}


@pytest.fixture
def filled(case: Case) -> Case:
    for name, text in TEXTS.items():
        case.add(report(name=name, text=text, sha256=sha256(text.encode()).hexdigest(), outlet="Le Guetteur"))
    return case


def names(case: Case, asked: str) -> list[str]:
    return sorted(found.report for found in case.search(asked).found)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("menaka", ["marche", "pont"]),
        ("MÉNAKA armée", ["marche", "pont"]),
        ("ménaka obus", ["marche"]),
        ("bombard*", ["gare"]),
        ("bombard", []),
        ("« marché de Ménaka »", ["marche"]),
        ('"de ménaka a sauté"', ["pont"]),
        ('"ménaka sauté"', []),
        ("ménaka -obus", ["pont"]),
        ("l’armée", ["gare", "marche", "pont"]),
        ("coeur oeuvre", ["pont"]),
        ("Agadez.", ["gare"]),
        ("introuvable", []),
        ("armée -« de l'armée »", ["gare", "marche"]),
    ],
)
def test_words_find_reports(filled: Case, asked: str, expected: list[str]) -> None:
    assert names(filled, asked) == expected


def test_accents_typed_as_marks_of_their_own_are_folded_too(filled: Case) -> None:
    text = unicodedata.normalize("NFD", "Le cortège a quitté Ansongo.")
    filled.add(report(name="nfd", text=text, sha256="1" * 64))
    found = filled.search("cortege")
    assert [(f.report, f.spans[0].of(text)) for f in found.found] == [("nfd", unicodedata.normalize("NFD", "cortège"))]


def test_the_places_of_the_words_in_the_text_are_told(filled: Case) -> None:
    (found,) = filled.search("ménaka obus").found
    assert [span.of(TEXTS["marche"]) for span in found.spans] == ["obus", "Ménaka"]
    assert found.words == found.excerpt.of(TEXTS["marche"])
    assert found.outlet == "Le Guetteur"


def test_of_a_long_text_the_excerpt_is_where_the_words_stand(case: Case) -> None:
    text = "Rien à signaler sur la route. " * 200 + "Puis un drone a frappé le dépôt. " + "Le calme est revenu. " * 200
    case.add(report(name="long", text=text, sha256="2" * 64))
    (found,) = case.search("drone dépôt").found
    assert "drone a frappé le dépôt" in found.words
    assert len(found.words) < 250


def test_reports_come_last_added_first_page_by_page(filled: Case) -> None:
    first = filled.search("armée", limit=2)
    assert (first.total, [f.report for f in first.found]) == (3, ["pont", "marche"])
    assert [f.report for f in filled.search("armée", limit=2, offset=2).found] == ["gare"]


def test_a_title_that_is_not_in_the_text_is_searched_too_and_again_when_it_changes(filled: Case) -> None:
    given_report = replace(filled.report("gare"), title="Raid nocturne")
    filled.add(given_report)
    assert names(filled, "nocturne") == ["gare"]
    filled.add(replace(given_report, title="Raid matinal"))
    assert names(filled, "nocturne") == []
    assert names(filled, "matinal bombardé") == ["gare"]


def test_adding_a_report_twice_finds_it_once(filled: Case) -> None:
    filled.add(filled.report("gare"))
    assert filled.search("agadez").total == 1


@pytest.mark.parametrize("asked", ["", "…", "-obus", "« »"])
def test_a_search_for_no_word_says_so(filled: Case, asked: str) -> None:
    with pytest.raises(InputError, match="no word to search for"):
        filled.search(asked)


@pytest.mark.parametrize("asked", ['" OR words MATCH', "a:b (c) ^d NEAR(e f)", "x' | y & !z <-> :*", "zz \\ % _ '';--"])
def test_nothing_that_is_asked_is_taken_for_a_command(filled: Case, asked: str) -> None:
    assert filled.search(asked).total == 0


def test_a_text_with_more_distinct_words_than_a_database_indexes_is_kept_whole(case: Case) -> None:
    text = " ".join(f"mot{number:07}x" for number in range(90_000)) + " Ménaka Ménaka"
    case.add(report(name="large", text=text, sha256="3" * 64))
    assert case.report("large").text == text
    assert [f.report for f in case.search("ménaka").found] == ["large"]


@given(st.text())
def test_every_word_of_any_text_is_found_where_it_stands(text: str) -> None:
    for word in words(text):
        found = places(text, (Term((word,)),))
        assert {folded(span.of(text)) for span in found} == {word}
        assert len(found) == words(text).count(word)


@given(st.text(max_size=40), st.text(max_size=40))
def test_what_is_searched_is_plain_words_with_a_space_between(text: str, title: str) -> None:
    assert all(word.isalnum() for word in searched(text, title).split(" ") if word)

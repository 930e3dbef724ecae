from __future__ import annotations

import re
from typing import Any

import pytest
from gazetted import FRENCH, texts_in

from recoupe.world.gazetteer import load_sites
from recoupe.world.keys import sound_key
from recoupe.world.site_table import KINDS
from recoupe.world.spelling import folded

LEXICON: dict[str, Any] = FRENCH.lexicon("places")
ENTRIES = [*LEXICON["kind"], *(entry for entry in LEXICON.values() if isinstance(entry, dict))]
FINDS = [sentence for entry in ENTRIES for sentence in entry.get("finds", ())]
IGNORES = [sentence for entry in ENTRIES for sentence in entry.get("ignores", ())]


@pytest.mark.parametrize("drawn", FINDS)
def test_an_entry_finds_what_its_sentences_mark(drawn: str) -> None:
    assert re.findall(r"\[([^\]]+)\]", drawn) == texts_in(re.sub(r"[\[\]]", "", drawn))


@pytest.mark.parametrize("sentence", IGNORES)
def test_an_entry_leaves_alone_what_it_must(sentence: str) -> None:
    assert texts_in(sentence) == []


def test_every_part_of_the_lexicon_carries_sentences() -> None:
    assert [e for e in ENTRIES if not (e.get("finds") or e.get("ignores"))] == []


def test_the_kinds_of_the_lexicon_are_those_of_the_model() -> None:
    assert {entry["kind"] for entry in LEXICON["kind"]} <= set(KINDS)


def test_the_towns_in_whose_name_states_speak_stand_in_the_table() -> None:
    assert [i for i in LEXICON["capitals"]["ids"] if load_sites().site(i) is None] == []


def test_every_french_name_belongs_to_a_place_of_the_table() -> None:
    assert [i for i in FRENCH.lexicon("toponyms")["names"] if load_sites().site(i) is None] == []


def test_no_place_has_the_same_french_name_twice() -> None:
    for site, names in FRENCH.lexicon("toponyms")["names"].items():
        assert len(names) == len(set(names)), site


def test_every_country_has_a_french_name() -> None:
    names = FRENCH.lexicon("toponyms")["names"]
    assert [e.site.id for e in load_sites().entries if e.site.kind == "country" and e.site.id not in names] == []


@pytest.mark.parametrize(("french", "other"), FRENCH.lexicon("spelling")["sounds"]["pairs"])
def test_two_spellings_of_a_name_meet(french: str, other: str) -> None:
    assert sound_key(french, FRENCH) == sound_key(other)


@pytest.mark.parametrize(("one", "other"), FRENCH.lexicon("spelling")["sounds"]["apart"])
def test_two_names_stay_apart(one: str, other: str) -> None:
    assert sound_key(one, FRENCH) != sound_key(other, FRENCH)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Deir ez-Zor", "deir Al Zor"), ("al-Tanf", "At-Tanf"), ("Qaïm", "QAIM"), ("Fada N'Gourma", "Fada N’gourma")],
)
def test_accents_hyphens_capitals_and_articles_make_no_difference(one: str, other: str) -> None:
    assert folded(one) == folded(other)


def test_french_words_are_no_articles() -> None:
    assert folded("est en Irak") == "estenirak"

from __future__ import annotations

import itertools

import pytest
from gazetted import FRENCH, found_in, settled_in, small_world, texts_in
from hypothesis import given, settings
from hypothesis import strategies as st

from recoupe.model.sentence import Name, Sentence, Token
from recoupe.model.text import Span
from recoupe.recognise.places import places


def test_a_name_is_found_in_every_spelling_of_the_press() -> None:
    for name in ("Deir ez-Zor", "Deir Ezzor", "Deir al-Zor", "Deir-Ezzor", "DEIR EZ-ZOR"):
        assert texts_in(f"Un convoi a sauté à {name} hier.") == [name]


def test_the_longest_name_wins() -> None:
    assert texts_in("Ils ont franchi le poste-frontière de Bab al-Hawa.") == ["poste-frontière de Bab al-Hawa"]


def test_a_name_ends_at_its_sentence() -> None:
    assert texts_in("Il vient de Deir. Ezzor est loin.") == []


def test_a_kind_word_that_belongs_to_the_name_is_kept() -> None:
    assert texts_in("Le barrage de Tabqa et le camp d'al-Hol sont gardés.") == ["barrage de Tabqa", "camp d'al-Hol"]


def test_a_kind_word_that_does_not_belong_to_it_is_left() -> None:
    (found,) = found_in("La province orientale de Deir ez-Zor est coupée.")
    assert (found.text, found.kinds) == ("Deir ez-Zor", ("governorate",))


def test_an_adjective_gives_the_country() -> None:
    (found,) = found_in("Des heurts ont éclaté dans la province irakienne d'al-Anbar.")
    assert found.country == "IQ"


def test_the_second_province_of_a_list_is_a_province_too() -> None:
    first, second = found_in("Les provinces de Homs et de Hama sont privées d'eau.")
    assert first.kinds == second.kinds == ("governorate",)


@pytest.mark.parametrize(
    ("text", "relation", "km"),
    [
        ("Un car a brûlé à 40 km de Gao.", "near", 40.0), ("Un car a brûlé à une vingtaine de kilomètres de Gao.", "near", 20.0),
        ("Un car a brûlé à 12,5 km au nord de Gao.", "n", 12.5), ("Un car a brûlé au sud-est de Gao.", "se", None),
        ("Un car a brûlé près de Gao.", "near", None), ("Un car a brûlé aux abords de la ville de Gao.", "near", None),
        ("Un car a brûlé entre Gao et Ansongo.", "between", None), ("Un car a brûlé à Gao.", None, None),
        ("Un car a brûlé sur la rive orientale de l'Euphrate.", "bank", None),
    ],
)  # fmt: skip
def test_the_words_around_bend_the_place(text: str, relation: str | None, km: float | None) -> None:
    found = found_in(text)[0]
    assert (relation, km) == (found.relation, found.distance_km)


def test_a_part_of_a_country_is_named_with_its_direction() -> None:
    assert texts_in("Des combats secouent le nord-ouest du Nigeria.") == ["nord-ouest du Nigeria"]


def test_the_side_of_a_town_is_not_part_of_its_name() -> None:
    assert texts_in("Des combats secouent le nord de Gao.") == ["Gao"]


def test_a_village_that_no_list_knows_is_found_by_its_kind_word() -> None:
    (found,) = found_in("Le village de Zirbanta a été incendié.")
    assert (found.text, found.known) == ("Zirbanta", False)


def test_a_town_of_the_larger_list_needs_a_word_that_places_it() -> None:
    assert texts_in("Trois gendarmes sont morts à Ouargaye.") == ["Ouargaye"]
    assert texts_in("Ouargaye, son cousin, est parti.") == []


def test_a_state_that_acts_is_no_place_but_says_where_we_look() -> None:
    text = "Damas condamne ce raid."
    (found,) = places(text, (), small_world(), FRENCH)
    assert found.acting
    assert settled_in(text) == ()


def parsed(text: str, word: str, dep: str, name: tuple[str, str] | None = None) -> tuple[Sentence, ...]:
    """One sentence in which only one word's relation is told."""
    tokens, at = [], 0
    for i, form in enumerate(text.rstrip(".").split(" ")):
        start = text.index(form, at)
        at = start + len(form)
        relation = dep if form == word else "root" if i == 0 else "dep"
        pos = "PROPN" if form[0].isupper() else "NOUN"
        tokens.append(Token(i, form, start, at, form.lower(), pos, "", 0 if form == word else i, relation))
    names = (Name(Span(text.index(name[0]), text.index(name[0]) + len(name[0])), name[1]),) if name else ()
    return (Sentence(0, 0, 0, len(text), tuple(tokens), names),)


def test_the_parse_tells_a_subject() -> None:
    text = "Hier sans prévenir Bamako et ses voisins ferment la route."
    (found,) = places(text, parsed(text, "Bamako", "nsubj"), small_world(), FRENCH)
    assert found.acting


def test_a_place_that_only_the_parser_knows_is_kept() -> None:
    text = "Une bombe a tué deux bergers à Zirbanta."
    (found,) = places(text, parsed(text, "x", "x", ("Zirbanta", "LOC")), small_world(), FRENCH)
    assert (found.text, found.rule) == ("Zirbanta", "parser")


def test_a_person_whom_the_parser_knows_is_no_place() -> None:
    text = "La lettre adressée à Ouargaye est perdue."
    assert places(text, parsed(text, "x", "x", ("Ouargaye", "PER")), small_world(), FRENCH) == ()


@pytest.mark.parametrize(
    "odd", ["", "a", "É", "😀", "دير الزور محافظة", "Київ", "-", "l'", "à à à", "Deir " * 2000, "x" * 100_000]
)
def test_no_odd_text_upsets_it(odd: str) -> None:
    assert isinstance(settled_in(odd), tuple)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["Deir", "ez-Zor", "à", "40 km de", "l'", "d’", "Gao", "(", ",", "\n", "la province de", "É", "œ", "ﬁ", "𝐀"]
        )
    )
)
def test_every_span_holds_the_words_of_its_place(parts: list[str]) -> None:
    text = " ".join(parts)
    for found in found_in(text):
        assert found.text == found.span.of(text)
        assert found.around is None or found.around.end <= len(text)
    spans = [found.span for found in found_in(text)]
    assert spans == sorted(spans)
    assert not any(a.overlaps(b) for a, b in itertools.pairwise(spans))


def test_the_same_text_gives_the_same_places() -> None:
    text = "Entre Palmyre et Abou Kamal, à 30 km de Homs, près du barrage de Tabqa."
    assert found_in(text) == found_in(text)


def test_a_direction_is_no_name() -> None:
    assert texts_in("Ils tiennent une poche au Nord-Est de Gao.") == ["Gao"]


def test_an_apostrophe_inside_a_name_does_not_end_it() -> None:
    assert texts_in("Le village de Qal'at Zirbant a brûlé.") == ["Qal'at Zirbant"]


def test_a_street_is_no_place() -> None:
    assert texts_in("Une vitre a été brisée rue de Ouargaye.") == []


def test_the_family_name_of_a_person_in_the_text_is_no_place() -> None:
    text = "Le maire Amina Ouargaye parle. Les proches d'Ouargaye pleurent."
    sentences = parsed(text, "x", "x", ("Amina Ouargaye", "PER"))
    assert places(text, sentences, small_world(), FRENCH) == ()


def test_a_port_of_a_country_is_not_a_port_of_that_name() -> None:
    assert texts_in("Un cargo a brûlé dans un port du Soudan.") == ["Soudan"]


def test_an_elided_article_is_no_letter_of_the_name() -> None:
    assert texts_in("L'ère du soupçon a commencé à N'Djamena.") == ["N'Djamena"]


def test_a_people_after_a_province_is_no_second_province() -> None:
    assert texts_in("Dans la province de Ninive, des Yazidis sont rentrés.") == ["Ninive"]


def test_the_town_where_someone_was_born_is_not_called_after_him() -> None:
    text = "La ville natale de Omar Zirbant est en ruine."
    assert places(text, parsed(text, "x", "x", ("Omar Zirbant", "PER")), small_world(), FRENCH) == ()

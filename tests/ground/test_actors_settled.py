"""Words that lead back: to whom, with what reason, and when to leave it open."""

from __future__ import annotations

import pytest
from recognise.actors_reading import PACK, WORLD, as_drawn, bare, parsed, read

from recoupe.ground.actors_theatre import theatre
from recoupe.model.mention import Place, Site
from recoupe.model.text import Span


def a_place(text: str, name: str, country: str) -> Place:
    start = text.index(name)
    return Place(Span(start, start + len(name)), name, "city", Site(name, name, "city", 0.0, 0.0, country=country))


@pytest.mark.parametrize(
    "story",
    [
        "Daech a frappé. Les [terroristes|islamic-state] ont fui.",
        "L'armée malienne a riposté. [Elle|malian-army] compte deux morts.",
        "Les talibans ont pris la base. [Ils|taliban] l'ont brûlée.",
        "Les FDS ont reculé devant Daech. Les [djihadistes|islamic-state] avancent.",
        "Boko Haram a frappé deux fois. Le [groupe terroriste|boko-haram] ne dit rien.",
        "Le M23 a pris le col. Les [combattants|m23] y campent.",
        "L'armée soudanaise a bombardé les FSR. [Ces dernières|rapid-support-forces] ont répondu.",
        "Les houthis ont tiré. L'[organisation|houthis] promet d'autres tirs.",
    ],
)
def test_a_pointing_word_leads_to_the_last_actor_that_fits(story: str) -> None:
    assert as_drawn(story) == story


def test_the_reason_names_the_words_it_led_to() -> None:
    actor = read("Daech a frappé. Les terroristes ont fui.")[-1]
    assert actor.because == ("the one jihadist group named so far",)
    assert actor.via == "coreference"


def test_two_groups_that_fit_alike_are_left_open_with_both_as_candidates() -> None:
    actor = read("Le M23 et les ADF se sont croisés. Le groupe a pillé un hameau.")[-1]
    assert actor.id is None
    assert actor.unsettled is not None
    assert {candidate.value for candidate in actor.unsettled.candidates} == {"m23", "adf"}


def test_a_bare_army_is_that_of_the_country_the_report_is_about() -> None:
    text = "À Tombouctou, l'armée a tué deux rebelles."
    found = read(text, places=[a_place(text, "Tombouctou", "ML")])
    assert [actor.id for actor in found] == ["malian-army", "x-tuareg-rebels"]


def test_the_police_is_that_of_the_country_even_where_another_army_is_named() -> None:
    text = "À Kaboul, des soldats français et la police ont fermé la route de Kaboul."
    found = read(text, places=[a_place(text, "Kaboul", "AF")])
    assert [actor.id for actor in found if actor.listed] == ["french-forces", "x-afghan-police"]


def test_chiite_militias_are_others_in_iraq_than_in_syria() -> None:
    text = "À Mossoul, les milices chiites avancent."
    assert [a.id for a in read(text, places=[a_place(text, "Mossoul", "IQ")])] == ["popular-mobilization-forces"]
    assert [a.id for a in read(text, places=[a_place(text, "Mossoul", "SY")])] == ["pro-iran-militias"]


def test_without_a_country_a_bare_army_is_listed_as_no_ones() -> None:
    (army,) = read("L'armée a tiré.")
    assert (army.id, army.listed) == ("x-army", False)


def test_pronouns_are_marked_so_that_lists_can_leave_them_out() -> None:
    pronoun = read("Les talibans ont tiré. Ils ont fui.")[-1]
    assert (pronoun.id, pronoun.via, pronoun.listed) == ("taliban", "pronoun", False)


def test_a_pronoun_that_nobody_precedes_is_left_out() -> None:
    assert read("Ils ont fui.") == ()


def test_the_impersonal_il_is_nobody() -> None:
    assert [a.text for a in read("Daech recule. Il y a des morts. Il faut attendre.")] == ["Daech"]


def test_a_bare_word_is_listed_where_nothing_else_names_its_actor() -> None:
    text = "À Kaboul, deux soldats sont morts."
    (soldiers,) = read(text, places=[a_place(text, "Kaboul", "AF")])
    assert (soldiers.id, soldiers.listed) == ("x-afghan-army", True)


def test_the_acronym_of_a_group_of_another_continent_is_dropped() -> None:
    text = "À Manaus, le FDN a frappé la prison."
    assert read(text, places=[a_place(text, "Manaus", "BR")]) == ()
    assert [a.id for a in read("Le FDN a pris le pont.")] == ["national-defence-forces"]


def test_a_nationality_at_home_is_more_than_an_army() -> None:
    text = "À Bamako, les Maliens protestent ; les Russes tirent."
    found = read(text, places=[a_place(text, "Bamako", "ML")])
    assert [(a.id, a.listed) for a in found] == [("malian-army", False), ("russian-forces", True)]


def test_the_title_weighs_more_than_what_follows() -> None:
    text = "Burundi en alerte.\nÀ Goma, à Uvira, on attend."
    places = [a_place(text, "Burundi", "BI"), a_place(text, "Goma", "CD"), a_place(text, "Uvira", "CD")]
    assert theatre((), places, bare(text), WORLD.actors, PACK) == "x-burundi"


def test_nothing_tells_the_country_of_an_empty_report() -> None:
    assert theatre((), (), (), WORLD.actors, PACK) is None


def test_the_same_text_gives_the_same_actors() -> None:
    text = "Le M23 et les ADF se battent. L'armée congolaise et l'armée rwandaise aussi. Ils ont fui."
    assert read(text) == read(text)


def test_qui_takes_its_noun_along_to_the_pronoun() -> None:
    told = parsed(
        "Des DET 1 det/frappes NOUN 2 nsubj Gender=Fem|Number=Plur/visent VERB 2 root/les DET 4 det"
        "/soldats NOUN 2 obj Gender=Masc|Number=Plur/turcs ADJ 4 amod/qui PRON 7 nsubj/tiennent VERB 4 acl:relcl"
        "/le DET 9 det/col NOUN 7 obj Gender=Masc|Number=Sing/dont PRON 12 obl/ils PRON 12 nsubj Gender=Masc|Number=Plur"
        "/parlent VERB 9 acl:relcl"
    )
    pronoun = read(*told)[-1]
    assert (pronoun.text, pronoun.id) == ("ils", "turkish-forces")


def test_troops_that_a_state_masses_are_its_own() -> None:
    told = parsed(
        "L' DET 1 det/Iran PROPN 3 nsubj Number=Sing/a AUX 3 aux VerbForm=Fin/masser VERB 3 root/des DET 5 det/troupes NOUN 3 obj"
    )
    assert [actor.id for actor in read(*told)] == ["iran", "x-iranian-army"]


def test_a_feminine_subject_is_passed_over_for_ils() -> None:
    told = parsed(
        "Les DET 1 det/soldats NOUN 3 nsubj Gender=Masc|Number=Plur/turcs ADJ 1 amod/partent VERB 3 root/quand SCONJ 6 mark"
        "/les DET 6 det/pluies NOUN 7 nsubj Gender=Fem|Number=Plur/cessent VERB 3 advcl/et CCONJ 10 cc/ils PRON 10 nsubj Gender=Masc|Number=Plur"
        "/tirent VERB 3 conj"
    )
    assert read(*told)[-1].id == "turkish-forces"


def test_the_occupier_is_another_in_gaza_than_in_kherson() -> None:
    for land, expected in (("PS", "israeli-forces"), ("UA", "russian-forces")):
        text = "À Vallon, les forces d'occupation ont tiré."
        assert [actor.id for actor in read(text, places=[a_place(text, "Vallon", land)])] == [expected]


def test_the_government_army_is_that_of_the_country_whatever_army_was_named_last() -> None:
    text = "À Mekele, l'armée érythréenne est restée. L'armée fédérale est partie."
    found = read(text, places=[a_place(text, "Mekele", "ET")])
    assert [actor.id for actor in found] == ["x-eritrean-army", "x-ethiopian-army"]


def test_a_coalition_in_the_title_is_the_one_that_the_text_names() -> None:
    found = read("La coalition frappe. Selon la coalition internationale, rien n'a brûlé.")
    assert {actor.id for actor in found} == {"international-coalition"}


def test_the_police_of_a_town_that_stands_for_a_union_of_states_is_its_country_s() -> None:
    text = "À Bruxelles, la police a arrêté douze hommes."
    found = read(text, places=[a_place(text, "Bruxelles", "BE")])
    assert [actor.id for actor in found if actor.listed and "police" in actor.text] == ["x-belgian-police"]

"""Names, compositions, states that act, and new groups."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from recognise.actors_reading import PACK, WORLD, as_drawn, bare, read

from recoupe.recognise.actors import actors
from recoupe.recognise.actors_lexicon import _inflected
from recoupe.recognise.actors_words import folded


@pytest.mark.parametrize(
    "sentence",
    [
        "Les [forces armées d'Ukraine|ukrainian-forces] ont tiré sur le dépôt.",
        "Le [ministère de la Défense de Russie|russia] n'a rien dit.",
        "Les [soldats du régime syrien|syrian-army] ont quitté le poste.",
        "Les [forces fidèles à Haftar|libyan-national-army] bouclent l'aéroport.",
        "Trois [miliciens pro-turcs|syrian-national-army] ont été blessés.",
        "Des [combattants prorusses|x-pro-russian-separatists] tiennent la mairie.",
        "Les [forces US|us-forces] et [israéliennes|israeli-forces] ont mené le raid.",
        "Des [commandos de l'armée française|french-forces] ont sauté de nuit.",
        "Les [militaires congolais|fardc] ont décroché.",
        "Une [milice alliée à Téhéran|pro-iran-militias] a tiré.",
        "L'[état-major ukrainien|ukrainian-forces] reconnaît un repli.",
        "Les [gendarmes burkinabè|x-burkinabe-gendarmerie] ont été encerclés.",
        "Des éléments du [GSIM|jnim] sont venus à moto.",
        "Le [groupe djihadiste nigérian Boko Haram|boko-haram] a rasé le hameau.",
        "[Tsahal|israeli-forces] a démenti.",
        "Le [mouvement houthi|houthis] a visé un cargo.",
    ],
)
def test_a_composition_leads_to_the_branch_of_its_state_or_to_its_group(sentence: str) -> None:
    assert as_drawn(sentence) == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "[Moscou|russia] a démenti toute frappe.",
        "La [Turquie|turkey] a lancé une offensive.",
        "Ils sont soutenus par la [Turquie|turkey].",
        "Selon [Bagdad|iraq], rien n'a brûlé.",
        "Le conseil accuse le [Rwanda|x-rwanda] d'avoir tiré.",
        "Les négociations entre l'[Éthiopie|x-ethiopia] et l'[Érythrée|x-eritrea] ont repris.",
        "Le pont est tombé, affirme [Kiev|ukraine].",
        "Une livraison d'obus à l'[Ukraine|ukraine] a été retardée.",
        "[Washington|united-states] et [Paris|france] ont condamné ce tir.",
    ],
)
def test_a_country_or_a_capital_that_acts_is_its_government(sentence: str) -> None:
    assert as_drawn(sentence) == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "Le convoi roulait vers Moscou.",
        "Un incendie a éclaté à Washington.",
        "Dans le nord de la Syrie, la pluie tombe.",
        "La route entre le Mali et le Niger est coupée.",
        "La frontière avec l'Irak est fermée.",
        "Ils viennent de Syrie.",
        "Le plus grand lac du Tchad s'assèche.",
    ],
)
def test_a_country_or_a_capital_where_one_is_stays_a_place(sentence: str) -> None:
    assert [(actor.text, actor.id) for actor in read(sentence)] == []


def test_an_acronym_is_one_only_in_capitals() -> None:
    assert [actor.id for actor in read("Le HTS avance.")] == ["hayat-tahrir-al-sham"]
    assert read("Elle a eu peur, ei disait-il.") == ()


def test_resistance_is_the_camp_only_with_a_capital() -> None:
    assert [actor.id for actor in read("Les combattants de la Résistance avancent.")] == ["axis-of-resistance"]
    assert read("La résistance des matériaux est connue.") == ()


def test_equipment_acts_for_its_state_and_is_not_listed() -> None:
    (drones,) = read("Quatre drones turcs ont survolé la vallée.")
    assert (drones.id, drones.listed) == ("turkish-forces", False)


def test_an_adjective_of_an_act_names_who_did_it_and_is_not_listed() -> None:
    (adjective,) = read("Une offensive turque a commencé.")
    assert (adjective.text, adjective.id, adjective.via, adjective.listed) == (
        "turque",
        "turkish-forces",
        "adjective",
        False,
    )


def test_an_adjective_of_anything_else_is_no_actor() -> None:
    assert read("La livre turque a encore baissé.") == ()


def test_the_words_are_kept_as_written_beside_the_id() -> None:
    (actor,) = read("Les terroristes takfiristes de Daech ont fui.")
    assert (actor.text, actor.id) == ("terroristes takfiristes de Daech", "islamic-state")


def test_the_head_is_the_governing_noun() -> None:
    text = "Plusieurs soldats de l'armée syrienne ont été pris."
    (actor,) = read(text)
    assert actor.head is not None
    assert actor.head.of(text) == "soldats"


def test_a_new_group_keeps_its_id_under_its_acronym() -> None:
    found = read("Le Front populaire armé du Wadaï (FPAW) a frappé. Le FPAW s'en vante.")
    assert {actor.id for actor in found} == {"x-front-populaire-arme-du-wadai"}
    assert found[-1].text == "FPAW"


def test_a_name_is_found_across_hyphens_accents_line_ends_and_odd_spaces() -> None:
    for name in ("Hachd al-Chaabi", "Hachd Al Chaabi", "Hachd\u00a0al-Chaabi", "Hachd\nal-Chaabi", "Hachd  al-Chaabi"):
        assert [actor.id for actor in read(f"Le {name} a perdu un poste.")] == ["popular-mobilization-forces"], name


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("syrien", ["syrien", "syrienne", "syriens", "syriennes"]),
        ("irlandais", ["irlandais", "irlandaise", "irlandais", "irlandaises"]),
        ("russe", ["russe", "russe", "russes", "russes"]),
        ("turc:turque:turcs:turques", ["turc", "turque", "turcs", "turques"]),
        ("letton", ["letton", "lettonne", "lettons", "lettonnes"]),
        ("afghan", ["afghan", "afghane", "afghans", "afghanes"]),
    ],
)
def test_an_adjective_has_four_forms(word: str, forms: list[str]) -> None:
    assert [form for form, _, _ in _inflected(word)] == forms


@given(st.text(max_size=200))
@settings(deadline=None, max_examples=80)
def test_folding_keeps_every_character_in_its_place(text: str) -> None:
    assert len(folded(text)) == len(text)


PIECES = st.sampled_from(
    [
        "l'",
        "armée ",
        "syrienne ",
        "Daech",
        " (",
        "FDS",
        ") ",
        "les ",
        "terroristes",
        " ils ",
        "de la ",
        "Russie",
        " et ",
        "\n",
        "😀",
        ". ",
        "جيش ",
    ]
)


@given(st.lists(PIECES, max_size=25).map("".join))
@settings(deadline=None, max_examples=80)
def test_mentions_lie_in_the_text_in_order_and_do_not_overlap(text: str) -> None:
    found = actors(text, bare(text), WORLD, PACK)
    assert [actor.text for actor in found] == [actor.span.of(text) for actor in found]
    assert all(left.span.end <= right.span.start for left, right in itertools.pairwise(found))


@pytest.mark.parametrize("text", ["", "a", "😀😀", "الجيش السوري", "E.I." * 2000, "'" * 500])
def test_odd_text_raises_nothing(text: str) -> None:
    assert isinstance(read(text), tuple)


def test_a_name_in_another_transliteration_is_heard() -> None:
    assert [actor.id for actor in read("Les Al-Shabbaab ont revendiqué le tir.")] == ["al-shabaab"]
    assert [actor.id for actor in read("Le Hachd el-Shaabi avance.")] == ["popular-mobilization-forces"]


def test_a_base_that_bears_a_leaders_name_is_no_leader() -> None:
    assert read("Un tir a visé la base d'Aïn al-Assad.") == ()


def test_a_nation_is_no_part_of_the_jihadists_of_that_nation() -> None:
    assert [actor.id for actor in read("Des djihadistes tunisiens sont passés.")] == ["jihadists"]

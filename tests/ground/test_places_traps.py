"""Homonyms and traps: what a name means here, and what only looks like a place."""

from __future__ import annotations

import pytest
from gazetted import settled_in, site_of, texts_in

MEANT = [
    ("Un obus est tombé dans le centre-ville de Homs.", "Homs", "homs"),
    ("Le gouvernorat de Homs compte ses morts.", "Homs", "homs-governorate"),
    ("Une mine a explosé à l'est de Hama.", "Hama", "hama"),
    ("La province de Hama a été épargnée.", "Hama", "hama-governorate"),
    ("La garnison de Tanf a été visée en Syrie.", "Tanf", "al-tanf"),
    ("Des roquettes sont tombées près d'At-Tanf.", "At-Tanf", "al-tanf"),
    ("En Libye, des tirs ont éclaté à Tripoli.", "Tripoli", "tripoli-libya"),
    ("Au Liban, des tirs ont éclaté à Tripoli.", "Tripoli", "tripoli-lebanon"),
    ("Une pirogue a chaviré sur le fleuve Niger.", "fleuve Niger", "niger-river"),
    ("Un couvre-feu est décrété au Niger.", "Niger", "niger"),
    ("Des avions ont décollé du Soudan du Sud.", "Soudan du Sud", "south-sudan"),
    ("Des réfugiés ont fui le Darfour pour le Soudan du Sud.", "Darfour", "darfur"),
    ("Des mutins se sont soulevés en République du Congo.", "République du Congo", "republic-of-the-congo"),
    ("Des mutins se sont soulevés en RDC.", "RDC", "democratic-republic-of-the-congo"),
    ("Des heurts ont eu lieu en Guinée-Bissau.", "Guinée-Bissau", "guinea-bissau"),
    ("Des heurts ont eu lieu en Guinée.", "Guinée", "guinea"),
    ("Un drone s'est écrasé dans la Zone verte de Bagdad, en Irak.", "Zone verte", "green-zone-baghdad"),
    (
        "En Syrie, des obus ont touché la Zone verte près du champ d'al-Omar et de Deir ez-Zor.",
        "Zone verte",
        "green-village-conoco-al-omar-housing",
    ),
    ("Une colonne a quitté Rafah, dans la bande de Gaza.", "Rafah", "rafah"),
    ("Le camp d'al-Hol accueille des familles.", "camp d'al-Hol", "al-hol-camp"),
    ("La ville d'al-Hol est calme.", "al-Hol", "al-hawl"),
    ("Les insurgés tiennent la ville de Raqqa.", "Raqqa", "raqqa"),
    ("La région de Kherson est pilonnée.", "Kherson", "kherson-oblast"),
    ("Un immeuble de Kherson a brûlé.", "Kherson", "kherson"),
    ("La région de Gao est enclavée.", "Gao", "gao-region"),
    ("Les combats continuent à Goma, dans le Nord-Kivu.", "Nord-Kivu", "north-kivu"),
    ("Un navire a été visé en mer Rouge.", "mer Rouge", "red-sea"),
    ("Un navire a été visé dans le golfe d'Aden.", "golfe d'Aden", "gulf-of-aden"),
    ("Des tirs ont visé Aden, au Yémen.", "Aden", "aden"),
    ("Ils sont partis de La Mecque.", "La Mecque", "mecca"),
    ("L'aéroport du Caire est fermé.", "aéroport du Caire", "cairo"),
    ("Il est rentré au Caire.", "Caire", "cairo"),
    ("Le pont de Kertch est coupé.", "pont de Kertch", "crimean-bridge"),
    ("La ville de Kertch est coupée.", "Kertch", "kerch"),
    ("Une frappe a touché Artemovsk.", "Artemovsk", "bakhmut"),
    ("Des colonnes ont pris El-Facher, au Darfour.", "El-Facher", "el-fasher"),
    ("Ils ont incendié Khankendi.", "Khankendi", "stepanakert"),
    ("Les miliciens ont quitté Shengal.", "Shengal", "sinjar"),
]
NO_PLACE = [
    "Le soldat est tombé comme à la bataille de Verdun.",
    "Washington a annoncé de nouvelles sanctions.",
    "Selon Moscou, le navire n'a pas été touché.",
    "Le régime de Damas nie toute responsabilité.",
    "Le gouvernement de Bagdad proteste.",
    "L'armée de l'Ukraine recule.",
    "Bombardé par Israël, l'immeuble s'est effondré.",
    "Téhéran promet de se venger.",
    "Le quotidien Le Monde publie la liste.",
    "Le Washington Post cite un témoin.",
    "Une enquête de France 24 le montre.",
    "Le correspondant de Radio France est blessé.",
    "La chaîne libanaise al-Mayadeen diffuse les images.",
    "Al-Qaïda au Maghreb islamique revendique l'attentat.",
    "Al-Qaïda dans la péninsule arabique revendique l'attentat.",
    "L'État islamique dans le Grand Sahara a frappé.",
    "Les accords de Minsk sont morts.",
    "Les conventions de Genève l'interdisent.",
    "Un cocktail Molotov a été lancé.",
    "Le général Damas a démissionné.",
    "Donald Alger a été élu.",
    "En mars, la trêve a tenu.",
    "Nice, dit-il en anglais.",
    "Mars et juin furent sanglants.",
    "La Résistance a frappé fort.",
    "Les Américains et les Syriens ont reculé.",
    "Des soldats turcs et des miliciens irakiens ont péri.",
    "Une escalope milanaise et un café turc.",
    "L'ambassade des États-Unis a été évacuée.",
    "Les chars Abrams et les missiles Patriot sont arrivés.",
]


@pytest.mark.parametrize(("text", "name", "site"), MEANT)
def test_a_homonym_means_the_place_of_its_context(text: str, name: str, site: str) -> None:
    assert site_of(text, name).id == site


@pytest.mark.parametrize("text", NO_PLACE)
def test_what_only_looks_like_a_place_is_none(text: str) -> None:
    assert texts_in(text) == []
    assert settled_in(text) == ()


def test_there_are_sixty_of_them() -> None:
    assert len(MEANT) + len(NO_PLACE) >= 60


@pytest.mark.parametrize(
    "text",
    [
        "Don généreux, geste rare.",
        "Salma raconte sa fuite.",
        "Samira et Karma pleurent.",
        "Florence a quitté son mari.",
    ],
)
def test_a_first_name_that_is_also_a_village_needs_a_word_that_places_it(text: str) -> None:
    assert texts_in(text) == []


def test_the_same_name_is_the_village_where_a_word_places_it() -> None:
    assert texts_in("Un obus est tombé sur le village de Salma.") == ["Salma"]

"""For whom a source speaks that does not say so in full."""

from __future__ import annotations

import pytest
from extract.sourced import PACK, WORLD, sources, told

from recoupe.extract.attribution import attributions
from recoupe.model.mention import Mentions, Place, Site
from recoupe.model.text import Span


@pytest.mark.parametrize(
    ("text", "origin"),
    [
        ("Téhéran a démenti avoir livré des drones.", "iran"),
        ("Un porte-parole du Pentagone a annoncé la mort de deux soldats.", "pentagon"),
        ("L'agence officielle syrienne a annoncé deux morts.", "sana"),
        ("La télévision d'Etat malienne a fait savoir que le poste est perdu.", "ortm"),
        ("Un organe du Hezbollah a annoncé deux morts.", "hezbollah-media"),
        ("Un rebelle, joint par l'agence américaine AP, a annoncé deux morts.", "anonymous:militia-official@ap"),
        ("Selon la presse qatarie, dix obus sont tombés.", "anonymous:qatari-media@rive"),
    ],
)
def test_the_voice_behind(text: str, origin: str) -> None:
    assert [source.origin for source in sources(text, outlet="La Rive")] == [origin]


def test_who_spoke_for_a_command_speaks_for_it_again_by_his_name() -> None:
    text = "La base est sauve, a dit le porte-parole du Centcom, le colonel Paul Brame. Le colonel Brame a nié toute perte."
    assert {source.origin for source in sources(text)} == {"centcom"}


def test_a_bare_spokesman_speaks_for_whoever_was_cited_just_before() -> None:
    text = "L'armée malienne a nié le raid. Aucun avion n'a volé, a assuré un porte-parole."
    assert {source.origin for source in sources(text)} == {"fama"}


def test_a_communique_of_theirs_is_the_word_of_those_just_named() -> None:
    text = "Les talibans ont pris le poste. Dix soldats sont morts, affirme leur communiqué."
    assert [source.origin for source in sources(text)] == ["taliban"]


def test_an_office_of_no_named_state_is_that_of_the_country_of_the_report() -> None:
    text = "Un pont a sauté à Gao. Le ministère des Transports a fait savoir que la route est coupée."
    report, sentences, mentions = told(text)
    gao = Place(Span(18, 21), "Gao", "city", Site("gao", "Gao", "city", 16.3, 0.0, country="ML"))
    found = attributions(report, sentences, Mentions(places=(gao,), actors=mentions.actors), PACK, WORLD)
    assert [source.origin for source in found] == ["mali"]


def test_two_papers_unnamed_sources_stay_two() -> None:
    text = "Un élu a annoncé deux morts."
    assert sources(text, outlet="La Rive")[0].origin != sources(text, outlet="Le Fleuve")[0].origin

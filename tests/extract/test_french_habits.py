"""Habits of French that hide who did what: hedged counts, headlines without a verb, openings, causes told with *en*."""

from __future__ import annotations

import pytest
from extract.drawn import assert_read, assert_silent, erased, mentions_of, read

from recoupe.extract.likeness import places_differ
from recoupe.model.event import Event
from recoupe.model.mention import Place, Site
from recoupe.model.text import Span


def told(drawing: str) -> list[Event]:
    text, marks = erased(drawing)
    return list(read(text, mentions_of(text, marks)))


def at(drawing: str, word: str) -> Event:
    """The event that a word tells."""
    text, _ = erased(drawing)
    return next(e for e in told(drawing) if any(word in s.of(text) for s in e.triggers))


@pytest.mark.parametrize(
    "drawing",
    [
        "Plus de 30 roquettes se sont [abattues|trigger] sur la base de [Kona|place].",
        "Dimanche matin, plus de 50 roquettes s'étaient [abattues|trigger] sur la base de [Kona|place].",
        "Moins de dix obus sont [tombés|trigger] sur le marché de [Kona|place].",
        "Près de 40 missiles ont [frappé|trigger] la base de [Kona|place].",
    ],
)
def test_a_hedge_before_a_count_hides_no_missiles(drawing: str) -> None:
    assert_read(drawing)


@pytest.mark.parametrize(
    "drawing",
    [
        "Irak : [Daech|target] [encerclé|trigger] à [Kona|place]",
        "Mali : [des rebelles|target] [encerclés|trigger] à [Kona|place]",
    ],
)
def test_a_participle_that_ends_a_headline_is_its_verb(drawing: str) -> None:
    assert_read(drawing)


@pytest.mark.parametrize(
    "drawing",
    [
        "[Chassé|trigger] de [Kona|place] par l'armée, le [groupe|target] armé multiplie les attaques.",
        "[Chassés|trigger] de [Kona|place], les [rebelles|target] se cachent au nord.",
    ],
)
def test_a_sentence_that_opens_on_a_participle_tells_what_befell_its_subject(drawing: str) -> None:
    assert_read(drawing)


def test_strikes_in_answer_to_an_attack_did_not_hit_what_was_attacked() -> None:
    drawing = "La [coalition|actor] a mené un raid en riposte à l'attaque contre une base [américaine|target]."
    assert [a.text for a in at(drawing, "raid").target] == []
    assert [a.text for a in at(drawing, "attaque").target] == ["américaine"]


def test_a_blow_and_what_it_answers_are_two() -> None:
    text = "Le Pentagone a annoncé cinq frappes contre la milice, en riposte à l'attaque de vendredi contre la caserne."
    events = read(text)
    assert not any({"frappes", "attaque"} <= {s.of(text) for s in e.triggers} for e in events)


def test_an_earlier_shot_told_as_new_is_another() -> None:
    events = told(
        "[L'armée|agent] a bombardé le camp hier. Elle veut punir les auteurs d'un tir qui avait tué un soldat à [Kona|place]."
    )
    assert len([e for e in events if e.type in {"airstrike", "shelling", "assault"}]) == 2


def test_this_attack_is_what_the_main_clause_told() -> None:
    text = "Un avion a été la cible d'un tir, dimanche, alors qu'il bombardait des rebelles. Cette agression inquiète l'armée."
    together = next(
        {s.of(text) for s in e.triggers} for e in read(text) if any("agression" in s.of(text) for s in e.triggers)
    )
    assert "bombardait" not in together


def test_an_aircraft_that_was_shot_at_is_no_air_strike() -> None:
    assert_read(
        "Un avion de [l'armée|target] a été [la cible|trigger] d'un tir près de [Kona|place].", type="shootdown"
    )


def test_the_auxiliary_of_a_passive_tells_nothing_of_its_own() -> None:
    text = "Une colonne de blindés a été prise sous des tirs d'obus près du fleuve."
    assert len(read(text)) == 1


def test_a_base_that_takes_in_projectiles_was_shelled() -> None:
    assert_read("La base de [Kona|place] a [essuyé|trigger] une trentaine de projectiles.", type="shelling")


def test_in_answer_says_why_and_tells_no_blow() -> None:
    text = "L'aviation a bombardé la caserne en riposte à des tirs d'artillerie."
    assert all("riposte" not in s.of(text) for e in read(text) for s in e.triggers)


def test_who_stops_his_own_offensive_is_not_attacked() -> None:
    assert_read("Les [rebelles|agent] ont stoppé leur [offensive|trigger] contre la garnison de [Kona|place].")


def test_what_was_made_possible_has_been_done() -> None:
    assert all(
        "planned" not in t.realis for t in at("Les frappes ont permis de tuer deux chefs rebelles.", "tuer").tellings
    )
    assert (
        "planned"
        in at("La trêve doit permettre de désarmer les rebelles et d'attaquer leur base.", "attaquer")
        .tellings[-1]
        .realis
    )


def test_a_vow_since_a_killing_is_no_vow_to_kill() -> None:
    drawing = "Les rebelles ont juré de se venger depuis que l'armée a tué leur chef à [Kona|place]."
    assert all("planned" not in t.realis for t in at(drawing, "tué").tellings)


def test_raids_that_are_counted_are_not_planned() -> None:
    assert all(
        "planned" not in t.realis
        for t in at("Les raids de l'aviation contre les rebelles se comptent par dizaines.", "raids").tellings
    )


def test_their_men_are_fighters() -> None:
    event = at("Les rebelles ont annoncé que 26 de leurs hommes avaient été tués par l'armée.", "tués")
    assert event.killed is not None
    assert event.killed.of == "target"


def test_the_dead_belong_to_no_attack_that_was_only_prepared() -> None:
    events = told(
        "L'aviation a bombardé un dépôt dont les rebelles se servaient pour préparer des attaques. Trois hommes sont morts."
    )
    struck = [e for e in events if e.killed is not None]
    assert [e.type for e in struck] == ["airstrike"]


@pytest.mark.parametrize(
    "text",
    ["Une dizaine d'enfants ont sauté par-dessus le mur.", "Un homme armé a sauté d'une voiture."],
)
def test_who_jumps_blows_nothing_up(text: str) -> None:
    assert_silent(text)


def test_what_someone_makes_jump_is_blown_up() -> None:
    assert_read("Les [rebelles|agent] ont fait [sauter|trigger] un pont à [Kona|place].", type="bombing")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Un attentat au couteau a tué deux passantes à la gare.", "killing"),
        ("Un homme a foncé sur des soldats. L'attentat a fait dix blessés.", "assault"),
        ("Un attentat a tué dix civils au marché.", "bombing"),
        ("Un homme armé d'un couteau a fait exploser une bombe. L'attentat a tué dix civils.", "bombing"),
    ],
)
def test_an_attack_by_hand_is_no_bombing(text: str, kind: str) -> None:
    assert [e.type for e in read(text)] == [kind]


def test_a_blow_on_one_man_is_no_air_strike() -> None:
    assert [e.type for e in read("L'assaillant a frappé un soldat à la tête devant la caserne.")] == ["assault"]


def test_a_state_of_being_armed_is_no_support() -> None:
    assert all(e.type != "support" for e in read("L'assaillant était armé de deux machettes devant les soldats."))


def _place(text: str, kind: str) -> Place:
    return Place(Span(0, len(text)), text, kind, Site(text, text, kind, 0.0, 0.0))


def test_a_garrison_named_after_its_town_is_no_other_place() -> None:
    assert not places_differ([_place("garnison de Kona", "base")], [_place("Kona", "city")])


def test_two_towns_are_two_places() -> None:
    assert places_differ([_place("Bamba", "city")], [_place("Kona", "city")])
    assert places_differ([_place("garnison de Bamba", "base")], [_place("Kona", "city")])


def test_headline_and_body_tell_one_shootdown() -> None:
    text = (
        "La coalition abat un avion de chasse de l'armée\n\n"
        "Un avion de chasse de l'armée a été la cible d'un tir de la coalition près du fleuve.\n\n"
        "L'appareil s'est écrasé, indique l'armée dans un communiqué sur les combats contre les rebelles.\n"
    )
    assert [e.type for e in read(text)] == ["shootdown"]

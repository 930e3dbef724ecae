"""What a report tells on: whose the dead were, who takes part, where it stands, which words take up which happening."""

from __future__ import annotations

import pytest
from extract.drawn import assert_read, erased, mentions_of, read

from recoupe.model.event import Event


def told(drawing: str) -> list[Event]:
    text, marks = erased(drawing)
    return list(read(text, mentions_of(text, marks)))


ONE = [
    "Un attentat a tué dix soldats à la caserne. Une bombe avait explosé près du portail, selon la police.",
    "L'armée a mené des frappes contre les rebelles. Des civils ont fui. Douze rebelles ont été tués par ces frappes.",
    "Des miliciens ont attaqué le convoi de l'armée. Les gardes sont intervenus pour arrêter le carnage.",
]
TWO = [
    "Un attentat a tué quatre soldats à la caserne. Quatre civils avaient été tués dans une attaque de rebelles au marché.",
]


@pytest.mark.parametrize("text", ONE)
def test_words_that_take_up_a_happening_tell_no_other(text: str) -> None:
    events = [e for e in read(text) if e.type != "displacement"]
    assert len(events) == 1, [(e.type, [s.of(text) for s in e.triggers]) for e in events]


@pytest.mark.parametrize("text", TWO)
def test_a_happening_told_as_new_is_another(text: str) -> None:
    events = read(text)
    assert len(events) == 2, [(e.type, [s.of(text) for s in e.triggers]) for e in events]


def test_a_deed_of_someone_is_not_bound_to_a_blow_that_he_denies() -> None:
    drawing = "Les [rebelles|agent] ont tué dix soldats à Kona, mais démentent toute responsabilité pour l'attentat."
    text, _ = erased(drawing)
    assert not any({"ont tué", "attentat"} <= {s.of(text) for s in e.triggers} for e in told(drawing))


def test_the_dead_told_by_trade_are_those_who_were_meant() -> None:
    assert_read(
        "L'[attentat|trigger] a fait [12 morts|killed] dont 11 gendarmes, et 30 blessés.",
        killed=(12, 12, "target"), injured=(30, 30, "target"),
    )  # fmt: skip


def test_few_gendarmes_among_many_dead_make_no_military_target() -> None:
    assert_read("L'[attentat|trigger] a fait [40 morts|killed] dont deux gendarmes.", killed=(40, 40, "civilians"))


def test_the_exact_figure_of_the_body_stands_before_the_headline_s_round_one() -> None:
    text = (
        "Un attentat lors d'un match de football fait plus de 20 morts\n\n"
        "Un homme a actionné sa ceinture d'explosifs dans la foule, tuant 23 personnes.\n\n"
        "L'attentat a été revendiqué par un groupe armé.\n"
    )
    tolls = [(e.killed.low, e.killed.high) for e in read(text) if e.killed is not None]
    assert tolls == [(23, 23)]


def test_the_article_counts_no_weapons() -> None:
    assert told("Des rebelles ont attaqué une base de l'armée.")[0].count is None


def test_the_dead_are_no_count_of_weapons() -> None:
    event = told("Une frappe a tué trente soldats dans la caserne.")[0]
    assert event.count is None
    assert event.killed is not None


def test_rockets_are_counted() -> None:
    event = told("La milice a tiré douze roquettes sur la base.")[0]
    assert event.count is not None
    assert event.count.low == 12


def test_two_adjectives_name_two_armies() -> None:
    event = told("Les [forces turques|agent] et [russes|agent] ont bombardé le village.")[0]
    assert len(event.agent) == 2


def test_who_helps_takes_part() -> None:
    assert_read("[L'armée|agent] a [repris|trigger] [Kona|place] avec l'aide des [milices|agent].")


def test_an_offensive_is_fought_by_those_just_told() -> None:
    events = told(
        "[L'armée|agent:x-army] a repris [Kona|place] aux [rebelles|target:x-rebels]. L'offensive contre [Ngouma|place] s'est poursuivie."
    )
    assert events[-1].type == "assault"
    assert [a.id for a in events[-1].agent] == ["x-army"]
    assert any("told just before" in reason for reason in events[-1].because)


def test_an_attack_told_as_new_inherits_nobody() -> None:
    events = told(
        "[L'armée|agent:x-army] a repris [Kona|place] aux rebelles. Une autre attaque a visé la caserne de Douentza."
    )
    assert events[-1].agent == ()


def test_who_is_encircled_undergoes_it() -> None:
    event = told("Les [rebelles|target:x-rebels] sont encerclés dans [Kona|place] depuis trois semaines.")[0]
    assert [a.id for a in event.target] == ["x-rebels"]
    assert event.agent == ()


def test_means_behind_par_are_no_agent() -> None:
    assert_read("[L'armée|agent] a [bombardé|trigger] [Kona|place] par des systèmes [américains|actor] de roquettes.")


def test_who_answers_for_attacks_made_them() -> None:
    assert_read("Le [groupe|agent] est responsable de plusieurs [attentats|trigger] contre la police à [Kona|place].")


@pytest.mark.parametrize(
    "text",
    [
        "Il est impossible d'évacuer les blessés du village assiégé.",
        "Le pont servirait à l'armée en cas de percée sur le front.",
    ],
)
def test_what_can_not_be_or_is_only_thought_of_is_no_happening(text: str) -> None:
    assert not [e for e in read(text) if e.type in {"movement", "advance"}]


def test_what_is_hoped_is_meant() -> None:
    event = told("Les habitants espèrent que l'armée évacue les blessés.")[0]
    assert "planned" in event.tellings[0].realis


def test_the_day_of_another_clause_dates_nothing() -> None:
    events = told(
        "L'[attentat|trigger] a tué dix soldats, alors que les députés doivent élire le président [le 8 mars|day]."
    )
    assert events[0].time_text is None


def test_the_day_on_which_an_attack_took_place_dates_it() -> None:
    assert_read("Lors d'une [attaque|trigger] qui a eu lieu [le 3 mai|time], dix [soldats|target] ont été tués.")


def test_a_place_in_the_name_of_the_source_is_not_where_it_happened() -> None:
    assert_read(
        "Un [raid|trigger] de l'aviation a visé la caserne de [Kona|place], selon le directeur des hôpitaux de [Mopti|site]."
    )


def test_a_failure_told_right_after_is_how_it_ended() -> None:
    events = told(
        "Les [rebelles|agent] ont attaqué la caserne de [Kona|place]. Les [rebelles|actor] ont subi un échec."
    )
    assert events[0].outcome == "failed"


def test_the_failure_of_talks_ends_no_attack() -> None:
    events = told("Les [rebelles|agent] ont attaqué la caserne de [Kona|place]. L'échec de la négociation inquiète.")
    assert events[0].outcome is None


def test_an_aim_is_no_outcome() -> None:
    events = told(
        "Les [rebelles|agent] ont attaqué [Kona|place]. Leur but était d'empêcher le transfert d'armes vers le nord."
    )
    assert all(e.outcome is None for e in events)


def test_what_a_headline_is_about_is_not_where_it_happened() -> None:
    assert_read("[Danemark|site:country] : l'aviation a [bombardé|trigger] des rebelles en [Libye|place:country]")


def test_a_headline_s_only_country_is_where_it_happened() -> None:
    assert_read("[Mali|place:country] : une [attaque|trigger] de rebelles contre une caserne a fait dix morts")

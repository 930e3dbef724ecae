"""What a report tells one thing after the other: what takes up, what dates and places what, what is part of what."""

from __future__ import annotations

import pytest
from extract.drawn import assert_read, erased, mentions_of, parsed, read

from recoupe.model.event import Event


def told(drawing: str) -> list[Event]:
    text, marks = erased(drawing)
    return list(read(text, mentions_of(text, marks)))


def at(events: list[Event], text: str, word: str) -> Event:
    """The event that a word tells."""
    return next(e for e in events if any(word in s.of(text) for s in e.triggers))


def test_a_verb_that_leads_back_to_itself_is_read_nonetheless() -> None:
    text = (
        "Le chef des rebelles affirme que la trêve a été rompue pour « venger la ville » "
        "et « faire taire les critiques lancées par les soldats » ."
    )
    assert parsed(text)
    read(text)


def test_a_number_behind_a_hedge_counts_the_object() -> None:
    assert_read("[Les rebelles|agent] ont [tué|trigger] [à peu près 60 policiers|killed] à [Kona|place].")


@pytest.mark.parametrize(
    "drawing",
    [
        "L'explosion a secoué Mopti, fief des rebelles que [l'armée|agent] venait de [reprendre|trigger].",
        "C'est une ville que [les rebelles|agent] viennent de [reprendre|trigger].",
    ],
)
def test_a_place_that_someone_has_just_taken_has_changed_hands(drawing: str) -> None:
    text, marks = erased(drawing)
    events = [e for e in read(text, mentions_of(text, marks)) if e.type == "capture"]
    assert len(events) == 1
    assert [a.text for a in events[0].agent] == [s.of(text) for label, s, _ in marks if label == "agent"]


def test_what_is_retaken_is_the_place_that_has_another_name() -> None:
    text, marks = erased(
        "Une mine a tué deux soldats à [Kona|place], fief des rebelles que l'armée venait de reprendre."
    )
    assert [p.text for p in at(list(read(text, mentions_of(text, marks))), text, "reprendre").place] == ["Kona"]


@pytest.mark.parametrize(
    "drawing",
    [
        "Beaucoup d'[attaques|trigger] contre l'armée ont été revendiquées par [le groupe|agent].",
        "Une dizaine d'[attaques|trigger] contre l'armée ont été revendiquées par [le groupe|agent].",
    ],
)
def test_of_many_attacks_claimed_the_one_who_claims_them_is_the_agent(drawing: str) -> None:
    assert_read(drawing)


def test_what_an_attack_was_aimed_at_is_no_plan() -> None:
    for telling in told("L'[attaque|trigger] a visé un convoi de l'armée près de [Kona|place].")[0].tellings:
        assert "planned" not in telling.realis


def test_an_attack_that_has_to_come_is_planned() -> None:
    assert (
        "planned"
        in told("L'attaque des rebelles contre la caserne de [Kona|place] doit commencer demain.")[0].tellings[0].realis
    )


def test_the_place_of_a_cleft_is_that_of_its_clause() -> None:
    assert_read("C'est vers [Kona|place] que des roquettes ont été [tirées|trigger] par les rebelles.")


def test_the_failure_told_right_after_says_where_it_was() -> None:
    events = told(
        "Les [rebelles|agent] ont attaqué la garnison. Les [rebelles|actor] ont subi un échec près de [Kona|place]."
    )
    assert [p.text for p in events[0].place] == ["Kona"]


def test_the_fighting_that_follows_an_attack_changes_nothing_of_its_kind() -> None:
    events = told("Les [rebelles|agent] ont attaqué la caserne de [Kona|place]. Les combats ont duré toute la nuit.")
    assert [e.type for e in events] == ["assault"]


def test_the_day_of_the_report_dates_no_happening() -> None:
    assert all(e.time_text is None for e in told("[date 2021-03|day] Des rebelles ont attaqué la caserne de Kona."))


def test_a_fight_after_other_things_is_fought_by_those_who_began_it() -> None:
    events = told(
        "[L'armée|agent:x-army] a repris [Kona|place] aux [rebelles|target:x-rebels]. Les habitants ont fui. "
        "La ville est en ruines. La bataille aura fait trente morts."
    )
    assert [a.id for a in events[-1].agent] == ["x-army"]
    assert events[-1].type == "clash"


OUTCOMES = [
    ("Les [rebelles|agent] ont tenté en vain de prendre la caserne de [Kona|place].", "failed"),
    ("L'[armée|agent] a tenté sans succès de reprendre [Kona|place] aux rebelles.", "failed"),
    ("Les [rebelles|agent] ne sont pas parvenus à prendre [Kona|place] à l'armée.", "failed"),
    ("Les [rebelles|agent] n'ont pas réussi à prendre [Kona|place] à l'armée.", "failed"),
    ("Les [rebelles|agent] ont échoué à prendre [Kona|place] à l'armée.", "failed"),
    ("Les [rebelles|agent] sont parvenus à prendre [Kona|place] à l'armée.", "succeeded"),
    ("L'assaut des [rebelles|agent] contre [Kona|place] a été mis en échec par l'armée.", "failed"),
    ("L'[armée|agent] a pris [Kona|place] aux rebelles.", None),
]


@pytest.mark.parametrize(("drawing", "outcome"), OUTCOMES)
def test_a_try_that_came_to_nothing_has_failed(drawing: str, outcome: str | None) -> None:
    assert told(drawing)[0].outcome == outcome


@pytest.mark.parametrize(
    "text",
    [
        "Les rebelles sont sur le point de prendre la ville à l'armée.",
        "Les rebelles sont en passe de prendre la ville à l'armée.",
    ],
)
def test_what_is_about_to_happen_is_planned(text: str) -> None:
    assert "planned" in read(text)[0].tellings[0].realis


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("Une attaque de rebelles a coûté la vie à neuf personnes (trois civils et six gardes).", 9),
        ("L'attaque a fait trois blessés (un militaire, un fidèle et un garde).", 3),
    ],
)
def test_those_in_brackets_are_part_of_the_sum(text: str, low: int) -> None:
    event = read(text)[0]
    toll = event.killed or event.injured
    assert toll is not None
    assert toll.low == low


@pytest.mark.parametrize(
    "drawing",
    [
        "Il a été [abattu|trigger] par [les soldats|agent] à [Kona|place].",
        "Jean Dupont a été [tué|trigger] par [des rebelles|agent] à [Kona|place].",
        "Ils ont été [arrêtés|trigger] par [la police|agent] à [Kona|place].",
    ],
)
def test_a_pronoun_or_a_name_is_somebody(drawing: str) -> None:
    assert_read(drawing)


def test_a_unit_named_in_capitals_is_no_raid() -> None:
    events = read("Des hommes du RAID sont arrivés devant la maison où des rebelles armés ont tué dix soldats.")
    assert all(
        s.of("Des hommes du RAID sont arrivés devant la maison où des rebelles armés ont tué dix soldats.") != "RAID"
        for e in events
        for s in e.triggers
    )


def test_whose_place_is_taken_is_the_target() -> None:
    assert_read(
        "[L'armée|agent] a réussi à [prendre|trigger] à [l'État islamique|target] ses positions près de [Kona|place]."
    )


def test_a_place_that_is_taken_is_not_taken_by_the_bombers_of_before() -> None:
    events = told(
        "[La Russie|agent:x-russia] a bombardé [Kona|place]. La ville entière a été reprise aux rebelles le lendemain."
    )
    assert [e.agent for e in events if e.type == "capture"] == [()]


@pytest.mark.parametrize(
    "drawing",
    [
        "L'armée attribue le [tir|trigger] de roquettes à [la milice|agent].",
        "Les [raids|trigger] imputés à [Israël|agent] ont tué dix soldats à [Kona|place].",
        "Les [frappes|trigger], que la radio impute à [Israël|agent], ont visé la caserne de [Kona|place].",
    ],
)
def test_who_is_blamed_is_not_who_was_hit(drawing: str) -> None:
    assert_read(drawing)


def test_the_answer_to_a_blow_falls_on_its_day() -> None:
    events = told(
        "Des rebelles ont tiré sur la caserne de [Kona|place] [lundi|time]. L'[armée|agent] a riposté par des tirs d'artillerie."
    )
    assert [e.time_text is not None for e in events] == [True, True]
    assert events[0].time_text == events[1].time_text
    assert events[1].agent


def test_each_of_two_blows_is_a_part_of_the_attack_that_was_told() -> None:
    events = told(
        "[Le groupe|agent:x-group] a commis deux attentats à la voiture piégée à [Kona|place] [lundi|time]. "
        "La première explosion a visé la [caserne Modibo|place:base]. La deuxième explosion a visé le palais."
    )
    assert len(events) == 3
    assert {e.time_text for e in events} == {events[0].time_text}
    assert all([a.id for a in e.agent] == ["x-group"] for e in events)
    assert [p.text for p in events[1].place] == ["caserne Modibo", "Kona"]


def test_those_who_attacked_fell_where_and_when_they_attacked() -> None:
    events = told(
        "Un attentat a tué dix civils à [Kona|place] [lundi|time]. Trois assaillants ont été tués par la police."
    )
    assert events[-1].type == "clash"
    assert [p.text for p in events[-1].place] == ["Kona"]
    assert events[-1].time_text == events[0].time_text

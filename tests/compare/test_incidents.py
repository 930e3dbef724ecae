"""Accounts side by side: agreement, voices, claims."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from match.telling import event, kin, line, reading, source, span

from recoupe.compare import incidents
from recoupe.compare.agreement import weapons_agree
from recoupe.match import match
from recoupe.model.event import Account, Reading
from recoupe.model.incident import Incident
from recoupe.model.mention import Number

TEXT = "Selon la préfecture, un poste a été attaqué à Ménaka. L'armée dément. Un élu parle de roquettes."
BASE: dict[str, Any] = {
    "agent": "isgs", "target": "malian-army", "place": "Ménaka", "day": "2024-03-05", "killed": (5, 5),
    "sources": ("s1",),
}  # fmt: skip
PREFECT = source("s1", TEXT, "la préfecture", origin="prefecture-menaka")
ARMY = source("s1", TEXT, "L'armée", origin="malian-army", near="malian-army")


def told(name: str, /, by: Any = PREFECT, *, outlet: str | None = None, **changes: Any) -> Reading:  # noqa: ANN401 - any field of an event
    sources = (by,) if by else ()
    fields = {**BASE, **changes} if by else {**BASE, "sources": (), **changes}
    return reading(name, TEXT, event(TEXT, "attaqué", **fields), published="2024-03-06", outlet=outlet, sources=sources)


def incident(*readings: Reading) -> Incident:
    (found,) = incidents(match(readings, line=line), readings, kin)
    return found


def test_figures_that_do_not_meet_differ() -> None:
    assert incident(told("a"), told("b", ARMY, killed=(9, 9))).agreement["killed"] == "differ"


def test_the_accused_who_denies_that_it_happened_denies_the_deed() -> None:
    blamed = told("a", agent="malian-army", target="civilians")
    denied = told("b", ARMY, agent="", target="", killed=None, status="denied")
    assert incident(blamed, denied).agreement["agent"] == "differ"


def test_a_bystander_who_denies_that_it_happened_blames_nobody_else() -> None:
    blamed = told("a", agent="malian-army", target="civilians")
    denied = told("b", agent="", target="", killed=None, status="denied")
    assert incident(blamed, denied).agreement["agent"] == "one"


def test_a_bystander_who_denies_that_it_happened_contradicts_who_tells_it() -> None:
    mayor = source("s1", TEXT, "Un élu", origin="elu-menaka")
    found = incident(told("a"), told("b", mayor, status="denied", killed=None))
    assert found.agreement["status"] == "differ"
    assert {c.value for c in found.claims if c.field == "status"} == {"happened", "did not happen"}


def test_the_accused_who_denies_leaves_it_standing_that_it_happened() -> None:
    blamed = told("a", agent="malian-army", target="civilians")
    denied = told("b", ARMY, agent="", target="", killed=None, status="denied")
    assert incident(blamed, denied).agreement["status"] == "none"


def test_a_drone_is_no_plane_but_a_missile_may_come_from_either() -> None:
    assert weapons_agree({"deux drones"}, {"un avion"}) == "differ"
    assert weapons_agree({"deux drones"}, {"un missile"}) == "compatible"
    assert weapons_agree({"un avion"}, {"l'avion russe"}) == "agree"
    assert weapons_agree({"des roquettes"}, {"des obus de mortier"}) == "differ"


def test_at_least_four_allows_five() -> None:
    assert incident(told("a"), told("b", ARMY, killed=(4, None))).agreement["killed"] == "compatible"


def test_silence_is_not_disagreement() -> None:
    assert incident(told("a"), told("b", ARMY, killed=None)).agreement["killed"] == "one"


def test_the_dead_of_one_side_are_not_set_against_those_of_the_other() -> None:
    assert incident(told("a"), told("b", ARMY, killed=(40, 40), of="agent")).agreement["killed"] != "differ"


def test_the_air_force_is_a_part_of_the_army_and_no_contradiction() -> None:
    assert incident(told("a"), told("b", ARMY, target="malian-air-force")).agreement["target"] == "compatible"


def test_another_culprit_is_a_disagreement() -> None:
    assert incident(told("a"), told("b", ARMY, agent="wagner")).conflicts == ("agent",)


def test_the_region_is_only_vaguer_than_the_town() -> None:
    assert incident(told("a"), told("b", ARMY, place="région de Ménaka")).agreement["place"] == "compatible"


def test_two_reports_on_one_source_s_word_are_one_voice() -> None:
    voices = incident(told("a"), told("b")).voices
    assert (voices.reports, voices.outlets, voices.origins) == (2, 2, ("prefecture-menaka",))


def test_an_outlet_that_cites_nobody_stands_for_itself() -> None:
    assert incident(told("a"), told("b", None, outlet="Le Fleuve")).voices.origins == (
        "outlet:le-fleuve", "prefecture-menaka",
    )  # fmt: skip


def test_an_outlet_s_uncited_recall_of_what_it_told_with_a_source_is_not_counted_again() -> None:
    voices = incident(told("a", outlet="Le Fleuve"), told("b", None, outlet="Le Fleuve")).voices
    assert voices.origins == ("prefecture-menaka",)


def test_a_report_that_names_another_outlet_as_its_source_adds_no_voice() -> None:
    relay = source("s1", TEXT, "Un élu", origin="le-fleuve")
    voices = incident(told("a", None, outlet="Le Fleuve"), told("b", relay, outlet="La Rive")).voices
    assert voices.origins == ("outlet:le-fleuve",)


def test_unnamed_sources_of_two_papers_are_two_voices() -> None:
    unnamed = source("s1", TEXT, "Un élu", named=False)
    assert incident(told("a", unnamed, outlet="A"), told("b", unnamed, outlet="B")).voices.count == 2


def test_an_army_that_gives_its_own_dead_admits_them() -> None:
    assert incident(told("a"), told("b", ARMY)).voices.admissions == 1


def test_every_claim_points_at_its_words_and_names_its_chain() -> None:
    relayed = source("s1", TEXT, "Un élu", via="Sahel Hebdo", named=False)
    (claim,) = [c for c in incident(told("a", relayed, outlet="La Rive")).claims if c.field == "killed"]
    assert (claim.value, claim.span.of(TEXT), claim.chain) == ("5", "attaqué", ("Un élu", "Sahel Hebdo", "La Rive"))


def test_a_count_in_words_is_compared_as_a_number() -> None:
    text = "Trois roquettes sont tombées sur Ménaka, selon l'armée; un élu parle de huit projectiles."
    words = {"three": "Trois", "eight": "huit projectiles"}
    told = event(text, "tombées", "shelling", place="Ménaka", day="2024-03-05", sources=("s1",))
    accounts = (
        Account("s1", "count", "Trois roquettes", span(text, words["three"]), "reported"),
        Account("s2", "count", words["eight"], span(text, words["eight"]), "reported"),
    )
    numbers = (Number(span(text, "Trois"), "Trois", 3, 3), Number(span(text, "huit"), "huit", 8, 8))
    one = reading(
        "a", text, replace(told, accounts=accounts),
        sources=(source("s1", text, "l'armée", origin="armee"), source("s2", text, "un élu", origin="elu")),
    )  # fmt: skip
    found = incident(replace(one, mentions=replace(one.mentions, numbers=numbers)))
    assert found.agreement["count"] == "differ"


def test_a_coalition_and_the_forces_of_a_member_do_not_differ() -> None:
    readings = [told("a", agent="saudi-led-coalition"), told("b", ARMY, agent="saudi-arabia")]
    (found,) = incidents(match(readings, line=line), readings)
    assert found.agreement["agent"] == "compatible"


def test_the_same_day_at_another_hour_differs() -> None:
    hours = [told("a"), told("b", ARMY)]
    for number, part in enumerate(("afternoon", "night")):
        (one,) = hours[number].events
        when = one.tellings[0].time
        assert when is not None
        telling = replace(one.tellings[0], time=replace(when, part_of_day=part))
        hours[number] = replace(hours[number], events=(replace(one, tellings=(telling,)),))
    assert incident(*hours).agreement["time"] == "agree"  # six in the evening may be both
    (one,) = hours[1].events
    when = one.tellings[0].time
    assert when is not None
    dawn = replace(one, tellings=(replace(one.tellings[0], time=replace(when, part_of_day="dawn")),))
    assert incident(hours[0], replace(hours[1], events=(dawn,))).agreement["time"] == "differ"

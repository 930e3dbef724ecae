"""Which events are one happening."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from match.telling import days, event, line, reading, span

from recoupe.match import add, begin, clusters, match
from recoupe.model.event import Reading
from recoupe.model.incident import Cluster
from recoupe.model.judgement import Judgement, Told, Verdict

MARKET = "Des hommes armés ont attaqué un poste à Ménaka."
BASE: dict[str, Any] = {
    "agent": "isgs", "target": "malian-army", "place": "Ménaka", "day": "2024-03-05", "killed": (5, 5),
}  # fmt: skip


def told(name: str, /, **changes: Any) -> Reading:  # noqa: ANN401 - any field of an event
    """A report of the attack on Ménaka, changed as said."""
    return reading(name, MARKET, event(MARKET, "attaqué", **{**BASE, **changes}), published="2024-03-06")


def together(*readings: Reading, judgements: tuple[Judgement, ...] = ()) -> list[list[str]]:
    found = match(readings, judgements, line=line)
    return sorted(sorted(member.report for member in cluster.members) for cluster in found)


def judged(verdict: Verdict, left: str, right: str) -> Judgement:
    at = span(MARKET, "attaqué")
    return Judgement("j1", verdict, Told(left, "e1", at), Told(right, "e1", at), "codeuse", "2024-04-01T09:00:00Z")


def test_the_same_day_place_and_kind_is_one_incident() -> None:
    assert together(told("a"), told("b")) == [["a", "b"]]


def test_another_toll_and_another_culprit_do_not_part_two_accounts() -> None:
    assert together(told("a"), told("b", killed=(9, 9), agent="wagner")) == [["a", "b"]]


def test_an_account_that_only_names_the_region_is_joined() -> None:
    assert together(told("a"), told("b", place="région de Ménaka")) == [["a", "b"]]


def test_what_one_calls_an_assault_another_may_call_a_clash() -> None:
    assert together(told("a"), told("b", kind="clash", killed=None)) == [["a", "b"]]


def test_the_same_road_two_days_later_is_another_incident() -> None:
    assert together(told("a"), told("b", day="2024-03-07", killed=(7, 7))) == [["a"], ["b"]]


FIRE = "Des obus ont visé la base de l'armée. L'armée a riposté au canon."
ANSWER = "Les canons ont riposté vers le marché, disent les habitants de ce quartier."


def fire(name: str) -> Reading:
    return reading(
        name, FIRE, event(FIRE, "ont visé", "shelling", target="malian-army", place="Ménaka", day="2024-03-05")
    )


def answer(name: str) -> Reading:
    return reading(
        name, FIRE, event(FIRE, "a riposté", "shelling", agent="malian-army", place="Ménaka", day="2024-03-05")
    )


DENIAL = "Un drone a frappé la base à l'aube, dit un élu. L'armée assure qu'elle n'a pas été visée. Rien n'a été visé."


def disputed(**changes: Any) -> Reading:  # noqa: ANN401 - any field of an event
    struck = event(DENIAL, "a frappé", "airstrike", target="malian-army", place="Ménaka", day="2024-03-05")
    denied = {"identity": "e2", "target": "malian-army", "place": "Ménaka", "status": "denied", **changes}
    return reading(
        "a", DENIAL, struck, event(DENIAL, "n'a pas été visée", "airstrike", **denied), published="2024-03-06"
    )


def test_what_one_tells_and_the_other_denies_in_one_report_is_one_incident() -> None:
    assert together(disputed()) == [["a", "a"]]


def test_a_denial_that_names_neither_doer_nor_sufferer_is_of_nothing_in_particular() -> None:
    assert together(disputed(target="")) == [["a"], ["a"]]


def test_fire_and_the_answer_to_it_are_two_incidents() -> None:
    assert together(fire("a"), fire("b"), answer("c"), answer("d")) == [["a", "b"], ["c", "d"]]


def test_fire_and_the_answer_to_it_in_one_report_are_two_events() -> None:
    reply = event(FIRE, "a riposté", "shelling", identity="e2", agent="malian-army", place="Ménaka", day="2024-03-05")
    both = replace(fire("a"), events=(*fire("a").events, reply))
    assert together(both, fire("b")) == [["a"], ["a", "b"]]


def test_an_account_without_a_day_does_not_bind_two_days_together() -> None:
    found = together(told("a"), told("b"), told("c", day="", killed=None), told("d", day="2024-03-08"))
    assert [group for group in found if "d" in group] == [["d"]]


def test_a_missing_day_counts_from_when_it_was_told() -> None:
    late = replace(told("b", day="", kind="clash"), published=days("2024-06-01"))
    early = told("c", day="", kind="clash")
    assert together(told("a"), late, early) == [["a", "c"], ["b"]]


def test_the_same_day_in_another_town_is_another_incident() -> None:
    assert together(told("a"), told("b", place="Gao", killed=(7, 7))) == [["a"], ["b"]]


def test_exchanged_roles_are_two_incidents() -> None:
    answer = told("b", agent="malian-army", target="isgs", kind="airstrike", killed=(20, 20))
    assert together(told("a"), answer) == [["a"], ["b"]]


def test_a_plan_is_not_the_deed() -> None:
    assert together(told("a"), told("b", status="planned", killed=None, day="")) == [["a"], ["b"]]


def test_an_account_that_gives_nothing_but_the_kind_stays_alone() -> None:
    bare = reading("b", MARKET, event(MARKET, "attaqué"), published="2024-03-06")
    assert together(told("a"), bare) == [["a"], ["b"]]


def test_a_weekday_alone_holds_an_account_to_its_day() -> None:
    text = "Mardi, des hommes armés ont attaqué Ménaka. Mercredi, ils ont attaqué encore."
    right = reading("b", text, event(text, "attaqué", **{**BASE, "day": "", "time_words": "Mardi"}))
    wrong = reading("c", text, event(text, "attaqué", **{**BASE, "day": "", "time_words": "Mercredi", "killed": None}))
    assert together(told("a"), right, wrong) == [["a", "b"], ["c"]]


TWICE = "Un poste a été attaqué à Ménaka. Le camp avait aussi été visé."


def twice(**changes: Any) -> Reading:  # noqa: ANN401 - any field of an event
    """A report that tells an attack in one sentence and something, changed as said, in the next."""
    second = event(TWICE, "visé", identity="e2", **{**BASE, **changes})
    return reading("b", TWICE, event(TWICE, "attaqué", **BASE), second, published="2024-03-06")


def test_two_events_that_a_report_tells_on_two_days_stay_two() -> None:
    found = match((told("a"), twice(day="2024-03-04")), line=line)
    assert sorted(len(cluster.members) for cluster in found) == [1, 2]


def test_two_kinds_of_event_in_one_report_stay_two() -> None:
    found = match((told("a"), twice(kind="airstrike", agent="malian-air-force", target="isgs", killed=None)), line=line)
    assert sorted(len(cluster.members) for cluster in found) == [1, 2]


def test_what_a_report_tells_in_its_title_and_again_below_is_one_member() -> None:
    (found,) = match((told("a"), twice(day="")), line=line)
    assert [(member.report, member.event) for member in found.members] == [("a", "e1"), ("b", "e1"), ("b", "e2")]


def test_an_event_whose_tellings_give_two_days_is_taken_apart() -> None:
    one, other = event(TWICE, "attaqué", **BASE), event(TWICE, "visé", **{**BASE, "day": "2022-01-10"})
    both = replace(one, tellings=(*one.tellings, *other.tellings))
    found = match((told("a"), reading("b", TWICE, both, published="2024-03-06")), line=line)
    assert sorted([(m.report, m.tellings) for m in cluster.members] for cluster in found) == [
        [("a", ()), ("b", (0,))],
        [("b", (1,))],
    ]


def test_a_person_s_judgement_outranks_the_reasons() -> None:
    alike, unlike = (told("a"), told("b")), (told("a"), told("b", place="Gao", day="2024-03-20"))
    assert together(*alike, judgements=(judged("not-same", "a", "b"),)) == [["a"], ["b"]]
    assert together(*unlike, judgements=(judged("same", "a", "b"),)) == [["a", "b"]]


def test_each_pair_is_explained_in_words_that_quote_both_accounts() -> None:
    (cluster,) = match((told("a"), told("b", killed=(9, 9))), line=line)
    words = {because.rule: because.words for because in cluster.links[0].because}
    assert words["same_day"] == "Both accounts give the same day or night: 2024-03-05."
    assert words["killed_differ"].endswith("incident often do: killed 5 / killed 9.")
    assert sum(b.weight for b in cluster.links[0].because) - 6.0 == pytest.approx(cluster.links[0].weight)


def test_the_nearest_that_was_left_out_is_named() -> None:
    (held,) = [c for c in match((told("a"), told("b"), told("c", day="2024-03-07")), line=line) if len(c.members) == 2]
    assert [link.right.report for link in held.left_out[:1]] == ["c"]


CASE = (
    told("a"), told("b", killed=(9, 9)), told("c", place="région de Ménaka"), told("d", day="2024-03-07"),
    told("e", place="Gao"), told("f", kind="clash", agent=""), told("g", day=""), told("h", place="Inékar"),
    told("i", kind="airstrike", agent="malian-air-force", target="isgs"), told("j", day="2024-03-01/2024-03-31"),
)  # fmt: skip


@given(st.permutations(CASE))
@settings(max_examples=40, deadline=None)
def test_the_order_of_reports_changes_nothing(shuffled: list[Reading]) -> None:
    assert match(shuffled, line=line) == match(CASE, line=line)


@given(st.permutations(CASE), st.integers(1, len(CASE) - 1))
@settings(max_examples=40, deadline=None)
def test_adding_reports_one_after_the_other_gives_the_same_groups(shuffled: list[Reading], cut: int) -> None:
    case = add(add(begin(line=line), shuffled[:cut]), shuffled[cut:])
    assert members(clusters(case)) == members(match(CASE, line=line))


def members(found: tuple[Cluster, ...]) -> set[frozenset[str]]:
    return {frozenset(member.report for member in cluster.members) for cluster in found}


def test_adding_one_report_compares_only_what_shares_its_week_and_place() -> None:
    places = ("Ménaka", "Gao", "Tillia")
    many = [
        told(f"r{week}-{at}", place=place, day=f"20{10 + week // 12}-{week % 12 + 1:02d}-11")
        for week in range(48)
        for at, place in enumerate(places)
    ]
    case = add(begin(line=line), many)
    assert add(case, [told("new", day="2011-03-11")]).compared <= 3


def test_the_answer_to_an_attack_some_way_off_is_another_event_of_the_same_report() -> None:
    found = match((twice(place="Inékar", killed=None, agent="", target=""),), line=line)
    assert sorted(len(cluster.members) for cluster in found) == [1, 1]


def test_other_words_for_an_unsettled_day_are_another_day() -> None:
    text = "Mercredi, un poste a été attaqué à Ménaka. La veille, un camp avait été visé."
    fields = {**BASE, "day": ""}
    one = event(text, "attaqué", **{**fields, "time_words": "Mercredi"})
    other = event(text, "visé", **{**fields, "time_words": "La veille"})
    both = replace(one, tellings=(*one.tellings, *other.tellings))
    found = match((reading("a", text, both),), line=line)
    assert sorted(member.tellings for cluster in found for member in cluster.members) == [(0,), (1,)]

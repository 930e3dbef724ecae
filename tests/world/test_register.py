"""The register of actors: ids, kin, and the forces of each state."""

from __future__ import annotations

import re

import pytest

from recoupe.world.register import ActorRegister, KnownActor, People, load_register

REGISTER = load_register()


def test_the_register_knows_at_least_four_hundred_actors_of_wars_each_with_a_source() -> None:
    groups = [actor for actor in REGISTER if actor.kind != "state"]
    assert len(groups) >= 400
    assert [actor.id for actor in REGISTER if not actor.source] == []


def test_ids_are_slugs_and_no_id_stands_twice() -> None:
    ids = [actor.id for actor in REGISTER]
    assert [one for one in ids if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", one)] == []
    assert len(ids) == len(set(ids))


def test_every_actor_that_is_part_of_another_is_part_of_one_that_is_known() -> None:
    assert [a.id for a in REGISTER if a.part_of and REGISTER.known(a.part_of) is None] == []


def test_every_kind_of_actor_has_one_of_acleds_numbers() -> None:
    assert {actor.inter for actor in REGISTER} <= set("12345678")


def test_years_run_forwards() -> None:
    assert [a.id for a in REGISTER if a.since and a.until and a.since > a.until] == []


def test_no_line_of_parents_runs_in_a_circle() -> None:
    assert [a.id for a in REGISTER if REGISTER.line(a.id).count(a.id) != 1] == []


@pytest.mark.parametrize(
    ("people", "branch", "expected"),
    [
        ("mali", "army", "malian-army"),
        ("x-egypt", "army", "x-egyptian-army"),
        ("x-egypt", "police", "x-egyptian-police"),
        ("x-afghanistan", "special-forces", "x-afghan-special-forces"),
        ("united-states", "special-forces", "us-forces"),
        ("syria", "air-force", "syrian-air-force"),
        ("ukraine", "air-force", "ukrainian-forces"),
        ("x-azerbaijan", "air-force", "x-azerbaijani-air-force"),
        ("syria", "rebels", "syrian-rebels"),
        ("syria", "opposition", "syrian-opposition"),
        ("drc", "army", "fardc"),
        ("kurds", "army", "kurdish-forces"),
        ("mali", "state", "mali"),
        ("nowhere", "army", None),
    ],
)
def test_each_branch_of_a_state_has_one_id(people: str, branch: str, expected: str | None) -> None:
    assert REGISTER.forces(people, branch) == expected


def test_an_air_force_is_kin_of_its_state_and_no_kin_of_another() -> None:
    assert REGISTER.kin("syrian-air-force", "syria")
    assert REGISTER.kin("syria", "syrian-air-force")
    assert not REGISTER.kin("syrian-air-force", "russia")
    assert not REGISTER.kin("syrian-air-force", "national-defence-forces")


def test_nobody_is_kin_of_no_one() -> None:
    assert not REGISTER.kin(None, "syria")
    assert not REGISTER.kin("syria", "")


def test_a_composed_id_belongs_to_its_state_without_a_row_of_its_own() -> None:
    police = REGISTER.known("x-malian-police")
    assert police is not None
    assert (police.part_of, police.country, police.kind) == ("mali", "ML", "state-forces")
    assert REGISTER.state("x-malian-police") == "mali"


def test_an_id_of_nobody_is_unknown() -> None:
    assert REGISTER.known("x-martian-police") is None
    assert REGISTER.known("x-police") is not None
    assert REGISTER.known("") is None


def test_a_country_code_leads_to_its_state() -> None:
    people = REGISTER.people_of("ml")
    assert people is not None
    assert people.state == "mali"
    assert REGISTER.people_of(None) is None
    assert REGISTER.people_of("??") is None


def test_a_circle_of_parents_ends() -> None:
    register = ActorRegister([KnownActor("a", "A", "militia", "b"), KnownActor("b", "B", "militia", "a")], [])
    assert register.line("a") == ("a", "b")


def test_a_people_without_a_state_fights_with_what_it_has() -> None:
    register = ActorRegister([], [People("hill", "", "", "Hill", "Hill", "hill-guard", "hill-guard")])
    assert register.forces("hill", "police") == "hill-guard"
    assert register.forces("hill", "state") == "hill-guard"

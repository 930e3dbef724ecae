"""ACLED's and GED's columns and rules."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from show.sample import MENAKA, incident, readings

from recoupe.export import acled, ged
from recoupe.export.bundle import Bundle
from recoupe.model.event import EVENT_TYPES, EventType
from recoupe.model.incident import Claim, Incident
from recoupe.model.mention import Days, Number
from recoupe.model.text import Span

BY_NAME = {reading.report.name: reading for reading in readings()}


def acled_row(of: Incident) -> dict[str, Any]:
    return next(acled.rows(Bundle([of], BY_NAME)))


def ged_row(of: Incident) -> dict[str, Any]:
    return next(ged.rows(Bundle([of], BY_NAME)))


def with_claims(*claims: Claim) -> Incident:
    return replace(incident(), claims=claims)


def claim(field: str, value: str, low: int | None = None, high: int | None = None, of: str | None = None) -> Claim:
    return Claim(field, value, "un.txt", "e1", Span(0, 4), "reported", low=low, high=high, of=of)


def test_acled_has_31_columns() -> None:
    assert list(acled_row(incident())) == list(acled.COLUMNS)
    assert len(acled.COLUMNS) == 31


def test_ged_has_49_columns() -> None:
    assert list(ged_row(incident())) == list(ged.COLUMNS)
    assert len(ged.COLUMNS) == 49


def test_acled_takes_the_lowest_of_differing_tolls_and_says_so() -> None:
    row = acled_row(incident())
    assert row["fatalities"] == 5
    assert "lowest of the totals" in row["notes"]


def test_ged_keeps_low_best_and_high() -> None:
    row = ged_row(incident())
    assert (row["low"], row["best"], row["high"]) == (5, 5, 8)


@pytest.mark.parametrize(("low", "fatalities"), [(2, 3), (20, 12), (200, 100), (45, 45)])
def test_acled_turns_a_vague_word_into_its_figure(low: int, fatalities: int) -> None:
    assert acled_row(with_claims(claim("killed", "several", low, None)))["fatalities"] == fatalities


def test_no_mention_of_the_dead_is_zero_for_acled_and_no_row_for_ged() -> None:
    silent = with_claims(claim("agent", "malian-army"))
    assert acled_row(silent)["fatalities"] == 0
    assert list(ged.rows(Bundle([silent], BY_NAME))) == []


@pytest.mark.parametrize(
    ("first", "last", "precision", "day"),
    [
        ("2024-03-05", "2024-03-05", 1, "2024-03-05"),
        ("2024-03-04", "2024-03-10", 2, "2024-03-07"),
        ("2024-03-01", "2024-03-31", 3, "2024-03-16"),
    ],
)
def test_acled_dates_a_period_at_its_middle(first: str, last: str, precision: int, day: str) -> None:
    row = acled_row(replace(incident(), date=Days(first, last, f"{first}/{last}")))
    assert (row["time_precision"], row["event_date"]) == (precision, day)


def test_an_incident_without_a_day_is_no_row() -> None:
    undated = replace(incident(), date=None)
    assert list(acled.rows(Bundle([undated], BY_NAME))) == []


def test_an_incident_somewhere_in_a_country_is_no_row_of_acled() -> None:
    somewhere = replace(incident(), place=replace(MENAKA, kind="country"))
    assert list(acled.rows(Bundle([somewhere], BY_NAME))) == []


def test_an_attack_on_civilians_alone_is_violence_against_civilians() -> None:
    attack = replace(with_claims(claim("target", "civilians"), claim("agent", "islamic-state")), type="assault")
    row = acled_row(attack)
    assert (row["event_type"], row["civilian_targeting"]) == ("Violence against civilians", "Civilians targeted")
    assert (
        ged_row(replace(attack, claims=(*attack.claims, claim("killed", "4", 4, 4, "civilians"))))["type_of_violence"]
        == 3
    )


def test_a_foreign_army_is_an_external_force() -> None:
    row = acled_row(replace(with_claims(claim("agent", "us-forces")), type="airstrike"))
    assert row["inter1"] == "External/Other forces"


def test_country_and_region_follow_from_the_place() -> None:
    row = acled_row(incident())
    assert (row["iso"], row["country"], row["region"]) == ("466", "Mali", "Western Africa")


def test_disagreement_is_written_out_in_the_notes() -> None:
    assert "Accounts differ on killed" in acled_row(incident())["notes"]


def test_acled_names_every_rule_in_the_notes() -> None:
    notes = acled_row(incident())["notes"]
    assert [rule for rule in ("date:", "type:", "actors:", "place:", "fatalities:") if rule not in notes] == []


def test_at_least_two_is_a_figure_and_several_is_none() -> None:
    number = Number(Span(0, 4), "Au moins deux", 2, None, "Au moins")
    reading = BY_NAME["un.txt"]
    counted = replace(reading, mentions=replace(reading.mentions, numbers=(number,)))
    bundle = Bundle([with_claims(claim("killed", "2 or more", 2, None))], {**BY_NAME, "un.txt": counted})
    assert next(acled.rows(bundle))["fatalities"] == 2


def test_several_in_one_account_and_two_in_another_is_two() -> None:
    assert acled_row(with_claims(claim("killed", "several", 2, None), claim("killed", "2", 2, 2)))["fatalities"] == 2


def test_what_is_only_planned_is_no_event_of_acled() -> None:
    bundle = Bundle([replace(incident(), claims=(replace(claim("agent", "malian-army"), status="planned"),))], BY_NAME)
    assert list(acled.rows(bundle)) == []
    assert bundle.left_out["only planned or denied"] == 1


def test_soldiers_killed_are_no_violence_against_civilians() -> None:
    row = acled_row(with_claims(claim("target", "malian-army")))
    assert (row["event_type"], row["sub_event_type"]) == ("Battles", "Armed clash")


@pytest.mark.parametrize("doer", ["civilians", "malian-army", ""])
def test_whoever_holds_a_protest_is_protesters_and_no_civilians_are_targeted(doer: str) -> None:
    claims = (claim("target", "civilians"), *((claim("agent", doer),) if doer else ()))
    row = acled_row(replace(with_claims(*claims), type="protest"))
    assert (row["actor1"], row["inter1"]) == ("Protesters (Mali)", "Protesters")
    assert (row["actor2"], row["inter2"], row["interaction"]) == ("", "", "Protesters only")
    assert row["civilian_targeting"] == ""
    assert bool(row["assoc_actor_1"]) is bool(doer)


def test_civilians_who_act_are_not_targeted() -> None:
    row = acled_row(with_claims(claim("agent", "civilians"), claim("target", "malian-army")))
    assert row["inter1"] == "Civilians"
    assert row["civilian_targeting"] == ""


def test_acled_says_of_one_kind_of_actor_that_it_is_alone() -> None:
    assert acled_row(with_claims(claim("agent", "malian-army")))["interaction"] == "State forces only"
    both = with_claims(claim("agent", "malian-army"), claim("target", "civilians"))
    assert acled_row(both)["interaction"] == "State forces-Civilians"


def test_ged_counts_the_dead_of_an_attack_on_civilians_as_civilians() -> None:
    attack = with_claims(
        claim("agent", "islamic-state"), claim("target", "civilians"), claim("killed", "4", 4, 4, "target")
    )
    row = ged_row(attack)
    assert (row["type_of_violence"], row["deaths_b"], row["deaths_civilians"]) == (3, 0, 4)


SUB_EVENTS = {
    "Battles": {"Government regains territory", "Non-state actor overtakes territory", "Armed clash"},
    "Protests": {"Excessive force against protesters", "Protest with intervention", "Peaceful protest"},
    "Riots": {"Violent demonstration", "Mob violence"},
    "Explosions/Remote violence": {
        "Chemical weapon", "Air/drone strike", "Suicide bomb", "Shelling/artillery/missile attack",
        "Remote explosive/landmine/IED", "Grenade",
    },
    "Violence against civilians": {"Sexual violence", "Attack", "Abduction/forced disappearance"},
    "Strategic developments": {
        "Agreement", "Arrests", "Change to group/activity", "Disrupted weapons use",
        "Headquarters or base established", "Looting/property destruction", "Non-violent transfer of territory", "Other",
    },
}  # fmt: skip


@pytest.mark.parametrize("kind", EVENT_TYPES)
@pytest.mark.parametrize("target", ["civilians", "malian-army", ""])
def test_acled_gets_only_codes_that_it_allows(kind: EventType, target: str) -> None:
    claims = (claim("agent", "islamic-state"), *((claim("target", target),) if target else ()))
    row = acled_row(replace(with_claims(*claims), type=kind))
    assert row["sub_event_type"] in SUB_EVENTS[row["event_type"]]
    assert row["disorder_type"] in ("Political violence", "Demonstrations", "Strategic developments")
    assert {row["inter1"], row["inter2"]} <= {*acled.INTER.values(), ""}
    assert (row["time_precision"], row["geo_precision"]) in {(a, b) for a in (1, 2, 3) for b in (1, 2, 3)}
    assert row["civilian_targeting"] in ("Civilians targeted", "")


@pytest.mark.parametrize("kind", EVENT_TYPES)
def test_ged_gets_only_codes_that_it_allows(kind: EventType) -> None:
    row = ged_row(replace(incident(), type=kind))
    assert row["type_of_violence"] in (1, 2, 3, "")
    assert row["where_prec"] in range(1, 8)
    assert row["date_prec"] in range(1, 6)
    assert row["event_clarity"] in (1, 2)
    assert row["low"] <= row["best"] <= row["high"]
    assert row["deaths_a"] + row["deaths_b"] + row["deaths_civilians"] + row["deaths_unknown"] == row["best"]


def test_ged_says_how_it_came_by_its_figures() -> None:
    assert "lowest and highest of 2 totals" in ged_row(incident())["code_status"]
    assert ged_row(incident())["source_original"] == "elu; army"

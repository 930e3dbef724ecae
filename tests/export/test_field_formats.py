"""ACLED's and GED's columns and rules."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from show.sample import MENAKA, incident, readings

from recoupe.export import acled, ged
from recoupe.model.incident import Claim, Incident
from recoupe.model.mention import Days
from recoupe.model.text import Span
from recoupe.world.register import load_register

BY_NAME = {reading.report.name: reading for reading in readings()}


def acled_row(of: Incident) -> dict[str, Any]:
    return next(acled.rows([of], BY_NAME, load_register()))


def ged_row(of: Incident) -> dict[str, Any]:
    return next(ged.rows([of], BY_NAME, load_register()))


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
    assert list(ged.rows([silent], BY_NAME, load_register())) == []


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
    assert list(acled.rows([undated], BY_NAME, load_register())) == []


def test_an_incident_somewhere_in_a_country_is_no_row_of_acled() -> None:
    somewhere = replace(incident(), place=replace(MENAKA, kind="country"))
    assert list(acled.rows([somewhere], BY_NAME, load_register())) == []


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

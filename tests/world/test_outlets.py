"""The register of outlets: who is in it, and how its names are found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.errors import LexiconError
from recoupe.world.outlets import Outlet, load_outlets

if TYPE_CHECKING:
    from pathlib import Path

OUTLETS = load_outlets()
HEADER = "id,name,names,kind,camp,language,country,actor,citation\n"


def _ids(phrase: str) -> list[str]:
    return [row.id for _, _, row in OUTLETS.inside(phrase)]


def test_the_register_holds_at_least_two_hundred_and_fifty_outlets() -> None:
    assert len(OUTLETS.rows) >= 250


def test_each_outlet_has_a_camp_and_a_page_where_it_can_be_checked() -> None:
    assert [row.id for row in OUTLETS.rows if not row.camp or not row.citation.startswith("https://")] == []


def test_no_name_stands_twice() -> None:
    names = [name for row in OUTLETS.rows for name in row.names]
    assert sorted({n for n in names if names.count(n) > 1}) == []


@pytest.mark.parametrize("row", OUTLETS.rows, ids=lambda row: row.id)
def test_each_outlet_is_found_by_its_first_name(row: Outlet) -> None:
    assert row.id in _ids(f"selon {row.names[0]}")


def test_a_name_is_found_without_its_accents_and_with_a_round_apostrophe() -> None:
    assert _ids("l’Observatoire syrien des droits de l’homme, à Londres") == ["osdh"]


def test_the_longest_name_wins() -> None:
    assert _ids("le ministère russe de la Défense") == ["russian-mod"]


def test_a_paper_named_like_a_common_word_asks_for_its_capitals() -> None:
    assert _ids("dans le monde entier") == []
    assert _ids("écrit Le Monde") == ["le-monde"]


def test_an_acronym_in_small_letters_is_no_agency() -> None:
    assert _ids("un ap de plus") == []


def test_a_monitor_vouches_as_a_monitor_and_does_not_relay() -> None:
    osdh = OUTLETS.by_id["osdh"]
    assert (osdh.vouches_as, osdh.relays) == ("monitor", False)


def test_an_agency_vouches_as_an_outlet_and_relays() -> None:
    reuters = OUTLETS.by_id["reuters"]
    assert (reuters.vouches_as, reuters.relays) == ("outlet", True)


def test_an_actor_with_one_command_speaks_through_it() -> None:
    assert OUTLETS.by_actor["popular-mobilization-forces"].id == "hachd"


def test_a_state_with_many_ministries_has_no_single_voice() -> None:
    assert "russia" not in OUTLETS.by_actor


def test_a_name_alone_is_found_with_or_without_its_article() -> None:
    found = OUTLETS.named("l’AFP")
    assert found is not None
    assert found.id == "afp"


def test_an_unknown_name_gives_none() -> None:
    assert OUTLETS.named("La Gazette de Nulle-Part") is None


def test_an_unknown_kind_is_refused_with_the_row_s_name(tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    table.write_text(HEADER + "x,X,X,weblog,,fr,FR,,https://example.org\n")
    with pytest.raises(LexiconError, match="“x” is of the unknown kind “weblog”"):
        load_outlets(table)


def test_an_id_that_stands_twice_is_refused(tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    table.write_text(HEADER + "x,X,X,paper,,fr,FR,,https://example.org\n" * 2)
    with pytest.raises(LexiconError, match="“x” stands twice"):
        load_outlets(table)


@given(st.text(max_size=80))
def test_a_found_name_lies_inside_the_phrase_and_in_order(phrase: str) -> None:
    places = [(a, b) for a, b, _ in OUTLETS.inside(phrase)]
    assert all(0 <= a < b <= len(phrase) for a, b in places)
    assert places == sorted(places)

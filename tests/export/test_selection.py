"""Which incidents are handed on."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from show.sample import FIRST, SECOND, incident

from recoupe.errors import InputError
from recoupe.export.selection import Selection
from recoupe.model.incident import Claim
from recoupe.model.mention import Days
from recoupe.model.text import Span

TEXTS = {"un.txt": FIRST, "deux.txt": SECOND}


def fits(said: str, *, judged: bool = False) -> bool:
    return Selection.asked(said).selects(incident(), TEXTS.__getitem__, {incident().id} if judged else ())


@pytest.mark.parametrize(
    "said",
    [
        "",
        "type=killing",
        "type=shelling,killing",
        "since=2024-03-05",
        "since=2024 until=2024",
        "until=2024-03",
        "place=menaka",
        'place="MÉNAKA",Gao',
        "within=Mali",
        "in=ml",
        'outlet="Le Relais"',
        "outlet=relais,LaLettre",
        "source=elu",
        'source="un élu local"',
        "status=hedged",
        "differs=killed",
        "voices>=2",
        "voices>1",
        "reports>=2",
        "killed>=8",
        "judged=no",
        "placed=yes",
        "bbox=2,15,3,16",
        'area="2,15;3,15;3,17;2,17"',
        "soldats menaka",
        '"un elu local"',
        "sold*",
        "«auraient péri» type=killing",
    ],
)
def test_what_fits(said: str) -> None:
    assert fits(said)


@pytest.mark.parametrize(
    "said",
    [
        "type=shelling",
        "since=2024-03-06",
        "until=2024-02",
        "place=Gao",
        "within=Niger",
        "outlet=Relais-du-Soir",
        "source=osdh",
        "status=denied",
        "differs=place",
        "voices>=3",
        "voices>2",
        "reports>=3",
        "killed>=9",
        "judged=yes",
        "placed=no",
        "bbox=10,15,12,16",
        "area=10,15;12,15;12,17",
        "hélicoptère",
        '"élu un"',
        "sold",
        "type=killing since=2025",
    ],
)
def test_what_does_not_fit(said: str) -> None:
    assert not fits(said)


def test_what_people_judged_can_be_asked_for() -> None:
    assert fits("judged=yes", judged=True)


def test_an_actor_is_found_by_id_and_by_name() -> None:
    army = Claim("agent", "malian-army", "un.txt", "e1", Span(0, 4), "reported")
    one = replace(incident(), claims=(army,))
    assert Selection.asked("actor=malian-army").selects(one)
    assert not Selection.asked("actor=islamic-state").selects(one)


def test_what_has_no_date_fits_no_days() -> None:
    undated = replace(incident(), date=None)
    assert not Selection.asked("since=2000").selects(undated)


def test_an_open_end_may_still_go_on() -> None:
    since_may = replace(incident(), date=Days("2018-05-21", None, "2018-05-21/.."))
    assert Selection.asked("since=2020").selects(since_may)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("typ=shelling", "Did you mean “type”"),
        ("type=sheling", "Did you mean “shelling”"),
        ("status=reportd", "Did you mean “reported”"),
        ("differs=kiled", "Did you mean “killed”"),
        ("since=mai", "since=2018-05"),
        ("since=2018-13", "no day, month or year"),
        ("until=2018-02-30", "no day, month or year"),
        ("since=2019 until=2018", "Give since the earlier day"),
        ("voices=2", "voices>=2"),
        ("voices>=deux", "is no number"),
        ("voices>=²", "is no number"),
        ("type>=shelling", "type="),
        ("judged=maybe", "judged=yes or judged=no"),
        ("type=", "has no value"),
        ("bbox=1,2,3", "4 numbers"),
        ("bbox=1,9,3,2", "upside down"),
        ("bbox=nan,1,2,3", "4 numbers"),
        ("area=1,2;3,4", "three corners"),
        ("since=2018 since=2019", "takes one value"),
    ],
)
def test_a_question_that_cannot_be_asked_says_how_to_ask(said: str, told: str) -> None:
    with pytest.raises(InputError, match=told):
        Selection.asked(said)


def test_an_address_asks_the_same_as_the_typed_question() -> None:
    pairs = [("type", "shelling"), ("type", "airstrike"), ("from", "2018-05"), ("voices", "2"), ("q", "bus brûlé"),
             ("sort", "-date"), ("actor", "")]  # fmt: skip
    assert Selection.of_query(pairs) == Selection.asked("type=shelling,airstrike since=2018-05 voices>=2 bus brûlé")


def test_no_question_selects_everything() -> None:
    assert Selection.asked("  ").is_open
    assert not Selection.asked("judged=no").is_open


@given(st.text(max_size=60))
def test_whatever_is_typed_is_a_question_or_a_told_error(said: str) -> None:
    with suppress(InputError):
        assert fits(said) in (True, False)

"""That nobody was hurt is a figure, with who says so."""

from __future__ import annotations

import pytest
from extract.sourced import PACK

from recoupe import load
from recoupe.model.event import Toll

WORDS = PACK.lexicon("status")["no_harm"]


def tolls(text: str) -> list[Toll]:
    return [toll for event in load().read(text).events for toll in event.tolls]


@pytest.mark.parametrize("text", WORDS["finds"])
def test_nobody_was_hurt(text: str) -> None:
    assert (0, 0) in [(toll.low, toll.high) for toll in tolls(text)]


@pytest.mark.parametrize("text", WORDS["ignores"])
def test_that_some_were_not_hurt_says_nothing_of_the_others(text: str) -> None:
    assert (0, 0) not in [(toll.low, toll.high) for toll in tolls(text)]


def test_a_source_that_only_counts_the_dead_gives_its_figure_to_what_was_told_before() -> None:
    reading = load().read("Trois obus sont tombés sur Gao. L'OSDH évoque trois morts dans un entrepôt.")
    (event,) = reading.events
    assert [(toll.low, toll.harm) for toll in event.tolls] == [(3, "killed")]
    assert [(a.field, a.source) for a in event.accounts] == [("killed", reading.sources[0].id)]


def test_a_source_may_set_the_blows_at_another_place() -> None:
    reading = load().read(
        "Des roquettes ont frappé la base de Gao, selon l'armée. Le quotidien al-Araby a compté dix tirs à Bourem."
    )
    assert [(a.field, a.value) for a in reading.events[0].accounts if a.field == "place"] == [("place", "Bourem")]

"""How many were harmed, on which side, and which of several figures stands for the event."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from extract.drawn import read

if TYPE_CHECKING:
    from recoupe.model.event import Event

# drawing, bounds of the killed, bounds of the injured
KILLED = [
    ("Une [attaque|trigger] a fait [douze morts|killed] à [Solhan|place].", (12, 12)),
    ("Des hommes armés ont [tué|trigger] [seize soldats|killed] près de [Dori|place].", (16, 16, "target")),
    ("[Au moins 40 civils|killed] ont été [tués|trigger] dans une attaque à [Djibo|place].", (40, None, "civilians")),
    ("L'[attentat|trigger] a coûté la vie à [cinq policiers|killed].", (5, 5, "target")),
    ("[Une dizaine de combattants|killed] sont morts dans l'[offensive|trigger].", (8, 12)),
    ("[Des dizaines de villageois|killed] ont été [massacrés|trigger].", (20, None, "civilians")),
    ("[Plusieurs soldats|killed] ont péri dans l'[embuscade|trigger].", (2, None)),
    ("[Plus de cent civils|killed] ont été [tués|trigger] dans le bombardement.", (100, None, "civilians")),
    ("[Trois enfants|killed] ont perdu la vie dans la [frappe|trigger] de l'aviation.", (3, 3, "civilians")),
    ("Une bombe a [explosé|trigger] au marché, faisant [14 morts|killed].", (14, 14)),
    ("L'aviation a [bombardé|trigger] le camp, tuant [au moins 17 miliciens|killed].", (17, None, "target")),
    ("Le [raid|trigger] a causé la mort de [six soldats|killed] à [Gao|place].", (6, 6)),
    ("[Neuf militaires|killed] sont tombés en martyrs dans l'[attaque|trigger].", (9, 9)),
    ("L'[explosion|trigger] a fait [trois morts|killed] et sept blessés.", (3, 3)),
    ("[Un soldat|killed] a été [tué|trigger] par un tir de sniper.", (1, 1)),
    ("L'[attaque|trigger] n'a fait [aucune victime|killed].", (0, 0)),
    ("L'artillerie a [pilonné|trigger] le village [sans faire de victimes|killed].", (0, 0)),
    ("Le bilan de l'[attaque|trigger] est de [49 civils|killed] et 15 soldats tués.", (64, 64)),
    ("Les rebelles ont [tué|trigger] [huit gendarmes|killed] et cinq civils à [Inata|place].", (13, 13)),
    ("[Vingt-cinq civils|killed], dont cinq enfants, ont été [tués|trigger] dans la frappe.", (25, 25, "civilians")),
    ("[Vingt combattants|killed] ont été [tués|trigger], dont trois commandants, dans le raid.", (20, 20)),
    ("L'[attentat|trigger] a tué [près de 30 personnes|killed], dont deux gendarmes.", (27, 30)),
    ("[Quelque 40 djihadistes|killed] ont été [tués|trigger] par l'armée.", (36, 44)),
    ("[Deux personnes|killed] sont mortes dans l'[explosion|trigger] d'une mine.", (2, 2, "civilians")),
]
INJURED = [
    ("L'[explosion|trigger] a fait trois morts et [sept blessés|injured].", (7, 7)),
    ("[Douze civils|injured] ont été blessés dans l'[attaque|trigger].", (12, 12, "civilians")),
    ("L'[attaque|trigger] a tué cinq soldats et blessé [une vingtaine d'autres|injured].", (17, 23)),
    ("Quatre policiers ont été tués et [dix autres blessés|injured] dans l'[attentat|trigger].", (10, 10)),
    ("La frappe a [touché|trigger] un marché, blessant [quinze personnes|injured].", (15, 15)),
    ("Une roquette a [touché|trigger] la ville et fait [165 blessés|injured].", (165, 165)),
]
SIDES = [
    ("[L'armée|agent] a [attaqué|trigger] [les rebelles|target] ; [trois soldats|killed] ont été tués.", "target"),
    ("[Les rebelles|agent] ont attaqué [la garnison|target] ; l'[assaut|trigger] a fait [dix morts|killed].", "target"),
    ("[Les djihadistes|agent] ont [attaqué|trigger] le village, tuant [neuf habitants|killed].", "civilians"),
    ("Une [bombe|weapon] a [explosé|trigger] au marché et tué [neuf personnes|killed].", "civilians"),
]


@pytest.mark.parametrize(("drawing", "bounds"), KILLED)
def test_the_killed_are_counted_as_written(drawing: str, bounds: tuple[object, ...]) -> None:
    assert_toll(drawing, killed=bounds)


@pytest.mark.parametrize(("drawing", "bounds"), INJURED)
def test_the_injured_are_counted_as_written(drawing: str, bounds: tuple[object, ...]) -> None:
    assert_toll(drawing, injured=bounds)


@pytest.mark.parametrize(("drawing", "side"), SIDES[1:])
def test_the_dead_are_on_the_side_that_was_struck(drawing: str, side: str) -> None:
    event = toll_event(drawing)
    assert event.killed is not None
    assert event.killed.of == side


def test_a_part_is_kept_beside_the_whole() -> None:
    event = read("Vingt-cinq civils, dont cinq enfants, ont été tués dans une frappe de l'armée.")[0]
    assert [(t.low, t.part) for t in event.tolls if t.harm == "killed"] == [(25, False), (5, True)]


def test_a_later_count_replaces_the_first() -> None:
    event = read("Un attentat a fait 45 morts à Mogadiscio. Un premier bilan faisait état de 18 morts.")[0]
    assert event.killed is not None
    assert event.killed.low == 45


def test_a_figure_that_counts_no_victims_is_no_toll() -> None:
    told = read("Trois cents soldats ont attaqué la base des rebelles.")
    assert [e.killed for e in told] == [None]


def test_the_captured_are_no_dead() -> None:
    told = read("Les rebelles ont capturé dix soldats de l'armée.")
    assert [(e.type, e.killed) for e in told] == [("arrest", None)]


def assert_toll(drawing: str, **tolls: object) -> None:
    """Like assert_read, with what the drawing leaves open (roles, places) left open."""
    plain = drawing.replace("|place]", "|site]")
    event = toll_event(plain)
    for harm, bounds in tolls.items():
        toll = getattr(event, harm)
        assert isinstance(bounds, tuple)
        assert toll is not None, f"{drawing}\nread:  {event.tolls}"
        assert (toll.low, toll.high, toll.of)[: len(bounds)] == bounds, f"{drawing}\nread:  {toll}"


def toll_event(drawing: str) -> Event:
    """The event at the drawn trigger."""
    from extract.drawn import erased, mentions_of

    text, marks = erased(drawing)
    spans = [s for label, s, _ in marks if label == "trigger"]
    told = read(text, mentions_of(text, marks))
    found = [e for e in told if any(t.overlaps(s) for t in e.triggers for s in spans)]
    assert found, f"{drawing}\nread:  {[(e.type, [s.of(text) for s in e.triggers]) for e in told]}"
    return found[0]


@pytest.mark.parametrize(
    ("text", "harm"),
    [
        ("Une attaque a visé le ministre. Un de ses gardes a été tué par des rebelles.", "killed"),
        ("L'un des soldats a été blessé dans l'attaque de la caserne.", "injured"),
    ],
)
def test_one_of_several_counts_one(text: str, harm: str) -> None:
    tolls = [getattr(e, harm) for e in read(text) if getattr(e, harm) is not None]
    assert [(t.low, t.high) for t in tolls] == [(1, 1)]


def test_one_of_several_who_came_to_no_harm_counts_none() -> None:
    assert all(e.killed is None for e in read("L'un des soldats a attaqué la caserne."))


def test_quotation_marks_part_no_count_from_its_words() -> None:
    text = "Une offensive des rebelles a causé la mort de « plus de 60 soldats »."
    assert [(e.killed.low, e.killed.high) for e in read(text) if e.killed is not None] == [(60, None)]

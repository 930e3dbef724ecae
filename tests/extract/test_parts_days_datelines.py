"""Parts of a toll, the day of a paper, the town of a dateline, armed men and the accused."""

from __future__ import annotations

import pytest
from extract.drawn import assert_read, erased, mentions_of, read

TOLLS = [
    ("Neuf [personnes|target], quatre femmes et cinq enfants, ont été tuées dans l'attaque.", (9, 9)),
    ("Quatre [femmes|target] et un enfant auraient été tués dans une attaque à [Boni|place].", (5, 5)),
    ("Deux gendarmes et un berger ont été tués dans une embuscade près de [Boni|place].", (3, 3)),
    ("L'attaque a coûté la vie à six soldats et à quatre gendarmes.", (10, 10)),
    ("Douze bergers et 6 soldats, dont 2 officiers, ont été tués dans l'attaque.", (18, 18)),
    ("Neuf [personnes|target], quatre femmes et deux enfants, ont été tuées dans l'attaque.", (15, 15)),
]
DAYS = [
    "Selon un communiqué rendu public [mercredi|day], douze soldats ont été [tués|trigger] [lundi|time] à [Boni|place].",
    "Six bergers ont été [tués|trigger] [mardi|time], affirme un communiqué de l'armée diffusé [jeudi soir|day].",
    "Une vidéo mise en ligne [jeudi|day] montre l'[attaque|trigger] de la base de l'[armée|target].",
    "Une vidéo filmée [jeudi|time] montre l'[attaque|trigger] de la base de l'[armée|target].",
    "Douze soldats ont été [tués|trigger] [lundi|time] à [Boni|place], selon un communiqué.",
]
DATELINES = [
    "[MOPTI|site] - Six soldats ont été [tués|trigger] mardi à [Boni|place] dans une embuscade.",
    "[Mopti|site], [6 mars|day] (AXP) — Six soldats ont été [tués|trigger] [mardi|time] à [Boni|place].",
    "[MOPTI|site] (Mali), [6 mars 2024|day] (AXP) - Des rebelles ont [attaqué|trigger] un poste [mardi|time] à [Boni|place].",
    "[MOPTI|place] - Six soldats ont été [tués|trigger] dans une embuscade.",
    "À [Boni|place] - Six soldats ont été [tués|trigger] dans une embuscade.",
]
ACCUSED = [
    "Le mouvement accuse la [milice|agent] d'avoir [attaqué|trigger] le village.",
    "L'[armée|actor] accuse les [rebelles|agent] d'avoir [tué|trigger] dix civils à [Boni|place].",
]


@pytest.mark.parametrize(("drawing", "bounds"), TOLLS)
def test_groups_are_added_and_the_parts_of_a_total_are_not(drawing: str, bounds: tuple[int, int]) -> None:
    text, marks = erased(drawing)
    told = [e.killed for e in read(text, mentions_of(text, marks))]
    assert [(t.low, t.high) for t in told if t is not None] == [bounds]


def test_what_makes_up_a_total_is_marked_as_its_part() -> None:
    text, marks = erased("Neuf [personnes|target], quatre femmes et cinq enfants, ont été tuées dans l'attaque.")
    (event,) = read(text, mentions_of(text, marks))
    assert [(t.text, t.part) for t in event.tolls] == [
        ("Neuf personnes", False), ("quatre femmes", True), ("cinq enfants", True),
    ]  # fmt: skip


@pytest.mark.parametrize("drawing", DAYS)
def test_the_day_on_which_a_paper_came_out_is_not_the_day_of_what_it_tells(drawing: str) -> None:
    assert_read(drawing)


@pytest.mark.parametrize("drawing", DATELINES)
def test_the_town_of_a_dateline_is_a_place_only_where_no_other_is_told(drawing: str) -> None:
    assert_read(drawing)


@pytest.mark.parametrize("drawing", ACCUSED)
def test_the_accused_is_the_agent(drawing: str) -> None:
    assert_read(drawing)


@pytest.mark.parametrize(
    "text",
    [
        "Selon un groupe armé, la route est ouverte.",
        "Des otages libérés, selon un groupe armé",
        "Des otages libérés par le groupe armé",
    ],
)
def test_armed_only_describes(text: str) -> None:
    text, marks = erased(text.replace("groupe", "[groupe|actor]"))
    assert [e for e in read(text, mentions_of(text, marks)) if e.type == "support"] == []


def test_arming_somebody_is_support() -> None:
    assert_read("L'[armée voisine|agent] a [armé|trigger] les [rebelles|target].", type="support")

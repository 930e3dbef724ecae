"""Long and odd texts are read page by page: twice the text, twice the work, and no sentence is too long a chain."""

from __future__ import annotations

import cProfile
import os
from typing import TYPE_CHECKING

import pytest

from recoupe import pipeline
from recoupe.extract import clause
from recoupe.extract.scene import Scene

if TYPE_CHECKING:
    from recoupe.extract.clause import Clause
    from recoupe.model.sentence import Token

READER = pipeline.load()
DAY = """Trois soldats ont été tués mardi dans une embuscade près de Ménaka, selon un élu local. L'armée accuse des djihadistes.

Une roquette est tombée sur le marché de Gao, a déclaré une source médicale, faisant cinq blessés. « C'était une
attaque de lâches », a dit le maire. L'attaque n'a pas été revendiquée. Des hommes armés auraient enlevé deux chauffeurs
au nord de Kidal. Elle a été condamnée par l'Union africaine.

"""
# What no reporter writes, but broken pages bring: chains of verbs, of clauses, of marks, of names.
ODD = {
    "verbs joined": "tué et " * 380,
    "verbs alone": "tué " * 380,
    "verbs in lines": "tué\n" * 380,
    "who says that who says": "il affirme que " * 180,
    "said after said": "a dit le maire " * 150,
    "whose": "le frère de l'ami de " * 90,
    "who killed who": "l'homme qui a tué " * 100,
    "opened quotes": "« " * 400,
    "straight quotes": '"a ' * 400,
    "brackets": "(AFP " * 200,
    "commas": "," * 800,
    "names": "Ménaka " * 380,
    "days": "le 12 mars " * 130,
    "numbers": "12 " * 380,
    "one word": "a" * 20_000,
    "no stops": DAY.translate(str.maketrans("", "", ".,:«»\n")) * 4,
}


@pytest.fixture(autouse=True)
def _with_the_model() -> None:
    if not os.environ.get("RECOUPE_MODEL") and not (READER.pack.folder / "model" / "config.cfg").exists():
        pytest.skip("the French model is not in this checkout")


def work(text: str) -> int:
    """How many calls of functions a reading takes: the same each time, on every machine."""
    counter = cProfile.Profile()
    counter.runcall(READER.read, text, published="2022-03-02")
    return sum(row.callcount for row in counter.getstats())


def test_the_second_half_of_a_long_text_is_no_more_work_than_the_first() -> None:
    READER.read(DAY)  # what is kept at hand is at hand
    some, more = work(DAY * 16), work(DAY * 32)
    assert more < 2.3 * some


@pytest.mark.parametrize("text", ODD.values(), ids=ODD.keys())
def test_a_text_that_is_one_long_chain_is_read(text: str) -> None:
    assert text == READER.read(text).report.text


def test_each_clause_of_a_long_list_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[tuple[int, int]] = []
    once = clause._read

    def counted(scene: Scene, verb: Token) -> Clause:
        read.append((scene.sentence.index, verb.i))
        return once(scene, verb)

    monkeypatch.setattr(clause, "_read", counted)
    READER.read("L'armée a " + "tué et blessé et capturé et chassé et " * 25 + "dispersé des rebelles.")
    assert sorted(set(read)) == sorted(read)
    assert len(read) > 50


def test_a_headline_is_taken_up_however_long_the_report_is() -> None:
    between = "Le maire a inauguré une école.\n\n" * 100
    report = f"Mali : l'armée et les rebelles signent un accord de paix\n\n{between}Cet accord de paix engage l'armée et les rebelles."
    assert len([e for e in READER.read(report).events if e.type == "agreement"]) == 1

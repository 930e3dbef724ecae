"""Trees become texts as pages have them."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
import spacy
from train.own import FIRE, TITLE, TOLL

from recoupe.lang.pack import load_pack
from recoupe.train.corpus import AS_WRITTEN, Habits, Stock, closed, name_example, texts, tree_example, varied
from recoupe.train.names import NamedLine, named_lines
from recoupe.train.treebanks import Tree

if TYPE_CHECKING:
    from pathlib import Path

PACK = load_pack("fr")


def test_a_title_is_not_closed() -> None:
    assert (closed(TITLE), closed(FIRE)) == (False, True)


def test_a_title_ends_its_text() -> None:
    groups = list(texts([FIRE, TITLE, TOLL, FIRE], random.Random(0), AS_WRITTEN, (4,)))
    assert groups == [[FIRE, TITLE], [TOLL, FIRE]]


def test_documents_are_not_mixed() -> None:
    other = Tree("own/2", FIRE.words)
    assert list(texts([FIRE, other], random.Random(0), AS_WRITTEN, (4,))) == [[FIRE], [other]]


@pytest.mark.parametrize("seed", range(5))
def test_as_written_nothing_varies(seed: int) -> None:
    assert varied(FIRE, random.Random(seed), AS_WRITTEN, Stock(), alone=True) == FIRE


def test_capitals_and_lost_stops_vary_the_form_alone() -> None:
    habits = Habits(capitals=1.0, unstopped=1.0, retensed=0.0, counted=0.0, said=0.0)
    tree = varied(FIRE, random.Random(1), habits, Stock(), alone=True)
    assert tree.text == "LES REBELLES QUITTENT LA VILLE"
    assert [w.lemma for w in tree.words] == [w.lemma for w in FIRE.words[:-1]]


def test_an_example_has_our_words_and_the_treebanks_arcs() -> None:
    example = tree_example([FIRE, TOLL], spacy.blank("xx"), PACK)
    assert [t.text for t in example.predicted] == [t.text for t in example.reference]
    assert [s.text for s in example.reference.sents] == [FIRE.text, TOLL.text]


def test_names_reach_to_the_ends_of_their_words() -> None:
    example = name_example(NamedLine("À Deir ez-Zor, hier.", ((2, 9, "LOC"),)), spacy.blank("xx"), PACK)
    assert [(e.text, e.label_) for e in example.reference.ents] == [("Deir ez-Zor", "LOC")]


def test_lines_keep_the_outermost_names(tmp_path: Path) -> None:
    text = tmp_path / "a.txt"
    text.write_text("Titre\n\nL'université de Gao ferme.\n", encoding="utf-8")
    text.with_suffix(".ann").write_text(
        "T1\tOrganization 9 26\tuniversité de Gao\nT2\tLocation 23 26\tGao\nT3\tDate 0 5\tTitre\n", encoding="utf-8"
    )
    assert [(line.text, line.names) for line in named_lines(text)] == [
        ("Titre", ()),
        ("L'université de Gao ferme.", ((2, 19, "ORG"),)),
    ]

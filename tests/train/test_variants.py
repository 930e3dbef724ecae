"""Variants are French and keep a whole tree."""

from __future__ import annotations

import random

import pytest
from train.own import FIRE, TITLE, TOLL

from recoupe.train.treebanks import Tree
from recoupe.train.variants import counted, retensed, said, speakers


def whole(tree: Tree) -> bool:
    """Whether every head stands in the tree and one word is the root."""
    heads = [w.head for w in tree.words]
    return all(0 <= h < len(heads) for h in heads) and sum(h == i for i, h in enumerate(heads)) == 1


def arcs(tree: Tree) -> set[tuple[str, str, str]]:
    return {(w.form, w.dep, tree.words[w.head].form) for w in tree.words}


def test_speakers_are_whole_subjects() -> None:
    (phrase,) = speakers([FIRE])
    assert [(w.form, w.head) for w in phrase] == [("Les", 1), ("rebelles", 1)]


@pytest.mark.parametrize("seed", range(8))
def test_what_someone_says_governs_the_verb_of_saying(seed: int) -> None:
    tree = said(TOLL, random.Random(seed), speakers([FIRE]))
    assert whole(tree)
    verb = next(w for w in tree.words if w.dep == "parataxis")
    assert ("rebelles", "nsubj", verb.form) in arcs(tree)
    assert tree.words[verb.head].form == "fui"
    assert tree.text.startswith(("Huit soldats ont fui, ", "« Huit soldats ont fui », "))
    assert tree.text.endswith(" les rebelles.")


def test_a_title_is_said_by_nobody() -> None:
    assert said(TITLE, random.Random(0), speakers([FIRE])) == TITLE


@pytest.mark.parametrize("seed", range(8))
def test_a_part_is_counted_as_a_relative(seed: int) -> None:
    tree = counted(TOLL, random.Random(seed))
    assert whole(tree)
    part = next(w for w in tree.words if w.dep == "acl:relcl")
    assert tree.words[part.head].form == "soldats"
    assert ("dont", "nmod", part.form) in arcs(tree)
    assert tree.text.startswith("Huit soldats, dont ")
    assert tree.text.endswith(" ont fui.")


def test_presents_become_other_tenses() -> None:
    forms = {retensed(FIRE, random.Random(seed)).words[2].form for seed in range(20)}
    assert forms == {"quittaient", "quitteront", "quitteraient"}


def test_an_auxiliary_becomes_a_conditional_with_its_features() -> None:
    found = [retensed(TOLL, random.Random(seed)).words[2] for seed in range(20)]
    conditional = next(w for w in found if w.form == "auraient")
    assert conditional.feats == "Mood=Cnd|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin"

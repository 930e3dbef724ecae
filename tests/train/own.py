"""Small trees for the tests."""

from __future__ import annotations

from recoupe.train.treebanks import Tree, Word


def tree(drawn: str, source: str = "own/1") -> Tree:
    """A tree from « form/lemma/POS/head/dep/feats » rows parted by blanks; heads count from 1, 0 is the root."""
    words = []
    rows = [row.split("/") for row in drawn.split()]
    for i, row in enumerate(rows):
        form, lemma, pos, head, dep = row[:5]
        feats = row[5] if len(row) > 5 else ""
        glued = i + 1 < len(rows) and rows[i + 1][0] in {".", ","}
        words.append(Word(form, lemma, pos, feats, int(head) - 1 if head != "0" else i, dep, not glued))
    return Tree(source, tuple(words))


FIRE = tree(
    "Les/le/DET/2/det rebelles/rebelle/NOUN/3/nsubj/Gender=Masc|Number=Plur "
    "quittent/quitter/VERB/0/root/Mood=Ind|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin "
    "la/le/DET/5/det ville/ville/NOUN/3/obj/Gender=Fem|Number=Sing ././PUNCT/3/punct"
)
TOLL = tree(
    "Huit/huit/NUM/2/nummod soldats/soldat/NOUN/4/nsubj/Gender=Masc|Number=Plur "
    "ont/avoir/AUX/4/aux/Mood=Ind|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin fui/fuir/VERB/0/root ././PUNCT/4/punct"
)
TITLE = tree("Bilan/bilan/NOUN/0/root provisoire/provisoire/ADJ/1/amod")

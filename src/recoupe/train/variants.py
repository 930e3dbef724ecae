"""What reports are full of and treebanks poor in, grown on treebank sentences: incises, « dont » counts, conditionals."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from recoupe.train.treebanks import SAYING, Tree, Word

if TYPE_CHECKING:
    import random
    from collections.abc import Iterable, Sequence

FINITE = "Mood=Ind|Number={number}|Person=3|Tense=Pres|VerbForm=Fin"
_LEFT_OUT = frozenset({"punct", "cc", "parataxis", "acl:relcl", "appos", "conj"})


def speakers(trees: Iterable[Tree]) -> list[tuple[Word, ...]]:
    """Short subjects with a noun or a name at their head, each with heads counted from its own start.

    « le porte-parole de l'armée », « M. Dupin »
    """
    found = []
    for tree in trees:
        for i, word in enumerate(tree.words):
            if (
                not word.dep.startswith("nsubj")
                or word.pos not in {"NOUN", "PROPN"}
                or "Number" not in word.feats + "Number"
            ):
                continue
            below = sorted(_below(tree.words, i))
            if len(below) > 7 or below[-1] - below[0] != len(below) - 1:
                continue
            phrase = tree.words[below[0] : below[-1] + 1]
            if any(w.dep in _LEFT_OUT for w in phrase) or not any(w.dep in {"det", "flat", "nmod"} for w in phrase):
                continue
            low = below[0]
            found.append(tuple(replace(w, head=w.head - low if w is not word else i - low) for w in phrase))
    return found


def _below(words: Sequence[Word], top: int) -> set[int]:
    found = {top}
    grown = True
    while grown:
        more = {i for i, w in enumerate(words) if w.head in found} - found
        found |= more
        grown = bool(more)
    return found


def said(tree: Tree, rng: random.Random, subjects: Sequence[tuple[Word, ...]]) -> Tree:
    """The sentence as someone's words: « Le pont a sauté, a déclaré le préfet. »."""
    words = list(tree.words)
    root = next((i for i, w in enumerate(words) if w.head == i), 0)
    if (
        len(words) < 4
        or words[-1].form != "."
        or words[root].pos != "VERB"
        or any(w.form in {"«", '"', "»"} for w in words)
    ):
        return tree
    if any(w.dep == "parataxis" for w in words) or any(w.head == len(words) - 1 for w in words[:-1]):
        return tree
    subject = list(rng.choice(subjects))
    words.pop()
    quoted = rng.random() < 0.4
    if quoted:
        words = [Word("«", "«", "PUNCT", "", root + 1, "punct", True)] + [replace(w, head=w.head + 1) for w in words]
        root += 1
        words[-1] = replace(words[-1], space=True)
        words.append(Word("»", "»", "PUNCT", "", root, "punct", False))
    else:
        words[-1] = replace(words[-1], space=False)
    lemma, past, present = rng.choice(SAYING)
    top = next(i for i, w in enumerate(subject) if w.head == i)
    number = "Plur" if "Number=Plur" in subject[top].feats else "Sing"
    at = len(words) + 1
    words.append(Word(",", ",", "PUNCT", "", 0, "punct", True))
    if rng.random() < 0.6:
        helper = "ont" if number == "Plur" else "a"
        words.append(Word(helper, "avoir", "AUX", FINITE.format(number=number), at + 1, "aux", True))
        feats = "Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part"
        verb = at + 1
        words.append(Word(past, lemma, "VERB", feats, root, "parataxis", True))
    else:
        form = present if number == "Sing" else present + "nt"
        verb = at
        words.append(Word(form, lemma, "VERB", FINITE.format(number=number), root, "parataxis", True))
    words[at - 1] = replace(words[at - 1], head=verb)
    base = len(words)
    words += [
        replace(w, head=verb if i == top else w.head + base, dep="nsubj" if i == top else w.dep)
        for i, w in enumerate(subject)
    ]
    first = words[base].form
    if words[base].pos in {"DET", "NUM"}:
        words[base] = replace(words[base], form=first[0].lower() + first[1:])
    words[-1] = replace(words[-1], space=False)
    words.append(Word(".", ".", "PUNCT", "", root, "punct", True))
    return Tree(tree.source, tuple(words))


COUNTED = (
    ("civils", "civil", "Masc"), ("enfants", "enfant", "Masc"), ("femmes", "femme", "Fem"), ("soldats", "soldat", "Masc"),
    ("policiers", "policier", "Masc"), ("membres", "membre", "Masc"), ("officiers", "officier", "Masc"),
)  # fmt: skip
NUMBERS = ("deux", "trois", "quatre", "cinq", "six", "huit", "dix", "douze", "15", "20")


def counted(tree: Tree, rng: random.Random) -> Tree:
    """The sentence with a part of a plural counted: « … huit morts, dont trois enfants … »."""
    words = list(tree.words)
    places = [
        i for i, w in enumerate(words[:-1])
        if w.pos == "NOUN" and "Number=Plur" in w.feats and max(_below(words, i)) == i and words[i + 1].form in {".", "ont", "sont"}
    ]  # fmt: skip
    if not places:
        return tree
    at = rng.choice(places) + 1
    noun, lemma, gender = rng.choice(COUNTED)
    number = rng.choice(NUMBERS)
    inner = words[at].form != "."
    grown = 4 + inner
    moved = [replace(w, head=w.head if w.head < at else w.head + grown) for w in words]
    part = [
        Word(",", ",", "PUNCT", "", at + 3, "punct", True),
        Word("dont", "dont", "PRON", "PronType=Rel", at + 3, "nmod", True),
        Word(number, number, "NUM", "", at + 3, "nummod", True),
        Word(noun, lemma, "NOUN", f"Gender={gender}|Number=Plur", at - 1, "acl:relcl", inner and False),
    ]
    if inner:
        part.append(Word(",", ",", "PUNCT", "", at + 3, "punct", True))
    moved[at - 1] = replace(moved[at - 1], space=False)
    return Tree(tree.source, (*moved[:at], *part, *moved[at:]))


#: Third persons of the two auxiliaries: present, imperfect, future, conditional.
_HELPERS = {
    "a": ("avait", "aura", "aurait"), "ont": ("avaient", "auront", "auraient"),
    "est": ("était", "sera", "serait"), "sont": ("étaient", "seront", "seraient"),
}  # fmt: skip
_TENSES = ("Mood=Ind|Number={n}|Person=3|Tense=Imp|VerbForm=Fin", "Mood=Ind|Number={n}|Person=3|Tense=Fut|VerbForm=Fin",
           "Mood=Cnd|Number={n}|Person=3|Tense=Pres|VerbForm=Fin")  # fmt: skip


def retensed(tree: Tree, rng: random.Random) -> Tree:
    """The sentence with its presents in another tense: « aurait tué », « quitteraient »."""
    tense = rng.choice((0, 1, 2, 2, 2))
    words = []
    for word in tree.words:
        form = _other_tense(word, tense) if "Mood=Ind" in word.feats and "Tense=Pres" in word.feats else None
        if form is None:
            words.append(word)
            continue
        number = "Plur" if "Number=Plur" in word.feats else "Sing"
        if word.form[0].isupper():
            form = form[0].upper() + form[1:]
        words.append(replace(word, form=form, feats=_TENSES[tense].format(n=number)))
    return Tree(tree.source, tuple(words))


def _other_tense(word: Word, tense: int) -> str | None:
    form = word.form.lower()
    if word.pos == "AUX" and form in _HELPERS:
        return _HELPERS[form][tense]
    if word.pos != "VERB" or not re.search(r"[^yegc]er$", word.lemma) or "Person=3" not in word.feats:
        return None
    stem = word.lemma[:-2]
    if form == stem + "e":
        return (stem + "ait", word.lemma + "a", word.lemma + "ait")[tense]
    if form == stem + "ent":
        return (stem + "aient", word.lemma + "ont", word.lemma + "aient")[tense]
    return None

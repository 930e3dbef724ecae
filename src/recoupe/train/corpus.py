"""Trees and named lines as spaCy examples, varied in each epoch as real pages vary."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from recoupe.parse.words import LEVEL, words
from recoupe.train.treebanks import Tree, Word
from recoupe.train.variants import counted, retensed, said

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator, Sequence

    from recoupe.lang.pack import LanguagePack
    from recoupe.train.names import NamedLine

_CLOSED = re.compile(r"[.!?…]$|^[»\"')\]]$")
#: How many sentences a text may hold; one alone is a title or a caption.
SIZES = (1, 1, 2, 3, 4, 5, 6, 8, 10)
QUOTES = (("« ", " »"), ('"', '"'), ("«", "»"))


@dataclass(frozen=True, slots=True)
class Habits:
    """How often a text is varied, as shares of its sentences."""

    title_alone: float = 0.8
    capitals: float = 0.015
    plain_capitals: float = 0.1
    unstopped: float = 0.03
    quotes: float = 0.5
    renamed: float = 0.2
    said: float = 0.04
    counted: float = 0.1
    retensed: float = 0.08


#: What a training reads.
AS_PAGES = Habits()
#: What an evaluation reads: texts as they stand, titles on lines of their own.
AS_WRITTEN = Habits(1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)


def closed(tree: Tree) -> bool:
    """Whether a sentence ends as sentences end, and not as titles do."""
    return bool(_CLOSED.search(tree.words[-1].form))


def texts(
    trees: Sequence[Tree], rng: random.Random, habits: Habits, sizes: Sequence[int] = SIZES
) -> Iterator[list[Tree]]:
    """Neighbouring sentences of one document as texts; an unclosed one mostly stands alone, as titles do."""
    at = 0
    while at < len(trees):
        size, group = rng.choice(sizes), [trees[at]]
        while (
            len(group) < size
            and at + len(group) < len(trees)
            and trees[at + len(group)].source == group[0].source
            and (closed(group[-1]) or rng.random() > habits.title_alone)
        ):
            group.append(trees[at + len(group)])
        at += len(group)
        yield group


@dataclass(frozen=True, slots=True)
class Stock:
    """What variants are made of: single names and whole subjects, taken from the training parts."""

    names: tuple[str, ...] = ()
    subjects: tuple[tuple[Word, ...], ...] = ()


def varied(tree: Tree, rng: random.Random, habits: Habits, stock: Stock, alone: bool) -> Tree:
    """The same tree as another page might write it: capitals, quotes, no full stop, other names, said by someone."""
    if rng.random() < habits.retensed:
        tree = retensed(tree, rng)
    if rng.random() < habits.counted:
        tree = counted(tree, rng)
    if stock.subjects and rng.random() < habits.said:
        tree = said(tree, rng, stock.subjects)
    names = stock.names
    found = list(tree.words)
    if alone and len(found) > 3 and found[-1].form == "." and rng.random() < habits.unstopped * 4:
        found = _without_stop(found)
    if names and rng.random() < habits.renamed:
        found = [_renamed(w, rng, names) for w in found]
    if rng.random() < habits.quotes:
        found = _requoted(found, rng)
    if rng.random() < habits.plain_capitals:
        found = [replace(w, form=_plain(w.form)) for w in found]
    if rng.random() < habits.capitals * (4 if alone else 1):
        found = [replace(w, form=w.form.upper()) for w in found]
    return Tree(tree.source, tuple(found))


def _without_stop(found: list[Word]) -> list[Word]:
    last = len(found) - 1
    return found if any(w.head == last for w in found[:-1]) else found[:-1]


def _renamed(word: Word, rng: random.Random, names: Sequence[str]) -> Word:
    if (
        word.pos == "PROPN"
        and len(word.form) > 3
        and word.form[0].isupper()
        and word.form[1:].islower()
        and rng.random() < 0.7
    ):
        name = rng.choice(names)
        return replace(word, form=name, lemma=name)
    return word


def _requoted(found: list[Word], rng: random.Random) -> list[Word]:
    left, right = rng.choice(QUOTES)
    out, opened = list(found), False
    for i, word in enumerate(found):
        if word.form in {"«", "»", '"'}:
            opening = word.form == "«" or (word.form == '"' and not opened)
            opened = opening
            form = left if opening else right
            out[i] = replace(word, form=form.strip(), space=form.endswith(" ") if opening else word.space)
            if not opening and i:
                out[i - 1] = replace(out[i - 1], space=form.startswith(" "))
    return out


def _plain(form: str) -> str:
    return form.translate(_BARE) if form[:1] in "ÀÂÉÈÊËÎÏÔÛÇ" else form


_BARE = str.maketrans("ÀÂÉÈÊËÎÏÔÛÇ", "AAEEEEIIOUC")


def tree_example(group: Sequence[Tree], nlp: Any, pack: LanguagePack) -> Any:
    """One text of trees as a spaCy Example: our words on the one side, the treebank's on the other."""
    from spacy.tokens import Doc
    from spacy.training import Example

    rows: list[tuple[Word, int, bool]] = []
    for tree in group:
        base = len(rows)
        rows += [(w, base + w.head, w.space or i == len(tree.words) - 1) for i, w in enumerate(tree.words)]
    forms = [w.form.translate(LEVEL) for w, _, _ in rows]
    spaces = [s for _, _, s in rows]
    spaces[-1] = False
    reference = Doc(
        nlp.vocab,
        words=forms,
        spaces=spaces,
        heads=[h for _, h, _ in rows],
        deps=["ROOT" if w.dep == "root" else w.dep for w, _, _ in rows],
        pos=[w.pos for w, _, _ in rows],
        morphs=[w.feats for w, _, _ in rows],
        lemmas=[w.lemma for w, _, _ in rows],
    )
    return Example(doc_of(reference.text, nlp, pack), reference)


def doc_of(text: str, nlp: Any, pack: LanguagePack) -> Any:
    """A text as the parser will see it: in our words."""
    from spacy.tokens import Doc

    line = text.translate(LEVEL)
    spans = words(line, pack)
    return Doc(nlp.vocab, words=[line[a:b] for a, b in spans], spaces=[line[b : b + 1] == " " for _, b in spans])


def name_example(line: NamedLine, nlp: Any, pack: LanguagePack) -> Any:
    """One line of a named corpus as a spaCy Example; names reach to the ends of the words that they touch."""
    from spacy.tokens import Doc, Span
    from spacy.training import Example
    from spacy.util import filter_spans

    text = line.text.translate(LEVEL)
    places = words(text, pack)
    doc = doc_of(text, nlp, pack)
    reference = Doc(nlp.vocab, words=[t.text for t in doc], spaces=[bool(t.whitespace_) for t in doc])
    spans = []
    for start, end, label in line.names:
        inside = [i for i, (a, b) in enumerate(places) if a < end and start < b]
        if inside:
            spans.append(Span(reference, inside[0], inside[-1] + 1, label=label))
    reference.ents = filter_spans(spans)
    return Example(doc, reference)

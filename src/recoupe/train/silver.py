"""Trees that several parsers agree on, from reports without trees: what a parser teaches itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.train.treebanks import Tree, Word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from recoupe.model.sentence import Sentence


def agreed(parses: Sequence[Sequence[Sentence]], text: str, source: str) -> Iterator[Tree]:
    """The first parser's sentences of which each arc is confirmed by one of the others at least.

    Method: disagreement-based selection, as in tri-training (Zhou and Li 2005), whole sentences only.
    """
    first, others = parses[0], parses[1:]
    arcs = [_arcs(parse) for parse in others]
    for sentence in first:
        mine = _arcs([sentence])
        if not 5 <= len(sentence.tokens) <= 60:
            continue
        if all(any(theirs.get(place) == arc for theirs in arcs) for place, arc in mine.items() if arc[0] != "punct"):
            yield _tree(sentence, text, source)


def _arcs(sentences: Sequence[Sentence]) -> dict[tuple[int, int], tuple[str, int]]:
    found = {}
    for sentence in sentences:
        for token in sentence.tokens:
            found[token.start, token.end] = (token.dep, sentence.tokens[token.head].start)
    return found


def _tree(sentence: Sentence, text: str, source: str) -> Tree:
    return Tree(
        source,
        tuple(
            Word(t.text, t.lemma, t.pos, t.feats, t.head, t.dep, text[t.end : t.end + 1].isspace())
            for t in sentence.tokens
        ),
    )

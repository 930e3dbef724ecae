"""How well a parser reads texts that it never saw, measured from raw text as the CoNLL 2018 shared task does."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from recoupe.train.corpus import AS_WRITTEN, texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from recoupe.model.sentence import Sentence
    from recoupe.train.names import NamedLine
    from recoupe.train.treebanks import Tree

    Reader = Callable[[str], tuple[Sentence, ...]]


@dataclass(frozen=True, slots=True)
class Figures:
    """F1 in per cent, over words as they are found; relations without subtypes, punctuation left out."""

    words: float
    sentences: float
    upos: float
    feats: float
    lemmas: float
    uas: float
    las: float

    def row(self) -> str:
        """The figures as a line of a table."""
        return " | ".join(f"{getattr(self, name):.1f}" for name in self.__slots__)


def tree_figures(trees: Sequence[Tree], read: Reader, size: int = 10, on_lines: bool = True) -> Figures:
    """The figures on the sentences of a treebank, put together to texts of so many.

    Unclosed sentences (titles) end a line, as on the page, unless ``on_lines`` is false: then all is one line.
    """
    hits: Counter[str] = Counter()
    for group in texts(trees, random.Random(0), AS_WRITTEN, (size * 10,)):
        for low in range(0, len(group), size):
            _count(group[low : low + size], read, hits)
    if not on_lines:
        hits.clear()
        for low in range(0, len(trees), size):
            _count(trees[low : low + size], read, hits)

    def f1(name: str, mine: str, theirs: str) -> float:
        return 200 * hits[name] / max(1, hits[mine] + hits[theirs])

    return Figures(
        words=f1("word", "found", "gold"),
        sentences=f1("sentence", "found sentences", "gold sentences"),
        upos=f1("upos", "found", "gold"),
        feats=f1("feats", "found", "gold"),
        lemmas=f1("lemma", "found", "gold"),
        uas=f1("uas", "found unpointed", "gold unpointed"),
        las=f1("las", "found unpointed", "gold unpointed"),
    )


def _count(group: Sequence[Tree], read: Reader, hits: Counter[str]) -> None:
    text = ""
    gold: dict[tuple[int, int], tuple[str, str, str, str, tuple[int, int] | None]] = {}
    gold_sentences = set()
    for tree in group:
        places = []
        for i, word in enumerate(tree.words):
            places.append((len(text), len(text) + len(word.form)))
            text += word.form + " " * (word.space or i == len(tree.words) - 1)
        for word, place in zip(tree.words, places, strict=True):
            head = places[word.head] if places[word.head] != place else None
            gold[place] = (word.pos, word.feats, word.lemma, word.dep.split(":")[0], head)
        gold_sentences.add((places[0][0], places[-1][1]))
    found: dict[tuple[int, int], tuple[str, str, str, str, tuple[int, int] | None]] = {}
    found_sentences = set()
    for sentence in read(text.rstrip()):
        found_sentences.add((sentence.start, sentence.end))
        for token in sentence.tokens:
            head_token = sentence.head(token)
            head = (head_token.start, head_token.end) if head_token else None
            found[token.start, token.end] = (token.pos, token.feats, token.lemma, token.dep.split(":")[0], head)
    hits["gold sentences"] += len(gold_sentences)
    hits["found sentences"] += len(found_sentences)
    hits["sentence"] += len(gold_sentences & found_sentences)
    hits["gold"] += len(gold)
    hits["found"] += len(found)
    hits["gold unpointed"] += sum(g[3] != "punct" for g in gold.values())
    # A word of ours whose place no gold word has counts as a word, whatever it is called.
    hits["found unpointed"] += sum(gold[p][3] != "punct" if p in gold else f[3] != "punct" for p, f in found.items())
    for place, right in gold.items():
        mine = found.get(place)
        if mine is None:
            continue
        hits["word"] += 1
        hits["upos"] += mine[0] == right[0]
        hits["feats"] += mine[1] == right[1]
        hits["lemma"] += mine[2] == right[2]
        if right[3] != "punct":
            hits["uas"] += mine[4] == right[4]
            hits["las"] += mine[4] == right[4] and mine[3] == right[3]


def name_figures(lines: Iterable[NamedLine], read: Reader) -> dict[str, float]:
    """F1 of names with both ends and label right: over all (``all``) and by label."""
    hits: Counter[str] = Counter()
    for line in lines:
        gold = set(line.names)
        found = {(n.span.start, n.span.end, n.label) for s in read(line.text) for n in s.names}
        for name, spans in (("gold", gold), ("found", found), ("both", gold & found)):
            for span in spans:
                hits[f"{name} {span[2]}"] += 1
                hits[f"{name} all"] += 1
    labels = sorted({key.split(" ")[1] for key in hits})
    return {n: 200 * hits[f"both {n}"] / max(1, hits[f"gold {n}"] + hits[f"found {n}"]) for n in labels}

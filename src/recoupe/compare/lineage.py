"""What a copy made of its original: which sentences it kept, changed, added and cut."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from recoupe.model.text import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

Fate = Literal["kept", "changed", "added", "cut"]
_END = re.compile(r"[.!?…]+[»”\"')\]]*\s+|\n+")
_WORD = re.compile(r"\w+")
ALIKE = 0.45
LONGEST = 400


@dataclass(frozen=True, slots=True)
class Step:
    """One sentence: where it stands in the copy and in the original (None where it does not), and what became of it.

    ``words`` are, for a changed sentence, stretches of words with "same", "added" (in the copy) or "cut".
    """

    fate: Fate
    copy: Span | None
    original: Span | None
    words: tuple[tuple[str, str], ...] = ()


def steps(copy: str, original: str) -> tuple[Step, ...]:
    """The copy laid beside its original, sentence by sentence, in the order of the copy; cut ones where they stood.

    Sentences belong together where 45 % of their words, in order, are the same; of all ways to lay the texts side by
    side, the one with most words in common is taken.
    """
    mine, theirs = sentences(copy)[:LONGEST], sentences(original)[:LONGEST]
    words = [[span.of(copy).split() for span in mine], [span.of(original).split() for span in theirs]]
    folded = [[[word.casefold() for word in _WORD.findall(" ".join(row))] for row in side] for side in words]
    out: list[Step] = []
    at = 0
    for i, j in _laid(folded[0], folded[1]):
        while at < j:
            out.append(Step("cut", None, theirs[at]))
            at += 1
        if j < 0:
            out.append(Step("added", mine[i], None))
            continue
        at = j + 1
        if folded[0][i] == folded[1][j]:
            out.append(Step("kept", mine[i], theirs[j]))
        else:
            out.append(Step("changed", mine[i], theirs[j], difference(words[1][j], words[0][i])))
    out += [Step("cut", None, span) for span in theirs[at:]]
    return tuple(out)


def sentences(text: str) -> tuple[Span, ...]:
    """The text cut after full stops and at line ends."""
    cuts = [0, *(found.end() for found in _END.finditer(text)), len(text)]
    spans = (Span(start, end) for start, end in pairwise(cuts))
    return tuple(span for span in spans if span.of(text).strip())


def difference(before: Sequence[str], after: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Words that stayed, went and came, in order: ``(("same", "Cinq"), ("cut", "soldats"), ("added", "hommes"))``."""
    out: list[tuple[str, str]] = []
    for what, a, b, c, d in SequenceMatcher(None, list(before), list(after), autojunk=False).get_opcodes():
        if what == "equal":
            out.append(("same", " ".join(before[a:b])))
            continue
        if b > a:
            out.append(("cut", " ".join(before[a:b])))
        if d > c:
            out.append(("added", " ".join(after[c:d])))
    return tuple(out)


def _laid(mine: Sequence[Sequence[str]], theirs: Sequence[Sequence[str]]) -> list[tuple[int, int]]:
    """For each sentence of the copy the number of its original's sentence, or -1."""
    rows, columns = len(mine), len(theirs)
    gain = [[_common(a, b) for b in theirs] for a in mine]
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows):
        for j in range(columns):
            best[i + 1][j + 1] = max(best[i][j + 1], best[i + 1][j], best[i][j] + gain[i][j])
    out: dict[int, int] = {}
    i, j = rows, columns
    while i and j:
        if gain[i - 1][j - 1] and best[i][j] == best[i - 1][j - 1] + gain[i - 1][j - 1]:
            out[i - 1] = j - 1
            i, j = i - 1, j - 1
        elif best[i][j] == best[i - 1][j]:
            i -= 1
        else:
            j -= 1
    return [(number, out.get(number, -1)) for number in range(rows)]


def _common(left: Sequence[str], right: Sequence[str]) -> float:
    """Words in common and in order, where they are 45 % of both together; else 0."""
    if not left or not right or not set(left) & set(right):
        return 0.0
    matcher = SequenceMatcher(None, list(left), list(right), autojunk=False)
    return sum(block.size for block in matcher.get_matching_blocks()) if matcher.ratio() >= ALIKE else 0.0

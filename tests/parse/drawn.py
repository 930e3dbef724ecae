"""Parses and sentence breaks drawn in text files, read for the tests."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from recoupe.model.sentence import Sentence, Token

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Arc:
    """A word, its relation and its governor, each with alternatives."""

    word: str
    relations: frozenset[str]
    heads: frozenset[str]

    def __str__(self) -> str:
        return f"{self.word} {'/'.join(sorted(self.relations))} {'/'.join(sorted(self.heads))}"


@dataclass(frozen=True)
class Drawn:
    """A sentence and the arcs that it must have."""

    text: str
    arcs: tuple[Arc, ...]


def drawn_sentences() -> Iterator[Drawn]:
    """The sentences of ``drawn.txt``."""
    text, arcs = "", []
    for line in [*(HERE / "drawn.txt").read_text(encoding="utf-8").splitlines(), "end"]:
        if line.startswith("  "):
            word, relations, heads = line.split()
            arcs.append(Arc(word, frozenset(relations.split("/")), frozenset(heads.split("/"))))
        elif line and not line.startswith("#"):
            if text:
                yield Drawn(text, tuple(arcs))
            text, arcs = line, []


def missing(drawn: Drawn, sentences: tuple[Sentence, ...]) -> list[str]:
    """The arcs that the parse lacks, each with what stands there instead."""
    lost = []
    for arc in drawn.arcs:
        found = [_arc(s, t) for s in sentences for t in s.tokens if t.text == arc.word]
        if not any(dep in arc.relations and head in arc.heads for dep, head in found):
            lost.append(f"{drawn.text}\n    expected {arc}\n    found    {found}")
    return lost


def _arc(sentence: Sentence, token: Token) -> tuple[str, str]:
    head = sentence.head(token)
    return token.dep, head.text if head else "ROOT"


def drawn_paragraphs() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each paragraph of ``paragraphs.txt`` as written and its sentences."""
    for line in (HERE / "paragraphs.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        parts = [p.replace("¶", "").strip() for p in line.split("|")]
        text = line.replace("| ¶¶ ", "\n\n").replace("| ¶ ", "\n").replace("| ", "")
        yield text.replace(" \n", "\n"), tuple(parts)

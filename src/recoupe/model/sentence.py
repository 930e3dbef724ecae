"""A sentence as the parser sees it: words, their forms, and who depends on whom."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from recoupe.model.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Token:
    """One word. Contracted articles (du, des, au, aux) are one token, tagged ADP.

    ``head`` is the index, in the same sentence, of the word that governs this one (its own index for the root).
    ``dep`` is a Universal Dependencies relation; of the subtypes only those that our rules read are kept:
    ``nsubj:pass``, ``obl:agent``, ``acl:relcl``, ``aux:pass``, ``expl:subj``, ``expl:pass``.
    ``feats`` are UD features as ``Mood=Ind|Number=Plur``.
    """

    i: int
    text: str
    start: int
    end: int
    lemma: str
    pos: str
    feats: str
    head: int
    dep: str

    def feat(self, name: str) -> str | None:
        """One feature's value: ``token.feat("Mood") == "Cnd"``."""
        for part in self.feats.split("|"):
            key, _, value = part.partition("=")
            if key == name:
                return value
        return None

    @property
    def span(self) -> Span:
        """Where the word stands in the report."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Name:
    """A span that the parser takes for a name: PER, LOC, ORG or MISC. A hint, never the last word."""

    span: Span
    label: str


@dataclass(frozen=True)
class Sentence:
    """One sentence (or title) with its words and its tree; ``paragraph`` counts from 0, title included."""

    index: int
    paragraph: int
    start: int
    end: int
    tokens: tuple[Token, ...]
    names: tuple[Name, ...] = field(default=())

    @property
    def span(self) -> Span:
        """Where the sentence stands in the report."""
        return Span(self.start, self.end)

    @cached_property
    def root(self) -> Token:
        """The word that governs the sentence."""
        return next((t for t in self.tokens if t.head == t.i), self.tokens[0])

    @cached_property
    def _children(self) -> tuple[tuple[Token, ...], ...]:
        out: list[list[Token]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.i:
                out[token.head].append(token)
        return tuple(tuple(row) for row in out)

    def children(self, token: Token, *deps: str) -> tuple[Token, ...]:
        """The words that depend on this one, left to right; with ``deps``, only those so related."""
        row = self._children[token.i]
        return tuple(t for t in row if t.dep in deps) if deps else row

    def child(self, token: Token, *deps: str) -> Token | None:
        """The first word so related to this one, or None."""
        return next(iter(self.children(token, *deps)), None)

    def head(self, token: Token) -> Token | None:
        """The word that governs this one; None for the root."""
        return None if token.head == token.i else self.tokens[token.head]

    def ancestors(self, token: Token) -> Iterator[Token]:
        """The governing words, nearest first."""
        seen = {token.i}
        while token.head not in seen:
            token = self.tokens[token.head]
            seen.add(token.i)
            yield token

    def subtree(self, token: Token) -> tuple[Token, ...]:
        """The word and all that hangs below it, left to right."""
        out, queue, seen = [], [token], {token.i}
        while queue:
            here = queue.pop()
            out.append(here)
            for kid in self._children[here.i]:
                if kid.i not in seen:
                    seen.add(kid.i)
                    queue.append(kid)
        return tuple(sorted(out, key=lambda t: t.i))

    def token_at(self, position: int) -> Token | None:
        """The word that covers this character of the report."""
        return next((t for t in self.tokens if t.start <= position < t.end), None)

    def tokens_in(self, span: Span) -> tuple[Token, ...]:
        """The words that the span touches."""
        return tuple(t for t in self.tokens if t.start < span.end and span.start < t.end)

    def head_of(self, span: Span) -> Token | None:
        """The word of the span that governs the others: the one whose head lies outside."""
        inside = self.tokens_in(span)
        here = {t.i for t in inside}
        return next((t for t in inside if t.head not in here or t.head == t.i), None)

"""A noun phrase that may name a source, its core and its relay, and the name in it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from recoupe.model.text import Span

if TYPE_CHECKING:
    from recoupe.model.sentence import Sentence, Token


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase that may name a source: its words from ``first`` to ``last``, its governing word, its sentence.

    ``core`` ends before what says who carried the words further (*citées par al-Mayadeen*); ``relay`` is that rest.
    """

    sentence: Sentence
    head: Token
    first: int
    last: int
    core_last: int

    @property
    def tokens(self) -> tuple[Token, ...]:
        """All words of the phrase."""
        return self.sentence.tokens[self.first : self.last + 1]

    @property
    def core(self) -> tuple[Token, ...]:
        """The words that name the source itself, without the relay."""
        return self.sentence.tokens[self.first : self.core_last + 1]

    @property
    def relay(self) -> tuple[Token, ...]:
        """The words that name who relays it: *citées par al-Mayadeen*."""
        return self.sentence.tokens[self.core_last + 1 : self.last + 1]

    @property
    def span(self) -> Span:
        """Where the phrase stands in the report."""
        return Span(self.tokens[0].start, self.tokens[-1].end)

    @property
    def span_text(self) -> str:
        """The words of the phrase without its relay."""
        return spaced(self.core)

    @property
    def core_span(self) -> Span:
        """Where the phrase without its relay stands in the report."""
        return Span(self.core[0].start, self.core[-1].end)


def is_name(token: Token) -> bool:
    """Whether a word is a name: tagged so, or written with a capital inside a sentence."""
    return token.pos == "PROPN" or (any(c.isupper() for c in token.text) and token.pos in {"NOUN", "ADJ", "X"})


def cut_before(phrase: Phrase, i: int) -> Phrase | None:
    """The phrase up to a word that is no part of it (a verb that was taken for a noun); None where nothing remains."""
    if not phrase.first <= i <= phrase.last:
        return phrase
    last = i - 1
    while last >= phrase.first and phrase.sentence.tokens[last].pos in {"PUNCT", "ADP", "CCONJ"}:
        last -= 1
    tokens = phrase.sentence.tokens[phrase.first : last + 1]
    if not tokens:
        return None
    head = phrase.head if phrase.head.i <= last else next((t for t in tokens if t.pos in {"NOUN", "PROPN"}), tokens[-1])
    return replace(phrase, head=head, last=last, core_last=min(phrase.core_last, last))


def short_name(phrase: Phrase) -> str:
    """The speaker's own name in a phrase, or the whole phrase where it has none: *al-Hurra*, *Rami Abdel Rahmane*.

    The name of what he speaks for is not his: *le procureur de Bamako* stays whole.
    """
    runs: list[list[Token]] = []
    for token in phrase.core:
        if not is_name(token) or (token.i == phrase.first and token.pos != "PROPN"):
            continue
        if runs and token.i - runs[-1][-1].i == 1:
            runs[-1].append(token)
        else:
            runs.append([token])
    for run in runs:
        before = run[0].i - 1
        while before >= phrase.first and phrase.sentence.tokens[before].pos == "DET":
            before -= 1
        led = before >= phrase.first and phrase.sentence.tokens[before].pos == "ADP"
        if not led and any(t.pos == "PROPN" for t in run):
            return spaced(tuple(run))
    return phrase.span_text


def spaced(tokens: tuple[Token, ...]) -> str:
    """The words as they stand, with one space where the text has any."""
    return "".join((" " if i and t.start > tokens[i - 1].end else "") + t.text for i, t in enumerate(tokens)).strip()

"""The text as the place finder reads it: words with their plain form, and the plain text before a word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from recoupe.world.spelling import unaccented

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recoupe.model.sentence import Name, Sentence, Token
    from recoupe.model.text import Span

_WORD = re.compile(r"[^\W_]+")
_WITHIN_NAME = re.compile(r"[ \u00a0\u202f]?[-‐‑'’ʼ`]?|\.|\s+")
_BREAK = re.compile(r"[.!?;:\n\r…()«»\"“”]")
REACH = 90


@dataclass(frozen=True, slots=True)
class Word:
    """One word: where it stands, its plain lower-case form, whether it begins with a capital."""

    start: int
    end: int
    plain: str
    capital: bool
    upper: bool


@dataclass(frozen=True)
class Page:
    """A text cut into words, with the parser's names and words found by position."""

    text: str
    words: tuple[Word, ...]
    sentences: Sequence[Sentence]

    def joined(self, i: int, *, upto: int) -> bool:
        """Whether the words i to upto could be one name: nothing but a space, a hyphen or an apostrophe between them."""
        return all(self.gap_joins(k) for k in range(i, upto))

    def gap_joins(self, i: int) -> bool:
        """Whether between word i and the next there is only what may stand inside a name."""
        gap = self.text[self.words[i].end : self.words[i + 1].start]
        return len(gap) <= 3 and "\n" not in gap and _WITHIN_NAME.fullmatch(gap) is not None

    def spaced(self, i: int) -> bool:
        """Whether word i and the next are parted by spaces alone."""
        return (
            0 <= i < len(self.words) - 1
            and self.text[self.words[i].end : self.words[i + 1].start].strip(" \u00a0") == ""
        )

    def hyphened(self, i: int) -> bool:
        """Whether word i hangs on the next by a hyphen."""
        return i + 1 < len(self.words) and self.text[self.words[i].end : self.words[i + 1].start] in {"-", "‐", "‑"}

    def before(self, start: int) -> str:
        """The plain text that leads up to a position, in its own clause."""
        piece = self.text[max(0, start - REACH) : start]
        cut = max((m.end() for m in _BREAK.finditer(piece)), default=0)
        return (
            unaccented(piece[cut:]) if len(unaccented(piece[cut:])) == len(piece[cut:]) else _same_length(piece[cut:])
        )

    def opens(self, i: int) -> bool:
        """Whether word i begins a sentence, a line or a quotation."""
        gap = self.text[self.words[i - 1].end : self.words[i].start] if i else "\n"
        return _BREAK.search(gap) is not None

    @cached_property
    def names(self) -> tuple[Name, ...]:
        """All names of the parser, in order."""
        return tuple(sorted((n for s in self.sentences for n in s.names), key=lambda n: n.span))

    def names_at(self, span: Span) -> tuple[Name, ...]:
        """The parser's names that touch a stretch of the text, in order."""
        from bisect import bisect_right

        k = max(0, bisect_right(self._sentence_starts, span.start) - 1)
        found = []
        while k < len(self.sentences) and self.sentences[k].start < span.end:
            found += [name for name in self.sentences[k].names if name.span.overlaps(span)]
            k += 1
        return tuple(sorted(found, key=lambda n: n.span))

    @cached_property
    def surnames(self) -> frozenset[str]:
        """The last words of the persons whom the parser sees in the text."""
        words = (n.span.of(self.text).split() for n in self.names if n.label == "PER")
        return frozenset(unaccented(parts[-1]) for parts in words if parts)

    @cached_property
    def _sentence_starts(self) -> tuple[int, ...]:
        return tuple(s.start for s in self.sentences)

    def sentence_at(self, position: int) -> Sentence | None:
        """The parsed sentence that covers a position."""
        from bisect import bisect_right

        k = bisect_right(self._sentence_starts, position) - 1
        if k < 0 or position >= self.sentences[k].end:
            return None
        return self.sentences[k]

    def token_at(self, position: int) -> Token | None:
        """The parser's word at a position."""
        sentence = self.sentence_at(position)
        return sentence.token_at(position) if sentence else None


def _same_length(text: str) -> str:
    return "".join((unaccented(c) or " ")[0] for c in text)


def page_of(text: str, sentences: Sequence[Sentence]) -> Page:
    """The page with its words."""
    words = []
    for match in _WORD.finditer(text):
        word = match.group()
        words.append(
            Word(match.start(), match.end(), unaccented(word), word[0].isupper(), len(word) > 1 and word.isupper())
        )
    return Page(text, tuple(words), sentences)

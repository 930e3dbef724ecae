"""The words of a sentence as the actor rules see them: folded, with their places, and whether a phrase runs on."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from recoupe.model.sentence import Sentence, Token

WORD = re.compile(r"(?:[^\W_]\.){2,}|[^\W_]+")
"""A word, or letters each with its point (*U.S.*, *E.I.*)."""

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "obl:agent"})
RUNS_ON = re.compile(r"[ \t\u00a0\u202f'’ʼ\-‑–]*\n?[ \t\u00a0\u202f'’ʼ\-‑–]*[«“\"]?[ \u00a0\u202f]?")
"""What may stand between two words of one phrase: spaces, one line break, hyphens, apostrophes, an opening quote."""


class _Fold(dict[int, str]):
    """Each character to one character: lower case, without accent; hyphens, apostrophes and odd spaces to a space."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        if char in "-‑–'’ʼ`\u00a0\u202f\n\t\r":
            out = " "
        else:
            base = unicodedata.normalize("NFD", char)[0].lower()
            out = base if len(base) == 1 else char
        self[code] = out
        return out


_FOLD = _Fold()


def folded(text: str) -> str:
    """The text in lower case without accents, as long as before: *l'État-major* → *l etat major*."""
    return text.translate(_FOLD)


@cache
def key(name: str) -> str:
    """A lexicon entry as it is looked up: folded, with single spaces."""
    return " ".join(folded(name).split())


@dataclass(frozen=True, slots=True)
class Word:
    """One word: where it stands, its folded form, whether it begins with a capital and follows the last one directly."""

    i: int
    start: int
    end: int
    form: str
    capital: bool
    joined: bool


@dataclass(frozen=True)
class Words:
    """A sentence with its words, and the way from a word to the parser's token."""

    sentence: Sentence
    text: str
    words: tuple[Word, ...]
    at: dict[int, int]

    def __len__(self) -> int:
        return len(self.words)

    def token(self, i: int) -> Token | None:
        """The parser's token at a word."""
        if not 0 <= i < len(self.words):
            return None
        k = bisect_right(self._starts, self.words[i].start) - 1
        token = self.sentence.tokens[k] if k >= 0 else None
        return token if token is not None and token.end > self.words[i].start else None

    @cached_property
    def _starts(self) -> list[int]:
        return [token.start for token in self.sentence.tokens]

    def head(self, first: int, last: int) -> Token | None:
        """Of these words (``last`` exclusive) the token that governs the others."""
        tokens = [token for k in range(first, last) if (token := self.token(k)) is not None]
        inside = {token.i for token in tokens}
        return next((token for token in tokens if token.head not in inside or token.head == token.i), None)

    def is_subject(self, i: int) -> bool:
        """Whether a verb has the word for its subject or its agent."""
        token = self.token(i)
        return token is not None and token.dep in SUBJECTS

    def form(self, i: int) -> str:
        """The folded form of a word; empty beyond the sentence."""
        return self.words[i].form if 0 <= i < len(self.words) else ""

    def follows(self, i: int) -> bool:
        """Whether the word stands directly after the one before, with no comma or bracket between."""
        return 0 < i < len(self.words) and self.words[i].joined

    def phrase(self, i: int, phrase: tuple[str, ...]) -> bool:
        """Whether these words stand here, one after the other."""
        if self.form(i) != phrase[0] or i + len(phrase) > len(self.words):
            return False
        return all(self.words[i + k].form == part and self.words[i + k].joined for k, part in enumerate(phrase[1:], 1))

    def first_at(self, position: int) -> int | None:
        """The number of the word that begins at this character."""
        return self.at.get(position)


def words_of(sentence: Sentence, text: str, low: str) -> Words:
    """The words of a sentence; ``low`` is the folded text."""
    out: list[Word] = []
    last = -1
    for match in WORD.finditer(text, sentence.start, sentence.end):
        start, end = match.span()
        joined = last >= 0 and (RUNS_ON.fullmatch(text, last, start) is not None)
        out.append(Word(len(out), start, end, low[start:end], text[start].isupper(), joined))
        last = end
    return Words(sentence, text, tuple(out), {word.start: word.i for word in out})

"""Words as they are searched for: small letters, accents folded, each with its place in the text."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from recoupe.errors import InputError
from recoupe.model.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST = 500  # letters of a word that are looked at: PostgreSQL keeps words of 2 kB

# Marks that combine with the letter before them belong to the word: decomposed Latin, vowelled Arabic.
_MARKS = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
_WORD = re.compile(rf"[^\W_](?:[^\W_]|[{_MARKS}])*")
_PIECE = re.compile(r"(?P<no>-?)(?:[\"«“”](?P<phrase>[^\"«»“”]*)[\"»“”]?|(?P<word>\S+))")
# What Unicode does not take apart, and French writes both ways.
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})


@lru_cache(maxsize=65_536)
def folded(word: str) -> str:
    """The word in small letters without accents: *Ménaka*, *MENAKA* and *menaka* are one, *cœur* and *coeur* too."""
    plain = unicodedata.normalize("NFKD", word.casefold().translate(_LIGATURES))
    return "".join(letter for letter in plain if letter.isalnum())[:LONGEST]


def words(text: str) -> Iterator[tuple[Span, str]]:
    """Each word of a text, folded, with its place; *l’armée* is two words, *l* and *armee*."""
    for found in _WORD.finditer(text):
        word = folded(found.group())
        if word:
            yield Span(found.start(), found.end()), word


def searched(text: str, title: str | None) -> str:
    """What is searched of a report: its folded words in a row; those of a title that is not in the text come first."""
    body = [word for _, word in words(text)]
    above = [word for _, word in words(title or "")]
    return " ".join(body if body[: len(above)] == above else [*above, *body])


@dataclass(frozen=True, slots=True)
class Term:
    """Words that must stand in a row; ``begins``: the last one need only begin so; ``no``: they must not stand there."""

    row: tuple[str, ...]
    begins: bool = False
    no: bool = False


def terms(asked: str) -> tuple[Term, ...]:
    """What is asked for: every word must be there; « a phrase » as it stands; ``frapp*`` how a word begins; ``-not``.

    Raises:
        InputError: there is no word in it, or only such as must not be there.
    """
    out: list[Term] = []
    for piece in _PIECE.finditer(asked):
        said = piece["phrase"] if piece["phrase"] is not None else piece["word"]
        row = tuple(word for _, word in words(said))
        if row:
            out.append(Term(row, said.rstrip().endswith("*"), bool(piece["no"])))
    if not any(not term.no for term in out):
        raise InputError(
            f"There is no word to search for in “{asked}”.",
            "Give words that must all stand in a report; “frapp*” finds every word that begins so.",
        )
    return tuple(dict.fromkeys(out))


def places(text: str, asked: tuple[Term, ...]) -> tuple[Span, ...]:
    """Where a text says what is asked for, in order; a phrase is one place."""
    every = list(words(text))
    out: set[Span] = set()
    for term in asked:
        if term.no:
            continue
        for at in range(len(every) - len(term.row) + 1):
            if _stands(every, at, term):
                out.add(Span(every[at][0].start, every[at + len(term.row) - 1][0].end))
    return tuple(sorted(out))


def _stands(every: list[tuple[Span, str]], at: int, term: Term) -> bool:
    last = len(term.row) - 1
    for step, wanted in enumerate(term.row):
        said = every[at + step][1]
        if said != wanted and not (term.begins and step == last and said.startswith(wanted)):
            return False
    return True

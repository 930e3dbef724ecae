"""Words as they are searched for: small letters, accents folded, each with its place in the text."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from recoupe.errors import InputError
from recoupe.model.text import Span

LONGEST = 500  # letters of a word that are looked at: PostgreSQL keeps words of 2 kB

# Marks that combine with the letter before them belong to the word: decomposed Latin, vowelled Arabic.
_MARKS = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
_WORD = re.compile(rf"[^\W_]+(?:[{_MARKS}]+[^\W_]*)*")
_PIECE = re.compile(r"(?P<no>-?)(?:[\"«“”](?P<phrase>[^\"«»“”]*)[\"»“”]?|(?P<word>\S+))")
# What Unicode does not take apart, and French writes both ways.
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})


@lru_cache(maxsize=65_536)
def folded(word: str) -> str:
    """The word in small letters without accents: *Ménaka*, *MENAKA* and *menaka* are one, *cœur* and *coeur* too."""
    plain = unicodedata.normalize("NFKD", word.casefold().translate(_LIGATURES))
    return "".join(letter for letter in plain if letter.isalnum())[:LONGEST]


def words(text: str) -> list[str]:
    """Each word of a text, folded; *l’armée* is two words, *l* and *armee*."""
    known: dict[str, str] = {}  # a book of forty megabytes has seven million words, but few different ones
    out: list[str] = []
    for form in _WORD.findall(text):
        if (word := known.get(form)) is None:
            word = known[form] = folded(form)
        if word:
            out.append(word)
    return out


def searched(text: str, title: str | None) -> str:
    """What is searched of a report: its folded words in a row; those of a title that is not in the text come first."""
    body, above = words(text), words(title or "")
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
        row = tuple(words(said))
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
    wanted = [term for term in asked if not term.no]
    known: dict[str, tuple[Term, ...]] = {}  # which terms a word as it is written can begin
    out: set[Span] = set()
    for found in _WORD.finditer(text):
        form = found.group()
        if (terms_here := known.get(form)) is None:
            word = folded(form)
            terms_here = known[form] = tuple(term for term in wanted if word and _fits(word, term, 0))
        for term in terms_here:
            end = _end_of(text, found.end(), term)
            if end is not None:
                out.add(Span(found.start(), end))
    return tuple(sorted(out))


def _end_of(text: str, at: int, term: Term) -> int | None:
    """Where a term ends of which the first word ends here; None where the others do not follow."""
    step = 1
    for found in _WORD.finditer(text, at) if len(term.row) > 1 else ():
        word = folded(found.group())
        if word and not _fits(word, term, step):
            return None
        if word:
            at, step = found.end(), step + 1
        if step == len(term.row):
            return at
    return at if step == len(term.row) else None


def _fits(word: str, term: Term, step: int) -> bool:
    wanted = term.row[step]
    return word == wanted or (term.begins and step == len(term.row) - 1 and word.startswith(wanted))

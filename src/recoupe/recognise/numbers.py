"""Counts as the press writes them, with their bounds: *une vingtaine* is 17 to 23, *au moins 16* is 16 or more.

Numbers of the calendar and of names are left alone: *le 12 mars 2014*, *14 h 30*, *la 3e brigade*, *des S-300*.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from recoupe.model.mention import Number
from recoupe.model.text import Span
from recoupe.recognise.numbers_grammar import GAP, Grammar, number_grammar, plain
from recoupe.recognise.numerals import digits_value, numerals_value, scaled_value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from recoupe.lang.pack import LanguagePack
    from recoupe.model.sentence import Sentence

_PIECE = re.compile(r"[^\W\d]+")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SECOND = re.compile(r"[-–]\d{1,3}(?![\d\w-])")
_NOUN = re.compile(rf"{GAP}([^\W\d]{{3,}})")
_AND_A_HALF = re.compile(rf"{GAP}et{GAP}demie?\b")
_OF = re.compile(rf"{GAP}(?:de\b|des\b|d['’])", re.IGNORECASE)
_LAST_WORD = re.compile(r"([^\W\d]+)['’]?\s*$")
_OPENING = re.compile(rf"\b(entre|de|d['’]){GAP}*$", re.IGNORECASE)
_BEFORE = 28  # characters: the longest hedge ("aux alentours de") and an article fit in


def numbers(sentences: Sequence[Sentence], text: str, pack: LanguagePack) -> tuple[Number, ...]:
    """Every count in the text, in order, none overlapping another.

    ``sentences`` may be empty: the words are enough. The article *un* before a noun counts as one; *aucun* as none.
    A hedge after the noun (*trente personnes au minimum*) moves the bounds and stays outside the span.

    Args:
        sentences: the parsed sentences; *un* that the parser calls a pronoun is no numeral.
        text: the report's text.
        pack: the language.
    """
    grammar = number_grammar(pack)
    found = [_hedged(grammar, text, count) for count in _joined(text, list(_counts(grammar, text)))]
    pronouns = {t.start for s in sentences for t in s.tokens if t.pos == "PRON"}
    return tuple(n for n in found if not (n.low == n.high == 1 and n.span.start in pronouns))


def around(count: int) -> tuple[int, int]:
    """What *environ* allows: a tenth below to a tenth above, at least one either way.

    >>> around(40), around(5)
    ((36, 44), (4, 6))
    """
    low, high = -(-9 * count // 10), 11 * count // 10
    return max(0, min(low, count - 1)), max(high, count + 1)


def round_bounds(count: int) -> tuple[int, int]:
    """What a collective noun allows: *une dizaine* is 8 to 12, *une vingtaine* 17 to 23, *une centaine* 85 to 115.

    The coding guide gives two either way for ten and three for twenty: three twentieths, at least two.

    >>> round_bounds(10), round_bounds(20), round_bounds(100)
    ((8, 12), (17, 23), (85, 115))
    """
    spread = max(2, count * 3 // 20)
    return max(0, count - spread), count + spread


@dataclass(frozen=True, slots=True)
class _Count:
    """A number before its hedge; ``base`` is the round value that hedges move (None: they cannot)."""

    start: int
    end: int
    low: int
    high: int | None
    base: int | None
    hedge: str | None = None


def _counts(grammar: Grammar, text: str) -> Iterator[_Count]:
    """The numerals and collective nouns, left to right, before any hedge."""
    at = 0
    while found := grammar.atom.search(text, at):
        at = max(found.end(), at + 1)
        if found["words"]:
            count, at = _from_words(grammar, found)
        elif found["digits"] or found["scaled"]:
            count = _from_figures(grammar, found)
        elif found["round"]:
            count = _from_round(grammar, found)
        else:
            count = _from_quantity(grammar, found)
        if count is not None:
            yield count


def _from_words(grammar: Grammar, found: re.Match[str]) -> tuple[_Count | None, int]:
    """The numeral that the number words begin with, and where to read on."""
    text, start = found.string, found.start("words")
    pieces = list(_PIECE.finditer(text, start, found.end("words")))
    read = numerals_value([piece[0].lower() for piece in pieces], grammar.words)
    if read is None or text[max(0, start - 1) : start] in ("'", "’", "-"):  # l'un, petit-sept
        return None, pieces[0].end()
    value, used = read
    end = pieces[used - 1].end()
    if text[end : end + 1] == "-" or grammar.unit_after.match(text, end):
        return None, end
    if value == 1 and grammar.not_one.match(text, end):
        return None, end
    if value >= 1_000_000 and (half := _AND_A_HALF.match(text, end)):
        value, end = value + (500_000 if value < 10**9 else 500_000_000), half.end()
    return _Count(start, end, value, value, value), end


def _from_figures(grammar: Grammar, found: re.Match[str]) -> _Count | None:
    start, end, text = found.start(), found.end(), found.string
    lead = text[max(0, start - _BEFORE) : start]
    if grammar.counted_off.search(lead) and not re.search(r"(?<!\d\d)\d[-–]$|(?<!\d)\d\d[-–]$", lead):
        return None
    if found["scaled"]:
        value = scaled_value(found["figure"], grammar.words[found["scale"].lower()])
    else:
        unit = grammar.unit_after.match(text, end)
        if grammar.date_after.match(text, end) or (unit and not _SECOND.match(text, end)):
            return None
        value = digits_value(found["digits"])
        if _YEAR.fullmatch(found["digits"]) and _is_year(grammar, lead, text, end):
            return None
    return None if value is None else _Count(start, end, value, value, value)


def _is_year(grammar: Grammar, lead: str, text: str, end: int) -> bool:
    """Four digits from 1900 to 2099 are a year after *en* or a month, and wherever no plural noun follows."""
    if grammar.year_before.search(lead):
        return True
    noun = _NOUN.match(text, end)
    return not (noun and noun[1][-1] in "sxz" and noun[1].lower() not in grammar.no_plural_noun)


def _from_quantity(grammar: Grammar, found: re.Match[str]) -> _Count | None:
    """*plusieurs*, *un certain nombre de*, *aucun*, *des millions*."""
    start, end, text = found.start(), found.end(), found.string
    if found["masses"]:
        return _Count(start, end, 2 * grammar.words[found["masses"].lower()], None, None)
    form = plain(found["vague"])
    if (form in grammar.follows and not _OF.match(text, end)) or grammar.numeral_after.match(text, end):
        return None
    previous = _LAST_WORD.search(text[max(0, start - 16) : start])
    if previous and previous[1].lower() in grammar.not_after.get(form, ()):
        return None
    low, high = grammar.vague[form]
    return _Count(start, end, low, high, None)


def _from_round(grammar: Grammar, found: re.Match[str]) -> _Count | None:
    """*une vingtaine*, *des centaines*, *deux douzaines*, *des dizaines de milliers*."""
    start, end = found.span()
    unit = grammar.rounds[found["round"].lower()]
    if found["of"]:
        unit *= grammar.words.get(found["of"].lower(), 1000)
    many = (found["many"] or "").lower()
    times = grammar.words.get(many)
    if found["round"].lower().endswith("s") and times is None:
        return _Count(start, end, unit * 2, None, None) if many in grammar.many else None
    base = unit * (times or 1)
    low, high = round_bounds(base)
    return _Count(start, end, low, high, base)


def _joined(text: str, counts: list[_Count]) -> Iterator[_Count]:
    """The counts, with neighbours that make a range joined: *entre dix et quinze*, *de 10 à 15*, *deux ou trois*."""
    i = 0
    while i < len(counts):
        whole = _range(text, counts[i], counts[i + 1]) if i + 1 < len(counts) else None
        if whole is not None:
            yield whole
            i += 2
            continue
        if not _SECOND.match(text, counts[i].end):
            yield counts[i]
        i += 1


def _range(text: str, left: _Count, right: _Count) -> _Count | None:
    between = text[left.end : right.start]
    if len(between) > 10 or left.base is None or right.base is None or not left.base < right.base:
        return None
    link = plain(between).strip()
    opening = _OPENING.search(text, max(0, left.start - 8), left.start)
    word = opening[1].lower() if opening else ""
    if link == "et":
        fits = word == "entre"
    elif link in ("-", "–"):
        fits = right.base <= 999 and right.base <= left.base * 10
    else:
        fits = link.removeprefix(",").strip() in ("voire", "sinon") or link in ("à", "ou")
    if not fits:
        return None
    start = opening.start() if opening and (word == "entre" or link == "à") else left.start
    return _Count(start, right.end, left.base, right.base, None, "range")


def _hedged(grammar: Grammar, text: str, count: _Count) -> Number:
    """The number with the hedge that stands before it, after it, or after its noun."""
    start, end, hedge = count.start, count.end, None
    if lead := grammar.before.search(text[max(0, start - _BEFORE) : start]):
        hedge, start = lead["hedge"], start - len(lead[0])
    elif tail := grammar.after.match(text, end):
        hedge, end = tail["hedge"], tail.end()
    elif tail := grammar.later.match(text, end):
        hedge = tail["hedge"]
    moved = None if hedge is None else _moved(count, grammar.hedges[plain(hedge)])
    if moved is None:
        start, end, moved, hedge = count.start, count.end, count, count.hedge
    return Number(Span(start, end), text[start:end], moved.low, moved.high, hedge)


def _moved(count: _Count, bound: str) -> _Count | None:
    """The bounds after the hedge; None where a hedge cannot move them (*environ plusieurs*)."""
    base = count.base
    if base is None:
        return replace(count, high=None) if bound == "at_least" and count.hedge else None
    if bound == "at_least":
        return replace(count, low=base, high=None)
    if bound == "at_most":
        return replace(count, low=0, high=base)
    if bound == "just_under":
        return replace(count, low=around(base)[0], high=base)
    low, high = around(base) if count.low == count.high else (count.low, count.high)
    return replace(count, low=low, high=high)

"""Which stretches of a text bear a place's name: our own list first, then the cities of the world, then the parser."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from recoupe.world.gazetteer import NameList, name_list
from recoupe.world.spelling import folded

if TYPE_CHECKING:
    from recoupe.lang.pack import LanguagePack
    from recoupe.recognise.places_lexicon import PlaceWords
    from recoupe.recognise.places_text import Page
    from recoupe.world.gazetteer import Gazetteer

ARTICLES = frozenset(
    {"al", "el", "ad", "ed", "ach", "ech", "ash", "esh", "as", "es", "at", "et", "an", "en", "ar", "er", "az", "ez"}
)
LONGEST_RUN = 5
_ELIDED = frozenset("ldjscmt")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words ``first`` to ``last`` (both included) that may be a place's name, and which list says so."""

    first: int
    last: int
    found_in: str  # own, cities, run


def trapped(page: Page, words: PlaceWords, own: NameList) -> frozenset[int]:
    """The indices of words inside phrases that only look like places (*Al-Qaïda au Maghreb islamique*)."""
    out: set[int] = set()
    for i in range(len(page.words)):
        first = _first_of(page, i)
        for length in range(min(words.trap_words.get(first, 0), len(page.words) - i), 0, -1):
            last = i + length - 1
            key = folded(page.text[page.words[i].start : page.words[last].end])
            if key not in words.traps or key in own.ids or not page.joined(i, upto=last):
                continue
            if not _longer_own(page, i, length, own):  # the BIR is a brigade, Bir Ali a town
                out.update(range(i, last + 1))
            break
    return frozenset(out)


def _longer_own(page: Page, i: int, length: int, own: NameList) -> bool:
    """Whether a name of our own list begins at word i and is longer than that."""
    most = min(own.longest.get(_first_of(page, i), 0), len(page.words) - i)
    return any(
        folded(page.text[page.words[i].start : page.words[i + k - 1].end]) in own.ids
        for k in range(length + 1, most + 1)
    )


def _first_of(page: Page, i: int) -> str:
    word = page.words[i]
    return "al" if word.plain in ARTICLES and (page.hyphened(i) or word.plain in {"al", "el"}) else word.plain


def stretches(page: Page, gazetteer: Gazetteer, pack: LanguagePack, words: PlaceWords) -> list[Stretch]:
    """Every stretch that may name a place, left to right, none overlapping another."""
    own = name_list(gazetteer, pack)
    closed = trapped(page, words, own)
    out: list[Stretch] = []
    i = 0
    while i < len(page.words):
        if i in closed:
            i += 1
            continue
        stretch = _own_at(page, i, own.ids, own.lower, own.longest, closed) or _run_at(page, i, closed)
        if stretch is None:
            i += 1
            continue
        if stretch.found_in == "run":
            inner = _own_inside(page, stretch, own.ids, own.lower, own.longest, closed)
            if inner is not None:
                stretch = inner
        out.append(stretch)
        i = stretch.last + 1
    return out


def _own_at(
    page: Page,
    i: int,
    ids: dict[str, tuple[str, ...]],
    lower: frozenset[str],
    longest: dict[str, int],
    closed: frozenset[int],
) -> Stretch | None:
    """The longest name of our own list that begins at word i."""
    most = longest.get(_first_of(page, i), 0)
    if page.words[i].plain in _ELIDED and page.text[page.words[i].end : page.words[i].end + 1] in {"'", "’"}:
        return None  # L'ère is not Léré
    for length in range(min(most, len(page.words) - i), 0, -1):
        last = i + length - 1
        if last in closed or not page.joined(i, upto=last):
            continue
        key = folded(page.text[page.words[i].start : page.words[last].end])
        if key in ids and (key in lower or _has_capital(page, i, last)):
            return Stretch(i, last, "own")
    return None


def _has_capital(page: Page, first: int, last: int) -> bool:
    """Whether the last word that weighs begins with a capital (or is a figure): *mer Rouge*, not *Mer rouge de sang*."""
    return any(
        page.words[k].capital or page.text[page.words[k].start].isdigit()
        for k in range(first, last + 1)
        if not (page.words[k].plain in ARTICLES and k < last)
    )


def _run_at(page: Page, i: int, closed: frozenset[int]) -> Stretch | None:
    """A run of words with capitals from word i: *Khan al-Assal*, *Novaïa Kakhovka*."""
    last = i
    word = page.words[i]
    if word.plain in ARTICLES and page.hyphened(i) and i + 1 < len(page.words) and page.words[i + 1].capital:
        last = i + 1
    elif not word.capital or len(word.plain) < 2:
        return None
    while last + 1 < len(page.words) and last - i + 1 < LONGEST_RUN and last + 1 not in closed:
        if not page.gap_joins(last):
            break
        nxt = page.words[last + 1]
        gap = page.text[page.words[last].end : nxt.start]
        if "." in gap or (("'" in gap or "’" in gap) and not nxt.plain[:1].isalpha()):
            break
        if nxt.capital or _inner_apostrophe(page, last, gap):
            last += 1
        elif nxt.plain in ARTICLES and page.hyphened(last + 1) and last + 2 < len(page.words):
            if last + 2 in closed or not page.words[last + 2].capital:
                break
            last += 2
        elif "-" in gap and len(nxt.plain) > 2 and nxt.plain.isalpha():
            last += 1
        else:
            break
    return Stretch(i, last, "run")


def _inner_apostrophe(page: Page, i: int, gap: str) -> bool:
    """*Qal'at*, *Ba'albak*: an apostrophe inside a word, none of French elision (*L'armée*, *Jusqu'à*)."""
    word, nxt = page.words[i], page.words[i + 1]
    return gap in {"'", "’", "ʼ", "`"} and len(word.plain) > 1 and not word.plain.endswith("qu") and nxt.plain.isalpha()


def _own_inside(
    page: Page,
    run: Stretch,
    ids: dict[str, tuple[str, ...]],
    lower: frozenset[str],
    longest: dict[str, int],
    closed: frozenset[int],
) -> Stretch | None:
    """A name of our own list inside a run, where only words of the sentence's opening stand before it (*Selon Damas*)."""
    if run.first == run.last or not page.opens(run.first) or not page.spaced(run.first):
        return None
    return _own_at(page, run.first + 1, ids, lower, longest, closed)

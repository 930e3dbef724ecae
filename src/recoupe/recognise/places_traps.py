"""What only looks like a place: persons, outlets, units, contests, words of French with a capital."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.model.text import Span

if TYPE_CHECKING:
    from recoupe.recognise.places_around import Surroundings
    from recoupe.recognise.places_lexicon import PlaceWords
    from recoupe.recognise.places_names import Stretch
    from recoupe.recognise.places_text import Page


def verdict_of_the_parser(page: Page, span: Span) -> str | None:
    """What the parser takes the name for: LOC, PER, ORG, MISC, or None where it sees no name there."""
    found = page.names_at(span)
    if not found:
        return None
    return max(found, key=lambda n: (min(n.span.end, span.end) - max(n.span.start, span.start), -len(n.span))).label


def looks_like_another(
    page: Page, stretch: Stretch, around: Surroundings, words: PlaceWords, *, own: bool, after_place: bool
) -> bool:
    """Whether the name is that of a person, an outlet, a unit, a contest, or no name at all.

    ``own`` tells that our own list has it, ``after_place`` that another place's name stands right before it.
    """
    if _beside_another_name(page, stretch, around, words, after_place=after_place):
        return True
    left = page.before(page.words[stretch.first].start)
    if words.contest_before.search(left) or (around.kind is None and words.outlet_before.search(left)):
        return True
    if own:
        return _listed_but_no_place(page, stretch, around, words, after_place=after_place)
    return _unlisted_and_no_place(page, stretch, around, words)


def _beside_another_name(
    page: Page, stretch: Stretch, around: Surroundings, words: PlaceWords, *, after_place: bool
) -> bool:
    """*Washington Post*, *Donald Alger*, *le général Homs*: the word before or after makes it another name."""
    follower = page.words[stretch.last + 1] if page.spaced(stretch.last) else None
    if follower is not None and follower.plain in words.followers and (follower.capital or follower.plain.isdigit()):
        return True
    leader = page.words[stretch.first - 1] if page.spaced(stretch.first - 1) else None
    if leader is None:
        return False
    if leader.capital and leader.plain in words.given and leader.plain not in words.common:
        return True
    if leader.plain in words.before and around.kind is None:
        return True
    inside = leader.capital and not after_place and not page.opens(stretch.first - 1)
    return inside and _one_name(page, leader.start, page.words[stretch.last].end)


def _one_name(page: Page, start: int, end: int) -> bool:
    """Whether the parser sees one person or body in all of it."""
    return any(
        n.label in {"PER", "ORG"} and n.span.start <= start and end <= n.span.end
        for n in page.names_at(Span(start, end))
    )


def _listed_but_no_place(
    page: Page, stretch: Stretch, around: Surroundings, words: PlaceWords, *, after_place: bool
) -> bool:
    if around.located:
        return False
    span = Span(page.words[stretch.first].start, page.words[stretch.last].end)
    if stretch.first == stretch.last and not around.of and page.words[stretch.first].plain in page.surnames:
        return True
    wider = any(n.label == "PER" and n.span.covers(span) and len(n.span) > len(span) + 3 for n in page.names_at(span))
    if wider and not after_place:
        return True
    return stretch.first == stretch.last and page.words[stretch.first].plain in words.common


def _unlisted_and_no_place(page: Page, stretch: Stretch, around: Surroundings, words: PlaceWords) -> bool:
    here = page.words[stretch.first]
    if around.kind is None and page.words[stretch.last].plain in page.surnames:
        return True
    left = page.before(here.start)
    if not around.located and words.power_before.search(left):
        return True
    if words.street_before.search(left) or all(
        part in words.directions for k in range(stretch.first, stretch.last + 1) for part in [page.words[k].plain]
    ):
        return True
    token = page.token_at(here.start)
    if around.kind is None and token is not None and token.pos not in {"PROPN", "X", "NOUN"}:
        return True
    if stretch.first == stretch.last and here.plain in words.common:
        led = left.endswith("a ") or verdict_of_the_parser(page, Span(here.start, here.end)) == "LOC"
        return not led or here.plain not in words.towns
    if stretch.first == stretch.last and here.upper and len(here.plain) <= 5:
        return True
    if around.kind is not None:
        return False
    last = stretch.last if stretch.last > stretch.first or around.located else stretch.last + 1
    return any(page.words[k].plain in words.given for k in range(stretch.first, last))

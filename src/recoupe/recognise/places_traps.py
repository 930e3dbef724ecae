"""What only looks like a place: persons, outlets, units, words of French with a capital."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from recoupe.model.text import Span
    from recoupe.recognise.places_around import Surroundings
    from recoupe.recognise.places_lexicon import PlaceWords
    from recoupe.recognise.places_names import Stretch
    from recoupe.recognise.places_text import Page


def verdict_of_the_parser(page: Page, span: Span) -> str | None:
    """What the parser takes the name for: LOC, PER, ORG, MISC, or None where it sees no name there."""
    found = [name for name in page.names if name.span.overlaps(span)]
    if not found:
        return None
    return max(found, key=lambda n: (min(n.span.end, span.end) - max(n.span.start, span.start), -len(n.span))).label


def looks_like_another(
    page: Page, stretch: Stretch, label: str | None, around: Surroundings, words: PlaceWords, *, own: bool
) -> bool:
    """Whether the name is that of a person, an outlet, a unit, or no name at all."""
    first, last = stretch.first, stretch.last
    here = page.words[first]
    follower = page.words[last + 1] if page.spaced(last) else None
    leader = page.words[first - 1] if page.spaced(first - 1) else None
    if follower is not None and follower.plain in words.followers and (follower.capital or follower.plain.isdigit()):
        return True
    if leader is not None:
        if leader.capital and leader.plain in words.given and leader.plain not in words.common:
            return True
        if leader.plain in words.before and around.kind is None:
            return True
        if leader.capital and not page.opens(first - 1) and _one_name(page, leader.start, page.words[last].end):
            return True
    if around.kind is None and words.outlet_before.search(page.before(here.start)):
        return True
    if own:
        wider = [
            n for n in page.names if n.span.covers(_span(page, stretch)) and len(n.span) > len(_span(page, stretch)) + 3
        ]
        if any(n.label == "PER" for n in wider) and not around.located:
            return True
        return first == last and here.plain in words.common and not around.located
    if first == last and (here.plain in words.common or (here.upper and len(here.plain) <= 5)):
        return True
    return any(page.words[k].plain in words.given for k in range(first, last)) and around.kind is None


def _one_name(page: Page, start: int, end: int) -> bool:
    """Whether the parser sees one person or body in all of it."""
    return any(n.label in {"PER", "ORG"} and n.span.start <= start and end <= n.span.end for n in page.names)


def _span(page: Page, stretch: Stretch) -> Span:
    from recoupe.model.text import Span

    return Span(page.words[stretch.first].start, page.words[stretch.last].end)

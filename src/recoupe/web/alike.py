"""Two reports side by side: the words that one has from the other, and the facts that both tell."""

from __future__ import annotations

import re
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from recoupe.model.doubt import Unsettled
from recoupe.web.finding import fold
from recoupe.web.names import actor_name, source_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from recoupe.model.event import Reading
    from recoupe.model.text import Span

RUN = 5  # words in a row: fewer are how everybody says it
_WORD = re.compile(r"\w+")


def alike(left: Reading, right: Reading) -> dict[str, Any]:
    """Passages in common (from five words in a row), facts in common, and whether one is held for a copy."""
    from recoupe.match.copied import copy_of, page

    copy = copy_of(page(left), page(right)) if left.report.name != right.report.name else None
    return {
        "passages": [
            {"left": _ends(here), "right": _ends(there)} for here, there in runs(left.report.text, right.report.text)
        ],
        "facts": facts_in_common(left, right),
        "taken_over": asdict(copy) if copy else None,
    }


def runs(left: str, right: str, least: int = RUN) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """The longest runs of words that stand in both texts, capitals, accents and punctuation aside.

    Each character of the left stands in one run at most. From-to characters of the left, then of the right.

    >>> runs("Le bus a été touché par un missile.", "Selon lui, le bus a été touché par un tir.")
    [((0, 26), (11, 37))]
    """
    mine, theirs = _words(left), _words(right)
    at: dict[tuple[str, ...], list[int]] = {}
    for number in range(len(theirs) - least + 1):
        at.setdefault(tuple(word for word, _, _ in theirs[number : number + least]), []).append(number)
    out: list[tuple[tuple[int, int], tuple[int, int]]] = []
    i = 0
    while i <= len(mine) - least:
        starts = at.get(tuple(word for word, _, _ in mine[i : i + least]), [])
        best, where = 0, -1
        for j in starts[:50]:
            length = least
            while i + length < len(mine) and j + length < len(theirs) and mine[i + length][0] == theirs[j + length][0]:
                length += 1
            if length > best:
                best, where = length, j
        if best:
            last, other = i + best - 1, where + best - 1
            out.append(((mine[i][1], mine[last][2]), (theirs[where][1], theirs[other][2])))
        i += max(best, 1)
    return out


def _words(text: str) -> list[tuple[str, int, int]]:
    folded = fold(text)
    return [(found.group(), *found.span()) for found in _WORD.finditer(folded)]


def facts_in_common(left: Reading, right: Reading) -> list[dict[str, Any]]:
    """Actors, places, days, figures and named sources that both reports tell, however they write them."""
    mine, theirs = _facts(left), _facts(right)
    return [
        {
            "kind": kind,
            "id": identity,
            "name": mine[kind, identity][0],
            "left": [_ends((span.start, span.end)) for span in mine[kind, identity][1]],
            "right": [_ends((span.start, span.end)) for span in theirs[kind, identity][1]],
        }
        for kind, identity in mine
        if (kind, identity) in theirs
    ]


def _facts(reading: Reading) -> dict[tuple[str, str], tuple[str, list[Span]]]:
    out: dict[tuple[str, str], tuple[str, list[Span]]] = {}
    for span, kind, identity, name in sorted(_told(reading), key=lambda fact: (fact[0].start, fact[0].end, fact[1])):
        out.setdefault((kind, identity), (name, []))[1].append(span)
    return out


def _told(reading: Reading) -> Iterator[tuple[Span, str, str, str]]:
    mentions = reading.mentions
    yield from ((a.span, "actor", a.id, actor_name(a.id)) for a in mentions.actors if a.id and a.via != "pronoun")
    for place in mentions.places:
        if place.site is not None and not isinstance(place.site, Unsettled):
            yield place.span, "place", place.site.id, place.site.name
    yield from ((t.span, "time", t.value.edtf, t.value.edtf) for t in mentions.times if t.value is not None)
    for source in reading.sources:
        if source.origin and not source.origin.startswith(("anonymous:", "outlet:")):
            yield source.span, "source", source.origin, source_name(source.origin)
    for event in reading.events:
        for toll in event.tolls:
            figure = str(toll.low) if toll.high == toll.low else f"{toll.low}–{toll.high or ''}"
            yield toll.span, "toll", f"{toll.harm} {figure}", figure


def _ends(pair: tuple[int, int]) -> dict[str, int]:
    return {"start": pair[0], "end": pair[1]}

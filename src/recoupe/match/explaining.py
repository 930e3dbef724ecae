"""The reasons of a pair in words: each reason's sentence, and beside it what the two accounts say."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from recoupe.match.columns import EPOCH, UNKNOWN
from recoupe.match.pairs import Pairs
from recoupe.match.reasons import REASONS
from recoupe.match.rows import figures
from recoupe.match.weights import strengths
from recoupe.model.incident import Because, Link, Member

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recoupe.match.columns import Columns, Kinship
    from recoupe.match.growing import Pair
    from recoupe.match.rows import Row
    from recoupe.match.weights import Weights


def links(
    pairs: Sequence[Pair], rows: Sequence[Row], columns: Columns, kinship: Kinship, weights: Weights
) -> tuple[Link, ...]:
    """For each pair of rows every reason that holds, heaviest first, in words."""
    if not pairs:
        return ()
    left, right = (np.array(side, dtype=np.int64) for side in zip(*pairs, strict=True))
    measured = Pairs(columns, left, right, kinship)
    matrix = strengths(measured)
    support = weights.prior + matrix @ np.array(weights.values)
    return tuple(
        Link(
            member(rows[a]), member(rows[b]), round(float(support[number]), 2),
            _because(rows[a], rows[b], [float(x) for x in matrix[number]], weights),
        )
        for number, (a, b) in enumerate(pairs)
    )  # fmt: skip


def member(row: Row) -> Member:
    """What a report tells as a member of an incident: its main event."""
    return members(row)[0]


def members(row: Row) -> tuple[Member, ...]:
    """All events of a report that tell it, the main one first."""
    report = row.reading.report
    return tuple(Member(report.name, event, report.outlet, report.published, numbers) for event, numbers in row.members)


def _because(left: Row, right: Row, strength: Sequence[float], weights: Weights) -> tuple[Because, ...]:
    found = [
        Because(reason.__name__, round(weight * strong, 2), _words(reason.__doc__ or "", facet, left, right))
        for reason, weight, facet, strong in zip(REASONS, weights.values, weights.facets, strength, strict=True)
        if strong
    ]
    return tuple(sorted(found, key=lambda because: (-abs(because.weight), because.rule)))


def _words(sentence: str, facet: str, left: Row, right: Row) -> str:
    """A reason with what both accounts say, as in “Both accounts give the same day: 2018-05-22”."""
    opening = " ".join(sentence.split()).rstrip(".")
    if facet in ("names", "words"):
        a, b = (left.names, right.names) if facet == "names" else (left.words, right.words)
        said = ", ".join(word for word in a if word in b)
        return f"{opening}: {said}." if said else f"{opening}."
    a_said, b_said = said_of(left, facet), said_of(right, facet)
    if not a_said or not b_said:
        only = a_said or b_said
        return f"{opening}: {only}." if only else f"{opening}."
    return f"{opening}: {a_said}." if a_said == b_said else f"{opening}: {a_said} / {b_said}."


def said_of(row: Row, facet: str) -> str:
    """What one account says of one facet, short."""
    event, text = row.event, row.reading.report.text
    if facet == "time":
        words = event.time_text.of(text) if event.time_text else ""
        return event.time.edtf if event.time else " ".join(words.split()) or _borrowed(row)
    if facet == "told":
        return row.reading.report.published or ""
    if facet == "place":
        return ", ".join(site.name for site, _ in (row.scene.places if row.scene else ())[:2])
    if facet == "type":
        return event.type
    if facet == "roles":
        return f"{_who(event.agent)} → {_who(event.target)}"
    if facet in ("agent", "target"):
        return _who(event.agent if facet == "agent" else event.target)
    if facet in ("killed", "injured"):
        return ", ".join(dict.fromkeys(toll.text for toll in figures(event, facet)))
    if facet == "status":
        return event.status
    return ""


def _borrowed(row: Row) -> str:
    """The day that the event has from the words around it."""
    if row.scene is None or row.scene.first == UNKNOWN:
        return ""
    return date.fromordinal(row.scene.first + EPOCH).isoformat()


def _who(actors: Sequence[object]) -> str:
    return ", ".join(dict.fromkeys(str(getattr(actor, "id", "") or getattr(actor, "text", "")) for actor in actors))

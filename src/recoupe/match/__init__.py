"""Events in, incidents out.

>>> from recoupe.match import match
>>> match(())
()
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.match.assembling import clusters
from recoupe.match.standing import Standing, add, begin

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from recoupe.match.weights import Weights
    from recoupe.model.event import Reading
    from recoupe.model.incident import Cluster, Incident
    from recoupe.model.judgement import Judgement

__all__ = ["Standing", "add", "begin", "clusters", "match", "matched"]


def match(
    readings: Sequence[Reading],
    judgements: Sequence[Judgement] = (),
    *,
    before: Sequence[Incident] = (),
    weights: Weights | None = None,
    line: Callable[[str], Sequence[str]] | None = None,
) -> tuple[Cluster, ...]:
    """Which events of these reports tell one happening; an event that nobody else tells is a cluster of its own.

    The order of the reports does not matter. ``before`` are the case's incidents so far, whose ids are carried over.
    """
    return clusters(matched(readings, judgements, before=before, weights=weights, line=line))


def matched(
    readings: Sequence[Reading],
    judgements: Sequence[Judgement] = (),
    *,
    before: Sequence[Incident] = (),
    weights: Weights | None = None,
    line: Callable[[str], Sequence[str]] | None = None,
) -> Standing:
    """The same, with all that was compared on the way."""
    triggers = {
        (reading.report.name, event.id): event.triggers[0].start if event.tellings else -1
        for reading in (readings if before else ())
        for event in reading.events
    }
    known = {
        incident.id: frozenset((m.report, triggers.get((m.report, m.event), -1)) for m in incident.members)
        for incident in before
    }
    return add(begin(weights, line), readings, judgements, known or None)

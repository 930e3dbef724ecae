"""Reports, readings and incidents to put into a case."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from recoupe.model.event import Event, EventType, Reading, Telling
from recoupe.model.incident import Incident, Member, Voices
from recoupe.model.mention import Days, Mentions
from recoupe.model.text import Report, Span

if TYPE_CHECKING:
    from recoupe.store import Case

READER = "recoupe 0 fr"
STRIKE = "Une frappe a touché un poste près de Ménaka ({n})."


def report(n: int = 1, **known: str | None) -> Report:
    """The n-th report."""
    text = STRIKE.format(n=n)
    return Report(**{"name": f"r{n:03}.txt", "text": text, "sha256": sha256(text.encode()).hexdigest()} | known)  # type: ignore[arg-type]  # a dict of fields loses their types


def reading(of: Report | None = None, reader: str = READER, kind: EventType = "airstrike") -> Reading:
    """A reading with one event."""
    day = Days("2023-10-12", "2023-10-12", "2023-10-12")
    event = Event("e1", kind, (Telling(kind, Span(4, 10), 0, "frappe"),), time=day)
    return Reading(of or report(), Mentions(), (), (event,), reader=reader)


def incident(name: str, *members: tuple[str, str], day: str = "2023-10-12") -> Incident:
    """An incident of these events."""
    return Incident(
        name, "airstrike", Days(day, day, day), None, "Ménaka", tuple(Member(r, e) for r, e in members), (), {},
        Voices(len(members), 1, ("armée",)),
    )  # fmt: skip


def contents(case: Case) -> tuple[object, ...]:
    """All that a case holds, for comparison."""
    return case.reports(), case.readings(), case.incidents()

"""What a format is written from."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from recoupe.model.event import Event, Reading
    from recoupe.model.incident import Incident, Member
    from recoupe.model.text import Report


@dataclass(frozen=True)
class Bundle:
    """The incidents that are handed on, and the readings of the reports that tell them, by the report's name.

    Both may be lazy: a format goes through the incidents once, and asks for a reading when it needs it. ``every``
    gives all reports of the case, where nothing was selected. ``left_out`` counts, by reason, the incidents that the
    format's own rules leave out.
    """

    incidents: Iterable[Incident]
    readings: Mapping[str, Reading]
    every: Callable[[], Iterable[Report]] | None = None
    left_out: Counter[str] = field(default_factory=Counter)

    def reports(self) -> Iterator[Report]:
        """The reports that are handed on, each once: all of the case, or those that tell the selected incidents."""
        if self.every is not None:
            yield from self.every()
            return
        names: dict[str, None] = {}
        for incident in self.incidents:
            names.update(dict.fromkeys(member.report for member in incident.members))
        for name in sorted(names):
            if name in self.readings:
                yield self.readings[name].report

    def event(self, member: Member) -> tuple[Event, Reading] | None:
        """The event of one member, as far as it belongs to the incident, and the reading that it stands in."""
        reading = self.readings.get(member.report)
        found = next((e for e in reading.events if e.id == member.event), None) if reading else None
        return (found.only(member.tellings), reading) if found is not None and reading is not None else None

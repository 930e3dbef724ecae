"""The part of a case that matching asks when only little has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from recoupe.store import remembering
from recoupe.store.faults import told
from recoupe.store.reports import Reports
from recoupe.store.rows import incident_of
from recoupe.store.tables import FAMILY, HEARD, INCIDENT, MARK

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from recoupe.model.event import Reading
    from recoupe.model.incident import Incident
    from recoupe.store.remembering import Told

    Remembered = tuple[Mapping[str, Collection[int]], Iterable[tuple[Told, Told, bool]], Iterable[tuple[str, str]]]


class Nearby(Reports):
    """What stands beside what: asked report by report, so that a large case need not be read."""

    def unmatched(self) -> tuple[str, ...] | None:
        """The reports that were read since the case was matched; None where it must be matched as a whole."""
        with told(self.path), self._engine.connect() as link:
            return remembering.unmatched(link)

    def unheeded(self) -> frozenset[str]:
        """The ids of the judgements that were entered since the case was matched."""
        with told(self.path), self._engine.connect() as link:
            return remembering.unheeded(link)

    def of_bytes(self, sums: Collection[str]) -> set[str]:
        """The names of the reports that have one of these sha256."""
        with told(self.path), self._engine.connect() as link:
            return remembering.of_bytes(link, sums)

    def matched_up_to(self) -> str:
        """A mark of the readings and judgements that there are now."""
        with told(self.path), self._engine.connect() as link:
            return remembering.state(link)

    def sharing(self, marks: Collection[int]) -> set[str]:
        """The reports that share one of these marks."""
        with told(self.path), self._engine.connect() as link:
            return remembering.sharing(link, marks)

    def family(self, names: Collection[str]) -> set[str]:
        """These reports and all that have their text from one of them, or it from theirs."""
        with told(self.path), self._engine.connect() as link:
            return remembering.family(link, names)

    def heard_of(self, rows: Collection[Told]) -> list[tuple[Told, Told, bool]]:
        """What these rows (report and event) were compared with, and whether they speak for one another."""
        with told(self.path), self._engine.connect() as link:
            return remembering.heard_of(link, rows)

    def heard_of_reports(self, names: Collection[str]) -> list[tuple[Told, Told, bool]]:
        """The same for all that these reports tell."""
        with told(self.path), self._engine.connect() as link:
            return remembering.heard_of_reports(link, names)

    def members_of(self, names: Collection[str]) -> dict[str, set[Told]]:
        """The incidents that these reports tell of, each with all its members."""
        with told(self.path), self._engine.connect() as link:
            return remembering.members_of(link, names)

    def incidents_called(self, ids: Collection[str]) -> tuple[Incident, ...]:
        """The incidents of these ids, in order of the ids."""
        with told(self.path), self._engine.connect() as link:
            rows = (link.execute(select(INCIDENT.c.json).where(INCIDENT.c.id == one)).scalar() for one in sorted(ids))
            return tuple(incident_of(raw) for raw in rows if raw is not None)

    def has_incident(self, identity: str) -> bool:
        """Whether an incident is called that."""
        with told(self.path), self._engine.connect() as link:
            return link.execute(select(INCIDENT.c.id).where(INCIDENT.c.id == identity)).first() is not None

    def readings_of(self, names: Collection[str]) -> tuple[Reading, ...]:
        """What these reports tell, as it was last read, by the report's name; one without a reading is passed over."""
        return self.readings(names)

    def remembered(self) -> tuple[frozenset[tuple[object, ...]], ...]:
        """All that matching remembers, for comparison."""
        with told(self.path), self._engine.connect() as link:
            return tuple(
                frozenset(tuple(row) for row in link.execute(select(table))) for table in (MARK, HEARD, FAMILY)
            )

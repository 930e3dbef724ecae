"""A case: one inquiry, kept in one file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Self

from sqlalchemy import func, insert, select

from recoupe.errors import CaseError, unknown
from recoupe.store.derived import are_current, change, followed, mark_current, replace_all, revision
from recoupe.store.faults import told
from recoupe.store.file import file_engine, is_alone, memory_engine
from recoupe.store.nearby import Nearby
from recoupe.store.places import kept_places
from recoupe.store.postgres import is_address, postgres_case
from recoupe.store.remembering import forget, remember
from recoupe.store.remembering import state as matched_up_to
from recoupe.store.rows import LINE, incident_of, incident_row, judgement_of, judgement_row, line_of_row
from recoupe.store.schema import writing
from recoupe.store.streams import Streams
from recoupe.store.tables import INCIDENT, JUDGEMENT

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from sqlalchemy import Engine

    from recoupe.model.incident import Incident
    from recoupe.model.incident_line import IncidentLine
    from recoupe.model.judgement import Judgement
    from recoupe.store.nearby import Remembered


class Case(Nearby, Streams):
    """One inquiry: its reports, their readings, what people judged, and the incidents that follow.

    Each report is added in a transaction of its own: whatever stops the program, the case is whole and the next run
    goes on. Times are those that the caller gives (``at``, ISO 8601); the case never looks at the clock.

    >>> with Case.open(None) as case:
    ...     len(case.reports())
    0
    """

    def __init__(self, engine: Engine, path: Path | str | None, *, begun: bool = False) -> None:
        super().__init__(engine, path)
        self._begun = begun
        self._decided: tuple[tuple[int, Judgement], ...] = ()

    @classmethod
    def open(cls, path: Path | str | None = None, *, create: bool = True) -> Self:
        """The case of a file or of a PostgreSQL database (``postgresql://name@host/inquiry``), begun where there is
        none; None gives one in memory that ends with the program.

        Raises:
            CaseError: it is no case, of a newer recoupe, not writable, not to be reached, or missing while ``create``
                is false.
        """
        if path is None:
            return cls(memory_engine(), None)
        if is_address(path):
            return cls(*postgres_case(path))
        engine, begun = file_engine(Path(path), create=create)
        return cls(engine, Path(path), begun=begun)

    def discard_if_unused(self) -> bool:
        """Take the case's file away again where this opening has begun it and nothing was put in; tells whether."""
        if not self._begun or not isinstance(self.path, Path) or len(self) or self.judgements() or kept_places(self):
            return False
        if not is_alone(self._engine):
            return False
        self.close()
        for end in ("", "-wal", "-shm"):
            Path(f"{self.path}{end}").unlink(missing_ok=True)
        return True

    def judge(self, judgement: Judgement) -> None:
        """Keep what a person decided; nothing that was decided before is changed or lost.

        Raises:
            CaseError: another judgement has this id already.
        """
        row = judgement_row(judgement)
        with told(self.path), writing(self._engine) as link:
            kept = link.execute(select(JUDGEMENT.c.json).where(JUDGEMENT.c.key == judgement.id)).scalar()
            if kept is None:
                link.execute(insert(JUDGEMENT).values(row))
            elif kept != row["json"]:
                raise CaseError(
                    f"Another judgement is kept under the id “{judgement.id}”.",
                    "A judgement is never rewritten: give a new one its own id, and let it revoke this one.",
                )

    def judgements(self) -> tuple[Judgement, ...]:
        """All that people decided, the revoked too, in the order in which it was entered."""
        with told(self.path), self._engine.connect() as link:
            known = self._decided  # judgements are never rewritten, so each is decoded once
            wanted = select(JUDGEMENT.c.id, JUDGEMENT.c.json).order_by(JUDGEMENT.c.id)
            rows = link.execute(wanted.where(JUDGEMENT.c.id > (known[-1][0] if known else 0))).all()
            if link.execute(select(func.count()).select_from(JUDGEMENT)).scalar_one() != len(known) + len(rows):
                known, rows = (), link.execute(wanted).all()
            self._decided = (*known, *((row.id, judgement_of(row.json)) for row in rows))
            return tuple(judgement for _, judgement in self._decided)

    def replace_incidents(
        self,
        incidents: Iterable[Incident],
        *,
        at: str | None = None,
        remembered: Remembered | None = None,
        state: str | None = None,
    ) -> None:
        """Put these incidents in the place of all former ones, in one transaction.

        An id that is no longer there is remembered with the incident that most of its events went to. ``remembered``
        is what matching wants to know the next time; without it that is one of the whole case. ``state`` is that from
        which this was derived: what came in since is left for the next time.
        """
        with told(self.path), writing(self._engine) as link:
            replace_all(link, tuple(incidents), at, current=state in (None, matched_up_to(link)))
            forget(link)
            if remembered is not None:
                remember(link, (), *remembered, state)

    def change_incidents(
        self,
        incidents: Iterable[Incident],
        gone: Collection[str],
        names: Collection[str],
        remembered: Remembered,
        state: str,
        *,
        at: str | None = None,
    ) -> bool:
        """Put these incidents in the place of their former selves and of those that are gone, in one transaction.

        ``remembered`` is what is new of the reports ``names``. Nothing is written, and False comes back, where the case
        is no longer in the ``state`` from which this was derived.
        """
        with told(self.path), writing(self._engine) as link:
            if matched_up_to(link) != state:
                return False
            change(link, [(incident, incident_row(incident)) for incident in incidents], gone, at)
            remember(link, names, *remembered)
            mark_current(link)
            return True

    def incidents_are_current(self) -> bool:
        """Whether the incidents were derived from the readings and judgements that are there now."""
        with told(self.path), self._engine.connect() as link:
            return are_current(link)

    def incidents(self) -> tuple[Incident, ...]:
        """The incidents as they were last computed, in order of their first day (undated last), then of their id."""
        with told(self.path), self._engine.connect() as link:
            rows = link.execute(select(INCIDENT.c.json).order_by(INCIDENT.c.sort, INCIDENT.c.id)).scalars()
            return tuple(incident_of(raw) for raw in rows)

    def listed(
        self, *, limit: int | None = None, offset: int = 0, doubtful_first: bool = False, several: bool = False
    ) -> tuple[IncidentLine, ...]:
        """The incidents as lines of a list, in order of their first day, or the most doubtful first.

        ``several``: only what more than one report tells. A page of a hundred costs the same in a large case.
        """
        wanted = select(*LINE)
        if several:
            wanted = wanted.where(INCIDENT.c.reports > 1)
        order = (INCIDENT.c.doubt.desc(), INCIDENT.c.id.desc()) if doubtful_first else (INCIDENT.c.sort, INCIDENT.c.id)
        with told(self.path), self._engine.connect() as link:
            return tuple(line_of_row(row) for row in link.execute(wanted.order_by(*order).limit(limit).offset(offset)))

    def incident_ids(self, beginning: str = "") -> tuple[str, ...]:
        """The ids of the incidents that begin so, in order."""
        wanted = select(INCIDENT.c.id).where(INCIDENT.c.id >= beginning, INCIDENT.c.id < f"{beginning}\U0010ffff")
        with told(self.path), self._engine.connect() as link:
            return tuple(link.execute(wanted.order_by(INCIDENT.c.id)).scalars())

    def count_incidents(self) -> int:
        """How many incidents there are."""
        with told(self.path), self._engine.connect() as link:
            return int(link.execute(select(func.count()).select_from(INCIDENT)).scalar_one())

    def incident(self, name: str) -> Incident:
        """One incident by its id, or by an id that it had before.

        Raises:
            InputError: there is none of that id, and none followed it.
        """
        with told(self.path), self._engine.connect() as link:
            if (raw := followed(link, name)) is not None:
                return incident_of(raw)
            raise unknown("incident", name, link.execute(select(INCIDENT.c.id)).scalars())

    def revision(self) -> str:
        """A mark that changes with whatever is written, by this program or another; cheap to ask for."""
        with told(self.path), self._engine.connect() as link:
            return revision(link)

"""The case as it stood at one revision: what pages and answers read from."""

from __future__ import annotations

from functools import cached_property
from threading import RLock
from typing import TYPE_CHECKING

from recoupe.web.columns import Columns
from recoupe.web.finding import Index, parts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from recoupe.case import Case
    from recoupe.model.event import Reading
    from recoupe.model.incident import Incident
    from recoupe.model.judgement import Decided, Judgement
    from recoupe.model.text import Report


def own_words(incident: Incident) -> str:
    """What an incident is found by, beside the text of its reports: names of places, actors, outlets, and values."""
    from recoupe.web.names import actor_name, source_name
    from recoupe.web.terms import TERMS

    place = incident.place
    words = [
        incident.id, TERMS["type"].get(incident.type, incident.type), incident.place_text or "",
        *((place.name, *place.within) if place else ()),
        *(member.outlet or member.report for member in incident.members),
        *(claim.value for claim in incident.claims if claim.field != "type"),
        *(actor_name(claim.value) for claim in incident.claims if claim.field in ("agent", "target")),
        *(source_name(origin) for origin in incident.voices.origins),
    ]  # fmt: skip
    return "\n".join(dict.fromkeys(words))


class Snapshot:
    """The case as it stood at one revision: values that never change, so that pages read them without a lock."""

    def __init__(self, case: Case, revision: str, texts: Index) -> None:
        self._case = case
        self._texts = texts
        self._once = RLock()  # what is slow to make is made once, whoever asks first
        self.revision = revision

    @property
    def incidents(self) -> tuple[Incident, ...]:
        """Every incident, in order of date."""
        with self._once:
            return self._incidents

    @cached_property
    def _incidents(self) -> tuple[Incident, ...]:
        return tuple(self._case.incidents())

    @cached_property
    def by_id(self) -> Mapping[str, Incident]:
        """Every incident by its id."""
        return {incident.id: incident for incident in self.incidents}

    @property
    def readings(self) -> Mapping[str, Reading]:
        """What every report tells, as judged, by its name. Slow for a large case: ask for one where one is enough."""
        with self._once:
            return self._readings

    @cached_property
    def _readings(self) -> Mapping[str, Reading]:
        return {reading.report.name: reading for reading in self._case.readings()}

    @cached_property
    def reports(self) -> tuple[Report, ...]:
        """Every report, by name."""
        return self._case.store.reports()

    @cached_property
    def judgements(self) -> tuple[Judgement, ...]:
        """Everything that people decided, in the order in which it was entered."""
        return self._case.store.judgements()

    @cached_property
    def decided(self) -> tuple[Decided, ...]:
        """Everything that people decided, oldest first, each with what became of it.

        Only the reports that were judged are read, unless one of them has another name now.
        """
        from recoupe import judge

        named = {
            told.report
            for judgement in self.judgements
            for told in (judgement.left, judgement.right, judgement.words)
            if told is not None
        }
        there = {report.name for report in self.reports}
        if named - there:
            return self._case.judgements()
        return judge.states(self.judgements, judge.shelf(self._case.store.reading(name) for name in sorted(named)))

    @cached_property
    def judged(self) -> frozenset[str]:
        """The ids of the incidents of which a person has decided something that still holds."""
        return self._case.judged_ids(self.incidents)

    @property
    def columns(self) -> Columns:
        """The incidents as columns."""
        with self._once:
            return self._columns

    @cached_property
    def _columns(self) -> Columns:
        return Columns(self.incidents, self.judged)

    def rows_holding(self, words: str) -> list[int]:
        """The numbers of the incidents of which a report, a name or a value holds every one of these words."""
        with self._once:
            own, members, texts = self._own_words, self._members, self._report_words
        kept: set[int] | None = None
        for part in parts(words):
            rows = {int(name) for name in own.holding(part)}
            rows.update(row for name in texts.holding(part) for row in members.get(name, ()))
            kept = rows if kept is None else kept & rows
        return sorted(kept or ())

    @cached_property
    def _report_words(self) -> Index:
        """The words of all reports; those of earlier revisions are in the index already and cost nothing."""
        self._texts.add((report.name, f"{report.title or ''}\n{report.text}") for report in self.reports)
        return self._texts

    @cached_property
    def _own_words(self) -> Index:
        index = Index()
        index.add((str(number), own_words(incident)) for number, incident in enumerate(self.incidents))
        return index

    @cached_property
    def _members(self) -> Mapping[str, list[int]]:
        out: dict[str, list[int]] = {}
        for number, incident in enumerate(self.incidents):
            for name in dict.fromkeys(member.report for member in incident.members):
                out.setdefault(name, []).append(number)
        return out

    def incidents_of(self, report: str) -> list[str]:
        """The ids of the incidents that a report tells."""
        with self._once:
            return [self.incidents[number].id for number in self._members.get(report, ())]

    def reports_holding(self, words: str, most: int) -> list[str]:
        """The names of the reports that hold every one of these words, the best fitting first."""
        with self._once:
            texts = self._report_words
        asked = " AND ".join(parts(words))
        return texts.holding(asked, most) if asked else []

    def incident(self, name: str) -> Incident:
        """One incident by its id, or by an id that it had before.

        Raises:
            InputError: none is called that.
        """
        return self._case.store.incident(name)

    def text(self, name: str) -> str:
        """A report's text; empty where there is no such report any more."""
        from recoupe.errors import InputError

        try:
            return self._case.store.report(name).text
        except InputError:
            return ""

    def reading(self, name: str, *, judged: bool = True) -> Reading:
        """What one report tells, by the report's name; as judged, or as the machine read it.

        Raises:
            InputError: none is called that.
            CaseError: it was not read yet.
        """
        from recoupe import judge

        reading = self._case.store.reading(name)
        return judge.judged(reading, self.judgements) if judged and self.judgements else reading

"""What a case can do with judgements: keep them, take them back, and show everything as judged."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from recoupe.judge import Said
    from recoupe.model.event import Reading
    from recoupe.model.incident import Incident
    from recoupe.model.judgement import Decided, Judgement, Told, Verdict
    from recoupe.model.text import Span
    from recoupe.pipeline import Reader
    from recoupe.store import Case as Store


NAMED = ("agent", "target", "place")  # the fields of a claim whose words are a name


class Judging:
    """The part of a case that people decide."""

    store: Store
    reader: Reader

    def match_new(self) -> None:
        """Bring the incidents up to date."""
        raise NotImplementedError

    def judge(
        self,
        verdict: Verdict,
        report: str,
        event: str = "",
        *,
        by: str,
        at: str,
        other: tuple[str, str] | None = None,
        field: str | None = None,
        value: str | None = None,
        instead: str | None = None,
        span: Span | None = None,
        fields: Mapping[str, str] | None = None,
        note: str = "",
        blind: bool = False,
        rematch: bool = True,
    ) -> Judgement:
        """Keep what a person decided; readings and incidents follow at once.

        ``report`` and ``event`` are as screens show them (``"a.txt"``, ``"e1"``); ``by`` signs, ``at`` is the moment
        (ISO 8601 with zone). What each verdict takes::

            judge("same", "a.txt", "e1", other=("b.txt", "e2"), …)               # or "not-same"
            judge("right", "a.txt", "e1", field="killed", …)                     # without a field: the whole event, as read
            judge("wrong", "a.txt", "e1", field="agent", …)                      # without a field: it is no event
            judge("corrected", "a.txt", "e1", field="killed", instead="12", …)   # "9..12", "9..", "" for none
            judge("corrected", "a.txt", "e1", field="killed", value="9", instead="12", …)   # one of several values
            judge("corrected", "a.txt", "e1", field="killed", span=claim.span, instead="12", …)   # that at these words
            judge("settled", "a.txt", field="place", span=place.span, instead="al-bab", …)  # or value="Bab": wherever it is spelt so
            judge("added", "a.txt", span=Span(120, 131), fields={"type": "airstrike", "killed": "3"}, …)
            judge("set-aside", "a.txt", …)                                       # the report; with an event that event

        Values: a code of the field; actor ids; site ids, names that mean one place, or ``Tell Aran 36.12 37.34``;
        EDTF; figures; words of the report. Several are parted by ``;``. ``recoupe.judge.values.FIELDS`` lists the fields.
        ``blind`` keeps it for agreement alone: nothing that is read changes. With ``rematch=False`` the incidents
        are left as they are (judge many, then call ``match_new()``).

        Raises:
            InputError: no such report, event, field or value; the message guesses what was meant.
            CaseError: the case cannot be written.
        """
        from recoupe.judge import Said

        said = Said(verdict, event, field, value, instead, span, fields, note, blind)
        made = self.checked(said, report, other, by=by, at=at)
        self.keep((made,), rematch=rematch)
        return made

    def checked(self, said: Said, report: str, other: tuple[str, str] | None, *, by: str, at: str) -> Judgement:
        """What a person says as a judgement that could be kept; ``judge`` tells what each verdict takes.

        Raises:
            InputError: no such report, event, field or value; the message guesses what was meant.
        """
        from recoupe import judge

        reading = self.seen_by(report, by, blind=said.blind)
        second = (self.seen_by(other[0], by, blind=said.blind), other[1]) if other is not None else None
        return judge.made(said, reading, second, (by, at), (self.reader.world, self.reader.pack))

    def keep(self, judgements: Iterable[Judgement], *, rematch: bool = True) -> None:
        """Keep judgements in this order; the incidents follow once, after the last.

        Raises:
            CaseError: the case cannot be written.
        """
        every = tuple(judgements)
        for judgement in every:
            self.store.judge(judgement)
        if rematch and any(not judgement.blind for judgement in every):
            self.match_new()

    def revoke(self, judgement: str, *, by: str, at: str, note: str = "", rematch: bool = True) -> Judgement:
        """Take a judgement back, by its id or the beginning of it; a revocation can be revoked as well.

        Raises:
            InputError: no judgement, or more than one, is called that.
        """
        from recoupe import judge

        taken_back = judge.revocation(self.store.judgements(), judgement, (by, at), note)
        self.store.judge(taken_back)
        if rematch:
            self.match_new()
        return taken_back

    def judgements(self) -> tuple[Decided, ...]:
        """All that people decided, oldest first, each with its state: standing, revoked, overruled, orphaned, blind.

        ``why`` says by whom it was revoked or overruled, or why its words are not found; nothing is ever left out.
        """
        from recoupe import judge

        every = self.store.judgements()
        return judge.states(every, judge.shelf(self.pointed_at(every))) if every else ()

    def holding(self) -> tuple[Judgement, ...]:
        """The judgements that hold and find their words, with spans and event ids as the present readings have them."""
        from recoupe import judge

        every = self.store.judgements()
        return judge.holding(every, judge.shelf(self.pointed_at(every))) if every else ()

    def judged_ids(self, incidents: Iterable[Incident]) -> frozenset[str]:
        """The ids of those of these incidents of which a person has decided something that still holds.

        An event entered by hand counts, and a settled name wherever a claim stands on it.
        """
        holding = self.holding()
        if not holding:
            return frozenset()
        from recoupe.judge.mentions import spans_of
        from recoupe.model.judgement import added_event

        events = {(end.report, end.event) for judgement in holding for end in _ends(judgement)}
        events |= {(judgement.left.report, added_event(judgement)) for judgement in holding}
        settled = [judgement for judgement in holding if judgement.verdict == "settled"]
        readings = {reading.report.name: reading for reading in self.pointed_at(settled)}
        spans: dict[str, list[Span]] = {}
        for judgement in settled:
            name = judgement.left.report
            spans.setdefault(name, []).extend(spans_of(judgement, readings[name]) if name in readings else ())
        return frozenset(
            incident.id
            for incident in incidents
            if any((member.report, member.event) in events for member in incident.members)
            or any(
                claim.field in NAMED and claim.span.overlaps(span)
                for claim in incident.claims
                for span in spans.get(claim.report, ())
            )
        )

    def take_over(self, judgements: Iterable[Judgement]) -> tuple[int, int]:
        """Keep judgements that were made elsewhere: how many are new, and how many of those find no anchor here.

        Raises:
            CaseError: another judgement is kept under one of the ids.
        """
        known = {judgement.id for judgement in self.store.judgements()}
        fresh = {judgement.id: judgement for judgement in judgements if judgement.id not in known}
        for judgement in fresh.values():
            self.store.judge(judgement)
        if any(not judgement.blind for judgement in fresh.values()):
            self.match_new()
        lost = [d for d in self.judgements() if d.state == "orphaned" and d.judgement.id in fresh] if fresh else []
        return len(fresh), len(lost)

    def readings(self, *, judged: bool = True) -> tuple[Reading, ...]:
        """What each report tells, in order of the reports' names; as judged, or as the machine read it."""
        every = tuple(sorted(self.store.readings(), key=lambda reading: reading.report.name))
        if not judged:
            return every
        from recoupe import judge

        return judge.judged_all(every, self.store.judgements())

    def reading(self, name: str, *, judged: bool = True) -> Reading:
        """What one report tells, by the report's name; as judged (``event.marks`` say what was), or the machine's.

        Raises:
            InputError: no report is called that.
        """
        from recoupe import judge

        reading = self._reading_called(name)
        report = reading.report
        about = [
            j
            for j in (self.store.judgements() if judged else ())
            if j.revokes or any(end.report == report.name or end.sha256 == report.sha256 for end in _ends(j))
        ]
        if not about:
            return reading
        others = self.pointed_at([j for j in about if j.left.sha256 == report.sha256])
        every = {one.report.name: one for one in (*others, reading)}
        as_judged = judge.judged_all(tuple(every.values()), about)
        return next(one for one in as_judged if one.report.name == report.name)

    def _reading_called(self, name: str) -> Reading:
        """The machine's reading of the report of this name, with or without its ending."""
        from recoupe.errors import InputError, unknown

        try:
            return self.store.reading(name)
        except InputError:
            names = [report.name for report in self.store.reports()]
        found = next((known for known in names if name == Path(known).stem), None)
        if found is None:
            raise unknown("report", name, names)
        return self.store.reading(found)

    def pointed_at(self, judgements: Iterable[Judgement]) -> tuple[Reading, ...]:
        """The readings of the reports that these judgements are about; a renamed report is looked for by its bytes."""
        from recoupe.errors import RecoupeError

        ends = {(end.report, end.sha256) for judgement in judgements for end in _ends(judgement)}
        found: dict[str, Reading] = {}
        elsewhere: set[str] = set()
        for name, sha256 in sorted(ends):
            try:
                found[name] = self.store.reading(name)
            except RecoupeError:
                elsewhere.add(sha256)
            else:
                elsewhere |= {sha256} - {found[name].report.sha256}
        for reading in self.store.readings_of(self.store.of_bytes(elsewhere - {""}) - found.keys()):
            found[reading.report.name] = reading
        return tuple(found.values())

    def seen_by(self, report: str, by: str, *, blind: bool) -> Reading:
        """The reading that this person sees: a blind coder sees nobody's values but his own."""
        if not blind:
            return self.reading(report)
        from recoupe import judge

        own = tuple(replace(j, blind=False) for j in self.store.judgements() if j.by == by)
        return judge.judged(self._reading_called(report), own)


def _ends(judgement: Judgement) -> tuple[Told, ...]:
    return tuple(end for end in (judgement.left, judgement.right) if end is not None)

"""What a case can do for several coders of the same reports: work sheets, and how far they agree."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from recoupe.judging import Judging

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from recoupe.judge.agreement import Agreement
    from recoupe.judge.alpha import Metric
    from recoupe.judge.sheet import Line
    from recoupe.model.judgement import Judgement


@dataclass(frozen=True, slots=True)
class ReadSheet:
    """What became of a sheet: judgements kept now, those that were known, and the lines refused, with the reason."""

    kept: int
    known: int
    refused: tuple[str, ...] = ()


class Coding(Judging):
    """The part of a case where a second coder works."""

    def sheet(self, coder: str, reports: Iterable[str] = ()) -> str:
        """A work sheet (CSV) for this coder: the events that the machine found and their words, the cells empty.

        Nobody else's values are in it; what this coder gave before is. Without ``reports`` all are in it.

        Raises:
            InputError: no report is called that.
        """
        from recoupe.judge.sheet import sheet

        names = list(reports) or [report.name for report in self.store.reports()]
        return sheet((self.seen_by(name, coder, blind=True) for name in names), coder)

    def read_sheet(self, text: str, name: str, *, at: str, by: str | None = None) -> ReadSheet:
        """Take over a sheet that was filled in, as blind judgements; what is known already is not kept again.

        ``by`` signs where the sheet's own column is empty or another's. A line that cannot be read is refused, and
        the rest goes on.

        Raises:
            InputError: it is no sheet.
        """
        from recoupe.errors import InputError
        from recoupe.judge.sheet import lines

        kept = known = 0
        refused: list[str] = []
        for line in lines(text, name):
            try:
                fresh, old = self._read_line(line, by or line.coder, at)
            except InputError as fault:
                refused.append(f"{name}, line {line.number}: {fault}")
            else:
                kept, known = kept + fresh, known + old
        return ReadSheet(kept, known, tuple(refused))

    def _read_line(self, line: Line, by: str, at: str) -> tuple[int, int]:
        from recoupe import judge
        from recoupe.judge.sheet import said_by

        seen = self.seen_by(line.report, by, blind=True)
        known = {(m.event, m.field): m.value for e in seen.events for m in e.marks}
        fresh: list[Judgement] = []
        old = 0
        for said in said_by(line, seen):
            made = judge.made(said, seen, None, (by, at), (self.reader.world, self.reader.pack))
            if made.verdict == "corrected" and made.instead == made.value:
                made = judge.made(
                    replace(said, verdict="right"), seen, None, (by, at), (self.reader.world, self.reader.pack)
                )
            if made.field is not None and known.get((made.left.event, made.field)) == (
                made.instead or made.value or ""
            ):
                old += 1
            else:
                fresh.append(made)
        for made in fresh:  # a line is kept whole or not at all
            self.store.judge(made)
        return len(fresh), old

    def agreement(
        self,
        fields: Sequence[str] = (),
        coders: Sequence[str] = (),
        *,
        metric: Metric | None = None,
        seed: int = 0,
    ) -> tuple[Agreement, ...]:
        """How far coders agree, field by field: first all of them with each other, then each with the machine.

        Without ``fields`` all that somebody coded; without ``coders`` all who judged. ``"machine"`` may be named too.

        Raises:
            InputError: nobody judged anything, or no field or coder is called that.
        """
        from recoupe.errors import InputError, unknown
        from recoupe.judge.agreement import FIELDS, MACHINE, agreement, coded
        from recoupe.judge.agreement import coders as those_who_judged

        judgements = self.store.judgements()
        known = those_who_judged(judgements)
        if not known:
            raise InputError(
                "Nobody has judged anything in this case.", "Begin with: recoupe judge sheet OUT.csv --coder B"
            )
        for coder in coders:
            if coder not in (*known, MACHINE):
                raise unknown("coder", coder, (*known, MACHINE))
        for field in fields:
            if field not in FIELDS:
                raise unknown("field", field, FIELDS)
        units = coded(self.pointed_at(judgements), judgements)
        who = [coder for coder in (coders or known) if coder != MACHINE]
        groups = [tuple(coders)] if MACHINE in coders else [tuple(who)] if len(who) > 1 else []
        groups += [(coder, MACHINE) for coder in who if MACHINE not in coders]
        names = [field for field in FIELDS if field in (fields or {unit.field for unit in units})]
        found = (agreement(units, group, field, metric=metric, seed=seed) for group in groups for field in names)
        return tuple(one for one in found if one.alpha.units or fields)

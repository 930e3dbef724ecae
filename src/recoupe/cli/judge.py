"""`recoupe judge`: what a person decides outranks the machine and stays."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from recoupe.cli.show import DEFAULT_CASE, CaseFile, opened

if TYPE_CHECKING:
    from recoupe.case import Case
    from recoupe.model.judgement import Told


class Verdict(StrEnum):
    """Whether two events are one happening."""

    SAME = "same"
    NOT_SAME = "not-same"


Event = Annotated[
    str, typer.Argument(help="A report and its event, as --why shows them: report.txt:e1", metavar="REPORT:EVENT")
]


def judge(
    verdict: Annotated[Verdict, typer.Argument(help="Are they one happening?")],
    left: Event,
    right: Event,
    *,
    by: Annotated[str, typer.Option("--by", help="Who decides: your name or initials.")],
    note: Annotated[str, typer.Option("--note", help="Why.")] = "",
    case: CaseFile = DEFAULT_CASE,
) -> None:
    """Decide that two events are the same happening, or are not; the incidents follow at once, and in every later run.

    Example:

        recoupe judge not-same a.txt:e1 b.txt:e2 --by NM --note "two nights"
    """
    from datetime import UTC, datetime
    from hashlib import sha256

    from recoupe.errors import InputError
    from recoupe.model.judgement import Judgement

    with opened(case) as it:
        ends = (_told(it, left), _told(it, right))
        if ends[0] == ends[1]:
            raise InputError(
                "Both sides are the same event.", "Name two events: recoupe judge same a.txt:e1 b.txt:e2 --by NM"
            )
        at = datetime.now(UTC).isoformat(timespec="seconds")
        identity = sha256(repr((verdict.value, ends, by, at)).encode()).hexdigest()[:12]
        it.store.judge(Judgement(identity, verdict.value, *ends, by=by, at=at, note=note))
        it.rematch()
        said = "are the same" if verdict is Verdict.SAME else "are not the same"
        typer.echo(f"Kept as judgement {identity}: {left} and {right} {said}.")


def _told(case: Case, named: str) -> Told:
    """The event that the user named, with the words at which it stands, so that it is found again in a new reading."""
    from recoupe.errors import unknown
    from recoupe.model.judgement import Told

    report, _, event = named.rpartition(":")
    reading = case.reading(report or named)
    for found in reading.events:
        if found.id == event:
            return Told(reading.report.name, found.id, found.triggers[0] if found.triggers else None)
    raise unknown(f"event of {reading.report.name}", event, [found.id for found in reading.events])

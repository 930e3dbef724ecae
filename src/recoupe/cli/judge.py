"""`recoupe judge`: what a person decides outranks the machine and stays."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated, Any

import typer

from recoupe.cli.show import DEFAULT_CASE, CaseFile, opened

if TYPE_CHECKING:
    from recoupe.case import Case
    from recoupe.model.judgement import Verdict
    from recoupe.model.text import Span

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode="markdown",
    help="""Decide what the machine cannot: what a person decides outranks it and stays, in every later run.

Values: EDTF for times (`2018-12-11`, `2018-12-10/2018-12-11`); `9`, `9..12` or `9..` for figures; ids for actors
(`syrian-army`); ids, names or name and point for places (`Tell Aran 36.12 37.34`); words of the report for weapons,
objects and sources (`une source militaire [official]`). Several with `;`, none with `-`.""",
)

Event = Annotated[
    str, typer.Argument(help="A report and its event, as --why shows them: report.txt:e1", metavar="REPORT:EVENT")
]
By = Annotated[str, typer.Option("--by", help="Who decides: your name or initials.", envvar="RECOUPE_CODER")]
Note = Annotated[str, typer.Option("--note", help="Why.")]
Was = Annotated[
    str | None, typer.Option("--was", help="Which value is meant, where the report gives several.", metavar="VALUE")
]
Blind = Annotated[
    bool,
    typer.Option("--blind", help="As a second coder: counts for agreement alone, and shows nobody else's values."),
]
Field = Annotated[
    str, typer.Argument(help="type, agent, target, place, time, killed, injured, weapon, status …", metavar="FIELD")
]


def now() -> str:
    """The moment of judging; the clock is read here and nowhere else."""
    from datetime import UTC, datetime

    return datetime.now(UTC).isoformat(timespec="microseconds")


def named(words: str) -> tuple[str, str]:
    """A report and its event: ``a.txt:e1``."""
    report, colon, event = words.rpartition(":")
    return (report, event) if colon else (words, "")


def _needs_event(words: str) -> tuple[str, str]:
    from recoupe.errors import InputError

    report, event = named(words)
    if not event:
        raise InputError(
            f"“{words}” names no event.", f"Write {words}:e1; “recoupe show report {words}” lists its events."
        )
    return report, event


def _keep(case: Case, verdict: Verdict, report: str, event: str, **said: Any) -> None:  # noqa: ANN401  passed on as given
    from recoupe.judge.telling import in_words

    kept = case.judge(verdict, report, event, at=now(), **said)
    blind = " It is blind: the case reads as before." if kept.blind else ""
    typer.echo(f"Kept as judgement {kept.id}: {in_words(kept)}.{blind}")


@app.command("same")
def same(
    left: Event, right: Event, *, by: By, note: Note = "", case: CaseFile = DEFAULT_CASE, blind: Blind = False
) -> None:
    """Decide that two events are the same happening.

    Example:

        recoupe judge same a.txt:e1 b.txt:e2 --by NM
    """
    with opened(case) as it:
        _keep(it, "same", *_needs_event(left), other=_needs_event(right), by=by, note=note, blind=blind)


@app.command("not-same")
def not_same(
    left: Event, right: Event, *, by: By, note: Note = "", case: CaseFile = DEFAULT_CASE, blind: Blind = False
) -> None:
    """Decide that two events are not the same happening.

    Example:

        recoupe judge not-same a.txt:e1 b.txt:e2 --by NM --note "two nights"
    """
    with opened(case) as it:
        _keep(it, "not-same", *_needs_event(left), other=_needs_event(right), by=by, note=note, blind=blind)


@app.command("right")
def right(
    event: Event,
    field: Annotated[str | None, typer.Argument(help="One field; without it the whole event.", metavar="FIELD")] = None,
    *,
    by: By,
    was: Was = None,
    note: Note = "",
    case: CaseFile = DEFAULT_CASE,
    blind: Blind = False,
) -> None:
    """Confirm a value, or a whole event: it stays so, and is less doubtful.

    Examples:

        recoupe judge right a.txt:e1 killed --by NM

        recoupe judge right a.txt:e1 --by NM
    """
    with opened(case) as it:
        _keep(it, "right", *_needs_event(event), field=field, value=was, by=by, note=note, blind=blind)


@app.command("wrong")
def wrong(
    event: Event,
    field: Annotated[str | None, typer.Argument(help="One field; without it, it is no event.", metavar="FIELD")] = None,
    *,
    by: By,
    was: Was = None,
    note: Note = "",
    case: CaseFile = DEFAULT_CASE,
    blind: Blind = False,
) -> None:
    """Say that a value is wrong where the right one is not known; or that an event is none.

    Examples:

        recoupe judge wrong a.txt:e1 agent --by NM

        recoupe judge wrong a.txt:e3 --by NM --note "the date of a decree"
    """
    with opened(case) as it:
        _keep(it, "wrong", *_needs_event(event), field=field, value=was, by=by, note=note, blind=blind)


@app.command("correct")
def correct(
    event: Event,
    field: Field,
    value: Annotated[str, typer.Argument(help="What is right; “-” where the report gives none.", metavar="VALUE")],
    *,
    by: By,
    was: Was = None,
    note: Note = "",
    case: CaseFile = DEFAULT_CASE,
    blind: Blind = False,
) -> None:
    """Put a value in the place of the machine's.

    Examples:

        recoupe judge correct a.txt:e1 killed 12 --by NM

        recoupe judge correct a.txt:e1 killed 9..12 --was 9 --by NM

        recoupe judge correct a.txt:e1 time 2018-12-10/2018-12-11 --by NM

        recoupe judge correct a.txt:e1 place "Tell Aran 36.12 37.34" --by NM
    """
    with opened(case) as it:
        _keep(
            it, "corrected", *_needs_event(event), field=field, value=was, instead=value, by=by, note=note, blind=blind
        )


@app.command("settle")
def settle(
    report: Annotated[str, typer.Argument(help="The report's name.", metavar="REPORT")],
    kind: Annotated[str, typer.Argument(help="actor or place.", metavar="KIND")],
    words: Annotated[str, typer.Argument(help="As the report writes it, or from-to characters: 120-128.")],
    identity: Annotated[str, typer.Argument(help="What it is: an id, or a place's name and point.", metavar="ID")],
    *,
    by: By,
    note: Note = "",
    case: CaseFile = DEFAULT_CASE,
    blind: Blind = False,
) -> None:
    """Say which actor or place is meant by a name: wherever the report writes it so, or at these characters alone.

    Examples:

        recoupe judge settle a.txt place "Bab" al-bab --by NM

        recoupe judge settle a.txt actor 120-128 syrian-army --by NM
    """
    with opened(case) as it:
        span = _characters(words)
        meant = {"span": span} if span else {"value": words}
        _keep(it, "settled", report, "", field=kind, instead=identity, by=by, note=note, blind=blind, **meant)


@app.command("add")
def add(
    report: Annotated[str, typer.Argument(help="The report's name.", metavar="REPORT")],
    words: Annotated[str, typer.Argument(help="The words that tell it, or from-to characters: 120-131.")],
    fields: Annotated[list[str], typer.Argument(help="type=airstrike killed=3 place=Alep …", metavar="FIELD=VALUE…")],
    *,
    by: By,
    note: Note = "",
    case: CaseFile = DEFAULT_CASE,
    blind: Blind = False,
) -> None:
    """Enter an event that the machine did not find, on the words that tell it.

    Example:

        recoupe judge add a.txt "a été enlevé" type=abduction time=2018-12-11 target=syrian-army --by NM
    """
    from recoupe.errors import InputError

    given: dict[str, str] = {}
    for pair in fields:
        field, sign, value = pair.partition("=")
        if not sign:
            raise InputError(f"“{pair}” is no field with a value.", "Write it with an equals sign: killed=3")
        given[field.strip()] = value
    with opened(case) as it:
        span = _characters(words) or _only_place(it, report, words)
        _keep(it, "added", report, "", span=span, fields=given, by=by, note=note, blind=blind)


@app.command("set-aside")
def set_aside(
    what: Annotated[str, typer.Argument(help="A report, or one of its events.", metavar="REPORT[:EVENT]")],
    *,
    by: By,
    note: Note = "",
    case: CaseFile = DEFAULT_CASE,
    blind: Blind = False,
) -> None:
    """Set a whole report aside, or an event that is none; it is kept, and no longer counts.

    Examples:

        recoupe judge set-aside a.txt --by NM --note "an opinion piece"

        recoupe judge set-aside a.txt:e3 --by NM
    """
    with opened(case) as it:
        _keep(it, "set-aside", *named(what), by=by, note=note, blind=blind)


@app.command("revoke")
def revoke(
    identity: Annotated[str, typer.Argument(help="The judgement's id, or the beginning of it.", metavar="ID")],
    *,
    by: By,
    note: Note = "",
    case: CaseFile = DEFAULT_CASE,
) -> None:
    """Take a judgement back; the machine's value, or the judgement before it, holds again.

    Example:

        recoupe judge revoke 3f2a --by NM
    """
    with opened(case) as it:
        kept = it.revoke(identity, by=by, at=now(), note=note)
        typer.echo(f"Kept as judgement {kept.id}: {kept.revokes} is revoked.")


def _characters(words: str) -> Span | None:
    """From-to characters: ``120-131``."""
    from recoupe.model.text import Span

    found = re.fullmatch(r"(\d+)-(\d+)", words.strip())
    return Span(int(found[1]), int(found[2])) if found else None


def _only_place(case: Case, report: str, words: str) -> Span:
    """Where the report writes these words; an error that lists the places where it does so more than once."""
    from recoupe.errors import InputError
    from recoupe.judge.anchors import everywhere

    found = everywhere(case.reading(report, judged=False).report.text, words)
    if not found:
        raise InputError(f"“{words}” does not stand in {report}.", "Give the words as the report writes them.")
    if len(found) > 1:
        listed = ", ".join(f"{span.start}-{span.end}" for span in found)
        raise InputError(f"“{words}” stands {len(found)} times in {report}.", f"Say which is meant: {listed}.")
    return found[0]

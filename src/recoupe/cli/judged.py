"""`recoupe judge list`, `history`, `write`, `read`: what people decided, and what became of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from recoupe.cli import options
from recoupe.cli.judge import named
from recoupe.cli.show import DEFAULT_CASE, CaseFile, opened

if TYPE_CHECKING:
    from collections.abc import Iterable

    from recoupe.model.judgement import Decided

STATES = ("standing", "revoked", "overruled", "orphaned", "blind")
STYLES = {"standing": "", "revoked": "dim", "overruled": "dim", "orphaned": "bold red", "blind": "cyan"}
Coder = Annotated[str | None, typer.Option("--by", help="Those of one person alone.")]


def listing(
    *,
    case: CaseFile = DEFAULT_CASE,
    by: Coder = None,
    state: Annotated[str | None, typer.Option("--state", help=f"One of: {', '.join(STATES)}.")] = None,
    form: options.Format = options.Form.TEXT,
) -> None:
    """List all judgements with the state of each; one whose words are not found any more is orphaned, with the reason.

    Examples:

        recoupe judge list --state orphaned

        recoupe judge list --by NM --format jsonl > judgements.jsonl
    """
    from recoupe.errors import unknown

    if state is not None and state not in STATES:
        raise unknown("state", state, STATES)
    with opened(case) as it:
        found = [d for d in it.judgements() if by in (None, d.judgement.by) and state in (None, d.state)]
        _print(found, form)


def history(
    event: Annotated[
        str, typer.Argument(help="A report and its event: report.txt:e1; or a report.", metavar="REPORT:EVENT")
    ],
    *,
    case: CaseFile = DEFAULT_CASE,
    form: options.Format = options.Form.TEXT,
) -> None:
    """Show who decided what about an event (or a report), oldest first, the revoked and overruled too.

    Example:

        recoupe judge history a.txt:e1
    """
    from recoupe.errors import InputError

    report, identity = named(event)
    with opened(case) as it:
        reading = it.reading(report if identity else event, judged=False)
        name = reading.report.name
        bearing = [
            d
            for d in it.judgements()
            if name in (d.judgement.left.report, d.judgement.right.report if d.judgement.right else None)
            and (not identity or identity in _events(d))
        ]
        known = {one.id for one in (*reading.events, *it.reading(name).events)} | {
            e for d in bearing for e in _events(d)
        }
        if identity and identity not in known:
            from recoupe.errors import unknown

            raise unknown(f"event of {name}", identity, known)
        if not bearing and form is options.Form.TEXT:
            raise InputError(f"Nobody has judged {event} yet.", "Judge it: recoupe judge right|wrong|correct …")
        _print(bearing, form)


def _events(decided: Decided) -> set[str]:
    """The events that it bears on, by today's ids and by those at the time of judging."""
    from recoupe.model.judgement import added_event

    j = decided.judgement
    ids = {decided.event, j.left.event, j.right.event if j.right else ""}
    return {identity for identity in (*ids, added_event(j) if j.verdict == "added" else "") if identity}


def _print(found: Iterable[Decided], form: options.Form) -> None:
    from rich.table import Table
    from rich.text import Text

    from recoupe.judge.telling import in_words
    from recoupe.model.wire import json_of

    if form is options.Form.JSONL:
        for decided in found:
            typer.echo(json_of(decided).decode())
        return
    table = Table(box=None, pad_edge=False, header_style="dim")
    for column in ("judgement", "when", "by", "what", "state", "note"):
        table.add_column(column, no_wrap=column in ("judgement", "when"))
    for decided in found:
        j = decided.judgement
        state = f"{decided.state}. {decided.why}".strip(". ") if decided.why else decided.state
        table.add_row(
            j.id, j.at[:10], Text(j.by), Text(in_words(j)), Text(state, style=STYLES[decided.state]), Text(j.note)
        )
    options.terminal().print(table)


def write(
    out: Annotated[Path, typer.Argument(help="Where to: a file of W3C Web Annotations, one a line.", metavar="OUT")],
    *,
    case: CaseFile = DEFAULT_CASE,
    by: Coder = None,
) -> None:
    """Write all judgements to a file that other programs understand, and that `recoupe judge read` reads back.

    Example:

        recoupe judge write judgements.jsonl
    """
    from recoupe.errors import RecoupeError
    from recoupe.judge.annotations import annotation_line
    from recoupe.show.terminal import counted

    with opened(case) as it:
        lines = [annotation_line(j) for j in it.store.judgements() if by in (None, j.by)]
    try:
        out.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8", newline="")
    except OSError as fault:
        raise RecoupeError(f"{out} cannot be written: {fault.strerror}.", "Name another file.") from fault
    typer.echo(f"{counted(len(lines), 'judgement')}: {out}")


def read(
    path: Annotated[Path, typer.Argument(help="A file that `recoupe judge write` wrote.", metavar="IN")],
    *,
    case: CaseFile = DEFAULT_CASE,
) -> None:
    """Take over the judgements of a file; those that are known already change nothing.

    Example:

        recoupe judge read judgements.jsonl --case other.recoupe
    """
    from recoupe.judge.annotations import judgements_of
    from recoupe.show.terminal import counted

    found = judgements_of(text_of(path), str(path))
    with opened(case) as it:
        fresh, orphans = it.take_over(found)
        typer.echo(f"{counted(fresh, 'judgement')} taken over, {len(found) - fresh} known already.")
        if orphans:
            typer.echo(f"{orphans} find no anchor here: recoupe judge list --state orphaned", err=True)


def text_of(path: Path) -> str:
    """A file's text; what cannot be read is said with the way out."""
    from recoupe.errors import InputError

    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as fault:
        raise InputError(f"{path} cannot be read: {fault.strerror}.", "Name another file.") from fault
    except UnicodeDecodeError as fault:
        raise InputError(f"{path} is not UTF-8.", "Save it as UTF-8 and try again.") from fault

"""`recoupe judge sheet`, `read-sheet`: a second coder codes the same reports without seeing the first one's values."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from recoupe.cli.judge import now
from recoupe.cli.judged import text_of
from recoupe.cli.show import DEFAULT_CASE, CaseFile, opened


def sheet(
    out: Annotated[Path, typer.Argument(help="Where to: a CSV file for a spreadsheet.", metavar="OUT.csv")],
    *,
    coder: Annotated[str, typer.Option("--coder", help="Who will fill it in.", envvar="RECOUPE_CODER")],
    report: Annotated[list[str] | None, typer.Option("--report", help="These reports alone; may be repeated.")] = None,
    case: CaseFile = DEFAULT_CASE,
) -> None:
    """Write a work sheet for a second coder: one line an event, its words, and empty cells; nobody's values are in it.

    Empty cells were not coded, “-” says that the report gives none. For an event that is missing add a line with
    report, from, to and type.

    Example:

        recoupe judge sheet second.csv --coder JD
    """
    from recoupe.errors import RecoupeError

    with opened(case) as it:
        text = it.sheet(coder, report or ())
    try:
        out.write_text(text, encoding="utf-8-sig", newline="")  # the mark tells Excel that it is UTF-8
    except OSError as fault:
        raise RecoupeError(f"{out} cannot be written: {fault.strerror}.", "Name another file.") from fault
    typer.echo(f"Sheet for {coder}: {out}")


def read_sheet(
    path: Annotated[Path, typer.Argument(help="The sheet, filled in; commas, semicolons or tabs.", metavar="IN.csv")],
    *,
    coder: Annotated[str | None, typer.Option("--coder", help="Who filled it in, if not whom the sheet names.")] = None,
    case: CaseFile = DEFAULT_CASE,
) -> None:
    """Take over a work sheet that was filled in; it counts for agreement, and the case reads as before.

    Example:

        recoupe judge read-sheet second.csv
    """
    from recoupe.show.terminal import counted

    text = text_of(path)
    with opened(case) as it:
        found = it.read_sheet(text, str(path), at=now(), by=coder)
    for fault in found.refused:
        typer.secho(f"recoupe: {fault}", err=True, fg="yellow")
    typer.echo(
        f"{counted(found.kept, 'value')} kept, {found.known} known already, {counted(len(found.refused), 'line')} refused."
    )
    if found.refused and not found.kept and not found.known:
        raise typer.Exit(1)

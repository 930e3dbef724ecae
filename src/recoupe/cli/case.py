"""`recoupe case`: keep a case well for years."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from recoupe.cli.show import DEFAULT_CASE, CaseFile, opened

app = typer.Typer(no_args_is_help=True, help="Keep a case well: is it whole, a backup, another case taken in.")


@app.command("check")
def check(
    *,
    case: CaseFile = DEFAULT_CASE,
    quick: Annotated[bool, typer.Option("--quick", help="Do not derive the incidents once more.")] = False,
) -> None:
    """Look whether a case is whole: the database, every offset, every sha256, and that the incidents follow from the rest.

    Exits with 1 where something is wrong, and says what and the way out.

    Example:

        recoupe case check --case deir-ez-zor.recoupe
    """
    from recoupe.show.terminal import counted
    from recoupe.upkeep import check as found_wrong

    with opened(case) as it:
        damages = found_wrong(it, rebuild=not quick)
        for damage in damages:
            typer.secho(f"recoupe: {damage.where}: {damage.fact}", err=True, fg="red")
            typer.echo(f"         {damage.remedy}", err=True)
        if damages:
            raise typer.Exit(1)
        reports, incidents = counted(len(it.store), "report"), counted(it.store.count_incidents(), "incident")
        typer.echo(f"The case is whole: {reports}, {incidents}.")


@app.command("backup")
def backup(
    file: Annotated[Path, typer.Argument(help="The copy to write.", metavar="FILE")],
    *,
    case: CaseFile = DEFAULT_CASE,
    replace: Annotated[bool, typer.Option("--replace", help="Write over a file that is there.")] = False,
) -> None:
    """Copy a case into a file, as it is at one moment; others may go on writing. The copy is checked.

    The copy of a PostgreSQL case is a file too; `recoupe case merge` brings it back.

    Example:

        recoupe case backup deir-ez-zor-2024-01.recoupe --case deir-ez-zor.recoupe
    """
    with opened(case) as it:
        it.store.back_up(file, replace=replace)
    typer.echo(f"Backup: {file}")


@app.command("merge")
def merge(
    other: Annotated[Path, typer.Argument(help="The case to take in: a file, or postgresql://…", metavar="OTHER")],
    *,
    case: CaseFile = DEFAULT_CASE,
) -> None:
    """Take in the reports, readings and judgements of another case; doing it twice changes nothing.

    What both cases know stays as this one knows it; each name and id that both use for something else is told.

    Example:

        recoupe case merge colleague.recoupe --case deir-ez-zor.recoupe
    """
    from recoupe.show.terminal import counted
    from recoupe.upkeep import merge as taken_in

    with opened(case) as it:
        merged = taken_in(it, other)
    for was, now in merged.renamed:
        typer.echo(f"recoupe: {was} is another text here; it is kept as {now}.", err=True)
    for name, field in merged.differ:
        typer.echo(f"recoupe: {name}: the cases know another {field}; this one's stands.", err=True)
    for identity in merged.collisions:
        typer.echo(
            f"recoupe: judgement {identity}: both cases have another under this id; this one's stands.", err=True
        )
    typer.echo(
        f"Taken in: {counted(merged.reports, 'report')}, {counted(merged.readings, 'reading')}, "
        f"{counted(merged.judgements, 'judgement')}."
    )


@app.command("original")
def original(
    name: Annotated[str, typer.Argument(help="The report's name, with or without its ending.", metavar="ID")],
    *,
    case: CaseFile = DEFAULT_CASE,
    out: Annotated[Path | None, typer.Option("--out", help="Write to this file; else to standard output.")] = None,
) -> None:
    """Hand out a report as it was found, byte for byte: the web page or the PDF, not the text that was read from it.

    Example:

        recoupe case original depeche-du-levant-bus-abou-kamal --out page.html
    """
    from recoupe.errors import RecoupeError

    with opened(case) as it:
        raw = it.store.original(it.reading(name).report.name)
    if out is None:
        sys.stdout.buffer.write(raw)
        sys.stdout.flush()
        return
    try:
        out.write_bytes(raw)
    except OSError as fault:
        raise RecoupeError(f"{out} cannot be written: {fault.strerror}.", "Name another file with --out.") from fault

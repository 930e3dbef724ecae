"""`recoupe export` and `recoupe import`: a case in the formats of the field, and a whole case read back."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from recoupe.cli.show import DEFAULT_CASE, CaseFile, opened
from recoupe.export.encodings import ENCODINGS
from recoupe.handing import FORMATS

LISTED = "; ".join(f"{name}: {form.about}" for name, form in FORMATS.items())


def export(
    name: Annotated[str, typer.Argument(help=f"{LISTED}.", metavar="FORMAT")],
    *,
    case: CaseFile = DEFAULT_CASE,
    out: Annotated[
        Path | None,
        typer.Option("--out", help="Write to this file, replaced once all is written; else to standard output."),
    ] = None,
    where: Annotated[
        list[str] | None,
        typer.Option(
            "--where",
            help="Only these incidents: type=shelling,airstrike actor= place= within= outlet= source= status= differs= "
            "since=2018-05 until= voices>=2 reports>=2 killed>=10 judged=yes placed=yes bbox= area=, or words of the "
            "reports.",
            metavar="FILTER",
        ),
    ] = None,
    encoding: Annotated[
        str | None,
        typer.Option("--as", help=f"Write a table as {', '.join(ENCODINGS)}; else the ending of --out decides."),
    ] = None,
    since: Annotated[
        str | None, typer.Option("--since", help="For changes: a day, a moment, or the cursor of the last time.")
    ] = None,
    bom: Annotated[
        bool, typer.Option("--bom", help="Begin a CSV with a byte order mark, so that Excel reads UTF-8.")
    ] = False,
) -> None:
    """Write a case in a format of the field.

    Examples:

        recoupe export incidents --out incidents.xlsx

        recoupe export acled --where "within=Syria since=2018-05 voices>=2" --out acled.csv --bom

        recoupe export geojson --case deir-ez-zor.recoupe > map.geojson

        recoupe export changes --since c17
    """
    from recoupe.errors import RecoupeError
    from recoupe.export.formats import written

    form = written(name, encoding, out, FORMATS)
    if out is None and not form.is_text and sys.stdout.isatty():
        raise RecoupeError(
            f"{form.ending[1:].upper()} is nothing for a screen.", f"Name a file: --out {form.name}{form.ending}"
        )
    with opened(case) as it:
        target = sys.stdout.buffer if out is None else out
        done = it.export(name, target, encoding=encoding, where=" ".join(where or ()), since=since, bom=bom)
    if out is None:
        sys.stdout.flush()
    for reason, count in sorted(done.left_out.items()):
        typer.echo(f"recoupe: {count} of {done.incidents} incidents left out: {reason}.", err=True)


def take_over(
    file: Annotated[Path, typer.Argument(help="A whole case: what `recoupe export case` wrote.", metavar="FILE")],
    *,
    case: CaseFile = DEFAULT_CASE,
) -> None:
    """Read a whole case back from JSON lines; into a case that is there already, it is added.

    Example:

        recoupe import deir-ez-zor.jsonl --case deir-ez-zor.recoupe
    """
    from recoupe.case import open_case

    with open_case(case) as it:
        done = it.read_back(file)
    typer.echo(f"{done.reports} reports, {done.judgements} judgements, {done.incidents} incidents are in {case} now.")

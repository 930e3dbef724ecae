"""`recoupe export`: a case in the formats of the field."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from recoupe.cli.show import DEFAULT_CASE, CaseFile, opened
from recoupe.export.formats import FORMATS, format_named

LISTED = "; ".join(f"{name}: {form.about}" for name, form in FORMATS.items())


def export(
    name: Annotated[str, typer.Argument(help=f"{LISTED}.", metavar="FORMAT")],
    *,
    case: CaseFile = DEFAULT_CASE,
    out: Annotated[Path | None, typer.Option("--out", help="Write to this file; else to standard output.")] = None,
    bom: Annotated[
        bool, typer.Option("--bom", help="Begin with a byte order mark, so that Excel reads UTF-8.")
    ] = False,
) -> None:
    """Write the incidents or the claims of a case in a format of the field.

    Examples:

        recoupe export incidents --out incidents.csv --bom

        recoupe export geojson --case deir-ez-zor.recoupe > map.geojson
    """
    from recoupe.errors import RecoupeError

    form = format_named(name)
    with opened(case) as it:
        text = form.write(it.incidents(), {reading.report.name: reading for reading in it.readings()})
    if out is None:
        typer.echo(text, nl=False)
        return
    try:
        out.write_text(text, encoding="utf-8-sig" if bom else "utf-8", newline="")
    except OSError as fault:
        raise RecoupeError(f"{out} cannot be written: {fault.strerror}.", "Name another file with --out.") from fault

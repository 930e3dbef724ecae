"""`recoupe gazetteer`: what a place name can mean, and more places."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from recoupe.cli import options

app = typer.Typer(no_args_is_help=True, help="What a place name can mean; take in more places.")

MOST = 8


@app.command("lookup")
def lookup(
    name: Annotated[str, typer.Argument(help="A place's name, as a report writes it.", metavar="NAME")],
    *,
    kind: Annotated[
        str | None, typer.Option("--kind", help="What the text calls it: city, governorate, field …")
    ] = None,
    language: options.Language = "fr",
) -> None:
    """Show what places a name can mean, best first, and why they rank as they do.

    Example:

        recoupe gazetteer lookup "Deir Ezzor" --kind governorate
    """
    from rich.table import Table

    from recoupe.ground.places import lookup as candidates
    from recoupe.lang.pack import load_pack
    from recoupe.world import load_world

    found = candidates(name, load_world(), load_pack(language), kind)
    console = options.terminal()
    if not found:
        console.print(
            f"No place is called “{name}”. Take in more places with: recoupe gazetteer import FILE", markup=False
        )
        return
    table = Table(box=None, pad_edge=False, header_style="dim")
    for column in ("place", "kind", "country", "lat, lon", "weight", "because"):
        table.add_column(column)
    for candidate in found[:MOST]:
        site = candidate.value
        point = f"{site.lat:.3f}, {site.lon:.3f}" if site.lat is not None and site.lon is not None else "an area"
        table.add_row(
            site.name, site.kind, site.country or "", point, f"{candidate.weight:.1f}", "; ".join(candidate.because)
        )
    console.print(table)


@app.command("import")
def take_in(
    file: Annotated[
        Path, typer.Argument(help="A GeoNames dump, a Who's On First table, or a CSV with name, lat, lon.")
    ],
) -> None:
    """Take places into your own store; they are searched before the cities of the world from then on.

    Example:

        recoupe gazetteer import SY.zip
    """
    from recoupe.world.imports import import_gazetteer

    done = import_gazetteer(file)
    typer.echo(f"{done.places} places from {file} ({done.form}) are in {done.path}.")

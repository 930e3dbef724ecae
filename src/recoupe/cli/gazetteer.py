"""`recoupe gazetteer`: what a place name can mean, and more places."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from recoupe.cli import options

if TYPE_CHECKING:
    from recoupe.world import World

app = typer.Typer(no_args_is_help=True, help="What a place name can mean; take in more places.")

MOST = 8
CaseFile = Annotated[Path | None, typer.Option("--case", help="The case that these places belong to.")]


@app.command("lookup")
def lookup(
    name: Annotated[str, typer.Argument(help="A place's name, as a report writes it.", metavar="NAME")],
    *,
    kind: Annotated[
        str | None, typer.Option("--kind", help="What the text calls it: city, governorate, field …")
    ] = None,
    case: CaseFile = None,
    language: options.Language = "fr",
) -> None:
    """Show what places a name can mean, best first, and why they rank as they do.

    Example:

        recoupe gazetteer lookup "Deir Ezzor" --kind governorate
    """
    from rich.table import Table

    from recoupe.ground.places import lookup as candidates
    from recoupe.lang.pack import load_pack

    found = candidates(name, _world(case, language), load_pack(language), kind)
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
    *,
    case: CaseFile = None,
    language: options.Language = "fr",
) -> None:
    """Take places into your own store, or into one case; they come before the cities of the world from then on.

    With --case, the reports of the case that name one of these places are read again.

    Examples:

        recoupe gazetteer import SY.zip

        recoupe gazetteer import villages.csv --case deir-ez-zor.recoupe
    """
    if case is None:
        from recoupe.world.imports import import_gazetteer

        done = import_gazetteer(file)
        typer.echo(f"{_places(done.places)} from {file} ({done.form}) are in {done.path}.")
        return
    from recoupe.case import open_case

    with open_case(case, language=language) as opened:
        try:
            brought = opened.take_places(file)
        finally:
            opened.store.discard_if_unused()
    again = f" Read again: {len(brought.read_again)} of its reports." if brought.read_again else ""
    typer.echo(f"{_places(brought.places)} from {file} ({brought.form}) are kept in {case}.{again}")


def _places(count: int) -> str:
    return f"{count} place{'' if count == 1 else 's'}"


def _world(case: Path | None, language: str) -> World:
    """The world as it is, or as one case knows it."""
    from recoupe.world import load_world

    if case is None:
        return load_world()
    from recoupe.case import open_case

    with open_case(case, language=language, create=False) as opened:
        return opened.reader.world

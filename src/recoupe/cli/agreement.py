"""`recoupe agreement`: how far coders agree with each other, and each with the machine."""

from __future__ import annotations

import json
from dataclasses import asdict
from enum import StrEnum
from itertools import groupby
from typing import TYPE_CHECKING, Annotated

import typer

from recoupe.cli import options
from recoupe.cli.show import DEFAULT_CASE, CaseFile, opened

if TYPE_CHECKING:
    from recoupe.judge.agreement import Agreement


class Measure(StrEnum):
    """How far apart two values are."""

    NOMINAL = "nominal"
    INTERVAL = "interval"
    RATIO = "ratio"


def agreement(
    *,
    field: Annotated[list[str] | None, typer.Option("--field", help="This field alone; may be repeated.")] = None,
    coders: Annotated[
        str | None, typer.Option("--coders", help="Those alone, with commas: A,B; “machine” is one too.")
    ] = None,
    metric: Annotated[
        Measure | None, typer.Option("--metric", help="Other than ratio for figures and nominal for the rest.")
    ] = None,
    seed: Annotated[int, typer.Option("--seed", min=0, help="Of the draws that give the interval.")] = 0,
    differences: Annotated[
        bool, typer.Option("--differences/--no-differences", help="Also list where they differ.")
    ] = True,
    case: CaseFile = DEFAULT_CASE,
    form: options.Format = options.Form.TEXT,
) -> None:
    """Give Krippendorff's alpha for each field that was coded twice, with its interval of 95 %, and the differences.

    1 is full agreement, 0 what chance gives. First all coders with each other, then each with the machine.

    Examples:

        recoupe agreement --field killed --field type

        recoupe agreement --coders NM,JD --format jsonl
    """
    who = [coder.strip() for coder in coders.split(",") if coder.strip()] if coders else []
    with opened(case) as it:
        found = it.agreement(field or (), who, metric=metric.value if metric else None, seed=seed)
    if form is options.Form.JSONL:
        for one in found:
            typer.echo(json.dumps(asdict(one), ensure_ascii=False))
        return
    for group, rows in groupby(found, key=lambda one: one.coders):
        _print(group, list(rows), differences=differences)
    if not found:
        typer.echo("No field was coded twice yet.")


def _print(group: tuple[str, ...], rows: list[Agreement], *, differences: bool) -> None:
    from rich.table import Table
    from rich.text import Text

    console = options.terminal()
    table = Table(box=None, pad_edge=False, header_style="dim", title=" · ".join(group), title_justify="left")
    for column in ("field", "alpha", "95 %", "the same", "units", "measured"):
        table.add_column(column, justify="left" if column in ("field", "measured") else "right")
    for row in rows:
        found = row.alpha
        between = f"{found.low:.2f} to {found.high:.2f}" if found.low is not None and found.high is not None else "–"
        value = f"{found.value:.3f}" if found.value is not None else "all the same" if found.units else "–"
        share = f"{row.same:.0%}" if row.same is not None else "–"
        table.add_row(row.field, value, between, share, str(found.units), row.metric)
    console.print(table)
    console.print()
    apart = [difference for row in rows for difference in row.differences] if differences else []
    if apart:
        table = Table(box=None, pad_edge=False, header_style="dim", title="Differences", title_justify="left")
        for column in ("event", "field", *group):
            table.add_column(column)
        for difference in apart:
            given = dict(difference.given)
            where = f"{difference.unit.report}:{difference.unit.event or difference.unit.start}"
            cells = [Text((given[coder] or "none") if coder in given else "·") for coder in group]
            table.add_row(Text(where), difference.unit.field, *cells)
        console.print(table)
        console.print()

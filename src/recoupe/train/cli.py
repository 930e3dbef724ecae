"""The shell door of the training room: ``recoupe train fr --data DIR --out DIR``."""

from __future__ import annotations

from pathlib import Path  # noqa: TC003  typer reads the types when it runs
from typing import Annotated

import typer


def train_command(
    language: Annotated[str, typer.Argument(help="The language's code: fr.")],
    data: Annotated[
        Path,
        typer.Option(help="A folder with treebanks (*.conllu) and reports with names (brat's *.ann and *.txt)."),
    ],
    out: Annotated[Path, typer.Option(help="Where the model and the stages on the way to it are put.")],
    seed: Annotated[int, typer.Option(help="The same seed gives the same model on the same machine.")] = 1,
    shorter: Annotated[
        float, typer.Option(help="A share of the usual epochs: 0.2 gives a usable model in a fifth of the time.")
    ] = 1.0,
) -> None:
    """Train the model that reads a language, from open data.

    Takes under two hours on two cores. Broken off, it goes on where it was when started again with the same --out.
    Afterwards: RECOUPE_MODEL=OUT/model, or [parse] model = "OUT/model" in the configuration.
    """
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    from recoupe.train.run import Plan, train

    plan = Plan()
    plan = Plan(*(max(1, round(count * shorter)) for count in (plan.first, plan.others, plan.second, plan.names)))
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console) as progress:
        tasks: dict[str, int] = {}

        def told(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = progress.add_task(stage, total=total)
            progress.update(tasks[stage], completed=done)  # type: ignore[arg-type]  # rich hands out ids that are ints

        trained = train(language, data, out, seed=seed, plan=plan, told=told)
    typer.echo(f"The model lies in {trained.folder}.")
    for name, figures in trained.trees.items():
        typer.echo(f"{name}: UAS {figures.uas:.1f}, LAS {figures.las:.1f}, sentences {figures.sentences:.1f}")
    if trained.names:
        typer.echo(f"names: F1 {trained.names['all']:.1f}")

"""Options that several commands share, and how refusals and progress are shown."""

from __future__ import annotations

import os
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from rich.console import Console

    from recoupe.read import Refusal


class Form(StrEnum):
    """How a command prints."""

    TEXT = "text"
    JSONL = "jsonl"


Paths = Annotated[
    list[str],
    typer.Argument(help="Files or folders: .txt .md .html .jsonl .csv; “-” is standard input.", metavar="PATHS…"),
]
CaseFile = Annotated[
    Path | None, typer.Option("--case", help="Keep the case in this file (SQLite); add to it if it is there.")
]
Metadata = Annotated[
    Path | None, typer.Option("--metadata", help="A table: file, published, outlet, url, language, camp.")
]
Format = Annotated[Form, typer.Option("--format", help="For people or for programs.")]
Language = Annotated[str, typer.Option("--language", help="The language to read; others are set aside with a note.")]
Model = Annotated[
    str | None, typer.Option("--model", help="A spaCy pipeline to parse with, instead of the shipped one.")
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print results alone: no progress, no notes.")]
Strict = Annotated[bool, typer.Option("--strict", help="Exit with 3 if anything was not read.")]
Workers = Annotated[int, typer.Option("--workers", min=1, help="Read in this many processes.")]

MANY = 4


def terminal(*, stderr: bool = False) -> Console:
    """A console; a pipe has no width, so tables for it are as wide as COLUMNS says, or 160."""
    from rich.console import Console

    console = Console(stderr=stderr, highlight=False)
    if not console.is_terminal and "COLUMNS" not in os.environ:
        console = Console(stderr=stderr, highlight=False, width=160)
    return console


def tell_refusals(refused: Sequence[Refusal], *, quiet: bool) -> None:
    """Name each thing that was not read, and the way out; on standard error, even when quiet."""
    for refusal in refused:
        typer.secho(f"recoupe: {refusal.name}: {refusal.fact}", err=True, fg="yellow")
        if refusal.remedy and not quiet:
            typer.echo(f"         {refusal.remedy}", err=True)


@contextmanager
def progress(*, quiet: bool, label: str = "Reading") -> Iterator[Callable[[str], None]]:
    """A line that counts the reports as they are read; shown on a terminal from the fifth report on."""
    console = terminal(stderr=True)
    if quiet or not console.is_terminal:
        yield lambda _name: None
        return
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    with Progress(
        TextColumn("{task.description}"), BarColumn(), TextColumn("{task.completed} read"), TimeElapsedColumn(),
        console=console, transient=True,
    ) as bar:  # fmt: skip
        task = bar.add_task(label, total=None, visible=False)
        done = 0

        def step(name: str) -> None:
            nonlocal done
            done += 1
            bar.update(task, advance=1, description=f"{label} {name[-40:]}", visible=done > MANY)

        yield step


@contextmanager
def stopping(case: Path | None) -> Iterator[None]:
    """Where Ctrl-C stops the reading, say what is kept; typer itself says nothing."""
    try:
        yield
    except KeyboardInterrupt:
        kept = "" if case is None else f" What was read so far is kept in {case}; run the same command to go on."
        typer.echo(f"recoupe: stopped.{kept}", err=True)
        raise typer.Exit(130) from None

"""Options that several commands share, and how refusals and progress are shown."""

from __future__ import annotations

import inspect
import os
import threading
from contextlib import contextmanager
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, get_type_hints

import typer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from rich.console import Console

    from recoupe.case import Case
    from recoupe.read import Page, Refusal


class Form(StrEnum):
    """How a command prints."""

    TEXT = "text"
    JSONL = "jsonl"


Paths = Annotated[
    list[str],
    typer.Argument(
        help="Files, folders or addresses: .txt .md .html .pdf .docx .odt .eml .mhtml .jsonl .csv .rss .warc, https://…; "
        "“-” is standard input.",
        metavar="PATHS…",
    ),
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
MaxSize = Annotated[
    float, typer.Option("--max-size", min=0.001, metavar="MB", help="Set aside texts that are larger, in megabytes.")
]
Summaries = Annotated[
    bool, typer.Option("--summaries", help="Also take a feed's entries that hold only a summary of their article.")
]

MANY = 4
SOON = 2.0  # seconds: a page that is fetched may take as long as thirty reports
MOST_ALIKE = 20  # refusals of one kind that are named one by one
MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class How:
    """How reports are read: the options that every command has which reads some."""

    metadata: Metadata = None
    language: Language = "fr"
    model: Model = None
    workers: Workers = 1
    max_size: MaxSize = 5.0
    summaries: Summaries = False
    quiet: Quiet = False
    strict: Strict = False

    @property
    def most(self) -> int:
        """The most bytes that one text may have."""
        return round(self.max_size * MEGABYTE)

    def pages(self, paths: Sequence[str]) -> Iterator[Page | Refusal]:
        """What lies at the paths, as these options want it read."""
        from recoupe.read import read_pages

        return read_pages(
            paths, metadata=self.metadata, language=self.language, max_size=self.most, summaries=self.summaries
        )

    def opened(self, case: Path | None) -> Case:
        """The case of this file with a reader as these options want it."""
        from recoupe.case import open_case

        return open_case(case, language=self.language, model=self.model)


def reads(command: Callable[..., None], without: Sequence[str] = ()) -> Callable[..., None]:
    """Give a command the options of ``How``, or some; the command itself takes them as one parameter, ``how``."""
    hints = get_type_hints(How, include_extras=True)
    shared = [
        inspect.Parameter(each.name, inspect.Parameter.KEYWORD_ONLY, default=each.default, annotation=hints[each.name])
        for each in fields(How)
        if each.name not in without
    ]
    own = [p for p in inspect.signature(command, eval_str=True).parameters.values() if p.name != "how"]

    @wraps(command)
    def with_options(*args: Any, **given: Any) -> None:  # noqa: ANN401 - typer calls it with what the signature says
        how = How(**{each.name: given.pop(each.name) for each in shared})
        command(*args, how=how, **given)

    parameters = [*own, *shared]
    with_options.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]  # what typer asks for
    with_options.__annotations__ = {p.name: p.annotation for p in parameters}
    return with_options


def terminal(*, stderr: bool = False) -> Console:
    """A console; a pipe has no width, so tables for it are as wide as COLUMNS says, or 160."""
    from rich.console import Console

    console = Console(stderr=stderr, highlight=False)
    if not console.is_terminal and "COLUMNS" not in os.environ:
        console = Console(stderr=stderr, highlight=False, width=160)
    return console


def tell_refusals(refused: Sequence[Refusal], *, quiet: bool) -> None:
    """Name each thing that was not read, and the way out once for all that share it; on standard error, even when quiet."""
    alike: dict[tuple[str, str], list[Refusal]] = {}
    for refusal in refused:
        alike.setdefault((refusal.kind, refusal.remedy), []).append(refusal)
    for (_, remedy), refusals in alike.items():
        for refusal in refusals[:MOST_ALIKE]:
            typer.secho(f"recoupe: {refusal.name}: {refusal.fact}", err=True, fg="yellow")
        if len(refusals) > MOST_ALIKE:
            more = len(refusals) - MOST_ALIKE
            typer.secho(
                f"recoupe: … and {more} more like these; “recoupe run --json” names all.", err=True, fg="yellow"
            )
        if remedy and not quiet:
            typer.echo(f"         {remedy}", err=True)


@contextmanager
def progress(*, quiet: bool, label: str = "Reading") -> Iterator[Callable[[str], None]]:
    """A line that counts the reports as they are read; shown on a terminal after two seconds or the fifth report."""
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
            bar.update(task, advance=1, description=f"{label} {name[-40:]}")
            if done > MANY:
                bar.update(task, visible=True)

        late = threading.Timer(SOON, lambda: bar.update(task, visible=True))
        late.daemon = True
        late.start()
        try:
            yield step
        finally:
            late.cancel()


@contextmanager
def stopping(case: Path | None) -> Iterator[None]:
    """Where Ctrl-C stops the reading, say what is kept; typer itself says nothing."""
    try:
        yield
    except KeyboardInterrupt:
        typer.echo(f"recoupe: stopped.{_kept_in(case)}", err=True)
        raise typer.Exit(130) from None


def _kept_in(case: Path | None) -> str:
    """Where what was read so far is kept; nothing where there is no case, or one that was not begun."""
    from recoupe.store.postgres import address, is_address, shown

    if case is None or not (is_address(case) or case.exists()):
        return ""
    name = shown(address(case)) if is_address(case) else case
    return f" What was read so far is kept in {name}; run the same command to go on."

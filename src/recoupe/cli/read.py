"""`recoupe read`: what each report tells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from recoupe.cli import options

if TYPE_CHECKING:
    from collections.abc import Iterator

    from recoupe.model.text import Report
    from recoupe.read import Refusal


def read(
    paths: options.Paths,
    *,
    form: options.Format = options.Form.TEXT,
    metadata: options.Metadata = None,
    language: options.Language = "fr",
    model: options.Model = None,
    workers: options.Workers = 1,
    why: Annotated[bool, typer.Option("--why", help="Also say what gave no event, and the reason.")] = False,
    quiet: options.Quiet = False,
    strict: options.Strict = False,
) -> None:
    """Say what each report tells: who did what to whom, where, when, on whose word.

    Examples:

        recoupe read report.txt

        recoupe read --format jsonl clippings/*.txt > readings.jsonl

        cat report.txt | recoupe read -
    """
    from pathlib import Path

    from recoupe import pipeline
    from recoupe.read import Refusal, read_paths

    refused: list[Refusal] = []

    def reports() -> Iterator[Report]:
        for found in read_paths([Path(p) if p != "-" else p for p in paths], metadata=metadata, language=language):
            if isinstance(found, Refusal):
                refused.append(found)
            else:
                yield found

    done = 0
    console = options.terminal()
    reader = pipeline.load(language, model)
    with options.progress(quiet=quiet or form is options.Form.TEXT) as step:
        for reading in reader.read_all(reports(), workers):
            done += 1
            step(reading.report.name)
            if form is options.Form.JSONL:
                from recoupe.export.readings import reading_line

                typer.echo(reading_line(reading))
            else:
                from recoupe.show import terminal

                for part in terminal.reading(reading, why=why):
                    console.print(part)
    if form is options.Form.TEXT and done and not quiet:
        from recoupe.show.terminal import LEGEND

        console.print(f"[dim]{LEGEND}[/]")
    options.tell_refusals(refused, quiet=quiet)
    if not done:
        raise typer.Exit(1)
    if strict and refused:
        raise typer.Exit(3)

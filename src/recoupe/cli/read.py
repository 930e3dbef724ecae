"""`recoupe read`: what each report tells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from recoupe.cli import options

if TYPE_CHECKING:
    from collections.abc import Iterator

    from recoupe.model.text import Report
    from recoupe.read import Refusal


@options.reads
def read(
    paths: options.Paths,
    *,
    form: options.Format = options.Form.TEXT,
    why: Annotated[bool, typer.Option("--why", help="Also say what gave no event, and the reason.")] = False,
    how: options.How,
) -> None:
    """Say what each report tells: who did what to whom, where, when, on whose word.

    Examples:

        recoupe read report.txt

        recoupe read https://example.org/article.html

        recoupe read --format jsonl clippings/*.txt > readings.jsonl

        cat report.txt | recoupe read -
    """
    from recoupe import pipeline
    from recoupe.read import Refusal

    refused: list[Refusal] = []

    def reports() -> Iterator[Report]:
        for page in how.pages(paths):
            if isinstance(page, Refusal):
                refused.append(page)
            else:
                yield page.report

    done = 0
    console = options.terminal()
    reader = pipeline.load(how.language, how.model)
    with options.stopping(None), options.progress(quiet=how.quiet or form is options.Form.TEXT) as step:
        for reading in reader.read_all(reports(), how.workers):
            done += 1
            step(reading.report.name)
            if form is options.Form.JSONL:
                from recoupe.export.readings import reading_line

                typer.echo(reading_line(reading))
            else:
                from recoupe.show import terminal

                for part in terminal.reading(reading, why=why):
                    console.print(part)
    if form is options.Form.TEXT and done and not how.quiet:
        from recoupe.show.terminal import LEGEND

        console.print(f"[dim]{LEGEND}[/]")
    options.tell_refusals(refused, quiet=how.quiet)
    if not done:
        raise typer.Exit(1)
    if how.strict and refused:
        raise typer.Exit(3)

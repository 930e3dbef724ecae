"""The shell door: parse arguments, call the library, print."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from recoupe.cli import (
    agreement,
    case,
    coding,
    evaluate,
    export,
    gazetteer,
    judge,
    judged,
    match,
    read,
    run,
    search,
    serve,
    show,
    watch,
    wording,
)
from recoupe.train.cli import train_command

app = typer.Typer(
    name="recoupe",
    no_args_is_help=True,
    add_completion=True,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        from recoupe import __version__

        typer.echo(f"recoupe {__version__}")
        raise typer.Exit


@app.callback()
def about(
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Reads reports of a war and lays the accounts side by side.

    It says who tells what, in whose name and how surely, which reports tell the same incident, on which points they
    differ, and how many of them are independent. It judges nobody.

    **Begin with**: `recoupe run clippings/ --out out`
    """


app.command("run")(run.run)
app.command("read")(read.read)
app.command("export")(export.export)
app.command("import")(export.take_over)
app.command("evaluate")(evaluate.evaluate)
app.command("match")(match.match)
app.command("search")(search.search)
app.command("serve")(serve.serve)
app.command("watch")(watch.watch)
app.command("train")(train_command)
for command in (wording.wording, wording.sources, wording.copies, wording.toll):
    show.app.command(command.__name__)(command)
app.add_typer(show.app, name="show")
app.add_typer(case.app, name="case")
app.add_typer(gazetteer.app, name="gazetteer")
app.command("agreement")(agreement.agreement)
for name, decided in (
    ("list", judged.listing),
    ("history", judged.history),
    ("write", judged.write),
    ("read", judged.read),
    ("sheet", coding.sheet),
    ("read-sheet", coding.read_sheet),
):
    judge.app.command(name)(decided)
app.add_typer(judge.app, name="judge")


def main() -> None:
    """Run the program; say what could not be done in one sentence, and exit with a code that scripts can use.

    0: done. 1: it could not be done. 2: the command line is wrong. 3: with ``--strict``, something was not read.
    130: stopped with Ctrl-C.
    """
    from recoupe.errors import RecoupeError

    for stream in (sys.stdout, sys.stderr):
        # Windows consoles and pipes may use a code page that has no “é” or “→”.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        app()
    except RecoupeError as error:
        typer.secho(f"recoupe: {error.fact}", err=True, fg="red")
        if error.remedy:
            typer.echo(f"         {error.remedy}", err=True)
        sys.exit(1)
    except BrokenPipeError:
        # The reader of our output has gone (`recoupe … | head`): nothing is wrong.
        sys.stderr.close()
        sys.exit(0)
    except KeyboardInterrupt:
        # Before a command has begun; in one, typer itself ends with 130.
        typer.echo("recoupe: stopped.", err=True)
        sys.exit(130)

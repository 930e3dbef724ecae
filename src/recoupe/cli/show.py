"""`recoupe show`: look into a case."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from recoupe.cli import options

if TYPE_CHECKING:
    from recoupe.case import Case

app = typer.Typer(no_args_is_help=True, help="Look into a case: its incidents, one incident, one report.")

CaseFile = Annotated[Path, typer.Option("--case", help="The case: its file, or postgresql://name@host/database.")]
DEFAULT_CASE = Path("out") / "case.recoupe"


def opened(path: Path) -> Case:
    """An existing case; one that is not there is an error here, not a new case."""
    from recoupe.case import open_case
    from recoupe.errors import CaseError
    from recoupe.store.postgres import is_address

    if not is_address(path) and not path.exists():
        raise CaseError(
            f"There is no case at {path}.", "Name one with --case FILE, or make one: recoupe run PATHS --out out"
        )
    return open_case(path, create=False)


def incident_lines(case: Case) -> None:
    """One incident a line, as JSON."""
    from recoupe.export.incidents import incident_lines as lines

    for line in lines(case.incidents(), case.readings()):
        typer.echo(line)


@app.command("incidents")
def incidents(*, case: CaseFile = DEFAULT_CASE, form: options.Format = options.Form.TEXT) -> None:
    """List the incidents of a case.

    Example:

        recoupe show incidents --case deir-ez-zor.recoupe --format jsonl
    """
    from recoupe.show import terminal

    with opened(case) as it:
        if form is options.Form.JSONL:
            incident_lines(it)
        else:
            options.terminal().print(terminal.incident_list(it.store.listed()))


@app.command("incident")
def incident(
    identity: Annotated[str, typer.Argument(help="The incident's id, or the beginning of it.", metavar="ID")],
    *,
    case: CaseFile = DEFAULT_CASE,
    why: Annotated[bool, typer.Option("--why", help="Also say what holds it together and what was left out.")] = False,
    form: options.Format = options.Form.TEXT,
) -> None:
    """Show one incident: the accounts side by side.

    Example:

        recoupe show incident 2022-01-05 --why
    """
    from recoupe.show import terminal

    with opened(case) as it:
        found = it.incident(identity)
        if form is options.Form.JSONL:
            from recoupe.export.incidents import incident_line

            typer.echo(incident_line(found, it.readings()))
            return
        console = options.terminal()
        for part in terminal.incident(found, {r.report.name: r for r in it.readings()}):
            console.print(part)
        if why:
            for part in terminal.links(found):
                console.print(part)


@app.command("report")
def report(
    name: Annotated[str, typer.Argument(help="The report's name, with or without its ending.", metavar="ID")],
    *,
    case: CaseFile = DEFAULT_CASE,
    why: Annotated[bool, typer.Option("--why", help="Also say what gave no event, and the reason.")] = False,
    form: options.Format = options.Form.TEXT,
) -> None:
    """Show one report with what was found in it.

    Example:

        recoupe show report depeche-du-levant-bus-abou-kamal
    """
    from recoupe.show import terminal

    with opened(case) as it:
        reading = it.reading(name)
        if form is options.Form.JSONL:
            from recoupe.export.readings import reading_line

            typer.echo(reading_line(reading))
            return
        console = options.terminal()
        for part in terminal.reading(reading, why=why):
            console.print(part)

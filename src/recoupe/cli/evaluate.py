"""`recoupe evaluate`: readings and incidents against a reference."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from recoupe.cli import options

if TYPE_CHECKING:
    from recoupe.evaluate import Score

Incidents = Annotated[
    Path | None, typer.Option("--incidents", help="Score incidents too, against this YAML file of incidents.")
]


def evaluate(
    *,
    reports: Annotated[Path, typer.Option("--reports", help="The folder of the reports.")],
    gold: Annotated[
        Path | None, typer.Option("--gold", help="The folder of the reference readings, one .yaml a report.")
    ] = None,
    incidents: Incidents = None,
    metadata: options.Metadata = None,
    language: options.Language = "fr",
    model: options.Model = None,
    workers: options.Workers = 1,
    misses: Annotated[bool, typer.Option("--misses", help="List every difference, one a line.")] = False,
    floors: Annotated[
        Path | None, typer.Option("--floors", help="Fail if a measure of the readings is lower than in this file.")
    ] = None,
    pin: Annotated[Path | None, typer.Option("--pin", help="Write what the readings reach as floors.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Read reports, and say how well the readings agree with what careful coders wrote down.

    Examples:

        recoupe evaluate --gold gold/ --reports reports/ --misses

        recoupe evaluate --incidents incidents.yaml --reports reports/ --metadata metadata.csv

        recoupe evaluate --gold gold/ --reports reports/ --floors floors.toml
    """
    from recoupe.errors import InputError

    if gold is None and incidents is None:
        raise InputError("There is nothing to measure against.", "Give --gold FOLDER, or --incidents FILE.")
    scores: dict[str, Score] = {}
    if gold is not None:
        scores["readings"] = _readings(gold, reports, metadata, language, model, workers)
    if incidents is not None:
        scores["incidents"] = _incidents(incidents, reports, metadata, language, model, workers)
    if as_json:
        typer.echo(json.dumps({name: score.as_json() for name, score in scores.items()}, indent=1))
    for name, score in scores.items() if not as_json else ():
        typer.echo(f"{name.capitalize()} of {score.reports} reports")
        for line in score.lines():
            typer.echo(f"  {line}")
        for difference in score.differences if misses else ():
            typer.echo(str(difference))
    if gold is not None and (floors or pin):
        _hold(scores["readings"], gold, reports, floors, pin)


def _hold(score: Score, gold: Path, reports: Path, floors: Path | None, pin: Path | None) -> None:
    """Compare with the floors, or write them."""
    from recoupe.evaluate.floors import digest_of, falls, pinned, read_floors

    references = sorted(gold.glob("*.yaml"))
    texts = (reports / f"{path.stem}.txt" for path in references)
    digest = digest_of([*references, *(path for path in texts if path.is_file())])
    if pin is not None:
        pin.write_text(pinned(score, digest), encoding="utf-8")
    if floors is not None and (lower := falls(score, read_floors(floors), digest)):
        for fall in lower:
            typer.echo(f"recoupe: {fall}.", err=True)
        raise typer.Exit(1)


def _readings(
    gold: Path, reports: Path, metadata: Path | None, language: str, model: str | None, workers: int
) -> Score:
    from recoupe import pipeline
    from recoupe.evaluate import reference_readings, score_readings
    from recoupe.export.readings import reading_object
    from recoupe.model.text import Report
    from recoupe.read import read_paths

    reference = reference_readings(gold)
    paths = [reports / reading["report"] for reading in reference.readings]
    found = read_paths(paths, metadata=metadata, language=language)
    read = pipeline.load(language, model).read_all((each for each in found if isinstance(each, Report)), workers)
    return score_readings(reference, (reading_object(reading) for reading in read))


def _incidents(
    path: Path, reports: Path, metadata: Path | None, language: str, model: str | None, workers: int
) -> Score:
    from recoupe.case import open_case
    from recoupe.evaluate import reference_incidents, score_incidents
    from recoupe.export.incidents import incident_lines

    reference = reference_incidents(path)
    with open_case(language=language, model=model) as case:
        case.add([reports], metadata=metadata, workers=workers)
        readings = case.readings()
        texts = {reading.report.name.rpartition("/")[2]: reading.report.text for reading in readings}
        return score_incidents(reference, texts, map(json.loads, incident_lines(case.incidents(), readings)))

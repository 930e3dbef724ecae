"""The dossier: one HTML file, no network, that shows every incident with its accounts and their words."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from recoupe.errors import RecoupeError
from recoupe.show.drawing import Graph, Line, Sketch, citations, sketch_map, timeline
from recoupe.show.marks import stretches
from recoupe.show.table import SIGNS, STATUS_SIGNS, WORDS, Accounts, accounts, figure, words
from recoupe.show.terminal import clip, counted, voices_in_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recoupe.model.event import Reading
    from recoupe.model.incident import Incident

TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One incident, made ready for the page."""

    incident: Incident
    accounts: Accounts
    map: Sketch | None
    line: Line | None
    graph: Graph | None


def dossier(incidents: Sequence[Incident], readings: Sequence[Reading], title: str = "Dossier") -> str:
    """The whole dossier as one HTML page: list of incidents, each with its accounts, the reports highlighted.

    Incidents that several reports tell come first, each in its order of date. Every cell links to its words in the
    report. All text from reports is escaped.
    """
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    by_name = {reading.report.name: reading for reading in readings}
    numbers = {reading.report.name: number for number, reading in enumerate(readings, 1)}
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(
        SIGNS=SIGNS, WORDS=WORDS, STATUS_SIGNS=STATUS_SIGNS, numbers=numbers, clip=clip, counted=counted, figure=figure,
        stretches=stretches, voices_in_words=voices_in_words, words=lambda claim: words(claim, by_name),
    )  # fmt: skip
    several_first = sorted(incidents, key=lambda incident: incident.voices.reports < 2)
    sheets = [_sheet(incident, by_name) for incident in several_first]
    claimed = {(claim.report, claim.span.start) for incident in incidents for claim in incident.claims}
    return environment.get_template("dossier.html").render(
        title=title, sheets=sheets, readings=readings, claimed=claimed
    )


def _sheet(incident: Incident, readings: dict[str, Reading]) -> Sheet:
    table = accounts(incident)
    return Sheet(
        incident, table, sketch_map(incident, readings), timeline(incident, table.voices), citations(table.voices)
    )


def write_dossier(path: Path, incidents: Sequence[Incident], readings: Sequence[Reading]) -> Path:
    """Write the dossier; an older one is replaced only once the new one is whole.

    Raises:
        RecoupeError: the file cannot be written.
    """
    page = dossier(incidents, readings)
    draft = path.with_name(path.name + ".part")
    try:
        draft.write_text(page, encoding="utf-8")
        draft.replace(path)
    except OSError as fault:
        raise RecoupeError(f"{path} cannot be written: {fault.strerror}.", "Name another folder with --out.") from fault
    return path

"""The dossier: one HTML file, no network, that shows every incident with its accounts and their words."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from recoupe.errors import RecoupeError
from recoupe.show.beside import CopyText, TollRow, Tools, copy_texts, toll_rows, voice_rows
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
    tolls: tuple[TollRow, ...] = ()
    voices: tuple[tuple[str, tuple[str, ...]], ...] = ()
    copies: tuple[CopyText, ...] = ()


def dossier(
    incidents: Sequence[Incident], readings: Sequence[Reading], title: str = "Dossier", tools: Tools | None = None
) -> str:
    """The whole dossier as one HTML page: list of incidents, each with its accounts, the reports highlighted.

    Incidents that several reports tell come first, each in its order of date. Every cell links to its words in the
    report. All text from reports is escaped. With ``tools`` the page also shows how tolls moved and what copies changed.
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
    sheets = [_sheet(incident, by_name, tools) for incident in several_first]
    claimed = {(claim.report, claim.span.start) for incident in incidents for claim in incident.claims}
    return environment.get_template("dossier.html").render(
        title=title, sheets=sheets, readings=readings, claimed=claimed
    )


def _sheet(incident: Incident, readings: dict[str, Reading], tools: Tools | None) -> Sheet:
    table = accounts(incident)
    return Sheet(
        incident, table, sketch_map(incident, readings), timeline(incident, table.voices), citations(table.voices),
        toll_rows(incident, tools), voice_rows(incident), copy_texts(incident, readings, tools),
    )  # fmt: skip


def write_dossier(
    path: Path, incidents: Sequence[Incident], readings: Sequence[Reading], tools: Tools | None = None
) -> Path:
    """Write the dossier; an older one is replaced only once the new one is whole.

    Raises:
        RecoupeError: the file cannot be written.
    """
    page = dossier(incidents, readings, tools=tools)
    draft = path.with_name(path.name + ".part")
    try:
        draft.write_text(page, encoding="utf-8")
        draft.replace(path)
    except OSError as fault:
        raise RecoupeError(f"{path} cannot be written: {fault.strerror}.", "Name another folder with --out.") from fault
    return path

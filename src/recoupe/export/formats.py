"""The formats that a case can be written in: one table, read by the command line, the manual and the tests."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from recoupe.errors import unknown
from recoupe.export import tables

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from recoupe.model.event import Reading
    from recoupe.model.incident import Incident

    Writer = Callable[[Sequence[Incident], Mapping[str, Reading]], str]


@dataclass(frozen=True, slots=True)
class Format:
    """One format: what it is in a few words, its file ending, and the function that writes it."""

    about: str
    ending: str
    write: Writer


def _incidents_csv(incidents: Sequence[Incident], _readings: Mapping[str, Reading]) -> str:
    return tables.as_csv(map(tables.incident_row, incidents), tables.INCIDENT_COLUMNS)


def _incidents_jsonl(incidents: Sequence[Incident], readings: Mapping[str, Reading]) -> str:
    from recoupe.export.incidents import incident_lines

    return "".join(f"{line}\n" for line in incident_lines(incidents, tuple(readings.values())))


def _claims_csv(incidents: Sequence[Incident], readings: Mapping[str, Reading]) -> str:
    return tables.as_csv(tables.claim_rows(incidents, readings), tables.CLAIM_COLUMNS)


def _claims_jsonl(incidents: Sequence[Incident], readings: Mapping[str, Reading]) -> str:
    return tables.as_jsonl(tables.claim_rows(incidents, readings))


def _geojson(incidents: Sequence[Incident], _readings: Mapping[str, Reading]) -> str:
    return tables.geojson(incidents, map(tables.incident_row, incidents))


def _acled(incidents: Sequence[Incident], readings: Mapping[str, Reading]) -> str:
    from recoupe.export import acled
    from recoupe.world.register import load_register

    return tables.as_csv(acled.rows(incidents, readings, load_register()), acled.COLUMNS)


def _ged(incidents: Sequence[Incident], readings: Mapping[str, Reading]) -> str:
    from recoupe.export import ged
    from recoupe.world.register import load_register

    return tables.as_csv(ged.rows(incidents, readings, load_register()), ged.COLUMNS)


FORMATS: dict[str, Format] = {
    "incidents": Format("one incident a row, for a spreadsheet", ".csv", _incidents_csv),
    "claims": Format("one claim a row, with source, status and words", ".csv", _claims_csv),
    "jsonl": Format("one incident a line, for programs", ".jsonl", _incidents_jsonl),
    "claims-jsonl": Format("one claim a line, for programs", ".jsonl", _claims_jsonl),
    "acled": Format("ACLED's 31 columns, under its rules for tolls, dates and precision", ".csv", _acled),
    "ged": Format("UCDP GED's 49 columns; low, best and high", ".csv", _ged),
    "geojson": Format("incidents on a map", ".geojson", _geojson),
}


def format_named(name: str) -> Format:
    """The format of that name.

    Raises:
        InputError: there is none; the message guesses the one that was meant.
    """
    if name not in FORMATS:
        raise unknown("export format", name, FORMATS)
    return FORMATS[name]

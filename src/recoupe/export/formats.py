"""The formats that a case can be written in: one table, read by the command line, the manual and the tests."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, BinaryIO

from recoupe.errors import InputError, listed, unknown
from recoupe.export.encodings import ENCODINGS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from recoupe.export.bundle import Bundle
    from recoupe.export.columns import Table

    Chunks = Callable[[Bundle], Iterator[str]]


@dataclass(frozen=True, slots=True)
class Format:
    """One format: what it is in a few words, its file ending, and what writes it.

    A ``table`` can be written in every encoding (CSV where none is named), ``chunks`` as the text that they give.
    ``of_reports`` marks those that tell of reports and not of incidents.
    """

    about: str
    ending: str
    table: Callable[[], Table] | None = None
    chunks: Chunks | None = None
    of_reports: bool = False


@dataclass(frozen=True, slots=True)
class Written:
    """A format in one encoding: how it is written, and whether the result is text."""

    name: str
    about: str
    ending: str
    is_text: bool
    of_reports: bool
    write: Callable[[Bundle, BinaryIO], None]


def _incidents() -> Table:
    from recoupe.export.tables import INCIDENTS

    return INCIDENTS


def _events() -> Table:
    from recoupe.export.tables import EVENTS

    return EVENTS


def _claims() -> Table:
    from recoupe.export.tables import CLAIMS

    return CLAIMS


def _acled() -> Table:
    from recoupe.export.acled import TABLE

    return TABLE


def _ged() -> Table:
    from recoupe.export.ged import TABLE

    return TABLE


def _jsonl(bundle: Bundle) -> Iterator[str]:
    from recoupe.export.incidents import incident_lines

    for line in incident_lines(bundle.incidents, bundle.readings):
        yield f"{line}\n"


def _chunks_of(module: str, name: str = "chunks") -> Chunks:
    """The function of a module of this room that writes, imported when it is first needed."""

    def chunks(bundle: Bundle) -> Iterator[str]:
        from importlib import import_module

        yield from getattr(import_module(f"recoupe.export.{module}"), name)(bundle)

    return chunks


FORMATS: dict[str, Format] = {
    "incidents": Format("one incident a row", ".csv", table=_incidents),
    "events": Format("one event of one report a row", ".csv", table=_events),
    "claims": Format("one claim a row, with source, status and words", ".csv", table=_claims),
    "acled": Format("ACLED's 31 columns, under its rules for tolls, dates and precision", ".csv", table=_acled),
    "ged": Format("UCDP GED's 49 columns; low, best and high", ".csv", table=_ged),
    "jsonl": Format("one whole incident a line, for programs", ".jsonl", chunks=_jsonl),
    "geojson": Format("incidents on a map: points, areas with their radius", ".geojson", chunks=_chunks_of("geojson")),
    "kml": Format("incidents on a globe", ".kml", chunks=_chunks_of("kml")),
    "plover": Format("PLOVER's types and modes, as JSON", ".json", chunks=_chunks_of("plover")),
    "jsonld": Format("linked data: PROV-O and W3C Web Annotation", ".jsonld", chunks=_chunks_of("jsonld")),
    "claimreview": Format(
        "skeletons of schema.org ClaimReview; the rating is left to a person", ".json", chunks=_chunks_of("claimreview")
    ),
    "ris": Format("the reports as references, for Zotero and EndNote", ".ris", chunks=_chunks_of("citations", "ris"),
                  of_reports=True),
    "bibtex": Format("the reports as references, for LaTeX", ".bib", chunks=_chunks_of("citations", "bibtex"),
                     of_reports=True),
}  # fmt: skip


def written(
    name: str, encoding: str | None = None, out: Path | None = None, formats: Mapping[str, Format] = FORMATS
) -> Written:
    """The format of that name in this encoding: ``claims-parquet`` and ``claims`` with ``parquet`` are one.

    Where no encoding is named the ending of ``out`` decides.

    Raises:
        InputError: there is no such format or encoding, or the format is no table; the message guesses what was meant.
    """
    base, _, ending = name.rpartition("-")
    if name not in formats and base in formats and ending in ENCODINGS:
        if encoding not in (None, ending):
            raise InputError(f"“{name}” is {ending} and not {encoding}.", f"Ask for {base} --as {encoding}.")
        name, encoding = base, ending
    if name not in formats:
        tables = [key for key, form in formats.items() if form.table]
        raise unknown("export format", name, [*formats, *(f"{key}-{code}" for key in tables for code in ENCODINGS)])
    if encoding is not None and encoding not in ENCODINGS:
        raise unknown("way to write a table", encoding, ENCODINGS)
    form = formats[name]
    by_ending = next(
        (code for code, e in ENCODINGS.items() if out is not None and e.ending == out.suffix.lower()), None
    )
    if form.table is None:
        return _text(name, form, encoding or (by_ending if by_ending in ("parquet", "xlsx") else None), formats)
    chosen = ENCODINGS[encoding or by_ending or "csv"]
    return Written(
        name,
        form.about,
        chosen.ending,
        chosen.is_text,
        form.of_reports,
        partial(_write_table, form.table, chosen.write),
    )


def _write_table(
    table: Callable[[], Table], write: Callable[[Table, Bundle, BinaryIO], None], bundle: Bundle, out: BinaryIO
) -> None:
    write(table(), bundle, out)


def _text(name: str, form: Format, encoding: str | None, formats: Mapping[str, Format]) -> Written:
    if encoding is not None and f".{encoding}" != form.ending:
        tables = [key for key, other in formats.items() if other.table]
        raise InputError(
            f"“{name}” is no table, so it cannot be written as {encoding}.", f"Tables are: {listed(tables)}."
        )
    if form.chunks is None:
        raise AssertionError(name)
    return Written(
        name, form.about, form.ending, is_text=True, of_reports=form.of_reports, write=partial(_write, form.chunks)
    )


def _write(chunks: Chunks, bundle: Bundle, out: BinaryIO) -> None:
    out.writelines(chunk.encode(errors="replace") for chunk in chunks(bundle))

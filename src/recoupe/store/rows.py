"""Nouns as rows of the case, and back."""

from __future__ import annotations

import hashlib
import zlib
from dataclasses import asdict, fields, replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from recoupe.model.event import Reading
from recoupe.model.incident import Incident
from recoupe.model.incident_line import IncidentLine, line_of
from recoupe.model.judgement import Judgement
from recoupe.model.text import Report
from recoupe.model.wire import json_of, noun_of
from recoupe.store.tables import INCIDENT

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Row

MOST = 2**31 - 1
BLIND = "blind"  # begins the kind of a second coder's judgement, which no incident depends on
KNOWN_OF = ("outlet", "published", "published_basis", "url", "title", "language", "camp")


def packed(raw: bytes) -> bytes:
    """Bytes made small; the same bytes give the same result."""
    return zlib.compress(raw, 6)


def report_row(report: Report, original: bytes | None) -> dict[str, Any]:
    """A report as a row; ``original`` is kept where it is not simply the text's own bytes."""
    row = asdict(report)
    text = report.text.encode()
    row["text"] = packed(text)
    row["original"] = packed(original) if original is not None and original != text else None
    row["outlet"] = report.outlet or ""
    return row


def report_of_row(row: Row[Any]) -> Report:
    """The report that a row keeps."""
    return Report(
        name=row.name,
        text=zlib.decompress(row.text).decode(),
        sha256=row.sha256,
        published=row.published,
        published_basis=row.published_basis,
        outlet=row.outlet or None,
        url=row.url,
        title=row.title,
        language=row.language,
        camp=row.camp,
    )


def merged(kept: Report, given: Report) -> Report:
    """What is known of a report after it was given again: nothing known is lost, a table outranks the page."""
    news = {key: value for key in KNOWN_OF if (value := getattr(given, key)) is not None}
    if kept.published_basis == "metadata" and given.published_basis != "metadata":
        news.pop("published", None)
        news.pop("published_basis", None)
    return replace(kept, **news)


def told_of(report: Report) -> str:
    """A digest of what is known of a report beside its text: a reading made with other knowledge is another one."""
    return hashlib.sha256(json_of(replace(report, name="", text=""))).hexdigest()


def reading_json(reading: Reading) -> bytes:
    """A reading without its report's text, which stands in the report's own row."""
    return packed(json_of(replace(reading, report=replace(reading.report, text=""))))


def reading_of(raw: bytes, report: Report) -> Reading:
    """The reading of a row, told of its report."""
    return replace(noun_of(Reading, zlib.decompress(raw)), report=report)


def incident_row(incident: Incident) -> dict[str, Any]:
    """An incident as a row, with the columns that lists are made of."""
    line = line_of(incident)
    counts = {name: _room(getattr(line, name)) for name in ("low", "high", "reports", "voices")}
    return {
        **asdict(line), **counts, "differ": " ".join(line.differ), "sort": line.order, "json": packed(json_of(incident)),
    }  # fmt: skip


def _room(count: int | None) -> int | None:
    """The number as far as a column of a database has room for it."""
    return count if count is None else max(-MOST, min(count, MOST))


LINE = tuple(INCIDENT.c[field.name] for field in fields(IncidentLine))


def line_of_row(row: Row[Any]) -> IncidentLine:
    """The line of a list that a row keeps."""
    return IncidentLine(**{**row._mapping, "differ": tuple(row.differ.split())})  # noqa: SLF001 - SQLAlchemy's public name


def incident_of(raw: bytes) -> Incident:
    """The incident of a row."""
    return noun_of(Incident, zlib.decompress(raw))


def judgement_row(judgement: Judgement) -> dict[str, Any]:
    """A judgement as a row."""
    return {
        "key": judgement.id,
        "kind": f"{BLIND} {judgement.verdict}" if judgement.blind else judgement.verdict,
        "by": judgement.by,
        "at": judgement.at,
        "revokes": judgement.revokes,
        "json": packed(json_of(judgement)),
    }


def judgement_of(raw: bytes) -> Judgement:
    """The judgement of a row."""
    return noun_of(Judgement, zlib.decompress(raw))


def free_name(name: str, is_taken: Callable[[str], bool]) -> str:
    """The name, with a number where another report has it: ``a.txt``, ``a (2).txt``."""
    if not is_taken(name):
        return name
    path, number = PurePosixPath(name), 2
    while is_taken(numbered := str(path.with_name(f"{path.stem} ({number}){path.suffix}"))):
        number += 1
    return numbered

"""A whole case as JSON lines, and back: the same reports, readings, judgements and incidents, under the same ids."""

from __future__ import annotations

import base64
import binascii
import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Protocol

from recoupe.errors import InputError
from recoupe.model.event import Reading
from recoupe.model.incident import Incident
from recoupe.model.judgement import Judgement
from recoupe.model.text import Report
from recoupe.model.wire import json_of, noun_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

VERSION = 1
KINDS = ("report", "judgement", "incident", "former")


class Kept(Protocol):
    """One report as a case keeps it."""

    @property
    def report(self) -> Report:
        """The report."""

    @property
    def original(self) -> bytes | None:
        """The page as it was found, where it is not the text's own bytes."""

    @property
    def added(self) -> str | None:
        """When it was added."""

    @property
    def readings(self) -> tuple[tuple[Reading, str | None], ...]:
        """What was read in it, and when."""


class Gone(Protocol):
    """An id that an incident had before."""

    @property
    def was(self) -> str:
        """The id that is no longer in use."""

    @property
    def now(self) -> str | None:
        """Who took over."""

    @property
    def at(self) -> str | None:
        """Since when."""


class Holding(Protocol):
    """What a case gives of itself, piece by piece."""

    def each_kept(self) -> Iterator[Kept]:
        """Its reports with their readings, as they were added."""

    def judgements(self) -> tuple[Judgement, ...]:
        """What people decided, in the order in which it was entered."""

    def each_incident(self) -> Iterator[Incident]:
        """Its incidents."""

    def former(self) -> Iterable[Gone]:
        """The ids that incidents had before."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the file: what kind of thing it tells, and the thing with what is known beside it."""

    kind: str
    report: Report | None = None
    original: bytes | None = None
    added: str | None = None
    readings: tuple[tuple[Reading, str | None], ...] = ()
    judgement: Judgement | None = None
    incident: Incident | None = None
    former: tuple[str, str | None, str | None] | None = None


def chunks(case: Holding) -> Iterator[str]:
    """The case line by line: a head, then reports, judgements, incidents and former ids, and how many of each at the end."""
    counts = dict.fromkeys(KINDS, 0)
    yield _line({"recoupe": "case", "version": VERSION})
    for kept in case.each_kept():
        counts["report"] += 1
        yield _line(
            {
                "report": _json(kept.report),
                "original": base64.b64encode(kept.original).decode() if kept.original is not None else None,
                "added": kept.added,
                "readings": [
                    {"reading": _json(replace(reading, report=replace(reading.report, text=""))), "added": added}
                    for reading, added in kept.readings
                ],
            }
        )
    for judgement in case.judgements():
        counts["judgement"] += 1
        yield _line({"judgement": _json(judgement)})
    for incident in case.each_incident():
        counts["incident"] += 1
        yield _line({"incident": _json(incident)})
    for one in case.former():
        counts["former"] += 1
        yield _line({"former": {"was": one.was, "now": one.now, "at": one.at}})
    yield _line({"end": counts})


def _json(noun: object) -> Any:  # noqa: ANN401 - JSON
    return json.loads(json_of(noun))


def _line(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False) + "\n"


def lines_of(raw: Iterable[bytes], name: str) -> Iterator[Line]:
    """The lines of such a file as nouns; the last is checked to say what was there.

    Raises:
        InputError: it is no case that recoupe wrote, a newer recoupe did, or a part of it is missing; the message
            names the line.
    """
    counts = dict.fromkeys(KINDS, 0)
    ended = False
    for number, one in enumerate(raw, 1):
        value = _value(one, name, number)
        if number == 1:
            _check_head(value, name)
        elif "end" in value:
            ended = value["end"] == counts
        else:
            try:
                found = _found(value)
            except (InputError, KeyError, TypeError, ValueError, AttributeError, binascii.Error) as fault:
                said = fault.fact if isinstance(fault, InputError) else "A part of it is missing or of another form."
                raise InputError(f"{name}, line {number} cannot be read. {said}", WAY_OUT) from fault
            counts[found.kind] += 1
            yield found
    if not ended:
        raise InputError(f"{name} is not whole: its end is missing or counts otherwise.", WAY_OUT)


WAY_OUT = "Nothing was taken over. Write it anew: recoupe export case --out FILE.jsonl."


def _value(raw: bytes, name: str, number: int) -> dict[str, Any]:
    try:
        value = json.loads(raw.removeprefix(b"\xef\xbb\xbf"))
    except ValueError:  # a UnicodeDecodeError is one too
        value = None
    if not isinstance(value, dict):
        raise InputError(f"{name}, line {number} is no JSON object.", WAY_OUT)
    return value


def _check_head(value: dict[str, Any], name: str) -> None:
    if value.get("recoupe") != "case":
        raise InputError(
            f"{name} is no case.",
            "A case in one file is written with: recoupe export case --out FILE.jsonl. Reports are read with: recoupe run.",
        )
    if not isinstance(value.get("version"), int) or value["version"] > VERSION:
        raise InputError(
            f"{name} was written by a newer recoupe (form {value.get('version')}, here {VERSION}).",
            "Update recoupe: pip install --upgrade recoupe.",
        )


def _found(value: dict[str, Any]) -> Line:
    if "report" in value:
        report = noun_of(Report, json.dumps(value["report"]))
        readings = tuple((_reading(one["reading"], report), one.get("added")) for one in value.get("readings", ()))
        original = value.get("original")
        return Line(
            "report", report=report, original=base64.b64decode(original, validate=True) if original is not None else None,
            added=value.get("added"), readings=readings,
        )  # fmt: skip
    if "judgement" in value:
        return Line("judgement", judgement=noun_of(Judgement, json.dumps(value["judgement"])))
    if "incident" in value:
        return Line("incident", incident=noun_of(Incident, json.dumps(value["incident"])))
    former = value["former"]
    return Line("former", former=(str(former["was"]), former["now"], former["at"]))


def _reading(value: Any, report: Report) -> Reading:  # noqa: ANN401 - JSON
    reading = noun_of(Reading, json.dumps(value))
    return replace(reading, report=replace(reading.report, name=report.name, text=report.text))

"""A whole case read back from JSON lines: the same reports, readings, judgements and incidents."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from recoupe.errors import InputError, RecoupeError
from recoupe.export.whole import Line, lines_of
from recoupe.store.streams import Former

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from recoupe.model.incident import Incident
    from recoupe.model.judgement import Judgement, Told
    from recoupe.store import Case as Store


@dataclass(frozen=True, slots=True)
class Taken:
    """How much there was to take over."""

    reports: int
    judgements: int
    incidents: int


def take_over(store: Store, path: Path) -> tuple[Taken, bool]:
    """Put a whole case in; the file is read once to see that it is whole before anything is kept.

    Into an empty case the incidents come as they were, under their ids. In a case that holds something already the
    second value is True: its incidents must be derived anew from what both hold.

    Raises:
        InputError: the file is no whole case; nothing was taken over.
        CaseError: the case cannot be written; what was taken over so far stays, and the same call goes on.
    """
    for _ in _lines(path):
        pass
    empty = len(store) == 0 and not store.judgements()
    if empty:
        counts = _put(store, path)
        return counts, False
    before = store.cursor()
    counts = _put(store, path, only_told=True)
    return counts, before != store.cursor() or not store.incidents_are_current()


def _put(store: Store, path: Path, *, only_told: bool = False) -> Taken:
    names: dict[str, str] = {}
    incidents: list[Incident] = []
    former: list[Former] = []
    reports = judgements = 0
    for line in _lines(path):
        if line.report is not None:
            reports += 1
            names[line.report.name] = _keep(store, line)
        elif line.judgement is not None:
            judgements += 1
            store.judge(_renamed(line.judgement, names))
        elif line.incident is not None:
            incidents.append(line.incident)
        elif line.former is not None:
            former.append(Former(*line.former))
    if not only_told:
        store.replace_incidents(incidents)
        store.remember(former)
    return Taken(reports, judgements, len(incidents))


def _keep(store: Store, line: Line) -> str:
    """The report with its original and its readings, oldest first; its name in this case."""
    if line.report is None:
        raise AssertionError(line.kind)
    kept = store.add(line.report, original=line.original, at=line.added)
    for reading, at in line.readings:
        store.add(reading.report, reading, at=at)
    return store.add(line.report).name if line.readings else kept.name


def _renamed(judgement: Judgement, names: dict[str, str]) -> Judgement:
    """The judgement about the reports as they are called here."""

    def told(one: Told | None) -> Told | None:
        return replace(one, report=names.get(one.report, one.report)) if one is not None else None

    left = told(judgement.left)
    if left is None:
        raise AssertionError(judgement.id)
    return replace(judgement, left=left, right=told(judgement.right), words=told(judgement.words))


def _lines(path: Path) -> Iterator[Line]:
    try:
        with path.open("rb") as raw:
            yield from lines_of(raw, path.name)
    except FileNotFoundError as fault:
        raise InputError(f"There is no file {path}.", "Write one with: recoupe export case --out FILE.jsonl") from fault
    except IsADirectoryError as fault:
        raise InputError(f"{path} is a folder.", "Name the file in it that “recoupe export case” wrote.") from fault
    except OSError as fault:
        raise RecoupeError(f"{path} cannot be read: {fault.strerror}.", "Check its rights.") from fault

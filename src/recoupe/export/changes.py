"""What was added, changed or went since last time, one a line, so that another program can follow a case."""

from __future__ import annotations

import json
import re
from datetime import datetime
from typing import TYPE_CHECKING, Any, Protocol

from recoupe.errors import InputError
from recoupe.export.incidents import incident_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from recoupe.model.event import Reading
    from recoupe.model.incident import Incident

CURSOR = re.compile(r"c([0-9]{1,18})")


class Change(Protocol):
    """What became of one incident."""

    @property
    def cursor(self) -> int:
        """The number of its last change."""

    @property
    def incident(self) -> str:
        """Its id."""

    @property
    def what(self) -> str:
        """Added, changed or gone."""

    @property
    def now(self) -> str | None:
        """Who took over."""

    @property
    def at(self) -> str | None:
        """When."""


class Changing(Protocol):
    """A case that can tell what changed."""

    def changes(self, after: int = 0, since: str | None = None) -> Iterable[Change]:
        """What became of each incident."""

    def cursor(self) -> int:
        """The number of the last change."""

    def incident(self, name: str) -> Incident:
        """One incident by its id."""


def chunks(
    case: Changing, since: str | None, fits: Callable[[Incident], bool], readings: Mapping[str, Reading]
) -> Iterator[str]:
    """A line a change, ``{"change": "added" | "changed" | "gone", …}``, and a last one with the cursor for next time.

    An incident that was *added* or *changed* stands in its line; of one that is *gone* the line is its tombstone,
    and ``now`` the id of the one that took over. One that changed and no longer fits the question is gone for whoever
    asks it. Without ``since`` everything is told from the beginning.
    """
    after, day = asked(since)
    cursor = case.cursor()
    if after > cursor:
        raise InputError(
            f"The case has no change c{after}; its last is c{cursor}.",
            "Is it another case? Begin anew without --since.",
        )
    for change in case.changes(after, day):
        line: dict[str, Any] = {
            "change": change.what,
            "id": change.incident,
            "cursor": f"c{change.cursor}",
            "at": change.at,
        }
        if change.what == "gone":
            yield _line(line | {"now": change.now})
            continue
        incident = case.incident(change.incident)
        if fits(incident):
            (whole,) = incident_lines([incident], readings)
            yield _line(line | {"incident": json.loads(whole)})
        elif change.what == "changed":
            yield _line(line | {"change": "gone", "now": None})
    yield _line({"change": "end", "cursor": f"c{cursor}"})


def asked(since: str | None) -> tuple[int, str | None]:
    """A cursor and a moment, of which one is given: ``c17``, ``2024-03-08`` or ``2024-03-08T10:00+01:00``.

    Raises:
        InputError: it is neither.
    """
    if since is None:
        return 0, None
    if found := CURSOR.fullmatch(since):
        return int(found[1]), None
    try:
        datetime.fromisoformat(since)
    except ValueError:
        raise InputError(
            f"“{since}” is neither a day nor a cursor.",
            "Write --since 2024-03-08, or the cursor of the last line: c17.",
        ) from None
    return 0, since


def _line(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False) + "\n"

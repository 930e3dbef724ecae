"""What became of the incidents, change by change: what other programs follow a case by."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Literal

from sqlalchemy import func, insert, select

from recoupe.store.tables import CHANGE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sqlalchemy import Connection

FEW = 500
What = Literal["added", "changed", "gone"]


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one incident since some moment; ``cursor`` is the number of its last change.

    ``now`` is the incident that took over most of the events of one that is gone; ``at`` is the time of the change, as
    the caller gave it.
    """

    cursor: int
    incident: str
    what: What
    now: str | None = None
    at: str | None = None


def digest_of(packed: bytes) -> str:
    """A mark of an incident's JSON, however it was packed."""
    return sha256(zlib.decompress(packed)).hexdigest()[:32]


def record(
    link: Connection, rows: Iterable[Mapping[str, Any]], heirs: Mapping[str, str | None], at: str | None
) -> None:
    """Note which of these incidents are new, which are others than before, and which are gone and where to."""
    rows = list(rows)
    ids = [*(str(row["id"]) for row in rows), *heirs]
    before: dict[str, str | None] = {}
    for at_once in range(0, len(ids), FEW):
        last = select(func.max(CHANGE.c.seq)).where(CHANGE.c.incident.in_(ids[at_once : at_once + FEW]))
        known_of = select(CHANGE.c.incident, CHANGE.c.digest).where(CHANGE.c.seq.in_(last.group_by(CHANGE.c.incident)))
        before.update({row.incident: row.digest for row in link.execute(known_of)})
    made: list[dict[str, Any]] = []
    for row in rows:
        digest = digest_of(row["json"])
        known = before.get(row["id"])
        if known != digest:
            what = "changed" if known is not None else "added"
            made.append({"incident": row["id"], "what": what, "now": None, "at": at, "digest": digest})
    made += [
        {"incident": was, "what": "gone", "now": heir, "at": at, "digest": None}
        for was, heir in heirs.items()
        if before.get(was) is not None
    ]
    if made:
        link.execute(insert(CHANGE), made)


def changes(link: Connection, after: int = 0, since: str | None = None) -> Iterator[Change]:
    """What became of each incident after a cursor and since a day or moment, in order of the last change.

    What came before was not known to be there: such an incident is *added*, any other *changed*, or *gone*.
    """
    from recoupe.model.judgement import moment

    first: dict[str, str] = {}
    last: dict[str, Change] = {}
    for row in link.execute(select(CHANGE).where(CHANGE.c.seq > after).order_by(CHANGE.c.seq)):
        if since is not None and (row.at is None or moment(row.at) < moment(since)):
            continue
        first.setdefault(row.incident, row.what)
        last.pop(row.incident, None)
        what: What = "gone" if row.what == "gone" else "added" if first[row.incident] == "added" else "changed"
        last[row.incident] = Change(int(row.seq), row.incident, what, row.now, row.at)
    yield from last.values()


def newest(link: Connection) -> int:
    """The cursor of the last change; 0 where nothing ever changed."""
    return int(link.execute(select(func.max(CHANGE.c.seq))).scalar() or 0)

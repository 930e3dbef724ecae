"""Names marked in real reports: WiNER's brat files as lines with spans."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LABELS = {"Person": "PER", "Location": "LOC", "Organization": "ORG", "Event": "MISC", "Product": "MISC"}


@dataclass(frozen=True, slots=True)
class NamedLine:
    """One line of a report and the names in it: (from, to, label), outermost only."""

    text: str
    names: tuple[tuple[int, int, str], ...]


def named_lines(path: Path) -> Iterator[NamedLine]:
    """The lines of one ``.txt`` file with the names of the ``.ann`` file beside it."""
    text = path.read_text(encoding="utf-8")
    marks = []
    for row in path.with_suffix(".ann").read_text(encoding="utf-8").splitlines():
        fields = row.split("\t")
        if row.startswith("T") and ";" not in fields[1]:
            kind, low, high = fields[1].split(" ")
            if kind in LABELS:
                marks.append((int(low), int(high), LABELS[kind]))
    outer: list[tuple[int, int, str]] = []
    for mark in sorted(marks, key=lambda m: (m[0], -m[1])):
        if not outer or mark[0] >= outer[-1][1]:
            outer.append(mark)
    at = 0
    for line in text.split("\n"):
        end = at + len(line)
        inside = tuple((s - at, e - at, n) for s, e, n in outer if at <= s and e <= end)
        if line.strip():
            yield NamedLine(line, inside)
        at = end + 1

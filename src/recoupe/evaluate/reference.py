"""The reference: what careful coders wrote down from each report, one YAML file a report."""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import yaml

from recoupe.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

LAYERS = ("times", "places", "actors", "sources", "events")


@dataclass(frozen=True, slots=True)
class Kinship:
    """Which actor is part of which: *forces spéciales* of *armée*, *armée* of a state."""

    part_of: dict[str, str] = field(default_factory=dict)

    def line(self, actor: str) -> tuple[str, ...]:
        """The actor and all that it is part of, nearest first."""
        line: list[str] = []
        while actor and actor not in line:
            line.append(actor)
            actor = self.part_of.get(actor, "")
        return tuple(line)

    def kin(self, one: str, other: str) -> bool:
        """Whether both are the same, or one is part of the other."""
        return one in self.line(other) or other in self.line(one)


@dataclass(frozen=True, slots=True)
class Reference:
    """The reference readings of a folder, and who is part of whom."""

    readings: tuple[dict[str, Any], ...]
    kinship: Kinship


def reference_readings(folder: Path) -> Reference:
    """The reference readings of a folder of YAML files; ``actors.csv`` in it says who is part of whom.

    Raises:
        InputError: the folder is not there or holds no reference; a file is no YAML or lacks a layer.
    """
    if not folder.is_dir():
        raise InputError(f"There is no folder {folder}.", "Give --gold the folder of the reference readings.")
    readings = tuple(
        reading for path in sorted(folder.glob("*.yaml")) if (reading := _reading(path)) is not None
    )  # fmt: skip
    if not readings:
        raise InputError(f"{folder} holds no reference reading.", "A reading is a .yaml file with the key “report”.")
    return Reference(readings, Kinship(_parents(folder / "actors.csv")))


def _reading(path: Path) -> dict[str, Any] | None:
    try:
        found = yaml.safe_load(path.read_text(encoding="utf-8"))
    except yaml.YAMLError as fault:
        where = getattr(fault, "problem_mark", None)
        line = f", line {where.line + 1}" if where else ""
        raise InputError(f"{path}{line} is no YAML.", "Mend it, or take it out of the folder.") from fault
    if not isinstance(found, dict) or "report" not in found:
        return None
    missing = [layer for layer in LAYERS if not isinstance(found.get(layer), list)]
    if missing:
        raise InputError(f"{path} lacks {', '.join(missing)}.", "A layer without entries is written as [].")
    return found


def _parents(path: Path) -> dict[str, str]:
    if not path.exists():
        return {}
    with path.open(encoding="utf-8", newline="") as file:
        return {row["id"]: row.get("part_of") or "" for row in csv.DictReader(file)}

"""Floors: what was reached once, on what, and what has since fallen below it.

A floor is pinned with a digest of the reference and the reports it was measured on; on anything else it says nothing.
"""

from __future__ import annotations

import hashlib
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from recoupe.errors import InputError
from recoupe.evaluate.score import Accuracy, Measure

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from recoupe.evaluate.score import Score

SLACK = 0.0005  # floors are written with three places


@dataclass(frozen=True, slots=True)
class Floors:
    """The lowest value that each measure may have, and the digest of what they were measured on."""

    digest: str
    lowest: dict[str, float]


@dataclass(frozen=True, slots=True)
class Fall:
    """A measure that is lower than its floor, or no longer there."""

    measure: str
    floor: float
    value: float | None

    def __str__(self) -> str:
        now = "is no longer measured" if self.value is None else f"is {self.value:.3f}"
        return f"{self.measure} {now}, and was {self.floor:.3f}"


def value_of(measure: Measure) -> float:
    """The one number that a floor holds: F1, or the share that is right."""
    return measure.share if isinstance(measure, Accuracy) else measure.f1


def digest_of(files: Iterable[Path]) -> str:
    """A digest of files by name and content, whatever their order and folder; line ends do not count."""
    rows = sorted((path.name, path.read_bytes().replace(b"\r\n", b"\n")) for path in files)
    whole = hashlib.sha256()
    for name, content in rows:
        whole.update(f"{name}\n{hashlib.sha256(content).hexdigest()}\n".encode())
    return whole.hexdigest()


def falls(score: Score, floors: Floors, digest: str) -> tuple[Fall, ...]:
    """What has fallen below its floor.

    Raises:
        InputError: the floors were measured on another reference or other reports.
    """
    if floors.digest != digest:
        raise InputError(
            "The floors were measured on another reference or other reports.",
            "Measure on those, or pin the floors anew with --pin.",
        )
    now = {name: value_of(measure) for name, measure in score.measures.items()}
    return tuple(
        Fall(name, floor, now.get(name))
        for name, floor in sorted(floors.lowest.items())
        if now.get(name, -1.0) < floor - SLACK
    )


def read_floors(path: Path) -> Floors:
    """The floors of a file.

    Raises:
        InputError: the file is not there or holds no floors.
    """
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
        return Floors(str(found["digest"]), {name: float(value) for name, value in found["floors"].items()})
    except (OSError, tomllib.TOMLDecodeError, KeyError, ValueError, AttributeError) as fault:
        raise InputError(f"{path} holds no floors.", "Write them with “recoupe evaluate … --pin FILE”.") from fault


def pinned(score: Score, digest: str) -> str:
    """The floors of a score, as a file holds them."""
    rows = [f'"{name}" = {value_of(score.measures[name]):.3f}' for name in sorted(score.measures)]
    return "\n".join(["# Written by “recoupe evaluate --pin”.", f'digest = "{digest}"', "", "[floors]", *rows, ""])

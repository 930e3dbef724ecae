"""Doubt as a value: carried to the screen, never replaced by a default."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Candidate(Generic[T]):
    """One reading that remains, with its reasons and their weight."""

    value: T
    weight: float
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unsettled(Generic[T]):
    """Several readings remain, best first, and why none was taken."""

    candidates: tuple[Candidate[T], ...]
    why: str

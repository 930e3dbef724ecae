"""What was found and not read, with the way out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "missing", "unreadable", "empty", "binary", "too-large", "no-reports", "language", "malformed", "metadata",
    "duplicate", "encrypted", "scan", "summary", "address", "network", "forbidden",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Refusal:
    """One thing that was found and not read: which, the fact, and what to do about it.

    ``name`` is the file (and line) or the address as the user gave it; ``fact`` and ``remedy`` are whole sentences
    that go with it. Kind ``metadata`` means that the report itself was read, and only a cell or a line of a table was
    not; kind ``network`` that the same may succeed later.
    """

    name: str
    fact: str
    remedy: str
    kind: Kind

    def __str__(self) -> str:
        return f"{self.name}: {self.fact} {self.remedy}".strip()

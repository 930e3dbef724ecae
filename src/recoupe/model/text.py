"""A report and a place in its text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """From-to characters in a report's text: Unicode code points, end exclusive."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether both cover at least one common character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Whether the other lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end

    def __len__(self) -> int:
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Report:
    """One text by one outlet, kept as it was found.

    ``published`` is EDTF (``2018-06-18``, ``2022-01``) or None where neither the page nor the metadata tells it;
    ``published_basis`` says how it is known ("metadata", "header", "dateline", "page", "feed").
    """

    name: str
    text: str
    sha256: str
    published: str | None = None
    published_basis: str | None = None
    outlet: str | None = None
    url: str | None = None
    title: str | None = None
    language: str | None = None
    camp: str | None = None

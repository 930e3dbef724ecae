"""What stands beside an incident's accounts: how its toll moved, who speaks in which report, what each copy changed.

The figures and the laying side by side are worked out elsewhere and handed in; here they are only made ready.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from recoupe.show.table import figure, origin_name

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from recoupe.model.event import Reading
    from recoupe.model.incident import Copy, Incident
    from recoupe.model.text import Span

MOVED = {"first": "", "same": "=", "up": "↑", "down": "↓"}
FATES = {"kept": "=", "changed": "~", "added": "+", "cut": "−"}
MOST_STEPS = 60


class Counted(Protocol):
    """One figure on its way from report to report."""

    @property
    def published(self) -> str | None:
        """When its report appeared."""

    @property
    def report(self) -> str:
        """The report that gives it."""

    @property
    def outlet(self) -> str:
        """Whose report that is."""

    @property
    def origin(self) -> str:
        """On whose word it stands."""

    @property
    def low(self) -> int:
        """The least that it says."""

    @property
    def high(self) -> int | None:
        """The most that it says, None without a bound."""

    @property
    def part(self) -> bool:
        """Whether it is part of a total."""

    @property
    def revised(self) -> bool:
        """Whether a later figure replaced it."""

    @property
    def copy(self) -> bool:
        """Whether its report has it from another."""

    @property
    def span(self) -> Span:
        """Its words."""

    @property
    def moved(self) -> str:
        """first, same, up or down."""


class Laid(Protocol):
    """One sentence of a copy beside its original."""

    @property
    def fate(self) -> str:
        """kept, changed, added or cut."""

    @property
    def copy(self) -> Span | None:
        """Where it stands in the copy."""

    @property
    def original(self) -> Span | None:
        """Where it stands in the original."""

    @property
    def words(self) -> tuple[tuple[str, str], ...]:
        """Of a changed one: stretches with same, added or cut."""


@dataclass(frozen=True, slots=True)
class Tools:
    """What is handed in: the figures of one harm in order of time, and a copy's text laid beside its original's."""

    tolls: Callable[[Incident, str], Sequence[Counted]]
    changes: Callable[[str, str], Sequence[Laid]]


@dataclass(frozen=True, slots=True)
class TollRow:
    """One line of the table of tolls: ``sign`` says whether this voice's figure rose, fell or stayed."""

    published: str
    outlet: str
    voice: str
    harm: str
    sign: str
    figure: str
    note: str
    report: str
    start: int


@dataclass(frozen=True, slots=True)
class ChangedLine:
    """One sentence of a copy: its sign, and its words with "same", "added" or "cut"."""

    sign: str
    fate: str
    words: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class CopyText:
    """One copy beside its original, sentence by sentence; ``left_out`` counts the sentences that are not shown."""

    copy: Copy
    lines: tuple[ChangedLine, ...]
    left_out: int


def toll_rows(incident: Incident, tools: Tools | None) -> tuple[TollRow, ...]:
    """The figures of the killed and injured in the order in which the reports appeared; none where only one is given."""
    if tools is None:
        return ()
    out: list[TollRow] = []
    for harm in ("killed", "injured"):
        counts = tools.tolls(incident, harm)
        if len(counts) < 2:
            continue
        for count in counts:
            notes = (("part of a total", count.part), ("since revised", count.revised), ("copied", count.copy))
            out.append(
                TollRow(
                    count.published or "no date", count.outlet, origin_name(count.origin), harm, MOVED[count.moved],
                    figure(count.low, count.high), ", ".join(note for note, holds in notes if holds), count.report,
                    count.span.start,
                )
            )  # fmt: skip
    return tuple(out)


def voice_rows(incident: Incident) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Each voice with the outlets that have it: the lineage in words; none where there is one report alone."""
    if incident.voices.reports < 2:
        return ()
    outlets = {member.report: member.outlet or member.report for member in incident.members}
    having: dict[str, dict[str, None]] = {origin: {} for origin in incident.voices.origins}
    for claim in incident.claims:
        if claim.origin in having:
            having[claim.origin].setdefault(outlets.get(claim.report, claim.report))
    return tuple(
        (origin_name(origin) if not origin.startswith("outlet:") else _its_own(origin, outlets), tuple(found))
        for origin, found in having.items()
    )


def _its_own(origin: str, outlets: Mapping[str, str]) -> str:
    slug = origin.removeprefix("outlet:")
    name = next((n for n in outlets.values() if "-".join(n.casefold().split()) == slug), slug)
    return f"{name}, citing nobody"


def copy_texts(incident: Incident, readings: Mapping[str, Reading], tools: Tools | None) -> tuple[CopyText, ...]:
    """Each copy of the incident beside its original: which sentences were kept, changed, added and cut."""
    out: list[CopyText] = []
    for copy in incident.copies if tools is not None else ():
        mine, theirs = readings.get(copy.copy), readings.get(copy.original)
        if mine is None or theirs is None or tools is None:
            continue
        texts = (mine.report.text, theirs.report.text)
        laid = tools.changes(*texts)
        lines = tuple(_line(step, texts) for step in laid[:MOST_STEPS])
        out.append(CopyText(copy, lines, max(0, len(laid) - MOST_STEPS)))
    return tuple(out)


def _line(step: Laid, texts: tuple[str, str]) -> ChangedLine:
    sign = FATES[step.fate]
    if step.fate == "changed" and step.words:
        return ChangedLine(sign, step.fate, step.words)
    span, text = (step.copy, texts[0]) if step.copy is not None else (step.original, texts[1])
    said = " ".join(span.of(text).split()) if span is not None else ""
    return ChangedLine(sign, step.fate, (({"added": "added", "cut": "cut"}.get(step.fate, "same"), said),))

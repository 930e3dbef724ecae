"""What a screen shows beside a value that a person has judged."""

from __future__ import annotations

from dataclasses import dataclass

from recoupe.model.text import Span

SAID = {
    "right": "confirmed",
    "wrong": "said to be wrong",
    "corrected": "corrected",
    "settled": "settled",
    "added": "entered by hand",
    "set-aside": "set aside",
}


@dataclass(frozen=True, slots=True)
class Mark:
    """Who decided what about one value, and what the machine had read.

    ``field`` is None where the whole event (or, without ``event``, the whole report) was judged. ``machine`` is what
    the machine read and ``value`` what holds now, both as they are written in a judgement; None where there is
    nothing. ``span`` are the words that the decision is about; None where it is about the whole field.
    """

    judgement: str
    verdict: str
    by: str
    at: str
    field: str | None = None
    machine: str | None = None
    value: str | None = None
    span: Span | None = None
    event: str = ""
    note: str = ""

    @property
    def words(self) -> str:
        """The mark as a sentence: ``corrected by NM on 2026-11-20; the machine read 9``."""
        said = f"{SAID.get(self.verdict, self.verdict)} by {self.by} on {self.at[:10]}"
        if self.verdict in ("corrected", "wrong", "settled"):
            said += f"; the machine read {self.machine}" if self.machine else "; the machine read nothing"
        elif self.verdict == "right" and self.machine != self.value:
            said += f"; the machine reads {self.machine or 'nothing'} now"
        return f"{said} ({self.note})" if self.note else said

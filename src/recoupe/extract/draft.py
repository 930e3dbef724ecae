"""An attribution while it is being worked out: where it stands, who speaks, what it says."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from recoupe.extract.phrase import Phrase
    from recoupe.extract.source_kind import Voice
    from recoupe.model.text import Span


@dataclass(frozen=True, slots=True)
class Draft:
    """One source in one sentence, before pronouns are led back and relays are found.

    ``way`` is how the content comes (que, inf, quote, incise, noun, noun!, preface, mark); ``initial`` whether the
    source opens its sentence; ``again`` whether its words only take up an earlier source (*ces sources*, *il*), ``who``
    the words that named it there.
    """

    phrase: Phrase
    voice: Voice | None
    cue: Span
    cue_text: str
    commitment: str
    way: str
    content: tuple[Span, ...]
    rule: str
    initial: bool = False
    again: bool = False
    via: str | None = None
    via_id: str | None = None
    who: str = ""
    more_cues: tuple[Span, ...] = field(default=())

    @property
    def span(self) -> Span:
        """The words of the source, relay included."""
        return self.phrase.span

    @property
    def sentence(self) -> int:
        """The index of its sentence."""
        return self.phrase.sentence.index

    @property
    def outlet(self) -> bool:
        """Whether a medium speaks."""
        return self.voice is not None and self.voice.kind == "outlet"

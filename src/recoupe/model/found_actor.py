"""A span taken for an actor, before it is settled what actor it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from recoupe.model.text import Span

ActorRule = Literal["name", "composed", "state", "leader", "nationals", "adjective", "new", "nominal", "pronoun"]


@dataclass(frozen=True, slots=True)
class FoundActor:
    """A mention of an actor as it stands in the text.

    ``id`` is known for names and compositions; ``role`` is set instead where the words only lead back to an actor
    (*les terroristes*: terrorists; *ils*: pronoun). ``subject`` is True where a verb has it for its subject or agent; ``definite`` is True after le, la, les, ces; ``possessed`` after ses, leurs; ``plural`` and
    ``feminine`` are None where the words don't tell. ``listed`` is False where a coder would not list the words as an
    actor (an adjective, equipment, a word that points back).
    """

    span: Span
    text: str
    rule: ActorRule
    sentence: int
    id: str | None = None
    role: str | None = None
    head: Span | None = None
    branch: str | None = None
    people: str | None = None
    subject: bool = False
    definite: bool = False
    possessed: bool = False
    plural: bool | None = None
    feminine: bool | None = None
    listed: bool = True
    because: tuple[str, ...] = ()

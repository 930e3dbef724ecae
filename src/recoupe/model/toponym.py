"""A place's name as found in the text, before it is settled which place is meant."""

from __future__ import annotations

from dataclasses import dataclass

from recoupe.model.text import Span


@dataclass(frozen=True, slots=True)
class Toponym:
    """A name with the words around it that say what it names and where from it.

    ``span`` and ``text`` are what a coder would copy (*aéroport d'Alep*, *Homs*); ``name`` is what is looked up.
    ``kinds`` are the kinds of place that the words around point to (*province de*: governorate), best first;
    ``country`` is the ISO code that an adjective gives (*la province irakienne d'al-Anbar*: IQ).
    ``around`` covers the words that bend the place, ``relation`` and ``distance_km`` what they say; ``other`` is the
    second name of a stretch (*entre Palmyre et Abou Kamal*).
    ``known`` tells whether the name stands in the world's own list; ``located`` whether the grammar says "there",
    ``acting`` whether a state acts under the name (*Damas condamne*): such a name is no place, but says where we are.
    """

    span: Span
    text: str
    name: str
    kinds: tuple[str, ...] = ()
    country: str | None = None
    around: Span | None = None
    relation: str | None = None
    distance_km: float | None = None
    other: str | None = None
    known: bool = True
    located: bool = False
    acting: bool = False
    rule: str = ""

"""One sentence with all that was recognised in it, word by word: the stage on which rules look around."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from recoupe.extract.nearby import Nearby
from recoupe.extract.pointing import pointers
from recoupe.model.mention import Actor, Number, Place

if TYPE_CHECKING:
    from collections.abc import Iterable

    from recoupe.extract.clause import Clause
    from recoupe.extract.frames import Lexicon
    from recoupe.extract.pointing import Pointer
    from recoupe.model.mention import Mentions, Time
    from recoupe.model.sentence import Sentence, Token

M = TypeVar("M", Actor, Place, Number)
VERBAL = ("VERB", "AUX")


@dataclass(frozen=True)
class Scene:
    """A sentence, the mentions that lie in it, and the lexicon to read it with."""

    sentence: Sentence
    text: str
    lexicon: Lexicon
    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    times: tuple[Time, ...] = ()
    numbers: tuple[Number, ...] = ()
    pointers: tuple[Pointer, ...] = ()

    @cached_property
    def clauses(self) -> dict[int, Clause]:
        """The clauses that were read so far, by their verb's number."""
        return {}

    @cached_property
    def shouted(self) -> bool:
        """Whether the sentence is all in capitals, as headlines may be."""
        words = [t.text for t in self.sentence.tokens if t.text.isalpha() and len(t.text) > 1]
        return sum(w.isupper() for w in words) * 2 > len(words)

    @cached_property
    def has_finite_verb(self) -> bool:
        """Whether a verb is conjugated, unlike in *Trois soldats tués dans le nord*."""
        return any("VerbForm=Fin" in t.feats and not t.text.lower().endswith("é") for t in self.sentence.tokens)

    def times_at(self, token: Token) -> bool:
        """Whether the word is part of a time."""
        return any(t.span.start <= token.start < t.span.end for t in self.times)

    @cached_property
    def lemmas(self) -> tuple[str, ...]:
        """The lemma of each word, mended where the form belongs to a verb that we know."""
        return tuple(self._lemma(token) for token in self.sentence.tokens)

    def _lemma(self, token: Token) -> str:
        form = token.text.lower()
        lemma = token.lemma.lower()
        if token.pos in VERBAL or (
            token.pos in {"ADJ", "X", "PROPN"} and lemma == form and form not in self.lexicon.nouns
        ):
            if form not in self.lexicon.forms and form in self.lexicon.nouns:
                return form
            return self.lexicon.forms.get(form) or lemma
        if (
            token.pos in {"ADJ", "NOUN"}
            and form in self.lexicon.forms
            and self.sentence.child(token, "aux", "aux:pass", "cop")
        ):
            return self.lexicon.forms[form]
        if token.pos == "ADJ" and form in self.lexicon.nouns and token.i > 0:
            before = self.sentence.tokens[token.i - 1]
            if before.pos == "DET" or before.text.lower() in self.lexicon.sameness["premodifiers"]:
                return form
        if lemma not in self.lexicon.nouns and (
            token.pos in {"NOUN", "PROPN", "X"} or (token.pos == "ADV" and len(form) > 6)
        ):
            for cut in (form, form.removesuffix("s"), form.removesuffix("x")):
                if cut in self.lexicon.nouns:
                    return cut
        return lemma

    @cached_property
    def lemma_set(self) -> frozenset[str]:
        """All lemmas of the sentence."""
        return frozenset(self.lemmas)

    def lemma(self, token: Token) -> str:
        """The lemma of one word."""
        return self.lemmas[token.i]

    def is_a(self, token: Token, *classes: str) -> bool:
        """Whether the word belongs to one of these classes of the lexicon."""
        form = token.text.lower()
        words = {self.lemma(token), form, form.removesuffix("s")}
        return any(words & self.lexicon.classes[name] for name in classes)

    @cached_property
    def _actor_at(self) -> dict[int, Actor]:
        return _by_token(self.sentence, self.actors)

    @cached_property
    def _place_at(self) -> dict[int, Place]:
        return _by_token(self.sentence, self.places)

    @cached_property
    def _number_at(self) -> dict[int, Number]:
        return _by_token(self.sentence, self.numbers)

    def actor(self, token: Token) -> Actor | None:
        """The actor named by this word, if any."""
        return self._actor_at.get(token.i)

    def place(self, token: Token) -> Place | None:
        """The place named by this word, if any."""
        return self._place_at.get(token.i)

    def number(self, token: Token) -> Number | None:
        """The number that this word is part of, or that counts it."""
        here = self._number_at.get(token.i)
        if here is not None:
            return here
        for kid in self.sentence.children(token, "nummod", "det", "nmod", "amod", "advmod"):
            if kid.i in self._number_at:
                return self._number_at[kid.i]
        return None


def _by_token(sentence: Sentence, mentions: Iterable[M]) -> dict[int, M]:
    """Which mention covers each word; where two do, the longer."""
    out: dict[int, M] = {}
    for mention in sorted(mentions, key=lambda m: len(m.span)):
        for token in sentence.tokens_in(mention.span):
            out[token.i] = mention
    return out


def scenes(sentences: Iterable[Sentence], text: str, mentions: Mentions, lexicon: Lexicon) -> tuple[Scene, ...]:
    """The sentences of a report, each with its mentions."""
    actors = Nearby((a.span, a) for a in mentions.actors)
    places = Nearby((p.span, p) for p in mentions.places)
    times = Nearby((t.span, t) for t in mentions.times)
    numbers = Nearby((n.span, n) for n in mentions.numbers)
    stage = tuple(
        Scene(
            sentence,
            text,
            lexicon,
            tuple(actors.touching(sentence.span)),
            tuple(places.touching(sentence.span)),
            tuple(times.touching(sentence.span)),
            tuple(numbers.touching(sentence.span)),
        )
        for sentence in sentences
        if sentence.tokens
    )
    pointing = pointers(stage)
    return tuple(replace(s, pointers=p) if p else s for s, p in zip(stage, pointing, strict=True))

"""Who can speak: the nouns of the lexicon, and what kind of source an actor or an outlet makes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from recoupe.lang.pack import LanguagePack
    from recoupe.model.event import SourceKind
    from recoupe.model.sentence import Token
    from recoupe.world.register import ActorRegister

_BY_ACTOR_KIND: dict[str, SourceKind] = {
    "state": "official",
    "state-forces": "official",
    "international-organisation": "official",
    "armed-group": "armed-group",
    "militia": "armed-group",
    "political": "armed-group",
    "civilians": "witness",
    "unidentified": "witness",
}
_OFFICIAL_COALITIONS = frozenset({"international-coalition", "nato", "saudi-led-coalition", "syria-russia-coalition"})


@dataclass(frozen=True, slots=True)
class Speaker:
    """A noun that speaks, the kind of source it makes, and whether it is an institution, a person or a paper."""

    kind: SourceKind
    role: str


@dataclass(frozen=True)
class Speakers:
    """All that the lexicon knows of sources, by folded word."""

    nouns: dict[str, Speaker]
    adjectives: dict[str, SourceKind]
    close: frozenset[str]
    anonymous: tuple[str, ...]
    seats: frozenset[str]
    again: frozenset[str]
    demonstratives: frozenset[str]
    same: frozenset[str]
    pronouns: frozenset[str]
    relays: frozenset[str]
    relay_to: frozenset[str]
    told: frozenset[str]

    def noun(self, token: Token) -> Speaker | None:
        """What kind of speaker this word is: *porte-parole* is an official person; None for *colline*."""
        return next((self.nouns[f] for f in base_forms(token) if f in self.nouns), None)

    def adjective(self, token: Token) -> SourceKind | None:
        """Of what kind a source is that this adjective describes: *hospitalière* makes it official."""
        return next((self.adjectives[f] for f in base_forms(token) if f in self.adjectives), None)

    def is_close(self, token: Token) -> bool:
        """Whether the word says that a source is close to somebody: *proches de*."""
        return any(f in self.close for f in base_forms(token))

    def is_relay(self, token: Token) -> bool:
        """Whether the word says that somebody carried a source's words further: *citées par*."""
        return any(f in self.relays for f in base_forms(token))

    def seat(self, token: Token) -> bool:
        """Whether it is a seat of government that may speak: *Moscou*, *le Kremlin*."""
        return plain(token.text) in self.seats and token.text[:1].isupper()


def plain(word: str) -> str:
    """A word as the lexicon keeps it: lower case, straight apostrophe."""
    return word.casefold().replace("’", "'")


_ENDINGS = (("ières", "ier"), ("ière", "ier"), ("euses", "eux"), ("euse", "eux"), ("ives", "if"), ("ive", "if"), ("elles", "el"), ("elle", "el"),
            ("ennes", "en"), ("enne", "en"), ("aux", "al"), ("ales", "al"), ("ale", "al"), ("ées", "é"), ("ée", "é"), ("és", "é"),
            ("ies", "i"), ("ie", "i"), ("tes", "t"), ("te", "t"), ("es", ""), ("s", ""), ("e", ""))  # fmt: skip


def base_forms(token: Token) -> tuple[str, ...]:
    """The forms under which a lexicon may hold a word: as it stands, its lemma, its singular and masculine."""
    word = plain(token.text)
    out = [word, plain(token.lemma)]
    if word.endswith("s"):
        out.append(word[:-1])
    out += [word[: -len(end)] + base for end, base in _ENDINGS if word.endswith(end) and len(word) > len(end) + 2]
    return tuple(out)


@cache
def speakers(pack: LanguagePack) -> Speakers:
    """The speakers of a language pack, read once."""
    lexicon: dict[str, Any] = pack.lexicon("attribution")
    nouns: dict[str, Speaker] = {}
    for row in lexicon["speaker"]:
        for noun in row["nouns"]:
            nouns.setdefault(plain(noun), Speaker(row["kind"], row["role"]))
    adjectives: dict[str, SourceKind] = {}
    kinds: tuple[SourceKind, ...] = ("official", "armed-group", "monitor", "witness", "outlet")
    for kind in kinds:
        for adjective in lexicon["source"][kind]:
            adjectives[plain(adjective)] = kind
    again = lexicon["again"]
    return Speakers(
        nouns=nouns,
        adjectives=adjectives,
        close=_set(lexicon["source"]["close"]),
        anonymous=tuple(plain(w) for w in lexicon["source"]["anonymous"]),
        seats=_set(lexicon["seats"]["names"]),
        again=_set(again["heads"]),
        demonstratives=_set(again["demonstratives"]),
        same=_set(again["same"]),
        pronouns=_set(again["pronouns"]),
        relays=_set(lexicon["relay"]["participles"]),
        relay_to=_set(lexicon["relay"]["to"]),
        told=_set(lexicon["relay"]["verbs_to"]),
    )


def _set(words: list[str]) -> frozenset[str]:
    return frozenset(plain(w) for w in words)


def kind_of_actor(actor: str | None, register: ActorRegister) -> SourceKind | None:
    """As what an actor of the register speaks: an army as an official, a militia as an armed group; None if unknown."""
    known = register.known(actor) if actor is not None else None
    if known is None:
        return None
    if known.kind == "coalition":
        return "official" if known.id in _OFFICIAL_COALITIONS else "armed-group"
    return _BY_ACTOR_KIND.get(known.kind)

"""Who it is that a phrase names as a source: its kind, whether it is named, whom it is close to, its id."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from recoupe.extract.phrase import is_name
from recoupe.extract.speakers import Speaker, Speakers, base_forms, kind_of_actor, plain

if TYPE_CHECKING:
    from recoupe.extract.phrase import Phrase
    from recoupe.model.event import SourceKind
    from recoupe.model.mention import Actor, Mentions
    from recoupe.model.sentence import Token
    from recoupe.model.text import Span
    from recoupe.world import World
    from recoupe.world.outlets import Outlet

_DEFINITE = frozenset({"le", "la", "l'", "les", "du", "des", "au", "aux"})
_VAGUE = frozenset({"local", "régional", "provincial", "concerné", "compétent"})
_PLURAL_ARTICLES = frozenset({"les", "des", "aux"})
_INDEFINITE = frozenset(
    {"un", "une", "certains", "certaines", "plusieurs", "quelques", "aucun", "aucune", "divers", "diverses", "autres"}
)
_MEDIA_WORDS = (
    "news",
    "tv",
    "radio",
    "info",
    "times",
    "post",
    "press",
    "presse",
    "journal",
    "agence",
    "média",
    "media",
)


@dataclass(frozen=True, slots=True)
class Voice:
    """What is known of a source from its own words: ``speaker`` is the lexicon's entry for its governing noun."""

    kind: SourceKind
    named: bool
    near: str | None
    register_id: str | None
    speaker: Speaker | None
    sure: bool


def voice_of(
    phrase: Phrase, mentions: Mentions, world: World, speakers: Speakers, label: str | None = None
) -> Voice | None:
    """Who speaks here; None where the words name nobody that could speak (*cette colline*).

    ``label`` is the parser's guess for a name (PER, LOC, ORG, MISC). *Des sources proches de l'armée* gives an
    official, unnamed, near that army; *Rami Abdel Rahmane, directeur de l'OSDH* the monitor's id, named.
    """
    head = speaking_head(phrase, speakers)
    speaker = speakers.noun(head)
    outlets = outlets_in(phrase, world)
    actors = actors_in(phrase.core_span, mentions)
    seat = speakers.seat(head)
    name = is_name(head) or any(a.span.start <= head.start < a.span.end for a in actors)
    if speaker is None and not outlets and not seat and not name:
        return None
    near = actors[-1].id if actors and speaker is not None else (actors[0].id if actors else None)
    register_id = _register_id(phrase, head, speaker, outlets, actors)
    kind, sure = _kind(phrase, head, speaker, outlets, actors, world, speakers, label)
    return Voice(kind, _named(phrase, head, speaker, outlets, actors), near, register_id, speaker, sure)


def outlets_in(phrase: Phrase, world: World) -> tuple[Outlet, ...]:
    """The outlets of the register that the phrase names, its relay left out."""
    words = "".join(_spaced(phrase.core))
    return tuple(row for _, _, row in world.sources.inside(words) if row.kind != "platform")


def actors_in(span: Span, mentions: Mentions) -> tuple[Actor, ...]:
    """The actors that were recognised inside a stretch."""
    return tuple(a for a in mentions.actors if span.covers(a.span) and a.id is not None)


def _spaced(tokens: tuple[Token, ...]) -> list[str]:
    out: list[str] = []
    for i, token in enumerate(tokens):
        if i:
            out.append(" " * min(1, token.start - tokens[i - 1].end))
        out.append(token.text)
    return out


def speaking_head(phrase: Phrase, speakers: Speakers) -> Token:
    """The noun that speaks: the parser's head, or the first noun of the lexicon where the head is a mere title or name."""
    if speakers.noun(phrase.head) is not None:
        return _told_by(phrase, phrase.head, speakers) or phrase.head
    before = [t for t in phrase.core if t.i <= phrase.head.i]
    found = next((t for t in before if speakers.noun(t) is not None), phrase.head)
    return _told_by(phrase, found, speakers) or found


_WORDS_OF = frozenset(
    {"propos", "déclaration", "témoignage", "information", "mot", "terme", "dire", "récit", "explication", "confidence"}
)


def _told_by(phrase: Phrase, head: Token, speakers: Speakers) -> Token | None:
    """Whose words they are: *les propos de Rami Abdel Rahmane* are his, no document."""
    if plain(head.lemma) not in _WORDS_OF and plain(head.text).rstrip("s") not in _WORDS_OF:
        return None
    rest = [t for t in phrase.core if t.i > head.i]
    if not rest or plain(rest[0].text) not in {"de", "d'", "du", "des"}:
        return None
    return next((t for t in rest[1:] if is_name(t) or speakers.noun(t) is not None), None)


def _proper(phrase: Phrase, head: Token) -> bool:
    """Whether a name belongs to the speaker himself, not to what he speaks for: *le colonel Traoré*, not *de l'armée du Mali*."""
    tokens = phrase.core
    in_complement = False
    after_comma = False
    for i, token in enumerate(tokens):
        word = plain(token.text)
        if token.i < head.i and is_name(token) and token.pos == "PROPN":
            return True
        if token.i <= head.i:
            continue
        if word == ",":
            in_complement, after_comma = False, True
        elif token.pos == "ADP" or word in {"de", "d'", "du", "des", "pour", "à"}:
            in_complement = True
        elif (
            (is_name(token) and not in_complement and token.pos != "ADJ")
            or (after_comma and is_name(token) and not in_complement)
            or (
                in_complement
                and is_name(token)
                and i + 1 < len(tokens)
                and is_name(tokens[i + 1])
                and _person_at_end(tokens, i)
            )
        ):
            return True
    return False


def _person_at_end(tokens: tuple[Token, ...], i: int) -> bool:
    """*du district Vladimir Léontiev*: two names that end the phrase, behind a common noun, are a person."""
    rest = tokens[i:]
    return len(rest) >= 2 and all(is_name(t) for t in rest) and i > 0 and tokens[i - 1].pos in {"NOUN", "ADJ"} and not is_name(tokens[i - 1])  # fmt: skip


def _article(phrase: Phrase) -> str:
    return plain(phrase.tokens[0].text)


def _definite(phrase: Phrase) -> bool:
    return _article(phrase) in _DEFINITE and _article(phrase) != "des"


def _named(
    phrase: Phrase, head: Token, speaker: Speaker | None, outlets: tuple[Outlet, ...], actors: tuple[Actor, ...]
) -> bool:
    article = _article(phrase)
    if speaker is None:
        return article not in _INDEFINITE or is_name(head)
    if _proper(phrase, head) and plain(head.lemma) != "source":
        return True
    if speaker.role == "paper":
        return _issued(phrase, head, outlets, actors)
    if plain(head.lemma) == "source" or article in _INDEFINITE or (article == "des" and phrase.tokens[0].pos == "DET"):
        return False
    if speaker.role == "institution":
        vague = any(f in _VAGUE for t in phrase.core for f in base_forms(t))
        if speaker.kind == "monitor" and not outlets:
            return False
        if speaker.kind == "outlet" and plain(head.lemma) in {"presse", "média", "information"}:
            return bool(outlets)
        if speaker.kind == "outlet":
            return bool(outlets) or (not head.text.endswith(("s", "x")) and len(phrase.core) > 2)
        return not vague or (speaker.kind == "armed-group" and bool(actors))
    if head.feat("Number") == "Plur" or article in _PLURAL_ARTICLES:
        return speaker.kind in {"official", "armed-group"} and bool(actors)
    return _definite(phrase) and speaker.kind in {"official", "armed-group"} and len(phrase.core) > 2


def _issued(phrase: Phrase, head: Token, outlets: tuple[Outlet, ...], actors: tuple[Actor, ...]) -> bool:
    """Whether a paper names who wrote it: *un communiqué du gouvernement*, not *un bilan provisoire*."""
    if outlets or any(not a.span.covers(head.span) for a in actors):
        return True
    rest = [t for t in phrase.core if t.i > head.i]
    for i, token in enumerate(rest):
        word = plain(token.text)
        if word in {"du", "des"} or (
            word in {"de", "d'"} and i + 1 < len(rest) and plain(rest[i + 1].text) in {"l'", "la"}
        ):
            follow = rest[i + 1 : i + 5]
            if any(plain(t.text) in _ISSUERS or is_name(t) for t in follow):
                return True
    return False


_ISSUERS = frozenset({
    "gouvernement", "armée", "ministère", "présidence", "état-major", "police", "groupe", "organisation", "mouvement",
    "parquet", "coalition", "ambassade", "commandement", "junte", "procureur", "autorités", "forces",
})  # fmt: skip


def _register_id(
    phrase: Phrase, head: Token, speaker: Speaker | None, outlets: tuple[Outlet, ...], actors: tuple[Actor, ...]
) -> str | None:
    """The id in the register of outlets, or the actor's; none for somebody who only is close to one."""
    if speaker is not None and plain(head.lemma) == "source":
        return None
    if speaker is not None and speaker.role == "person" and _article(phrase) in _INDEFINITE:
        return None
    if outlets:
        return outlets[0].id
    if actors and (speaker is None or speaker.role in {"institution", "paper"} or _definite(phrase)):
        return actors[0].id
    return None


def _kind(  # noqa: C901, PLR0912  one rule after the other
    phrase: Phrase, head: Token, speaker: Speaker | None, outlets: tuple[Outlet, ...], actors: tuple[Actor, ...],
    world: World, speakers: Speakers, label: str | None,
) -> tuple[SourceKind, bool]:  # fmt: skip
    by_actor = next((k for a in actors if (k := kind_of_actor(a.id, world.actors)) is not None), None)
    if speaker is not None and plain(head.lemma) == "source":
        return _kind_of_source(phrase, outlets, by_actor, speakers)
    if speaker is None:
        if outlets:
            return outlets[0].vouches_as, True
        if by_actor is not None:
            return by_actor, True
        if label not in {"PER", "LOC"} and any(w in plain(t.text) for t in phrase.core for w in _MEDIA_WORDS):
            return "outlet", True
        return "official", speakers.seat(head) or label in {"LOC", "ORG", "PER"}
    if speaker.role == "paper":
        return "document", True
    if speaker.role == "institution" and speaker.kind == "outlet":
        return "outlet", True
    if outlets and speaker.kind != "witness":
        if speaker.role == "person" and speaker.kind == "expert":
            return "expert", True
        return outlets[0].vouches_as, True
    if speaker.kind in {"official", "armed-group"}:
        adjectives = {speakers.adjective(t) for t in phrase.core if t.i > head.i and t.pos == "ADJ"}
        if "armed-group" in adjectives:
            return "armed-group", True
        if by_actor in {"armed-group", "official"}:
            return by_actor, True
        if "monitor" in adjectives:
            return "monitor", True
    return speaker.kind, True


def _kind_of_source(
    phrase: Phrase, outlets: tuple[Outlet, ...], by_actor: SourceKind | None, speakers: Speakers
) -> tuple[SourceKind, bool]:
    """*une source militaire* is official, *des sources proches du Hezbollah* an armed group; a bare one is not sure."""
    if by_actor is not None:
        return by_actor, True
    for token in phrase.core:
        kind = speakers.adjective(token) if token.i != phrase.head.i else None
        if kind is not None:
            return kind, True
        speaker = speakers.noun(token)
        if (
            speaker is not None
            and speaker.role != "paper"
            and token.i > phrase.head.i
            and plain(token.lemma) != "source"
        ):
            return speaker.kind, True
    if outlets:
        return outlets[0].vouches_as, True
    return "official", False

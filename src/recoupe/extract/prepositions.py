"""Sources behind a preposition or a locution: *selon le maire*, *de source militaire*, *citant un officier*."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from recoupe.extract.source_phrase import phrase_from
from recoupe.extract.speakers import Speakers, plain
from recoupe.model.text import Span

if TYPE_CHECKING:
    from recoupe.extract.phrase import Phrase
    from recoupe.lang.pack import LanguagePack
    from recoupe.model.sentence import Sentence


@dataclass(frozen=True, slots=True)
class Locution:
    """One preposition of the lexicon: ``strict`` asks for a known speaker, ``bare`` for one of these very nouns."""

    pattern: re.Pattern[str]
    commitment: str
    strict: bool
    bare: frozenset[str]


@dataclass(frozen=True, slots=True)
class Prefaced:
    """A source phrase with the preposition that brings it."""

    phrase: Phrase
    cue: Span
    commitment: str
    strict: bool


@cache
def locutions(pack: LanguagePack) -> tuple[Locution, ...]:
    """The prepositions that attribute, longest first."""
    out = []
    for row in pack.lexicon("attribution")["preposition"]:
        for words in row["words"]:
            body = re.escape(words).replace("'", "['’]").replace(r"\ ", r"\s+")
            end = "" if words.endswith("'") else r"(?!\w)"
            pattern = re.compile(rf"(?<![\w'’-]){body}{end}", re.IGNORECASE)
            out.append(
                (
                    len(words),
                    Locution(pattern, row["commitment"], row.get("strict", False), frozenset(row.get("bare", []))),
                )
            )
    return tuple(loc for _, loc in sorted(out, key=lambda pair: -pair[0]))


def prefaced(sentence: Sentence, text: str, pack: LanguagePack, speakers: Speakers) -> tuple[Prefaced, ...]:
    """The sources that a preposition brings in one sentence, left to right."""
    found: list[Prefaced] = []
    taken: list[Span] = []
    for locution in locutions(pack):
        for match in locution.pattern.finditer(text, sentence.start, sentence.end):
            cue = Span(match.start(), match.end())
            if any(cue.overlaps(t) for t in taken):
                continue
            start = next((t.i for t in sentence.tokens if t.start >= cue.end), None)
            if start is None:
                continue
            phrase = _behind(sentence, start, locution, speakers)
            if phrase is not None:
                taken.append(cue)
                found.append(Prefaced(phrase, cue, locution.commitment, locution.strict))
    return tuple(sorted(found, key=lambda p: p.cue.start))


def _behind(sentence: Sentence, start: int, locution: Locution, speakers: Speakers) -> Phrase | None:
    tokens = sentence.tokens
    if locution.bare:
        at = next(
            (i for i in range(start, min(start + 3, len(tokens))) if plain(tokens[i].text) in locution.bare), None
        )
        if at is None or any(
            plain(t.text) not in {"même", "bonne", "bonnes", "mêmes", "plusieurs"} for t in tokens[start:at]
        ):
            return None
        adjective = at + 1 < len(tokens) and (
            tokens[at + 1].pos in {"ADJ", "NOUN"} or speakers.is_close(tokens[at + 1])
        )
        return phrase_from(sentence, start, speakers) if adjective or at > start else None
    following = plain(tokens[start].text)
    if following in {"que", "qu'", "lequel", "laquelle", "lesquels", "lesquelles"}:
        return None
    if following in {"ce", "c'"} and start + 1 < len(tokens) and plain(tokens[start + 1].text) in {"que", "qu'", "qui"}:
        return _what_is(sentence, start, speakers)
    return phrase_from(sentence, start, speakers)


def _what_is(sentence: Sentence, start: int, speakers: Speakers) -> Phrase | None:
    """*selon ce qui n'est qu'un bilan provisoire* still names a source: the noun behind the verb."""
    tokens = sentence.tokens
    if plain(tokens[start + 1].text) != "qui":
        return None
    for i in range(start + 2, min(start + 10, len(tokens))):
        if tokens[i].pos == "DET":
            return phrase_from(sentence, i, speakers)
    return None

"""How each outlet words it: what it calls whom, who acts in its sentences, whom it cites. Counts, no labels."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from math import log, sqrt
from typing import TYPE_CHECKING

from recoupe.compare.origins import origin_of
from recoupe.lang.pack import languages, load_pack

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from recoupe.model.event import Reading
    from recoupe.model.text import Span

_QUOTED = re.compile(r"«[^»]*»|“[^”]*”|\"[^\"\n]*\"")
_WORD = re.compile(r"[\w'’-]+")
PRIOR = 0.5


@dataclass(frozen=True, slots=True)
class Naming:
    """What one outlet calls one actor: the words, how often in its own voice and in quotes, and where.

    ``log_odds`` compares its own voice with all other outlets' for the same actor (above 0: it uses the words more than
    the others do), ``z`` is that in standard errors: below 2 it may be chance. Both are None without another outlet.
    """

    outlet: str
    actor: str
    words: str
    own: int
    quoted: int
    log_odds: float | None
    z: float | None
    where: tuple[tuple[str, Span], ...]


@dataclass(frozen=True, slots=True)
class Acting:
    """How one outlet tells one kind of event: with a verb in the active or the passive, with the doer named or not."""

    outlet: str
    kind: str
    active_with: int
    active_without: int
    passive_with: int
    passive_without: int


def namings(readings: Iterable[Reading]) -> tuple[Naming, ...]:
    """What each outlet calls each actor, most used first within an outlet and actor.

    Log-odds with an uninformative Dirichlet prior, after Monroe, Colaresi and Quinn (2008). Articles are left out:
    *les terroristes* and *des terroristes* are one.
    """
    own: dict[tuple[str, str], Counter[str]] = {}
    quoted: Counter[tuple[str, str, str]] = Counter()
    where: dict[tuple[str, str, str], list[tuple[str, Span]]] = {}
    for reading in sorted(readings, key=lambda r: r.report.name):
        report = reading.report
        outlet = report.outlet or report.name
        quotes = [found.span() for found in _QUOTED.finditer(report.text)]
        for actor in reading.mentions.actors:
            if not actor.id or actor.via in ("pronoun", "coreference"):
                continue
            words = _plain(actor.text, report.language or "fr")
            where.setdefault((outlet, actor.id, words), []).append((report.name, actor.span))
            inside = any(start < actor.span.start and actor.span.end < end for start, end in quotes)
            counts = own.setdefault((outlet, actor.id), Counter())
            counts[words] += not inside
            quoted[outlet, actor.id, words] += inside
    out: list[Naming] = []
    for (outlet, actor_id), counts in sorted(own.items()):
        others: Counter[str] = Counter()
        for (other, same), more in own.items():
            if same == actor_id and other != outlet:
                others.update(more)
        for words, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])):
            odds, z = log_odds(words, counts, others)
            out.append(
                Naming(outlet, actor_id, words, count, quoted[outlet, actor_id, words], odds, z,
                       tuple(where[outlet, actor_id, words]))
            )  # fmt: skip
    return tuple(out)


def log_odds(words: str, mine: Counter[str], others: Counter[str]) -> tuple[float | None, float | None]:
    """How much more one outlet uses these words for an actor than the others do, and that in standard errors."""
    if not sum(others.values()) or not sum(mine.values()):
        return None, None
    kinds = len(set(mine) | set(others))
    parts = [(counts[words] + PRIOR, sum(counts.values()) + PRIOR * kinds) for counts in (mine, others)]
    odds = [log(part / (whole - part)) if whole > part else 0.0 for part, whole in parts]
    error = sqrt(sum(1 / part for part, _ in parts))
    return round(odds[0] - odds[1], 3), round((odds[0] - odds[1]) / error, 2)


def acting(readings: Iterable[Reading]) -> tuple[Acting, ...]:
    """How each outlet tells each kind of event: *l'armée a tué*, *ont été tués par l'armée*, *ont été tués*."""
    counted: dict[tuple[str, str], Counter[tuple[bool, bool]]] = {}
    for reading in readings:
        report = reading.report
        for event in reading.events:
            for telling in event.tellings:
                key = (report.outlet or report.name, telling.type)
                form = (_passive(telling.trigger.of(report.text), report.language or "fr"), bool(telling.agent))
                counted.setdefault(key, Counter())[form] += 1
    return tuple(
        Acting(outlet, kind, forms[False, True], forms[False, False], forms[True, True], forms[True, False])
        for (outlet, kind), forms in sorted(counted.items())
    )


def cited(readings: Iterable[Reading]) -> tuple[tuple[str, str, int], ...]:
    """Whom each outlet cites: outlet, origin, how often; most cited first within an outlet."""
    found: Counter[tuple[str, str]] = Counter()
    for reading in readings:
        report = reading.report
        found.update((report.outlet or report.name, origin_of(source, report)) for source in reading.sources)
    ranked = sorted(found.items(), key=lambda pair: (pair[0][0], -pair[1], pair[0][1]))
    return tuple((outlet, origin, count) for (outlet, origin), count in ranked)


def context(reading: Reading, span: Span, width: int = 60) -> str:
    """The words around a place in the text, on one line."""
    text = reading.report.text
    return " ".join(text[max(0, span.start - width) : span.end + width].split())


def _plain(text: str, language: str) -> str:
    words: Sequence[str] = _WORD.findall(text.casefold().replace("’", "'"))
    kept = list(_without_articles(words, words_of("articles", language)))
    return " ".join(kept) or " ".join(words)


def _without_articles(words: Sequence[str], articles: frozenset[str]) -> Iterator[str]:
    for number, word in enumerate(words):
        bare = word[2:] if word[:2] in ("l'", "d'") else word
        if not (number == 0 and bare in articles):
            yield bare


def _passive(trigger: str, language: str) -> bool:
    return any(word in words_of("passive", language) for word in _WORD.findall(trigger.casefold()))


@cache
def words_of(kind: str, language: str) -> frozenset[str]:
    """A list of words of a language's lexicon *matching*; empty for an unknown language."""
    return frozenset(load_pack(language).lexicon("matching")[kind] if language in languages() else ())

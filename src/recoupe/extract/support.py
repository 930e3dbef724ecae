"""Reasons for: what speaks for two tellings being one happening, each with its weight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.extract.kin import share
from recoupe.extract.likeness import apart, places_of, same_place, times_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from recoupe.extract.kin import Register
    from recoupe.extract.tellings import Draft

REFERS = {
    "demonstrative": (4.0, "“this …” points back"),
    "definite": (2.0, "told as known"),
    "indefinite": (-1.0, "told as new"),
}
ONE_MOVEMENT = {
    "displacement": 1.6,
    "destruction": 1.2,
    "siege": 0.8,
    "talks": 0.6,
    "agreement": 0.8,
    "movement": 1.0,
    "protest": 0.8,
}
KNOWN = frozenset({"le", "la", "l'", "les", "ces", "ce", "cette"})


def support(clan: Sequence[Draft], before: Sequence[Draft], register: Register | None) -> tuple[float, list[str]]:
    """How strongly the tellings point back to those before, and the reasons in words."""
    rows = [*_reference(clan[0], before), *_likeness(clan, before, register), *_nearness(clan[0], before)]
    return sum(weight for weight, _ in rows), [words for weight, words in rows if weight > 0 and words]


def _reference(first: Draft, before: Sequence[Draft]) -> Iterator[tuple[float, str]]:
    """How the words refer: *cette attaque*, *l'attaque*, *une attaque*; a headline's news is told anew in the body."""
    if not first.trigger.nominal:
        if any(_known(first, i) for i in (t.i for t in first.trigger.clause.subjects)):
            yield 1.5, "its weapon is told as known"
        elif first.violent and not (first.harm or first.telling.agent or first.telling.target or first.telling.place):
            yield 1.0, "it says neither who nor where"
    elif first.identity:
        yield 4.0, "“c'est …” says what the one just told is"
    elif first.determiner in REFERS:
        weight, words = REFERS[first.determiner]
        if first.determiner == "demonstrative" and any(_same_noun(first, d) for d in before):
            weight += 1.5
        if first.determiner == "indefinite" and (_is_lead(before) or _is_quoted(first)):
            weight = 0.0
        yield (weight - 0.8 if first.plural and weight > 0 and first.determiner == "definite" else weight), words
    if first.harm:
        yield 2.0, "victims without a blow of their own"


def _same_noun(one: Draft, other: Draft) -> bool:
    """*Cette attaque* takes up *une attaque-surprise*, but not *les attaques*."""
    nouns = [d.scene.lemma(d.trigger.token).split("-")[0] for d in (one, other)]
    return other.trigger.nominal and one.plural == other.plural and nouns[0] == nouns[1]


def _is_lead(before: Sequence[Draft]) -> bool:
    """Whether all that was told so far stands in headline and lead, which the body repeats."""
    return all(d.title or d.lead for d in before)


def _is_quoted(draft: Draft) -> bool:
    """Whether someone is quoted word for word: what he tells anew the report may have told already."""
    before = draft.scene.text[draft.scene.sentence.start : draft.telling.trigger.start]
    return before.count("«") > before.count("»") or before.count('"') % 2 == 1


def _known(draft: Draft, i: int) -> bool:
    """*le missile a frappé …*: a weapon with the definite article was told before."""
    token = draft.scene.sentence.tokens[i]
    if not draft.scene.is_a(token, "thrown") and draft.scene.lemma(token) not in {"explosion", "tir"}:
        return False
    return any(k.text.lower().replace("’", "'") in KNOWN for k in draft.scene.sentence.children(token, "det"))


def _likeness(clan: Sequence[Draft], before: Sequence[Draft], register: Register | None) -> Iterator[tuple[float, str]]:  # noqa: C901  one rule after the other
    first = clan[0]
    lemmas = {d.scene.lemma(d.trigger.token) for d in before}
    kinds = {d.telling.type for d in before}
    if any(d.scene.lemma(d.trigger.token) in lemmas for d in clan):
        yield 1.2, "the same word"
        if first.trigger.clause.passive and not first.telling.agent and not first.harm:
            yield 0.8, ""
    elif first.telling.type in kinds:
        yield (0.7 if first.violent or first.telling.type in ONE_MOVEMENT else 0.0), "the same kind"
    exact = {d.telling.type for d in before if d.exact == 2}
    if first.exact == 2 and exact and first.telling.type not in exact:
        yield -1.0, ""
    if first.telling.type in kinds:
        yield ONE_MOVEMENT.get(first.telling.type, 0.0), ""
    for name in ("agent", "target"):
        here = [a for d in clan for a in getattr(d.telling, name)]
        there = [a for d in before for a in getattr(d.telling, name)]
        if share(here, there, register):
            yield 1.0, f"the same {name}"
    if same_place(places_of(clan), places_of(before)):
        yield 1.3, "the same place"
    times, earlier = times_of(clan), times_of(before)
    if times and earlier and not apart(times, earlier):
        yield 1.2, "the same time"
    elif times and not earlier:
        yield -0.5, ""
    if _lows(clan) & _lows(before):
        yield 1.5, "the same toll"
    if _things(clan) & _things(before):
        yield 0.8, "the same thing hit"


def _lows(drafts: Sequence[Draft]) -> set[int]:
    return {t.low for d in drafts for t in d.telling.tolls if t.low}


def _things(drafts: Sequence[Draft]) -> set[str]:
    """The heads of what was hit or moved: *bus*, *hôpital*."""
    return {
        d.scene.lemma(t)
        for d in drafts for t in (*d.trigger.clause.objects, *(o for _, o in d.trigger.clause.others))
        if d.scene.is_a(t, "structure", "site", "civilian", "person") and t.pos == "NOUN"
    }  # fmt: skip


def _nearness(first: Draft, before: Sequence[Draft]) -> Iterator[tuple[float, str]]:
    far = first.telling.sentence - before[-1].telling.sentence
    if far <= 1:
        yield 0.6, "side by side"
    elif far > 4 and first.violent:
        yield -0.25 * (far - 4), ""
    if first.scene.sentence.paragraph == before[-1].scene.sentence.paragraph:
        yield 0.3, ""
    if before[0].title and far >= 1:
        yield 1.5, "the headline"
        if first.lead and all(d.title for d in before) and first.violent:
            yield 1.2, ""
    if all(d.aside for d in before):
        yield -0.6, ""
    yield min(0.8, 0.2 * (len(before) - 1)), ""

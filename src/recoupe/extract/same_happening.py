"""Which tellings of a report tell one happening: reasons for, reasons against, and the happening each joins.

*Cette attaque*, *l'assaut*, headline and body, source after source lead back to one event; another day, another place,
other people, *une nouvelle attaque* make another. Silence is never a difference.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from recoupe.extract.kin import share
from recoupe.extract.roles import VIOLENT
from recoupe.model.mention import Site

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recoupe.extract.kin import Register
    from recoupe.extract.tellings import Draft
    from recoupe.model.event import EventType
    from recoupe.model.mention import Place, Time
    from recoupe.model.sentence import Token

JOINS = 2.5
BLOWS: frozenset[EventType] = frozenset({"airstrike", "shelling", "bombing", "shootdown", "clash"})
NEAR: frozenset[frozenset[str]] = frozenset({
    frozenset({"airstrike", "shelling"}), frozenset({"shelling", "bombing"}), frozenset({"airstrike", "bombing"}),
})  # fmt: skip
CLOSE = frozenset({"village", "city", "base", "field", "facility"})


@dataclass
class Happening:
    """Tellings that tell one thing, in order of the text."""

    drafts: list[Draft] = field(default_factory=list)
    because: list[str] = field(default_factory=list)

    @property
    def last(self) -> Draft:
        """The telling that stands last."""
        return self.drafts[-1]

    def values(self, name: str) -> list[object]:
        """All values of one role over the tellings."""
        return [v for d in self.drafts for v in getattr(d.telling, name)]


def grouped(sentences: Sequence[Sequence[Draft]], register: Register | None) -> list[Happening]:
    """The happenings of a report, in the order in which they are first told."""
    out: list[Happening] = []
    for drafts in sentences:
        here: dict[int, Happening] = {}
        order = sorted(range(len(drafts)), key=lambda n: (drafts[n].bound is not None, n))
        for n in order:
            draft = drafts[n]
            root = _root(drafts, n)
            if root != n and root in here:
                here[root].drafts.append(draft)
                here[n] = here[root]
                continue
            clan = [d for m, d in enumerate(drafts) if _root(drafts, m) == n]
            found = _best(clan, out, list(here.values()), register)
            if found is None:
                found = Happening()
                out.append(found)
            found.drafts.append(draft)
            here[n] = found
    return out


def _root(drafts: Sequence[Draft], n: int) -> int:
    seen: set[int] = set()
    while (up := drafts[n].bound) is not None and n not in seen:
        seen.add(n)
        n = up
    return n


def _best(
    clan: Sequence[Draft], happenings: Sequence[Happening], own: Sequence[Happening], register: Register | None
) -> Happening | None:
    """The happening that a clan of bound tellings joins: the best supported, the latest of equals."""
    best: tuple[float, int] | None = None
    for index, happening in enumerate(happenings):
        if any(_against(draft, happening, clan, register) for draft in clan):
            continue
        score, reasons = support(clan, happening, register)
        if happening in own:
            score -= 1.0
        if score >= JOINS and (best is None or (score, index) > best):
            best = (score, index)
            happening.because = [*happening.because, *reasons]
    return None if best is None else happenings[best[1]]


def support(clan: Sequence[Draft], happening: Happening, register: Register | None) -> tuple[float, list[str]]:  # noqa: C901
    """How strongly the tellings point back to the happening, and the reasons."""
    first = clan[0]
    score, reasons = 0.0, []

    def say(weight: float, words: str) -> None:
        nonlocal score
        score += weight
        if weight > 0:
            reasons.append(words)

    if first.trigger.nominal:
        if first.determiner == "demonstrative":
            say(4.0, "“this …” points back")
        elif first.identity:
            say(4.0, "“c'est …” says what the one just told is")
        elif first.determiner == "definite":
            say(2.0 if not first.plural else 1.2, "told as known")
        elif first.determiner == "indefinite":
            say(-1.0, "told as new")
    elif any(_known(first, t) for t in first.trigger.clause.subjects):
        say(1.5, "its weapon is told as known")
    if first.harm:
        say(2.0, "victims without a blow of their own")
    _alike(clan, happening, register, say)
    far = first.telling.sentence - happening.last.telling.sentence
    if far <= 1:
        say(0.6, "side by side")
        if first.scene.sentence.paragraph == happening.last.scene.sentence.paragraph:
            say(0.3, "")
    elif far > 4:
        say(-0.25 * (far - 4), "far apart")
    if happening.drafts[0].title and far >= 1:
        say(1.5, "the headline")
    return score, reasons


def _known(draft: Draft, token: Token) -> bool:
    """*le missile a frappé …*: a weapon with the definite article was told before."""
    if not draft.scene.is_a(token, "thrown") and draft.scene.lemma(token) not in {"explosion", "tir"}:
        return False
    return any(
        k.text.lower().replace("’", "'") in {"le", "la", "l'", "les", "ces", "ce", "cette"}
        for k in draft.scene.sentence.children(token, "det")
    )


def _alike(clan: Sequence[Draft], happening: Happening, register: Register | None, say: object) -> None:
    add = say
    assert callable(add)
    lemmas = {d.scene.lemma(d.trigger.token) for d in happening.drafts}
    first = clan[0]
    types = {d.telling.type for d in happening.drafts}
    if any(d.scene.lemma(d.trigger.token) in lemmas for d in clan) or first.trigger.frame.name in {
        d.trigger.frame.name for d in happening.drafts
    }:
        add(1.2, "the same word")
    elif first.telling.type in types:
        add(0.7, "the same kind")
    for name, weight in (("agent", 1.0), ("target", 1.0)):
        here = [a for d in clan for a in getattr(d.telling, name)]
        there = [a for d in happening.drafts for a in getattr(d.telling, name)]
        if share(here, there, register):
            add(weight, f"the same {name}")
    places, before = _places(clan), _places(happening.drafts)
    if places and before and _same_place(places, before):
        add(1.3, "the same place")
    times, earlier = _times(clan), _times(happening.drafts)
    if times and earlier and not _apart(times, earlier):
        add(1.2, "the same time")
    elif times and not earlier:
        add(-0.5, "")
    if {t.low for d in clan for t in d.telling.tolls if t.low} & {
        t.low for d in happening.drafts for t in d.telling.tolls if t.low
    }:
        add(1.5, "the same toll")


def _against(draft: Draft, happening: Happening, clan: Sequence[Draft], register: Register | None) -> str | None:
    """Why a telling can't be of this happening, or None."""
    pointed = draft.determiner == "demonstrative" or draft.identity
    if not _same_family(draft, happening, pointed=pointed):
        return "another kind of happening"
    if draft.another or any(d.another for d in clan):
        return "“another …”"
    if _apart(_times(clan), _times(happening.drafts)):
        return "another time"
    if not pointed and _places_differ(_places(clan), _places(happening.drafts)):
        return "another place"
    definite = draft.determiner == "definite"
    if (
        not draft.claimed
        and share(
            [a for d in clan for a in d.telling.agent], [a for d in happening.drafts for a in d.telling.agent], register
        )
        is False
    ):
        return "another agent"
    if (
        not pointed
        and not definite
        and not draft.harm
        and share(
            [a for d in clan for a in d.telling.target],
            [a for d in happening.drafts for a in d.telling.target],
            register,
        )
        is False
    ):
        return "another target"
    if draft.harm and not any(d.telling.agent for d in clan):
        return None
    crossed = share(
        [a for d in clan for a in d.telling.agent], [a for d in happening.drafts for a in d.telling.target], register
    )
    if (
        crossed
        and not pointed
        and not share(
            [a for d in clan for a in d.telling.agent], [a for d in happening.drafts for a in d.telling.agent], register
        )
    ):
        return "agent and target exchanged"
    if draft.telling.aggregate and not any(d.telling.aggregate for d in happening.drafts) and not pointed:
        return "a sum of many"
    return None


def _same_family(draft: Draft, happening: Happening, *, pointed: bool) -> bool:
    types = {d.telling.type for d in happening.drafts}
    kind = draft.telling.type
    if kind not in VIOLENT or not types & VIOLENT:
        return kind in types
    if kind == "shootdown" or "shootdown" in types:
        return kind in types
    exact = {d.telling.type for d in happening.drafts if d.exact and d.telling.type in BLOWS}
    if not draft.exact or kind in {"assault", "killing"} or not exact or kind in exact:
        return True
    return any(frozenset({kind, other}) in NEAR for other in exact) and (
        pointed or draft.determiner == "definite" or draft.trigger.frame.name == "explosion"
    )


def _places(drafts: Sequence[Draft]) -> list[Place]:
    return [p for d in drafts for p in (*d.telling.place, *d.telling.destination, *d.telling.origin)]


def _times(drafts: Sequence[Draft]) -> list[Time]:
    return [d.telling.time for d in drafts if d.telling.time is not None]


def _key(place: Place) -> str:
    return place.site.id if isinstance(place.site, Site) else place.text.lower()


def _same_place(ones: Sequence[Place], others: Sequence[Place]) -> bool:
    keys = {_key(p) for p in others} | {p.text.lower() for p in others}
    return any(_key(p) in keys or p.text.lower() in keys for p in ones)


def _places_differ(ones: Sequence[Place], others: Sequence[Place]) -> bool:
    """Two settlements, or two countries, none of them common to both."""
    for kinds in (CLOSE, frozenset({"country"})):
        here, there = _of_kind(ones, kinds), _of_kind(others, kinds)
        if here and there and not _same_place(here, there):
            return True
    return False


def _of_kind(places: Sequence[Place], kinds: frozenset[str]) -> list[Place]:
    return [p for p in places if p.kind in kinds and p.site is not None]


def _apart(ones: Sequence[Time], others: Sequence[Time]) -> bool:
    """Whether the times exclude each other: no day in common, or two weekdays that the text can't date."""
    for one in ones:
        for other in others:
            if one.value is not None and other.value is not None:
                a, b = one.value, other.value
                if (a.last is None) != (b.last is None):
                    return True
                if (a.first and b.last and a.first > b.last) or (b.first and a.last and b.first > a.last):
                    return True
            elif (
                one.value is None
                and other.value is None
                and one.kind == other.kind == "date"
                and one.text.lower() != other.text.lower()
                and one.grain == other.grain == "day"
            ):
                return True
    return False

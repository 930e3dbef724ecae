"""Which tellings of a report tell one happening: each joins the one that the reasons support best, or begins its own.

*Cette attaque*, *l'assaut*, headline and body, source after source lead back to one event; another day, another place,
other people, *une nouvelle attaque* make another. Silence is never a difference.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from recoupe.extract.binding import bound_to, is_apart
from recoupe.extract.differences import difference
from recoupe.extract.support import support

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recoupe.extract.kin import Register
    from recoupe.extract.tellings import Draft

JOINS = 2.5
# Sentences after which a happening is no longer taken up but told anew; by then no reason outweighs the distance. What the
# headline tells stays open to the end.
REACH = 80
# Of a happening told again and again, the tellings that are compared: the first and the last ones.
FIRST, LAST = 8, 24


@dataclass
class Happening:
    """Tellings that tell one thing, in order of the text, and why they were joined."""

    drafts: list[Draft] = field(default_factory=list)
    because: list[str] = field(default_factory=list)


def grouped(sentences: Sequence[Sequence[Draft]], register: Register | None) -> list[Happening]:
    """The happenings of a report, in the order in which they are first told."""
    out: list[Happening] = []
    within: list[int] = []
    for drafts in sentences:
        if not drafts:
            continue
        now = drafts[0].telling.sentence
        within = [i for i in within if _in_reach(out[i], now)]
        here: dict[int, Happening] = {}
        order = sorted(range(len(drafts)), key=lambda n: (drafts[n].bound is not None, n))
        for n in order:
            root = bound_to(drafts, n)
            if root != n and root in here:
                here[root].drafts.append(drafts[n])
                here[n] = here[root]
                continue
            bound = [d for m, d in enumerate(drafts) if m != n and bound_to(drafts, m) == n]
            clan = [drafts[n], *bound]
            found = _best(clan, [out[i] for i in within], list(here.values()), register)
            if found is None:
                found = Happening()
                within.append(len(out))
                out.append(found)
            found.drafts.append(drafts[n])
            here[n] = found
    return out


def _in_reach(happening: Happening, sentence: int) -> bool:
    """Whether a sentence may still take up a happening."""
    return happening.drafts[0].title or sentence - happening.drafts[-1].telling.sentence <= REACH


def _set_against(first: Draft, happening: Happening) -> bool:
    """*Cette attaque survient après une attaque contre …*: one word twice in a sentence, the second time told as new."""
    last = happening.drafts[-LAST:]
    if any(d.harm and is_apart(d, first) for d in last):
        return True
    if any(d.scene is first.scene and d.answered != first.answered and d.violent for d in last) and not first.harm:
        return True
    return first.determiner == "indefinite" and any(
        d.scene is first.scene and d.determiner != "indefinite" and d.trigger.nominal
        and d.scene.lemma(d.trigger.token) == d.scene.lemma(first.trigger.token)
        for d in last
    )  # fmt: skip


def _best(
    clan: Sequence[Draft], happenings: Sequence[Happening], own: Sequence[Happening], register: Register | None
) -> Happening | None:
    """The happening that a clan of bound tellings joins: the best supported, the latest of equals."""
    best: tuple[float, int] | None = None
    because: list[str] = []
    for index, happening in enumerate(happenings):
        before = happening.drafts
        if len(before) > FIRST + LAST:
            before = [*before[:FIRST], *before[-LAST:]]
        if difference(clan, before, register) is not None or _set_against(clan[0], happening):
            continue
        score, reasons = support(clan, before, register)
        if clan[0].telling.type != "destruction" and not clan[0].title and any(happening is other for other in own):
            score -= 1.0 if clan[0].trigger.nominal else 2.0
        if score >= JOINS and (best is None or (score, index) > best):
            best, because = (score, index), reasons
    if best is None:
        return None
    happenings[best[1]].because += because
    return happenings[best[1]]

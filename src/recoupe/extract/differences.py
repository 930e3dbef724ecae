"""Reasons against: what makes two tellings two happenings, whatever else they share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.extract.kin import share, share_surely
from recoupe.extract.likeness import apart, places_differ, places_of, times_of
from recoupe.extract.roles import VIOLENT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recoupe.extract.kin import Register
    from recoupe.extract.tellings import Draft
    from recoupe.model.event import EventType
    from recoupe.model.mention import Actor
    from recoupe.model.sentence import Token

BLOWS: frozenset[EventType] = frozenset({"airstrike", "shelling", "bombing", "shootdown", "clash"})
# What was intended or thought of struck nobody.
MEANT = frozenset({"planned", "purpose", "hypothetical", "question"})
NEAR: frozenset[frozenset[str]] = frozenset({
    frozenset({"airstrike", "shelling"}), frozenset({"shelling", "bombing"}), frozenset({"airstrike", "bombing"}),
})  # fmt: skip


def difference(clan: Sequence[Draft], before: Sequence[Draft], register: Register | None) -> str | None:
    """Why the tellings can't be of the happening told before, in words; None where nothing says so."""
    first = clan[0]
    pointed = first.determiner == "demonstrative" or first.identity
    headline = all(d.title for d in before)
    # Of *a été la cible d'un tir* the first word says what it was: an aircraft was shot at.
    told = clan[:1] if first.telling.type == "shootdown" else clan
    if not all(_same_family(d, before, pointed=pointed) for d in told):
        return "another kind of happening"
    if any(d.another for d in clan) and not headline:
        return "“another …”"
    if apart(times_of(clan), times_of(before)):
        return "another time"
    if not pointed and places_differ(places_of(clan), places_of(before)):
        return "another place"
    if any(d.assailants_fell for d in clan) and not all(d.assailants_fell for d in before):
        return "those who attacked fell"
    if not pointed and _scales_differ(clan, before):
        return "an undertaking, no single blow"
    if (why := _another_moment(clan, before)) is not None:
        return why
    sums = first.telling.aggregate and not any(d.telling.aggregate for d in before)
    if sums and not pointed:
        return "a sum of many"
    if all(d.telling.aggregate for d in before) and not (
        pointed or first.telling.aggregate or first.plural or first.harm
    ):
        return "one, and not the sum of many"
    return _other_people(clan, before, register, pointed=pointed)


def _another_moment(clan: Sequence[Draft], before: Sequence[Draft]) -> str | None:
    """*Un tir qui avait tué un soldat* came earlier; what was only meant has not come at all."""
    fell = any(d.harm and not MEANT & set(d.telling.realis) for d in clan)
    if fell and all(MEANT & set(d.telling.realis) and d.trigger.nominal for d in before):
        return "a blow that was only meant"
    new = clan[0].determiner == "indefinite" and any(d.earlier for d in clan)
    return "told as earlier" if new and not any(d.earlier or d.title for d in before) else None


def _scales_differ(clan: Sequence[Draft], before: Sequence[Draft]) -> bool:
    """*l'offensive* and *une explosion*: what lasts for weeks is no blow, but fights and falls belong to it."""
    ours, theirs = any(d.campaign for d in clan), any(d.campaign for d in before)
    if ours == theirs:
        return False
    blows = before if ours else clan
    return any(d.telling.type in {"bombing", "airstrike", "shelling"} and not d.harm for d in blows)


def _cast(drafts: Sequence[Draft], role: str) -> list[Actor]:
    return [a for d in drafts for a in getattr(d.telling, role)]


def _victims_differ(clan: Sequence[Draft], before: Sequence[Draft]) -> bool:
    """*quatre civils* here and only *quatre soldats* there, each said of who they were."""
    sides = [{_side(d, c.head) for d in drafts for c in d.counted} - {""} for drafts in (clan, before)]
    return bool(sides[0] and sides[1]) and not sides[0] & sides[1]


def _side(draft: Draft, head: Token) -> str:
    return "civilian" if draft.scene.is_a(head, "civilian") else "armed" if draft.scene.is_a(head, "armed") else ""


def _other_people(
    clan: Sequence[Draft], before: Sequence[Draft], register: Register | None, *, pointed: bool
) -> str | None:
    first, headline = clan[0], all(d.title for d in before)
    agent, target = _cast(clan, "agent"), _cast(clan, "target")
    agent_before, target_before = _cast(before, "agent"), _cast(before, "target")
    if not first.claimed and share(agent, agent_before, register) is False:
        return "another agent"
    if (
        first.harm
        and agent
        and not agent_before
        and not all(d.title for d in before)
        and (first.telling.time is not None or first.telling.sentence - before[-1].telling.sentence > 1)
    ):
        return "a deed of someone's own"
    if pointed or (first.harm and not agent):
        return None
    if first.determiner == "indefinite" and not headline and _victims_differ(clan, before):
        return "other victims"
    if first.telling.type == "clash":
        return None
    if first.determiner != "definite" and not first.harm and share(target, target_before, register) is False:
        return "another target"
    crossed = share_surely(agent, target_before, register) and not share(agent, agent_before, register)
    return "agent and target exchanged" if crossed else None


def _same_family(draft: Draft, before: Sequence[Draft], *, pointed: bool) -> bool:
    """Whether the kinds go together: blows with blows, an attack with any of them, otherwise the same type only."""
    kinds = {d.telling.type for d in before}
    kind = draft.telling.type
    if kind not in VIOLENT or not kinds & VIOLENT or kind == "shootdown" or "shootdown" in kinds:
        # *Cette agression* may be that of the gunners who brought an aircraft down.
        return kind in kinds or (pointed and "shootdown" in kinds and draft.exact == 0)
    exact = {d.telling.type for d in before if d.exact == 2 and d.telling.type in BLOWS}
    if draft.exact < 2 or kind in {"assault", "killing"} or not exact or kind in exact:
        return True
    return any(frozenset({kind, other}) in NEAR for other in exact) and (pointed or draft.determiner == "definite")

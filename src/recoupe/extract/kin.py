"""Whether two actors are one camp: the same, or one part of the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable

    from recoupe.model.mention import Actor

VAGUE = frozenset({None, "unknown", "jihadists", "civilians"})


class Register(Protocol):
    """What events ask of the register of actors: what an actor belongs to."""

    def line(self, actor_id: str) -> tuple[str, ...]:
        """The actor and what it is part of, itself first."""
        ...


def line_of(actor: str | None, register: Register | None) -> tuple[str, ...]:
    """The actor and its superiors; the actor alone where no register is at hand."""
    if actor is None:
        return ()
    return tuple(register.line(actor)) if register is not None and hasattr(register, "line") else (actor,)


def are_kin(one: str | None, other: str | None, register: Register | None) -> bool:
    """Whether one is the other or a part of it; a vague actor (*les djihadistes*) is kin to any armed one."""
    if one in VAGUE or other in VAGUE:
        return True
    return one == other or other in line_of(one, register) or one in line_of(other, register)


def share(ones: Iterable[Actor], others: Iterable[Actor], register: Register | None) -> bool | None:
    """Whether two casts have an actor in common; None where one of them is empty."""
    left, right = tuple(ones), tuple(others)
    if not left or not right:
        return None
    return any(are_kin(a.id, b.id, register) for a in left for b in right)


def share_surely(ones: Iterable[Actor], others: Iterable[Actor], register: Register | None) -> bool:
    """Whether both casts name one camp, general words (*les djihadistes*) left aside."""
    firm = [[a for a in row if a.id not in VAGUE] for row in (ones, others)]
    return bool(share(firm[0], firm[1], register))

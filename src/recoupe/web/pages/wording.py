"""What each outlet calls whom."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from recoupe.compare.wording import Naming, acting, namings
from recoupe.show.table import name_of
from recoupe.web.asked import Now
from recoupe.web.rendering import page

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from recoupe.model.event import Reading

router = APIRouter()
AROUND = 60
CHANCE = 2.0  # standard errors: below them the difference may be chance, and nothing is shown
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Use:
    """One place where an outlet uses the words: what stands before and after them."""

    report: str
    start: int
    end: int
    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class Row:
    """What one outlet calls one actor."""

    naming: Naming
    uses: tuple[Use, ...]

    @property
    def more(self) -> float | None:
        """Log-odds against the other outlets, where they are no chance."""
        sure = self.naming.z is not None and abs(self.naming.z) >= CHANCE
        return self.naming.log_odds if sure else None


@dataclass(frozen=True, slots=True)
class Called:
    """One actor and what every outlet calls it."""

    id: str
    name: str
    outlets: int
    times: int
    rows: tuple[Row, ...]


def called(readings: Mapping[str, Reading]) -> tuple[Called, ...]:
    """Every actor with what the outlets call it; those that most outlets name come first."""
    by_actor: dict[str, list[Naming]] = {}
    for naming in namings(readings.values()):
        by_actor.setdefault(naming.actor, []).append(naming)
    found = [
        Called(
            actor, name_of(actor), len({n.outlet for n in rows}), sum(n.own + n.quoted for n in rows),
            tuple(Row(n, tuple(_uses(n, readings))) for n in sorted(rows, key=_order)),
        )
        for actor, rows in by_actor.items()
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda one: (-one.outlets, -one.times, one.name.casefold(), one.id)))


def _order(naming: Naming) -> tuple[str, int, str]:
    return naming.outlet.casefold(), -(naming.own + naming.quoted), naming.words


def _uses(naming: Naming, readings: Mapping[str, Reading]) -> Iterable[Use]:
    for report, span in naming.where:
        text = readings[report].report.text
        before, after = text[max(0, span.start - AROUND) : span.start], text[span.end : span.end + AROUND]
        yield Use(report, span.start, span.end, *(_SPACE.sub(" ", part) for part in (before, span.of(text), after)))


@router.get("/wording")
def wording(request: Request, now: Now, actor: str = "") -> Response:
    """What each outlet calls whom; ``actor`` shows one of them alone."""
    found = called(now.readings)
    shown = tuple(one for one in found if one.id == actor) or found
    return page(request, "wording.html", called=shown, actors=found, actor=actor, acting=acting(now.readings.values()))

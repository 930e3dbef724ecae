"""Whether the accounts differ on that it happened at all: one tells it, another says that it was not."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from recoupe.model.incident import Claim

HAPPENED, DID_NOT = "happened", "did not happen"


def told_or_denied(
    claims: Sequence[Claim], kin: Callable[[str, str], bool], stands_for: Callable[[str], str | None]
) -> tuple[Claim, ...]:
    """For each account whether it happened, where some source denies it; none where nobody does.

    Who is blamed and denies speaks of the doer, not of the deed, and is left out: *l'armée nie avoir bombardé l'école*.
    """
    told = [claim for claim in claims if claim.field == "type"]
    blamed = [claim.value for claim in claims if claim.field == "agent" and claim.status != "denied"]
    denying = {
        claim.origin
        for claim in told
        if claim.status == "denied" and claim.origin and not claim.origin.startswith("outlet:")
        and not _is_blamed(stands_for(claim.origin), blamed, kin)
    }  # fmt: skip
    if not denying:
        return ()
    out: dict[tuple[str, str | None], Claim] = {}
    for claim in told:
        if claim.status == "planned" or (claim.status == "denied" and claim.origin not in denying):
            continue
        value = DID_NOT if claim.status == "denied" else HAPPENED
        out.setdefault((claim.report, claim.origin), replace(claim, field="status", value=value))
    return tuple(out.values())


def _is_blamed(actor: str | None, blamed: Sequence[str], kin: Callable[[str, str], bool]) -> bool:
    return actor is not None and any(kin(actor, other) for other in blamed)

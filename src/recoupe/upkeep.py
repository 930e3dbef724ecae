"""What keeps a case well for years: is it whole, a copy of it, another one taken in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe import pipeline

if TYPE_CHECKING:
    from pathlib import Path

    from recoupe.case import Case
    from recoupe.store.checking import Damage
    from recoupe.store.merging import Merged

FEW = 3
MATCH = "Derive them anew: recoupe match --case …"


def check(case: Case, *, rebuild: bool = True) -> tuple[Damage, ...]:
    """All that is wrong with a case; empty for a whole one.

    Looks at the database, at every offset of every reading, judgement and incident, at the sha256 of every original;
    with ``rebuild`` (slow for a large case) it derives the incidents from the readings once more, and they must come
    out the same.
    """
    from recoupe.store.checking import Damage

    found = case.store.damages()
    if found:
        return found
    if not case.store.incidents_are_current():
        return (Damage("the incidents", "They are older than the readings and judgements.", MATCH),)
    if not rebuild:
        return ()
    kept = {incident.id: incident for incident in case.store.incidents()}
    anew = pipeline.judged_incidents(
        case.readings(judged=False), case.store.judgements(), tuple(kept.values())
    )  # fmt: skip
    rebuilt = {incident.id: incident for incident in anew}
    other = sorted(name for name in kept.keys() | rebuilt.keys() if kept.get(name) != rebuilt.get(name))
    if not other:
        return ()
    named = ", ".join(other[:FEW]) + (f" and {len(other) - FEW} more" if len(other) > FEW else "")
    fact = (
        f"Derived anew they come out differently: {named}. They were matched by another recoupe or with other weights."
    )
    return (Damage("the incidents", fact, MATCH),)


def merge(case: Case, path: Path | str) -> Merged:
    """Take in the reports, readings and judgements of another case, and match again; doing it twice changes nothing.

    What both know stays as this case knows it. Ids of the other case's incidents lead to those of this one.

    Raises:
        CaseError: there is no such case, or it is this one.
    """
    from pathlib import Path as File

    from recoupe.errors import CaseError
    from recoupe.store import Case as Store
    from recoupe.store.merging import follow, take_in

    mine = case.store.path
    if isinstance(mine, File) and File(path).exists() and mine.samefile(path):
        raise CaseError(f"{path} is the case itself.", "Name another case to take in.")
    with Store.open(path, create=False) as theirs:
        merged = take_in(case.store, theirs)
        if not merged.is_empty or not case.store.incidents_are_current():
            case.match_new()
        follow(case.store, theirs)
    return merged

"""The accounts side by side: what a person corrected is told where it is said, and once."""

from __future__ import annotations

from dataclasses import replace

from judge.specimens import TEXT, case_of, reading, report

from recoupe.case import Case
from recoupe.web.incident_shown import columns


def told() -> Case:
    """An attack of which the army gives the toll and an official nothing but the place."""
    of = reading(report())
    attack = of.events[0]
    nine = attack.tolls[0]
    place = attack.place[0]
    telling = replace(attack.tellings[0], tolls=(nine,))
    accounts = (
        replace(attack.accounts[0], span=nine.span),
        replace(attack.accounts[1], field="place", value="Bamba", span=place.span),
    )
    attack = replace(attack, tellings=(telling,), tolls=(nine,), accounts=accounts)
    return case_of(replace(of, events=(attack,)))


def marks(case: Case, field: str) -> list[tuple[str, int, int]]:
    (incident,) = case.incidents()
    _, found = columns(incident, {one.report.name: one for one in case.readings()})
    return [(c.voice.links[0], len(c.cells[field].claims), len(c.cells[field].judged)) for c in found]


def test_a_correction_is_told_by_the_account_that_says_it() -> None:
    case = told()
    case.judge("corrected", "a.txt", "e1", by="NM", at="2026-01-01T00:00:00+00:00", field="killed", instead="9..12")
    shown = marks(case, "killed")
    assert len(shown) == 2
    assert all(bool(claims) == bool(noted) for _, claims, noted in shown)
    assert sum(noted for *_, noted in shown) == 1


def test_what_is_taken_out_is_told_in_the_first_column_of_its_event() -> None:
    case = told()
    other = reading(report(f"{TEXT}Les renforts sont venus de Gao.\n", "b.txt"))
    case.store.add(other.report, other)
    at = "2026-01-01T00:00:00+00:00"
    case.judge("same", "a.txt", "e1", other=("b.txt", "e1"), by="NM", at=at)
    case.judge("wrong", "a.txt", "e1", by="NM", at=at, field="killed")
    incident = next(i for i in case.incidents() if len(i.members) == 2)
    _, found = columns(incident, {one.report.name: one for one in case.readings()})
    noted = [(c.voice.report, len(c.cells["killed"].judged)) for c in found]
    assert sorted(noted, key=lambda one: one[0])[:2] == [("a.txt", 1), ("a.txt", 0)]
    assert sum(number for _, number in noted) == 1

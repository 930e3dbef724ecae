"""A case with judgements: kept, taken back, laid over readings and incidents, and the same after rereading."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from judge.specimens import TEXT, case_of, decide, reading, report, reread, span

from recoupe.case import Case
from recoupe.errors import InputError
from recoupe.judge import less_doubtful
from recoupe.judge.values import each, whole
from recoupe.model.event import Event, Reading
from recoupe.model.judgement import Judgement, Told

A, B = report(), replace(report("Reprise. " + TEXT, "b.txt"), outlet="Le Phare")
AT = "2026-11-20T{:02}:00:00+00:00"


def judged_case(*readings: Reading) -> Case:
    case = case_of(*(readings or (reading(A), reading(B))))
    keep(case, 8, "corrected", "e1", field="killed", value="9", instead="12")
    keep(case, 9, "corrected", "e1", field="agent", instead="jnim")
    keep(case, 10, "corrected", "e1", field="time", instead="2024-03-02")
    keep(case, 11, "set-aside", "e2")
    return case


def keep(case: Case, hour: int, verdict: Any, event: str = "", **said: Any) -> Judgement:  # noqa: ANN401  passed on
    return case.judge(verdict, said.pop("report", "a.txt"), event, by=said.pop("by", "NM"), at=AT.format(hour), **said)


def attack(case: Case, name: str = "a.txt") -> tuple[Event, Reading]:
    of = case.reading(name)
    return next(event for event in of.events if span("ont attaqué", of.report.text).overlaps(event.triggers[0])), of


def told(case: Case) -> dict[str, str]:
    event, of = attack(case)
    return {field: whole(event, of, field) for field in ("agent", "time")} | {
        "killed": " ".join(read.value for read in each(event, of, "killed"))
    }


CORRECTED = {"agent": "jnim", "time": "2024-03-02", "killed": "12 15"}


def test_a_corrected_report_reads_as_corrected_and_the_machines_reading_is_kept() -> None:
    case = judged_case()
    assert told(case) == CORRECTED
    assert case.reading("a.txt", judged=False) == reading(A)
    assert case.reading("b") == reading(B)


def test_all_readings_are_judged_alike() -> None:
    case = judged_case()
    assert case.readings() == tuple(case.reading(name) for name in ("a.txt", "b.txt"))
    assert case.readings(judged=False) == (reading(A), reading(B))


def test_corrections_survive_a_newer_reader() -> None:
    case = judged_case()
    case.store.add(A, reread(A))
    case.rematch()
    assert told(case) == CORRECTED | {"killed": "12"}  # the newer reader finds no figure of the second source
    assert [d.state for d in case.judgements()] == ["standing"] * 4
    assert [event.id for event in case.reading("a.txt").events] == ["e7"]


def test_it_is_no_matter_whether_the_judging_came_before_or_after_the_rereading() -> None:
    before = judged_case()
    before.store.add(A, reread(A))
    before.rematch()
    after = case_of(reread(A), reading(B))
    for judgement in before.store.judgements():
        after.store.judge(judgement)
    after.rematch()
    assert after.readings() == before.readings()
    # Ids are carried over from the incidents before, so that links into a case hold.
    assert [replace(i, id="") for i in after.incidents()] == [replace(i, id="") for i in before.incidents()]


def test_incidents_tell_the_corrected_value() -> None:
    case = judged_case()
    claims = [c for i in case.incidents() for c in i.claims if c.report == "a.txt" and c.event == "e1"]
    assert {c.value for c in claims if c.field == "killed"} == {"12", "15"}
    assert {c.value for c in claims if c.field == "agent"} == {"jnim"}


def test_an_event_that_was_set_aside_is_in_no_incident() -> None:
    members = [(m.report, m.event) for i in judged_case().incidents() for m in i.members]
    assert ("a.txt", "e2") not in members
    assert ("b.txt", "e2") in members


def test_two_events_that_are_said_to_be_apart_are_apart_after_rereading_too() -> None:
    case = case_of(reading(A), reading(B))
    keep(case, 8, "not-same", "e1", other=("b.txt", "e1"))
    case.store.add(A, reread(A))
    case.rematch()
    assert not any(
        {("a.txt", "e7"), ("b.txt", "e1")} <= {(m.report, m.event) for m in i.members} for i in case.incidents()
    )


def test_two_events_at_the_same_words_are_told_apart_by_their_ids() -> None:
    twin = replace(reading(A).events[0], id="e3", type="killing")
    case = case_of(replace(reading(A), events=(*reading(A).events, twin)), reading(B))
    keep(case, 8, "same", "e3", other=("b.txt", "e2"))
    together = [{(m.report, m.event) for m in i.members} for i in case.incidents()]
    assert any({("a.txt", "e3"), ("b.txt", "e2")} <= members for members in together)


def test_two_events_that_a_person_joined_are_not_doubtful() -> None:
    case = case_of(reading(A), replace(reading(B), events=reading(B).events[1:]))
    keep(case, 8, "same", "e1", other=("b.txt", "e2"))
    keep(case, 9, "set-aside", "e2")
    joined = next(
        i for i in case.incidents() if {("a.txt", "e1"), ("b.txt", "e2")} <= {(m.report, m.event) for m in i.members}
    )
    assert [m.event for m in joined.members] == ["e1", "e2"]
    assert joined.doubt == 0


def test_two_events_that_a_person_parted_are_not_doubtful() -> None:
    case = case_of(reading(A), reading(B))
    keep(case, 8, "not-same", "e1", other=("b.txt", "e1"))
    alone = next(i for i in case.incidents() if ("a.txt", "e1") in {(m.report, m.event) for m in i.members})
    assert alone.doubt < 0.05


def test_a_blind_judgement_leaves_the_incidents_current_and_any_other_does_not() -> None:
    case = case_of(reading(A))
    keep(case, 8, "corrected", "e1", field="agent", instead="jnim", blind=True)
    assert case.store.incidents_are_current()
    keep(case, 9, "corrected", "e1", field="agent", instead="jnim", rematch=False)
    assert not case.store.incidents_are_current()


def test_what_is_revoked_reads_as_the_machine_read_it() -> None:
    case = judged_case()
    for decided in case.judgements():
        case.revoke(decided.judgement.id[:6], by="JD", at=AT.format(12))
    assert case.readings() == case.readings(judged=False)
    assert [d.state for d in case.judgements()][:4] == ["revoked"] * 4


def test_a_judgement_of_no_such_id_is_not_revoked() -> None:
    with pytest.raises(InputError, match="No judgement is called “zz”"):
        judged_case().revoke("zz", by="JD", at=AT.format(12))


def test_an_orphan_is_shown_and_changes_nothing() -> None:
    case = case_of(reading(A))
    keep(case, 8, "corrected", "e1", field="agent", instead="jnim")
    case.store.add(A, replace(reread(A), events=reading(A).events[1:]))
    assert [(d.state, d.why) for d in case.judgements()] == [
        ("orphaned", "The reader finds no event at “ont attaqué” any more.")
    ]
    assert case.reading("a.txt") == case.reading("a.txt", judged=False)


def test_what_was_confirmed_is_less_doubtful() -> None:
    case = case_of(reading(A), reading(B))
    (incident,) = [replace(i, doubt=0.4) for i in case.incidents() if any(m.event == "e1" for m in i.members)]
    doubts = [incident.doubt]
    for hour, (event, field, name) in enumerate(
        [
            ("e1", "type", "a.txt"),
            ("e1", "agent", "a.txt"),
            ("e1", "time", "b.txt"),
            ("e1", None, "a.txt"),
            ("e1", None, "b.txt"),
        ]
    ):
        keep(case, hour, "right", event, field=field, report=name)
        doubts += [less_doubtful([incident], case.readings())[0].doubt]
    assert doubts == sorted(set(doubts), reverse=True)
    assert doubts[-1] == 0


def test_what_was_said_to_be_wrong_is_as_doubtful_as_before() -> None:
    case = case_of(reading(A))
    incident = replace(case.incidents()[0], doubt=0.4)
    keep(case, 8, "wrong", "e1", field="agent")
    assert less_doubtful([incident], case.readings()) == (incident,)


def test_a_reprint_of_the_same_bytes_is_not_judged_along() -> None:
    reprint = replace(A, name="c.txt", outlet="Le Phare")
    case = case_of(reading(A), reading(reprint))
    keep(case, 8, "corrected", "e1", field="agent", instead="jnim")
    assert case.reading("c.txt") == case.reading("c.txt", judged=False)
    assert case.readings()[1] == case.reading("c.txt")


def test_judgements_taken_over_from_another_case_find_a_renamed_report() -> None:
    here, there = judged_case(reading(A)), case_of(reading(replace(A, name="x.txt")))
    assert there.take_over(here.store.judgements()) == (4, 0)
    assert told_of(there) == CORRECTED
    assert there.take_over(here.store.judgements()) == (0, 0)


def told_of(case: Case) -> dict[str, str]:
    event, of = attack(case, "x.txt")
    return {field: whole(event, of, field) for field in ("agent", "time")} | {
        "killed": " ".join(read.value for read in each(event, of, "killed"))
    }


def test_judgements_on_reports_that_are_not_here_are_told_as_orphans() -> None:
    here, there = judged_case(reading(A)), case_of()
    assert there.take_over(here.store.judgements()) == (4, 4)
    assert {d.why for d in there.judgements()} == {"The report a.txt is not in the case."}


def test_a_judgement_of_an_older_program_is_loaded_and_holds() -> None:
    case = case_of(reading(A))
    case.store.judge(
        Judgement(
            "j1", "wrong", Told("a.txt", "e1", span("ont attaqué")), None, "NM", AT.format(8), "agent", "x-gunmen"
        )
    )
    assert attack(case)[0].agent == ()


def test_an_event_by_hand_is_an_incident_and_can_be_judged_further() -> None:
    case = case_of(reading(A))
    kept = keep(case, 8, "added", span=span("attaqués"), fields={"type": "abduction", "agent": "jnim"})
    event = f"j{kept.id}"
    keep(case, 9, "corrected", event, field="killed", instead="2")
    assert any((m.report, m.event) == ("a.txt", event) for i in case.incidents() for m in i.members)
    assert [whole(e, case.reading("a.txt"), "killed") for e in case.reading("a.txt").events if e.id == event] == ["2"]
    case.revoke(kept.id, by="NM", at=AT.format(10))
    assert [d.state for d in case.judgements()] == ["revoked", "orphaned", "standing"]


def test_an_event_that_was_set_aside_says_how_to_get_it_back() -> None:
    case = judged_case()
    with pytest.raises(InputError, match="recoupe judge revoke"):
        keep(case, 12, "right", "e2")


def test_decisions_in_a_case_are_the_same_whatever_the_order_of_entry() -> None:
    said = [
        decide("corrected", "e1", field="agent", instead="jnim"), decide("settled", field="actor", value="soldats", instead="mali"),
        decide("right", "e1", field="killed", value="9"), decide("wrong", "e2"),
    ]  # fmt: skip
    forward, backward = case_of(reading(A)), case_of(reading(A))
    forward.take_over(said)
    backward.take_over(reversed(said))
    assert (forward.readings(), forward.incidents()) == (backward.readings(), backward.incidents())

"""Two coders of the same reports: what they give is counted per field, and what they see is their own alone."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from judge.specimens import case_of, decide, reading, span

from recoupe.case import Case
from recoupe.errors import InputError
from recoupe.judge.agreement import Agreement, agreement, coded, coders
from recoupe.model.judgement import Judgement


def between(field: str, *said: Judgement, who: tuple[str, ...] = ("A", "B")) -> Agreement:
    return agreement(coded([reading()], said), who, field)


def by(coder: str, verdict: Any, event: str = "", **said: Any) -> Judgement:  # noqa: ANN401  passed on as given
    return decide(verdict, event, by=coder, blind=coder == "B", **said)


def given(found: Agreement) -> list[tuple[str, str]]:
    return [pair for difference in found.differences for pair in difference.given]


def test_coders_who_give_the_same_value_agree() -> None:
    found = between("type", by("A", "right", "e1", field="type"), by("B", "right", "e1", field="type"),
                    by("A", "right", "e2", field="type"), by("B", "right", "e2", field="type"))  # fmt: skip
    assert (found.alpha.value, found.same, found.differences) == (1.0, 1.0, ())


def test_coders_who_differ_are_listed_with_what_each_gave() -> None:
    found = between(
        "agent", by("A", "right", "e1", field="agent"), by("B", "corrected", "e1", field="agent", instead="jnim")
    )
    assert given(found) == [("A", "x-gunmen"), ("B", "jnim")]
    assert (found.differences[0].unit.event, found.differences[0].unit.report) == ("e1", "a.txt")


def test_the_order_of_a_list_is_no_difference() -> None:
    found = between("agent", by("A", "corrected", "e1", field="agent", instead="jnim;mali"),
                    by("B", "corrected", "e1", field="agent", instead="mali; jnim"))  # fmt: skip
    assert found.same == 1.0


def test_a_field_that_one_coder_left_out_is_missing_and_no_difference() -> None:
    found = between("agent", by("A", "right", "e1", field="agent"), by("B", "right", "e1", field="type"))
    assert (found.alpha.units, found.differences) == (0, ())


def test_a_value_that_was_only_said_to_be_wrong_is_missing() -> None:
    assert (
        between("agent", by("A", "wrong", "e1", field="agent"), by("B", "right", "e1", field="agent")).alpha.units == 0
    )


def test_figures_are_measured_as_figures() -> None:
    near = [
        by("A", "corrected", "e2", field="killed", instead="10"),
        by("B", "corrected", "e2", field="killed", instead="11"),
    ]
    far = [near[0], by("B", "corrected", "e2", field="killed", instead="99")]
    also = [by(who, "corrected", "e1", field="injured", instead="3") for who in "AB"]
    found = [between("killed", *some, *also) for some in (near, far)]
    assert [one.metric for one in found] == ["ratio", "ratio"]
    other = [by(who, "right", "e1", field="killed", value="9") for who in "AB"]
    close, wide = (between("killed", *some, *other).alpha.value for some in (near, far))
    assert close is not None
    assert wide is not None
    assert close > wide


def test_whether_it_is_an_event_at_all_is_coded_too() -> None:
    found = between("event", by("A", "right", "e1", field="type"), by("B", "right", "e1"), by("A", "set-aside", "e2"),
                    by("B", "right", "e2", field="event"))  # fmt: skip
    assert given(found) == [("A", "no"), ("B", "yes")]
    assert found.alpha.units == 2


def test_confirming_an_event_confirms_the_values_that_it_has() -> None:
    found = between("agent", by("A", "right", "e1"), by("B", "corrected", "e1", field="agent", instead="jnim"))
    assert given(found) == [("A", "x-gunmen"), ("B", "jnim")]


def test_events_by_hand_at_overlapping_words_are_one_unit() -> None:
    found = between("type", by("A", "added", span=span("attaqués"), fields={"type": "assault"}),
                    by("B", "added", span=span("villages attaqués"), fields={"type": "killing"}))  # fmt: skip
    assert given(found) == [("A", "assault"), ("B", "killing")]


def test_names_that_were_settled_are_compared() -> None:
    found = between("actor mention", by("A", "settled", field="actor", value="soldats", instead="mali"),
                    by("B", "settled", field="actor", value="soldats", instead="malian-army"))  # fmt: skip
    assert given(found) == [("A", "mali"), ("B", "malian-army")]


def test_pairs_are_compared() -> None:
    other = reading(replace(reading().report, name="b.txt"))
    found = between("same", by("A", "same", "e1", other=(other, "e1")), by("B", "not-same", "e1", other=(other, "e1")))
    assert given(found) == [("A", "yes"), ("B", "no")]


def test_the_machine_is_a_coder_too() -> None:
    said = [by("A", "corrected", "e1", field="agent", instead="jnim"), by("A", "right", "e2", field="type")]
    assert given(between("agent", *said, who=("A", "machine"))) == [("A", "jnim"), ("machine", "x-gunmen")]


def test_a_coders_values_are_his_own_whatever_another_decided_later() -> None:
    first = by("A", "corrected", "e1", field="agent", instead="jnim")
    later = decide("corrected", "e1", by="C", field="agent", instead="mali")
    assert given(between("agent", first, later, who=("A", "C"))) == [("A", "jnim"), ("C", "mali")]


def test_what_a_coder_revoked_is_not_counted() -> None:
    first = by("A", "corrected", "e1", field="agent", instead="jnim")
    back = replace(first, id="back", verdict="revoked", revokes=first.id)
    assert coders([first, back]) == ()


def second_coder() -> Case:
    """A case that NM has corrected."""
    case = case_of(reading())
    for hour, (field, value) in enumerate([("agent", "jnim"), ("time", "2024-03-02"), ("type", "killing")]):
        case.judge(
            "corrected", "a.txt", "e1", field=field, instead=value, by="NM", at=f"2026-11-20T{hour:02}:00:00+00:00"
        )
    case.judge(
        "added", "a.txt", span=span("attaqués"), fields={"type": "siege"}, by="NM", at="2026-11-20T09:00:00+00:00"
    )
    return case


AT = "2026-11-21T09:00:00+00:00"


def test_a_sheet_shows_neither_the_machines_nor_anothers_values() -> None:
    sheet = second_coder().sheet("B")
    for secret in (
        "jnim",
        "2024-03-0",
        "killing",
        "siege",
        "x-gunmen",
        "assault",
        "shelling",
        "malian-army",
        "bamba-ml",
        "NM",
    ):
        assert secret not in sheet
    assert "‹ont attaqué›" in sheet


def filled(case: Case, **cells: str) -> str:
    """The sheet with the first line filled in."""
    heading, first, *rest = case.sheet("B").splitlines()
    columns = heading.split(",")
    start = first.rindex('"') + 1 if '"' in first else first.index(",,")
    empty = columns[columns.index("is_event") :]
    return "\n".join([heading, first[:start] + "," + ",".join(cells.get(column, "") for column in empty), *rest]) + "\n"


def test_a_filled_sheet_counts_for_agreement_and_changes_nothing_that_is_read() -> None:
    case = second_coder()
    before = case.readings()
    found = case.read_sheet(filled(case, agent="jnim", type="assault", killed="9"), "b.csv", at=AT)
    assert (found.kept, found.known, found.refused) == (3, 0, ())
    assert case.readings() == before
    both = [one for one in case.agreement() if one.coders == ("B", "NM")]
    assert {one.field: one.same for one in both} == {"event": 1.0, "type": 0.0, "agent": 1.0}


def test_a_sheet_that_is_read_twice_is_kept_once() -> None:
    case = second_coder()
    sheet = filled(case, agent="jnim", type="assault", killed="-")
    assert case.read_sheet(sheet, "b.csv", at=AT).kept == 3
    again = case.read_sheet(sheet, "b.csv", at="2026-11-22T09:00:00+00:00")
    assert (again.kept, again.known) == (0, 3)


def test_a_second_sheet_shows_what_this_coder_gave() -> None:
    case = second_coder()
    case.read_sheet(filled(case, agent="mali", killed="-"), "b.csv", at=AT)
    first = case.sheet("B").splitlines()[1]
    assert ",yes,,mali," in first
    assert ",-," in first
    assert "mali" not in case.sheet("C")


def test_a_line_that_cannot_be_read_is_named_and_the_rest_goes_on() -> None:
    case = second_coder()
    sheet = filled(case, agent="islamic-sate") + "B,a.txt,,72,80,,,clash\nB,b.txt,e1,,,,yes\n"
    found = case.read_sheet(sheet, "b.csv", at=AT)
    assert found.kept == 1
    assert [fault.partition(":")[0] for fault in found.refused] == ["b.csv, line 2", "b.csv, line 5"]
    assert "“islamic-state”" in found.refused[0]


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_a_sheet_may_come_back_with_other_delimiters(delimiter: str) -> None:
    case = second_coder()
    sheet = f"report{delimiter}event{delimiter}agent{delimiter}time\na.txt{delimiter}e1{delimiter}jnim{delimiter}25/03/2024\n"
    assert case.read_sheet(sheet, "b.csv", at=AT, by="B").kept == 2
    assert given(case.agreement(["time"], ["NM", "B"])[0]) == [("NM", "2024-03-02"), ("B", "2024-03-25")]


def test_an_event_that_a_sheet_denies_is_denied() -> None:
    case = second_coder()
    case.read_sheet("report,event,is_event\na.txt,e2,non\n", "b.csv", at=AT, by="B")
    assert given(case.agreement(["event"], ["B", "machine"])[0]) == [("B", "no"), ("machine", "yes")]


@pytest.mark.parametrize(
    ("sheet", "fault"),
    [
        ("", "b.csv has no column “report”."),
        ("report,event,agnt\n", "No column of b.csv is called “agnt”."),
        ("report,event,from,to\na.txt,e1,x,3\n", "b.csv, line 2: “x-3” is no place in a text."),
        ("report,event,is_event\na.txt,e1,perhaps\n", "b.csv, line 2: “perhaps” is neither yes nor no."),
    ],
)
def test_a_file_that_is_no_sheet_says_what_is_missing(sheet: str, fault: str) -> None:
    with pytest.raises(InputError) as error:
        second_coder().read_sheet(sheet, "b.csv", at=AT)
    assert error.value.fact == fault


def test_cells_that_a_spreadsheet_would_run_are_harmless_and_come_back() -> None:
    case = case_of(reading(replace(reading().report, name="=a.txt")))
    assert "\nB,'=a.txt,e1," in case.sheet("B").replace("\r", "")
    assert case.read_sheet("report,event,type\n'=a.txt,e1,clash\n", "b.csv", at=AT, by="B").kept == 1


def test_agreement_of_nobody_says_how_to_begin() -> None:
    with pytest.raises(InputError, match="recoupe judge sheet"):
        case_of(reading()).agreement()


def test_a_coder_or_field_of_no_such_name_is_guessed() -> None:
    with pytest.raises(InputError, match="There are: NM, machine"):
        second_coder().agreement(coders=["NN"])
    with pytest.raises(InputError, match="“agent”"):
        second_coder().agreement(["agnt"])


def test_a_blind_coder_corrects_his_own_values_and_sees_no_others() -> None:
    case = second_coder()
    kept = case.judge("corrected", "a.txt", "e1", field="agent", instead="mali", by="B", at=AT, blind=True)
    assert kept.value == "x-gunmen"
    again = case.judge("corrected", "a.txt", "e1", field="agent", instead="jnim", by="B", at=AT, blind=True)
    assert again.value == "mali"

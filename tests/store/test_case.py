from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from model.nouns import INCIDENTS, READINGS
from store.cases import READER, contents, incident, reading, report

from recoupe.errors import CaseError, InputError
from recoupe.model.judgement import Judgement, Told
from recoupe.model.text import Span
from recoupe.store import Case

if TYPE_CHECKING:
    from recoupe.model.event import Reading
    from recoupe.model.incident import Incident


def test_a_new_case_is_empty(case: Case) -> None:
    assert contents(case) == ((), (), ())
    assert len(case) == 0


def test_a_report_comes_back_as_it_was_added(case: Case) -> None:
    given_report = report(
        published="2023-10-12", published_basis="metadata", outlet="Le Guetteur", url="https://example.org/1",
        title="Frappe", language="fr", camp="x-camp",
    )  # fmt: skip
    case.add(given_report)
    assert case.reports() == (given_report,)
    assert case.report("r001.txt") == given_report


def test_line_ends_and_accents_of_a_text_are_kept(case: Case) -> None:
    text = "\ufeffA\r\nB\r\u00a0é \U0001f600\n"
    case.add(report(text=text, sha256="0" * 64))
    assert case.reports()[0].text == text


def test_a_reading_comes_back_with_its_report(case: Case) -> None:
    case.add(report(), reading())
    assert case.readings() == (reading(),)
    assert case.reading("r001.txt") == reading()


def test_reports_come_by_name_whatever_the_order_of_adding(case: Case) -> None:
    for n in (3, 1, 2):
        case.add(report(n), reading(report(n)))
    assert [r.name for r in case.reports()] == ["r001.txt", "r002.txt", "r003.txt"]
    assert [r.report.name for r in case.readings()] == ["r001.txt", "r002.txt", "r003.txt"]


def test_adding_twice_changes_nothing(case: Case) -> None:
    case.add(report(), reading())
    before = contents(case)
    case.add(report(), reading())
    assert contents(case) == before
    assert len(case) == 1


def test_a_case_knows_what_was_read_and_by_which_reader(case: Case) -> None:
    case.add(report(), reading())
    assert case.has(report(), READER)
    assert case.has(report().sha256, READER)
    assert not case.has(report(), "recoupe 1 fr")
    assert not case.has(report(2), READER)


def test_a_report_kept_without_a_reading_was_not_read(case: Case) -> None:
    case.add(report())
    assert not case.has(report(), READER)
    assert case.readings() == ()
    with pytest.raises(CaseError, match="not read yet"):
        case.reading("r001.txt")


def test_a_newer_reader_adds_its_reading_and_is_the_one_that_is_shown(case: Case) -> None:
    case.add(report(), reading())
    case.add(report(), reading(reader="recoupe 1 fr", kind="shelling"))
    assert [r.events[0].type for r in case.readings()] == ["shelling"]
    assert case.has(report(), READER)


def test_the_same_bytes_by_another_outlet_are_another_report(case: Case) -> None:
    case.add(report(outlet="Le Guetteur"))
    kept = case.add(report(outlet="L’Écho du fleuve"))
    assert kept.name == "r001 (2).txt"
    assert [(r.name, r.outlet) for r in case.reports()] == [
        ("r001 (2).txt", "L’Écho du fleuve"),
        ("r001.txt", "Le Guetteur"),
    ]


def test_metadata_that_becomes_known_later_is_taken_over(case: Case) -> None:
    case.add(report(), reading())
    case.add(report(outlet="Le Guetteur", published="2023-10-12", published_basis="metadata"))
    assert [(r.outlet, r.published) for r in case.reports()] == [("Le Guetteur", "2023-10-12")]


def test_metadata_given_once_is_not_lost_when_the_report_comes_again_without_it(case: Case) -> None:
    known = report(outlet="Le Guetteur", published="2023-10-12", published_basis="metadata")
    case.add(known)
    case.add(report(published="2023-10-13", published_basis="dateline"))
    assert case.reports() == (known,)


def test_a_report_whose_date_became_known_is_read_again(case: Case) -> None:
    case.add(report(), reading())
    dated = report(published="2023-10-12", published_basis="metadata")
    assert not case.has(dated, READER)
    case.add(dated, reading(dated, kind="shelling"))
    assert [r.events[0].type for r in case.readings()] == ["shelling"]


def test_the_reading_made_with_all_that_is_known_is_shown_even_if_a_poorer_one_came_later(case: Case) -> None:
    dated = report(published="2023-10-12", published_basis="metadata")
    case.add(dated, reading(dated, kind="shelling"))
    case.add(report(), reading(report()))
    assert [r.events[0].type for r in case.readings()] == ["shelling"]


def test_another_text_of_a_taken_name_gets_a_number(case: Case) -> None:
    case.add(report(1))
    assert case.add(report(2, name="r001.txt")).name == "r001 (2).txt"
    assert case.add(report(3, name="r001.txt")).name == "r001 (3).txt"
    assert case.add(report(2, name="r001.txt")).name == "r001 (2).txt"


def test_incidents_come_back_in_order_of_their_days(case: Case) -> None:
    later = incident("i1", ("r002.txt", "e1"), day="2023-10-13")
    first = incident("i2", ("r001.txt", "e1"), ("r003.txt", "e2"))
    undated = replace(incident("i0", ("r004.txt", "e1")), date=None)
    case.replace_incidents([undated, later, first])
    assert case.incidents() == (first, later, undated)
    assert [line.id for line in case.listed()] == ["i2", "i1", "i0"]


def test_incidents_are_current_until_a_reading_or_a_judgement_is_added(case: Case) -> None:
    case.add(report(), reading())
    assert not case.incidents_are_current()
    case.replace_incidents([])
    assert case.incidents_are_current()
    case.add(report(), reading())
    assert case.incidents_are_current()
    case.add(report(2), reading(report(2)))
    assert not case.incidents_are_current()
    case.replace_incidents([])
    case.judge(SAME)
    assert not case.incidents_are_current()


def test_incidents_are_replaced_whole(case: Case) -> None:
    case.replace_incidents([incident("i1", ("r001.txt", "e1"))])
    case.replace_incidents([incident("i2", ("r002.txt", "e1"))])
    assert [i.id for i in case.incidents()] == ["i2"]


def test_replacing_by_the_same_incidents_changes_nothing(case: Case) -> None:
    rows = (incident("i1", ("r001.txt", "e1")),)
    case.replace_incidents(rows)
    case.replace_incidents(rows)
    assert case.incidents() == rows


def test_an_id_that_is_gone_leads_to_the_incident_that_most_of_its_events_went_to(case: Case) -> None:
    case.replace_incidents([incident("old", ("a", "e1"), ("b", "e1"), ("c", "e1"))])
    case.replace_incidents([incident("small", ("a", "e1")), incident("large", ("b", "e1"), ("c", "e1"))])
    assert case.incident("old").id == "large"


def test_an_id_is_followed_through_several_changes(case: Case) -> None:
    for name in ("first", "second", "third"):
        case.replace_incidents([incident(name, ("a", "e1"))])
    assert case.incident("first").id == "third"


def test_an_id_whose_events_are_gone_is_unknown(case: Case) -> None:
    case.replace_incidents([incident("old", ("a", "e1"))])
    case.replace_incidents([])
    with pytest.raises(InputError, match="No incident is called “old”"):
        case.incident("old")


SAME = Judgement("j1", "same", Told("a", "e1", Span(4, 10)), Told("b", "e2"), "Awa", "2024-01-02T09:00:00+00:00")


def test_judgements_come_back_in_the_order_of_entry(case: Case) -> None:
    later = replace(SAME, id="a0", verdict="not-same", revokes="j1", at="2023-01-01T00:00:00+00:00")
    case.judge(SAME)
    case.judge(later)
    assert case.judgements() == (SAME, later)


def test_the_same_judgement_twice_is_kept_once(case: Case) -> None:
    case.judge(SAME)
    case.judge(SAME)
    assert case.judgements() == (SAME,)


def test_a_judgement_is_never_rewritten(case: Case) -> None:
    case.judge(SAME)
    with pytest.raises(CaseError, match="never rewritten"):
        case.judge(replace(SAME, verdict="not-same"))
    assert case.judgements() == (SAME,)


def test_judgements_outlive_new_incidents(case: Case) -> None:
    case.judge(SAME)
    case.replace_incidents([incident("i1", ("a", "e1"))])
    assert case.judgements() == (SAME,)


def test_an_unknown_report_is_told_with_a_guess(case: Case) -> None:
    case.add(report())
    with pytest.raises(InputError, match=r"Did you mean “r001\.txt”"):
        case.report("r01.txt")


def test_original_bytes_do_not_disturb_the_text(case: Case) -> None:
    case.add(report(), original="Une frappe".encode("utf-16"))
    assert case.reports() == (report(),)


def test_a_case_is_found_again_after_closing(place: str) -> None:
    with Case.open(place) as case:
        case.add(report(), reading())
        case.replace_incidents([incident("i1", ("r001.txt", "e1"))])
        before = contents(case)
    with Case.open(place) as again:
        assert contents(again) == before


@settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck))
@given(READINGS, INCIDENTS)
def test_whatever_a_reading_and_an_incident_hold_comes_back(read: Reading, happened: Incident) -> None:
    read = replace(read, report=replace(read.report, outlet=read.report.outlet or None))
    with Case.open() as case:
        case.add(read.report, read)
        case.replace_incidents([replace(happened, members=())])
        assert case.readings() == (read,)
        assert case.incidents() == (replace(happened, members=()),)

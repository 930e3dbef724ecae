"""Which incidents a person has judged: as the judgements bear on today's readings, not on those of their day."""

from __future__ import annotations

from judge.specimens import case_of, reading, reread, span

from recoupe.case import Case

AT = "2026-01-01T00:00:00+00:00"


def types(case: Case) -> set[str]:
    """The types of the incidents that count as judged."""
    ids = case.judged_ids(case.incidents())
    return {incident.type for incident in case.incidents() if incident.id in ids}


def test_nothing_is_judged_where_nobody_decided() -> None:
    assert types(case_of(reading())) == set()


def test_after_a_newer_reader_the_same_happening_is_judged_under_its_new_id() -> None:
    case = case_of(reading())
    case.judge("right", "a.txt", "e1", by="NM", at=AT, field="place")
    assert types(case) == {"assault"}
    newer = reread()
    case.store.add(newer.report, newer)
    case.rematch()
    assert types(case) == {"clash"}


def test_an_event_by_hand_is_judged() -> None:
    case = case_of(reading())
    case.judge("added", "a.txt", by="NM", at=AT, span=span("camp"), fields={"type": "arrest", "place": "gao"})
    assert types(case) == {"arrest"}


def test_a_settled_place_counts_where_a_claim_stands_on_it() -> None:
    case = case_of(reading())
    case.judge("settled", "a.txt", by="NM", at=AT, field="place", span=span("Bamba", nth=1), instead="gao")
    assert types(case) == {"assault"}


def test_what_was_taken_back_counts_no_more() -> None:
    case = case_of(reading())
    said = case.judge("right", "a.txt", "e2", by="NM", at=AT)
    assert types(case) == {"shelling"}
    case.revoke(said.id, by="NM", at="2026-01-02T00:00:00+00:00")
    assert types(case) == set()

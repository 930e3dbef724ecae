"""Groups grow by average support, within what people decided."""

from __future__ import annotations

from recoupe.match.growing import grow


def test_one_lucky_pair_does_not_chain_two_groups() -> None:
    support = {(0, 1): 5.0, (2, 3): 5.0, (1, 2): 1.0, (0, 2): -4.0, (0, 3): -4.0, (1, 3): -4.0}
    assert grow(4, support, range(4)) == [(0, 1), (2, 3)]


def test_a_pair_that_was_never_heard_speaks_against() -> None:
    assert grow(3, {(0, 1): 5.0, (1, 2): 1.5}, range(3)) == [(0, 1), (2,)]


def test_two_events_of_one_report_do_not_come_together_through_a_third() -> None:
    assert grow(3, {(0, 1): 5.0, (1, 2): 4.0, (0, 2): 4.0}, [7, 8, 7]) == [(0, 1), (2,)]


def test_what_people_parted_stays_apart_when_its_group_grows() -> None:
    support = {(0, 1): 6.0, (1, 2): 5.0, (0, 2): 5.0}
    assert grow(3, support, range(3), apart=[(0, 2)]) == [(0, 1), (2,)]


def test_what_people_joined_is_one_even_within_a_report() -> None:
    assert grow(3, {(0, 1): 5.0}, [7, 8, 7], same=[(2, 1)]) == [(0,), (1, 2)]


def test_without_support_everything_stays_alone() -> None:
    assert grow(2, {}, range(2)) == [(0,), (1,)]

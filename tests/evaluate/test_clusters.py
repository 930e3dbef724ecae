from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.evaluate.clusters import MEASURES, b_cubed, ceaf_e, lea, muc

# The example of the LEA paper and its kin: one group of three and one of two against the same, split and merged.
GOLD = [{1, 2, 3}, {4, 5}]
SPLIT = [{1, 2}, {3}, {4, 5}]
MERGED = [{1, 2, 3, 4, 5}]

PARTITIONS = st.lists(st.integers(0, 3), min_size=1, max_size=8).map(
    lambda homes: [group for home in range(4) if (group := {i for i, h in enumerate(homes) if h == home})]
)


@pytest.mark.parametrize("name", MEASURES)
@given(PARTITIONS)
def test_a_grouping_agrees_with_itself(name: str, groups: list[set[int]]) -> None:
    measured = MEASURES[name](groups, groups)
    links = name != "muc" or any(len(group) > 1 for group in groups)
    assert measured.f1 == pytest.approx(1.0 if links else 0.0)


@pytest.mark.parametrize("name", MEASURES)
@given(PARTITIONS)
def test_rates_lie_between_nothing_and_all(name: str, groups: list[set[int]]) -> None:
    members = sorted(member for group in groups for member in group)
    alone = [{member} for member in members]
    measured = MEASURES[name](groups, alone)
    assert 0.0 <= measured.precision <= 1.0
    assert 0.0 <= measured.recall <= 1.0


def test_b_cubed_counts_member_by_member() -> None:
    assert b_cubed(GOLD, SPLIT).precision == 1.0
    assert b_cubed(GOLD, SPLIT).recall == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 1 + 1) / 5)
    assert b_cubed(GOLD, MERGED).precision == pytest.approx((3 * 3 / 5 + 2 * 2 / 5) / 5)


def test_muc_counts_links() -> None:
    assert muc(GOLD, SPLIT).recall == pytest.approx(2 / 3)
    assert muc(GOLD, MERGED).precision == pytest.approx(3 / 4)


def test_lea_weighs_groups_by_their_size() -> None:
    assert lea(GOLD, SPLIT).recall == pytest.approx((3 * 1 / 3 + 2 * 1) / 5)
    assert lea(GOLD, SPLIT).precision == pytest.approx((2 * 1 + 1 * 0 + 2 * 1) / 5)


def test_ceaf_pairs_each_group_once() -> None:
    assert ceaf_e(GOLD, SPLIT).recall == pytest.approx((4 / 5 + 1) / 2)
    assert ceaf_e(GOLD, SPLIT).precision == pytest.approx((4 / 5 + 1) / 3)

"""Coalitions and who belongs to them."""

from __future__ import annotations

import pytest

from recoupe.world import load_world
from recoupe.world.coalitions import allied, coalitions, coalitions_of


def test_every_coalition_stands_in_the_register() -> None:
    named = {name for row in coalitions().values() for name in row}
    assert [name for name in sorted(named) if name not in load_world().actors] == []


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("us-air-force", "international-coalition", True),
        ("saudi-led-coalition", "saudi-arabia", True),
        ("russian-forces", "international-coalition", False),
        ("us-forces", "french-forces", False),
    ],
)
def test_a_member_is_allied_with_its_coalition_only(left: str, right: str, expected: bool) -> None:
    assert allied(left, right, load_world().actors) is expected


def test_an_armed_group_joins_no_coalition_of_its_country() -> None:
    assert coalitions_of("islamic-state", load_world().actors) == ()

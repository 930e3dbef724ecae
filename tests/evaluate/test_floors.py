from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from evaluate.samples import agreeing, score

from recoupe.errors import InputError
from recoupe.evaluate.floors import Fall, digest_of, falls, pinned, read_floors


@pytest.fixture
def floors(tmp_path: Path) -> Path:
    path = tmp_path / "floors.toml"
    path.write_text(pinned(score(agreeing()), "abc"), encoding="utf-8")
    return path


def test_a_score_does_not_fall_below_itself(floors: Path) -> None:
    assert falls(score(agreeing()), read_floors(floors), "abc") == ()


def test_a_measure_that_fell_is_named_with_both_values(floors: Path) -> None:
    worse = agreeing()
    worse["times"][0]["value"] = None
    (fall,) = falls(score(worse), read_floors(floors), "abc")
    assert fall == Fall("times.value", 1.0, 0.0)
    assert str(fall) == "times.value is 0.000, and was 1.000"


def test_a_measure_that_is_gone_is_named(floors: Path) -> None:
    narrower = {name: measure for name, measure in score(agreeing()).measures.items() if name != "times.text"}
    (fall,) = falls(replace(score(agreeing()), measures=narrower), read_floors(floors), "abc")
    assert str(fall) == "times.text is no longer measured, and was 1.000"


def test_floors_of_other_reports_say_nothing(floors: Path) -> None:
    with pytest.raises(InputError, match="measured on another reference"):
        falls(score(agreeing()), read_floors(floors), "def")


@pytest.mark.parametrize("content", [None, "", "digest = 'a'", "digest = 'a'\nfloors = 3", "floors ="])
def test_a_file_without_floors_is_told(tmp_path: Path, content: str | None) -> None:
    path = tmp_path / "floors.toml"
    if content is not None:
        path.write_text(content)
    with pytest.raises(InputError, match=r"floors\.toml holds no floors"):
        read_floors(path)


def test_the_digest_counts_names_and_contents_and_not_their_order(tmp_path: Path) -> None:
    one, other = tmp_path / "a.txt", tmp_path / "b.txt"
    one.write_bytes(b"x\n")
    other.write_bytes(b"y\n")
    before = digest_of([one, other])
    assert digest_of([other, one]) == before
    one.write_bytes(b"x\r\n")
    assert digest_of([one, other]) == before
    one.write_bytes(b"z\n")
    assert digest_of([one, other]) != before

"""Judgements go out as Web Annotations and come back whole."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from judge.specimens import decide, reading, report, span
from model.nouns import any_of

from recoupe.errors import InputError
from recoupe.judge.annotations import MOTIVATIONS, annotation, annotation_line, judgements_of
from recoupe.model.judgement import VERDICTS, Judgement
from recoupe.model.wire import json_of

# https://www.w3.org/TR/annotation-vocab/#motivation
KNOWN = {
    "assessing", "bookmarking", "classifying", "commenting", "describing", "editing", "highlighting", "identifying", "linking",
    "moderating", "questioning", "replying", "tagging",
}  # fmt: skip


@given(any_of(Judgement))
def test_any_judgement_comes_back_as_it_went(judgement: Judgement) -> None:
    assert judgements_of(annotation_line(judgement), "a.jsonl") == (judgement,)


def test_plain_judgements_are_read_too() -> None:
    judgement = decide("right", "e1")
    assert judgements_of(json_of(judgement).decode() + "\n\n", "a.jsonl") == (judgement,)


def test_every_verdict_has_a_motivation_of_the_vocabulary() -> None:
    assert set(MOTIVATIONS) == set(VERDICTS)
    assert set(MOTIVATIONS.values()) <= KNOWN


def test_the_target_has_both_selectors_of_the_words() -> None:
    target: Any = annotation(decide("corrected", "e1", field="killed", value="15", instead="16"))["target"]
    position, quote = target["selector"]
    assert position == {"type": "TextPositionSelector", "start": span("quinze").start, "end": span("quinze").end}
    assert (quote["type"], quote["exact"]) == ("TextQuoteSelector", "quinze")
    assert target["source"] == f"urn:sha256:{report().sha256}"


def test_a_pair_has_two_targets() -> None:
    targets: Any = annotation(decide("same", "e1", other=(reading(report(name="b.txt")), "e2")))["target"]
    assert [target["type"] for target in targets] == ["SpecificResource", "SpecificResource"]


def test_who_and_when_stand_in_the_annotation() -> None:
    out = annotation(decide("right", "e1", by="NM", at="2026-11-20T10:00:00+00:00"))
    assert (out["creator"], out["created"]) == ({"type": "Person", "name": "NM"}, "2026-11-20T10:00:00+00:00")


@pytest.mark.parametrize("line", ["{", "[]", "3", '{"id": "x"}', '{"recoupe:judgement": {}}'])
def test_a_broken_line_is_named(line: str) -> None:
    with pytest.raises(InputError, match=r"a\.jsonl, line 2, is no judgement"):
        judgements_of(f"{annotation_line(decide('right', 'e1'))}\n{line}\n", "a.jsonl")

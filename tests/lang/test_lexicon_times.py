"""Every sentence of the lexicon of times is read as it promises, as if published on Wednesday 4 March 2020."""

from __future__ import annotations

import re

import pytest

from recoupe.ground.times import settle_times
from recoupe.lang.pack import load_pack
from recoupe.model.text import Report
from recoupe.recognise.times import times

PACK = load_pack("fr")
DATA = PACK.lexicon("times")
DRAWN = re.compile(r"\[([^|\]]+)\|([^\]]*)\]")
FINDS = [(p["name"], sentence) for p in DATA["pattern"] for sentence in p["finds"]]
IGNORES = [sentence for p in DATA["pattern"] for sentence in p["ignores"]]


def read(text: str) -> list[tuple[str, str]]:
    report = Report(name="t", text=text, sha256="", published="2020-03-04")
    settled, _ = settle_times(times(text, (), PACK), report, (), PACK)
    parts = {"years_from_to", "months_from_to"}  # these bring their two ends as well
    return [(t.text, t.value.edtf if t.value else "-") for t in settled if t.rule not in parts or " " in t.text]


@pytest.mark.parametrize(("name", "drawn"), FINDS)
def test_the_times_drawn_in_the_sentence_are_read(name: str, drawn: str) -> None:
    text = DRAWN.sub(r"\1", drawn)
    assert DRAWN.findall(drawn) == read(text)
    assert name in {f.rule for f in times(text, (), PACK)}


@pytest.mark.parametrize("sentence", IGNORES)
def test_what_only_looks_like_a_time_is_left_alone(sentence: str) -> None:
    assert read(sentence) == []


@pytest.mark.parametrize("pattern", DATA["pattern"], ids=lambda p: p["name"])
def test_each_pattern_brings_a_sentence(pattern: dict[str, list[str]]) -> None:
    assert pattern["finds"]


@pytest.mark.parametrize("era", DATA["era"], ids=lambda e: e["forms"][0])
def test_each_era_names_its_source(era: dict[str, str]) -> None:
    assert era["source"]
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", era["since"])

"""Every sentence of the lexicon of numbers is read as it promises."""

from typing import Any

import pytest

from recoupe.lang.pack import load_pack
from recoupe.recognise.numbers import numbers

PACK = load_pack("fr")
DATA = PACK.lexicon("numbers")
ENTRIES = [*DATA["hedge"], *DATA["vague"], *DATA["range"], DATA["not_a_count"]]
FINDS = [found for entry in ENTRIES for found in entry["finds"]]
IGNORES = [sentence for entry in ENTRIES for sentence in entry["ignores"]]


@pytest.mark.parametrize("promise", FINDS, ids=lambda p: p["text"])
def test_the_number_is_read_with_its_bounds(promise: dict[str, Any]) -> None:
    read = [(n.text, n.low, n.high) for n in numbers((), promise["text"], PACK)]
    assert (promise["number"], promise["low"], promise.get("high")) in read


@pytest.mark.parametrize("sentence", IGNORES)
def test_no_number_is_read_where_there_is_none(sentence: str) -> None:
    assert numbers((), sentence, PACK) == ()


@pytest.mark.parametrize("entry", [e for e in ENTRIES if "forms" in e or "before" in e], ids=str)
def test_each_entry_brings_a_sentence(entry: dict[str, Any]) -> None:
    assert entry["finds"]

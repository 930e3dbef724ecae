"""Every cue of the lexicon finds what it says it finds, and leaves alone what it says it leaves alone."""

from __future__ import annotations

from typing import Any

import pytest
from extract.sourced import PACK, drawn, sources, touches

LEXICON = PACK.lexicon("attribution")
SECTIONS = ("verb", "preposition", "speaker")
ENTRIES = [(section, entry) for section in SECTIONS for entry in LEXICON[section]]
FINDS = [sentence for _, entry in ENTRIES for sentence in entry["finds"]]
IGNORES = [sentence for _, entry in ENTRIES for sentence in entry["ignores"]]
COMMITMENTS = {
    "neutral", "assertive", "opinion", "factive", "admission", "distancing", "denial", "accusation", "responsibility",
    "relay", "unable", "demand",
}  # fmt: skip


@pytest.mark.parametrize("marked", FINDS)
def test_an_entry_finds_its_source_and_its_cue(marked: str) -> None:
    text, source, cue = drawn(marked)
    hit = [s for s in sources(text) if touches(source, s.span.start, s.span.end)]
    assert [s for s in hit if cue is None or (s.cue is not None and touches(cue, s.cue.start, s.cue.end))] != []


@pytest.mark.parametrize("sentence", IGNORES)
def test_an_entry_leaves_its_other_senses_alone(sentence: str) -> None:
    assert [(s.text, s.cue_text) for s in sources(sentence)] == []


def test_there_are_two_hundred_cues() -> None:
    assert sum(len(e.get("words", [1])) for _, e in ENTRIES if _ != "speaker") >= 200


@pytest.mark.parametrize(
    "entry", [e for s, e in ENTRIES if s != "speaker"], ids=lambda e: e.get("cue") or e["words"][0]
)
def test_a_cue_has_a_known_commitment_and_sentences_both_ways(entry: dict[str, Any]) -> None:
    assert entry["commitment"] in COMMITMENTS
    assert entry["finds"] != []
    assert entry["ignores"] != []


@pytest.mark.parametrize("entry", LEXICON["verb"], ids=lambda e: e["cue"])
def test_a_verb_lists_its_infinitive_among_its_forms_and_takes_something(entry: dict[str, Any]) -> None:
    assert entry["lemma"] in entry["forms"]
    assert entry["takes"] != []

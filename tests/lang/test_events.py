"""Every frame finds its own sentences and leaves alone those that only look like it."""

from __future__ import annotations

import pytest
from extract.drawn import PACK, parsed, read

from recoupe.extract.frames import Frame, load_lexicon
from recoupe.extract.scene import scenes
from recoupe.extract.triggers import triggers
from recoupe.model.event import EVENT_TYPES
from recoupe.model.mention import Mentions
from recoupe.recognise.numbers import numbers

LEXICON = load_lexicon(PACK)
FINDS = [pytest.param(frame, text, id=f"{frame.name}: {text}") for frame in LEXICON.once for text in frame.finds]
IGNORES = [pytest.param(frame, text, id=f"{frame.name}: {text}") for frame in LEXICON.once for text in frame.ignores]


@pytest.mark.parametrize(("frame", "text"), FINDS)
def test_a_frame_finds_its_sentences(frame: Frame, text: str) -> None:
    # In a report that speaks of arms; what a sentence alone tells is the matter of tests/extract.
    mentions = Mentions(numbers=numbers(parsed(text), text, PACK))
    fired = [t.frame for scene in scenes(parsed(text), text, mentions, LEXICON) for t in triggers(scene, armed=True)[0]]
    assert any(f.name == frame.name or f.type == frame.type for f in fired), [f.name for f in fired]


@pytest.mark.parametrize(("frame", "text"), IGNORES)
def test_a_frame_leaves_its_look_alikes_alone(frame: Frame, text: str) -> None:
    assert frame.name not in {t.rule for e in read(text) for t in e.tellings}


def test_there_are_frames_for_every_type() -> None:
    assert {frame.type for frame in LEXICON.frames} == set(EVENT_TYPES)


def test_there_are_at_least_250_frames() -> None:
    assert len({frame.name for frame in LEXICON.frames}) >= 250


@pytest.mark.parametrize("frame", [f for f in LEXICON.once if not f.skip], ids=lambda f: f.name)
def test_every_frame_brings_its_proof(frame: Frame) -> None:
    assert frame.finds
    assert frame.ignores


def test_no_sentence_stands_twice_as_found() -> None:
    texts = [text for frame in LEXICON.once for text in frame.finds]
    assert len(texts) == len(set(texts))


@pytest.mark.parametrize("examples", LEXICON.light_examples, ids=lambda e: e[0][0])
def test_a_light_verb_makes_its_subject_a_party(examples: tuple[tuple[str, ...], tuple[str, ...]]) -> None:
    finds, ignores = examples
    assert all(read(text) for text in finds)
    assert not any(read(text) for text in ignores)

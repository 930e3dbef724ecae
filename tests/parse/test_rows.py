"""What is kept of words changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from parse.drawn import drawn_sentences

from recoupe.lang.pack import load_pack
from recoupe.parse import engine, rows

if TYPE_CHECKING:
    from recoupe.parse import Parser

PACK = load_pack("fr")


def fresh() -> Parser:
    return engine.opened(PACK.folder / "model", PACK)


@pytest.fixture(scope="module")
def texts() -> list[str]:
    return [d.text for d in drawn_sentences()][:12]


def test_a_text_parses_the_same_whatever_was_read_before(texts: list[str]) -> None:
    forwards, backwards = fresh(), fresh()
    assert [forwards.sentences(t) for t in texts] == [backwards.sentences(t) for t in reversed(texts)][::-1]


def test_forgetting_changes_nothing(texts: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    expected = [fresh().sentences(t) for t in texts[:1]]
    monkeypatch.setattr(rows, "KEPT", 20)
    forgetful = fresh()
    for text in texts[:6]:
        forgetful.sentences(text)
    assert [forgetful.sentences(t) for t in texts[:1]] == expected


def test_kept_rows_are_the_layers_own(texts: list[str]) -> None:
    parser = fresh()
    kept = next(node for node in parser._nlp.get_pipe("parser").model.walk() if node.name == "kept_rows")
    doc = parser._nlp.make_doc(texts[0])
    again = fresh()._nlp.make_doc(texts[0])
    assert kept.predict([doc])[0].tolist() == kept.predict([again, doc])[1].tolist()


def test_a_pipeline_that_keeps_its_rows_does_not_learn() -> None:
    kept = next(node for node in fresh()._nlp.get_pipe("parser").model.walk() if node.name == "kept_rows")
    with pytest.raises(ValueError, match="cannot learn"):
        kept([], is_train=True)

"""Sentences of whole texts, by the shipped model."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from parse.drawn import drawn_paragraphs, drawn_sentences

import recoupe
from recoupe.lang.pack import load_pack
from recoupe.parse import load

if TYPE_CHECKING:
    from recoupe.model.sentence import Sentence
    from recoupe.parse import Parser

REPORT = (
    "Niger : cinq soldats tués\n\nCinq soldats ont été tués mardi près de Tillabéri. Selon l'armée, « la riposte a été "
    "rapide ».\n\nLe bilan reste provisoire, a déclaré M. Issoufou. Trois blessés ont été évacués."
)


def found(sentences: tuple[Sentence, ...], text: str) -> list[str]:
    return [text[s.start : s.end] for s in sentences]


def test_thirty_paragraphs_fall_into_their_sentences(parser: Parser) -> None:
    hits = mine = theirs = 0
    for text, expected in drawn_paragraphs():
        sentences = found(parser.sentences(text), text)
        hits, mine, theirs = hits + len(set(sentences) & set(expected)), mine + len(sentences), theirs + len(expected)
    assert theirs == 82
    assert 200 * hits / (mine + theirs) >= 97


def test_the_title_is_paragraph_nought(parser: Parser) -> None:
    assert [s.paragraph for s in parser.sentences(REPORT)] == [0, 1, 1, 2, 2]


def test_sentences_are_numbered_through(parser: Parser) -> None:
    sentences = parser.sentences(REPORT)
    assert [s.index for s in sentences] == list(range(len(sentences)))


def test_the_same_text_parses_the_same_twice(parser: Parser) -> None:
    assert parser.sentences(REPORT) == parser.sentences(REPORT)


def test_a_text_parses_the_same_in_any_company(parser: Parser) -> None:
    texts = [d.text for d in drawn_sentences()][:12]
    alone = [parser.sentences(text) for text in texts]
    assert list(parser.many([REPORT, *texts, REPORT]))[1:-1] == alone
    assert list(parser.many(reversed(texts))) == alone[::-1]


@pytest.mark.parametrize("text", ["", " ", "\n", "\u00a0\n\u202f"])
def test_nothing_has_no_sentences(parser: Parser, text: str) -> None:
    assert parser.sentences(text) == ()


@pytest.mark.parametrize(
    "text", ["a", ".", "«", "🙂", "🙂🙂\u200d🔥", "الجيش", "\ufeffOui", "e\u0301te\u0301", "\x00", "1" * 5000]
)
def test_odd_texts_give_sentences_with_their_offsets(parser: Parser, text: str) -> None:
    sentences = parser.sentences(text)
    assert all(text[t.start : t.end] == t.text for s in sentences for t in s.tokens)


def test_a_line_of_a_hundred_pages_without_a_full_stop_is_read(parser: Parser) -> None:
    text = "les soldats avancent vers la ville et " * 5000
    sentences = parser.sentences(text)
    assert sum(len(s.tokens) for s in sentences) == 35_000
    assert max(len(s.tokens) for s in sentences) <= 400


def test_curly_and_straight_apostrophes_parse_alike(parser: Parser) -> None:
    curly, straight = (parser.sentences(f"L{mark}armée n{mark}a rien dit.") for mark in "’'")
    assert [(t.pos, t.dep, t.head, t.lemma) for t in curly[0].tokens] == [
        (t.pos, t.dep, t.head, t.lemma) for t in straight[0].tokens
    ]


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from(["L'armée", "\u00a0", "a tué", "\n", "« ", " »", ".", " ", "5\u202f000", "\r\n", "🙂", "M. Ba"])
    ).map("".join)
)
def test_offsets_are_those_of_the_text_and_nothing_is_lost(text: str) -> None:
    sentences = load(load_pack("fr")).sentences(text)
    covered = set()
    for sentence in sentences:
        assert (sentence.start, sentence.end) == (sentence.tokens[0].start, sentence.tokens[-1].end)
        assert "\n\n" not in text[sentence.start : sentence.end]
        for place, token in enumerate(sentence.tokens):
            assert token.i == place
            assert text[token.start : token.end] == token.text
            assert 0 <= token.head < len(sentence.tokens)
            covered |= set(range(token.start, token.end))
        assert sum(t.head == t.i for t in sentence.tokens) >= 1
        for name in sentence.names:
            assert sentence.start <= name.span.start < name.span.end <= sentence.end
    assert all(text[i].isspace() for i in range(len(text)) if i not in covered)


def test_importing_the_room_does_not_load_spacy() -> None:
    code = "import recoupe.parse, sys; sys.exit('spacy' in sys.modules or 'numpy' in sys.modules)"
    source = Path(recoupe.__file__).parent.parent
    done = subprocess.run([sys.executable, "-c", code], check=False, env=os.environ | {"PYTHONPATH": str(source)})
    assert done.returncode == 0


def test_a_parser_is_loaded_once() -> None:
    assert load(load_pack("fr")) is load(load_pack("fr"))


def test_the_shipped_model_has_a_fingerprint(parser: Parser) -> None:
    assert len(parser.fingerprint) == 12

"""Another pipeline than ours: its words are kept, its labels mapped."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc, Span

from recoupe.lang.pack import load_pack
from recoupe.parse.engine import Parser, relation


@pytest.fixture(scope="module")
def foreign() -> Parser:
    nlp = spacy.blank("fr")

    @spacy.Language.component("made_up_parse")  # type: ignore[untyped-decorator]  # spaCy's decorators have no types
    def made_up_parse(doc: Doc) -> Doc:
        for token in doc:
            token.head = doc[1]
            token.dep_ = "ROOT" if token.i == 1 else "obl:mod"
            token.pos_ = "NOUN"
            token.lemma_ = token.text.lower()
        doc.ents = [Span(doc, 0, 1, "GPE"), Span(doc, 2, 3, "DATE")]
        return doc

    nlp.add_pipe("made_up_parse")
    return Parser(nlp, load_pack("fr"))


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("obl:mod", "obl"), ("obl:arg", "obl"), ("aux:tense", "aux"), ("flat:name", "flat"), ("expl:comp", "expl"),
        ("nsubj:pass", "nsubj:pass"), ("obl:agent", "obl:agent"), ("acl:relcl", "acl:relcl"), ("ROOT", "root"), ("", "dep"),
    ],
)  # fmt: skip
def test_relations_are_brought_to_ours(label: str, expected: str) -> None:
    assert relation(label) == expected


def test_its_relations_and_names_are_mapped(foreign: Parser) -> None:
    (sentence,) = foreign.sentences("Homs brûle lundi")
    assert [t.dep for t in sentence.tokens] == ["obl", "root", "obl"]
    assert [(n.label, n.span.start, n.span.end) for n in sentence.names] == [("LOC", 0, 4)]


def test_its_offsets_are_those_of_the_report(foreign: Parser) -> None:
    text = "\n\n  Homs brûle\u00a0lundi"
    (sentence,) = foreign.sentences(text)
    assert [text[t.start : t.end] for t in sentence.tokens] == ["Homs", "brûle", "lundi"]


def test_it_has_a_fingerprint(foreign: Parser) -> None:
    assert foreign.fingerprint == "fr_pipeline-0.0.0"

"""Figures, silver trees and lexicon bits."""

from __future__ import annotations

from train.own import FIRE, TOLL

from recoupe.lang.pack import load_pack
from recoupe.model.sentence import Name, Sentence, Token
from recoupe.model.text import Span
from recoupe.train.lexical import word_bits
from recoupe.train.names import NamedLine
from recoupe.train.score import name_figures, tree_figures
from recoupe.train.silver import agreed


def sentence(rows: str, text: str) -> Sentence:
    """A sentence from « form/pos/head/dep » rows; heads count from 1."""
    tokens, at = [], 0
    for i, row in enumerate(rows.split()):
        form, pos, head, dep = row.split("/")
        start = text.index(form, at)
        at = start + len(form)
        tokens.append(Token(i, form, start, at, form.lower(), pos, "", int(head) - 1 if head != "0" else i, dep))
    return Sentence(0, 0, tokens[0].start, tokens[-1].end, tuple(tokens))


RIGHT = "Les/DET/2/det rebelles/NOUN/3/nsubj quittent/VERB/0/root la/DET/5/det ville/NOUN/3/obj ./PUNCT/3/punct"


def test_a_right_parse_has_full_marks() -> None:
    figures = tree_figures([FIRE], lambda text: (sentence(RIGHT, text),))
    assert (figures.words, figures.sentences, figures.upos, figures.uas, figures.las) == (100, 100, 100, 100, 100)


def test_a_wrong_label_costs_las_and_not_uas() -> None:
    figures = tree_figures([FIRE], lambda text: (sentence(RIGHT.replace("obj", "obl"), text),))
    assert (figures.uas, figures.las) == (100, 80)


def test_punctuation_does_not_count() -> None:
    figures = tree_figures([FIRE], lambda text: (sentence(RIGHT.replace("3/punct", "1/punct"), text),))
    assert figures.las == 100


def test_names_count_with_both_ends_and_label() -> None:
    def read(text: str) -> tuple[Sentence, ...]:
        whole = sentence("Ali/PROPN/0/root quitte/VERB/1/dep Gao/PROPN/1/dep", text)
        return (
            Sentence(0, 0, whole.start, whole.end, whole.tokens, (Name(Span(0, 3), "PER"), Name(Span(11, 14), "ORG"))),
        )

    figures = name_figures([NamedLine("Ali quitte Gao", ((0, 3, "PER"), (11, 14, "LOC")))], read)
    assert (figures["PER"], figures["LOC"], figures["all"]) == (100, 0, 50)


def test_what_one_other_parser_confirms_is_silver() -> None:
    right, wrong = sentence(RIGHT, FIRE.text), sentence(RIGHT.replace("3/obj", "2/nmod"), FIRE.text)
    assert [t.text for t in agreed([[right], [wrong], [right]], FIRE.text, "x")] == [FIRE.text]
    assert list(agreed([[right], [wrong], [wrong]], FIRE.text, "x")) == []


def test_short_sentences_teach_nothing() -> None:
    short = sentence("Ils/PRON/2/nsubj fuient/VERB/0/root", "Ils fuient")
    assert list(agreed([[short], [short]], "Ils fuient", "x")) == []
    assert len(TOLL.words) == 5


def test_lexicons_and_gazetteers_give_bits() -> None:
    bits = word_bits(load_pack("fr"))
    assert "large city" in bits["Niamey"]
    assert "title" in bits["ministre"]
    assert "day" in bits["mardi"]
    assert "rebelles" not in bits

"""What our rules lean on: passives, relatives, incises, conditionals, counts, coordination, nominal events, names."""

from __future__ import annotations

from parse.drawn import drawn_sentences, missing

from recoupe.lang.pack import load_pack
from recoupe.parse import load


def test_nine_in_ten_of_the_words_that_matter_hang_where_they_should() -> None:
    parser = load(load_pack("fr"))
    drawn = list(drawn_sentences())
    lost = [line for sentence in drawn for line in missing(sentence, parser.sentences(sentence.text))]
    arcs = sum(len(sentence.arcs) for sentence in drawn)
    assert len(drawn) >= 60
    assert 1 - len(lost) / arcs >= 0.9, "\n".join(lost)

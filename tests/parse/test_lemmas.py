"""Dictionary forms."""

from __future__ import annotations

import pytest

from recoupe.lang.pack import load_pack
from recoupe.parse.lemmas import lemma, table_of

PACK = load_pack("fr")
KNOWN = {
    "achever|VERB": "achever", "reprendre|VERB": "reprendre", "accélérer|VERB": "accélérer", "lancer|VERB": "lancer",
    "rompre|VERB": "rompre", "bat|VERB": "battre", "investir|VERB": "investir", "balayer|VERB": "balayer", "eut|VERB": "avoir", "Homs|PROPN": "Homs",
}  # fmt: skip


@pytest.mark.parametrize(
    ("form", "pos", "feats", "guess", "expected"),
    [
        ("eut", "VERB", "", "eutre", "avoir"),
        ("Eut", "VERB", "", "Eut", "avoir"),
        ("achève", "VERB", "", "achève", "achever"),
        ("accélèrent", "VERB", "", "accélèrer", "accélérer"),
        ("lançait", "VERB", "", "lançait", "lancer"),
        ("balaient", "VERB", "", "balaient", "balayer"),
        ("investit", "VERB", "", "investit", "investir"),
        ("Syndicats", "NOUN", "Gender=Masc|Number=Plur", "Syndicats", "syndicat"),
        ("OTAN", "NOUN", "", "OTAN", "OTAN"),
        ("Très", "ADV", "", "Très", "très"),
        ("Homs", "PROPN", "", "Hom", "Homs"),
        ("interrompu", "VERB", "", "interrompur", "interrompre"),
        ("rebat", "VERB", "", "rebat", "rebattre"),
        ("endommagés", "VERB", "", "endommagé", "endommager"),
        ("brrr", "VERB", "", "", "brrr"),
    ],
)
def test_a_word_has_its_lemma(form: str, pos: str, feats: str, guess: str, expected: str) -> None:
    assert lemma(form, pos, feats, guess, KNOWN, PACK) == expected


def test_a_foreign_pipeline_keeps_its_guess() -> None:
    assert lemma("Très", "ADV", "", "Très", {}, PACK) == "Très"


def test_the_table_holds_what_is_nearly_always_so_and_every_infinitive() -> None:
    rows = {("fut", "AUX"): {"être": 20}, ("suis", "VERB"): {"suivre": 3, "être": 2}, ("tuer", "VERB"): {"tuer": 1}}
    assert table_of(rows, PACK) == {
        "fut|AUX": "être",
        "être|VERB": "être",
        "suivre|VERB": "suivre",
        "tuer|VERB": "tuer",
    }

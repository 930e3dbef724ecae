"""Ways in which French says who says so: insertions, figures, bare denials, who is cited."""

from __future__ import annotations

import pytest
from extract.sourced import sources


def spoken(text: str) -> list[tuple[str, str]]:
    return [(source.text, source.commitment) for source in sources(text)]


def vouched(text: str) -> list[str]:
    return ["".join(span.of(text) for span in source.scope) for source in sources(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Le raid, affirme la police, a fait dix morts.",
        "Le raid, a affirmé lundi la police, a fait dix morts.",
        "Les dégâts, a-t-elle ajouté, sont légers.",
    ],
)
def test_an_insertion_between_subject_and_verb_vouches_for_both(text: str) -> None:
    first = "La police a parlé d'un raid. " if "-elle" in text else ""
    assert [text.split(",", maxsplit=1)[0], text.rsplit(",", maxsplit=1)[-1]] == [
        part.strip(" ,") if n == 0 else " " + part.strip()
        for n, part in enumerate(span.of(first + text) for span in sources(first + text)[-1].scope)
    ]


def test_what_was_said_before_is_taken_up_by_ce_que() -> None:
    text = "Aucun avion n'a bombardé le port : c'est ce qu'affirment des sources russes."
    assert vouched(text) == ["Aucun avion n'a bombardé le port"]


def test_a_bare_denial_is_a_denial() -> None:
    assert spoken("Un raid a tué dix hommes. Des sources russes nient.") == [("Des sources russes", "denial")]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("L'OSDH en dénombre douze.", "douze"),
        ("Le maire n'en a vu que trois.", "trois"),
        ("Le quotidien al-Araby a compté dix tirs.", "dix tirs"),
        ("L'OSDH évoque trois morts dans un hangar.", "trois morts"),
    ],
)
def test_a_source_that_only_counts_is_heard_with_its_figure(text: str, figure: str) -> None:
    assert [figure in words for words in vouched(text)] == [True]


def test_who_admits_only_eight_shots_admits_eight() -> None:
    assert spoken("La coalition n'admet que huit tirs.") == [("La coalition", "admission")]


def test_a_verb_that_is_more_often_a_deed_still_closes_a_sentence_in_somebody_s_mouth() -> None:
    assert spoken("Neuf dépôts ont été détruits, assure le Pentagone.") == [("le Pentagone", "assertive")]
    assert spoken("Deux compagnies tiennent le pont, assurent la garde du port.") == []


def test_a_title_before_the_name_belongs_to_the_source() -> None:
    assert spoken("Dix soldats sont morts, a dit le porte-parole de l'armée, le colonel Paul Brame.") == [
        ("le porte-parole de l'armée, le colonel Paul Brame", "neutral")
    ]


def test_a_quoted_name_is_a_name_and_no_speech() -> None:
    assert spoken("L'organisation « État islamique » revendique les attaques de Gao.") == [
        ("L'organisation « État islamique »", "responsibility")
    ]


def test_behind_a_colon_a_quote_may_follow_far_from_its_verb() -> None:
    text = "Le Rwanda a répondu par la voix du colonel Paul Brame, porte-parole de l'armée rwandaise : « Nous ne tirons pas »."
    assert vouched(text) == ["« Nous ne tirons pas »"]


def test_who_is_only_talked_of_announces_nothing() -> None:
    text = "Le gouvernement estime que ces meneurs ont des caches, et annonce la fermeture du pont."
    assert {source.text for source in sources(text)} == {"Le gouvernement"}


def test_a_participle_with_a_subject_of_its_own_is_his_word() -> None:
    assert spoken("Deux élus ont parlé mardi, le maire soulignant que le pont tient.") == [("le maire", "assertive")]


def test_a_landlord_is_a_witness() -> None:
    (source,) = sources("Selon le patron du café, un homme a tiré.")
    assert (source.kind, source.named) == ("witness", False)


def test_who_is_talked_of_in_a_quote_does_not_speak_behind_it() -> None:
    text = "Le ministre a parlé lundi. « Un homme a tiré sur la foule » a-t-il dit."
    assert "Un homme" not in {source.text for source in sources(text)}

"""Where words begin and end."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.lang.pack import load_pack
from recoupe.parse.words import LEVEL, words

PACK = load_pack("fr")


def forms(line: str) -> list[str]:
    return [line[a:b] for a, b in words(line, PACK)]


@pytest.mark.parametrize(
    "drawn",
    [
        "L'|armée|a|-t-elle|repris|5 000|km²|?",
        "Qu'|est|-ce|que|c'|est|?",
        "M.|Diallo|a|quitté|Deir-ez-Zor|.",
        "Le|vice-président|J.-P.|Martin|parle|.",
        "À|10|h|30|,|25,5|%|des|voix|.",
        "Les|drones|Shahed-136|et|l'|A-50|ont|décollé|.",
        "Aujourd'hui|,|quelqu'un|a|tiré|jusqu'|à|l'|aube|.",
        "Voir|https://exemple.org/a?b=1|,|puis|écrire|à|presse@exemple.org|.",
        "Le|1er|mai|2018|,|le|12/05/2018|.",
        "Ils|sont|à|Sana'a|,|Ta'izz|et|N'Djamena|.",
        "p.|ex.|les|MM.|Dupin|et|Cie|.",
        "الجيش|السوري|a|avancé|.",
        "Il|attend|...|puis|tire|!",
        "«|Non|»|,|dit|-il|.",
        "Dites|-le|,|allez|-y|!",
        "Le|sud-ouest|de|Beit-Lahia|,|là-bas|.",
    ],
)
def test_words_fall_as_drawn(drawn: str) -> None:
    expected = drawn.split("|")
    line = ""
    for form in expected:
        glued = line.endswith(("'", "«")) or form in {".", ",", "%", "»"} or form.startswith("-") or form == "..."
        line += form if glued or not line else f" {form}"
    line = line.replace("10 h 30", "10h30").replace("« Non »", "«Non»")
    assert forms(line) == expected


def test_a_capital_after_a_hyphen_is_a_name_and_stays() -> None:
    assert forms("Abou-Le et Ain-El") == ["Abou-Le", "et", "Ain-El"]


@given(st.text(max_size=60))
def test_levelling_keeps_the_length(text: str) -> None:
    assert len(text.translate(LEVEL)) == len(text)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=80))
def test_words_cover_everything_but_spaces_in_order(text: str) -> None:
    line = text.translate(LEVEL).replace("\n", " ").replace("\r", " ")
    spans = words(line, PACK)
    assert [a for a, _ in spans] == sorted(a for a, _ in spans)
    assert all(a < b for a, b in spans)
    assert all(b <= a for (_, b), (a, _) in pairwise(spans))
    covered = {i for a, b in spans for i in range(a, b)}
    assert all(line[i].isspace() for i in range(len(line)) if i not in covered)

"""What is found in a text before any day is known: spans, fields, tense, false friends, odd text."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recoupe.lang.pack import load_pack
from recoupe.model.found import FoundTime
from recoupe.model.sentence import Sentence, Token
from recoupe.recognise.times import times

PACK = load_pack("fr")


def found(text: str) -> list[str]:
    return [one.text for one in times(text, (), PACK)]


def only(text: str) -> FoundTime:
    (one,) = times(text, (), PACK)
    return one


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Depuis fin mai 2018, rien.", ["fin mai 2018"]),
        ("L'attaque du 28 février est tue.", ["28 février"]),
        ("Il est parti samedi à 8 h.", ["samedi", "8 h"]),
        ("Il est parti hier en début d'après-midi.", ["hier en début d'après-midi"]),
        ("Les années 60 et 1998.", ["Les années 60", "1998"]),
        ("De 1982 à 1987, il servit.", ["De 1982 à 1987", "1982", "1987"]),
        ("Vers 3 h 30 GMT, un tir.", ["3 h 30 GMT"]),
        ("Le 3\u00a0mars, l’aube.", ["Le 3\u00a0mars", "l’aube"][:1]),
        ("LE 3 MARS 2020 À GAO", ["LE 3 MARS 2020"]),
        ("Le 1er\nmars 2020, rien.", ["Le 1er\nmars 2020"]),
    ],
)
def test_the_span_is_the_expression_without_its_preposition(text: str, expected: list[str]) -> None:
    assert expected == found(text)


@pytest.mark.parametrize(
    "text",
    [
        "Le camp a été pris, et il a bien été rasé.",
        "La planète Mars et le champ de Mars.",
        "Une seconde frappe, puis la seconde guerre.",
        "Des A-10, un T-72 et 3 roquettes.",
        "Quelque 2500 militaires et 2000 civils.",
        "Madame Avril et monsieur Mai.",
        "Il est âgé de 14 ans.",
        "La résolution 1973, article 2011.",
        "Il a lu vingt pages.",
    ],
)
def test_false_friends_are_left_alone(text: str) -> None:
    assert found(text) == []


def test_the_tense_of_the_nearest_verb_is_told_without_a_parse() -> None:
    assert only("Le convoi est arrivé mardi.").tense == "past"
    assert only("Le convoi arrivera mardi.").tense == "future"
    assert only("Le convoi doit repartir mardi.").tense == "future"
    assert only("Un convoi mardi.").tense is None


def test_the_parse_tells_the_tense_where_there_is_one() -> None:
    text = "Il dort mardi ; il partira."
    words = [
        ("Il", "PRON", "", 1, "nsubj"),
        ("dort", "VERB", "Mood=Ind|Tense=Past", 1, "root"),
        ("mardi", "NOUN", "", 1, "obl"),
    ]
    tokens, at = [], 0
    for i, (word, pos, feats, head, dep) in enumerate(words):
        start = text.index(word, at)
        at = start + len(word)
        tokens.append(Token(i, word, start, at, word.lower(), pos, feats, head, dep))
    sentence = Sentence(0, 0, 0, len(text), tuple(tokens))
    assert [one.tense for one in times(text, (sentence,), PACK)] == ["past"]


def test_a_participle_that_the_parser_marks_is_no_summer() -> None:
    text = "Il dit que l'été fut long."
    start = text.index("été")
    token = Token(0, "été", start, start + 3, "être", "AUX", "VerbForm=Part", 0, "root")
    assert times(text, (Sentence(0, 0, 0, len(text), (token,)),), PACK) == ()
    assert found(text) == ["l'été"]


def test_kinds_are_told_apart() -> None:
    kinds = {
        one.text: one.kind for one in times("Lundi à 8 h, après six jours de siège, comme chaque hiver.", (), PACK)
    }
    assert kinds == {"Lundi": "date", "8 h": "time", "après six jours": "duration", "chaque hiver": "set"}


def test_what_opens_and_closes_is_kept_beside_the_span() -> None:
    bounds = [one.bound for one in times("Depuis mardi, jusqu'à jeudi, d'ici le 3 mai, avant 2011.", (), PACK)]
    assert bounds == ["since", "until", "by", "before"]


def test_vague_counts_are_marked() -> None:
    assert only("Le camp tient depuis plus de 48 heures.").vague
    assert not only("Le camp tient depuis 48 heures.").vague


PIECES = st.sampled_from(
    [
        "lundi",
        "11",
        "1er",
        "mars",
        "mai",
        "2018",
        "la",
        "nuit",
        "de",
        "à",
        "au",
        "du",
        "le",
        "il",
        "y",
        "a",
        "ans",
        "jours",
        "plus",
        "tard",
        "hier",
        "été",
        "l'été",
        "dernier",
        "XIXe",
        "siècle",
        "années",
        "60",
        "Noël",
        "entre",
        "et",
        "fin",
        "depuis",
        "trois",
        "vers",
        "3",
        "h",
        "30",
        "22H00",
        "ce",
        "jour-là",
        "veille",
        ".",
        ",",
        "-",
        "/",
        "\n",
        "une",
        "dizaine",
        "de",
        "jours",
    ]
)


@settings(deadline=None)
@given(st.lists(PIECES, max_size=16).map(" ".join) | st.text(max_size=200))
def test_any_text_gives_spans_that_fit(text: str) -> None:
    assert all(one.span.of(text) == one.text and one.text for one in times(text, (), PACK))


@settings(deadline=None)
@given(st.lists(PIECES, max_size=16).map(" ".join))
def test_expressions_come_in_order_and_only_a_range_of_years_holds_others(text: str) -> None:
    ones = [one for one in times(text, (), PACK) if one.kind != "duration"]
    assert all(a.span.end <= b.span.start for a, b in pairwise(ones))


@pytest.mark.parametrize("text", ["", "7", "🙂", "في يوم الثلاثاء", "\x00", "'", "le ", "1" * 500])
def test_odd_text_is_no_trouble(text: str) -> None:
    assert times(text, (), PACK) == ()


def test_a_megabyte_in_one_line_takes_seconds_not_minutes() -> None:
    text = "le camp de la ville est vide " * 36_000
    start = time.process_time()
    assert times(text, (), PACK) == ()
    assert time.process_time() - start < 20

"""Counts in running text: spans, bounds, false friends, odd text."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.lang.pack import load_pack
from recoupe.model.sentence import Sentence, Token
from recoupe.recognise.numbers import around, numbers, round_bounds
from recoupe.recognise.numerals import digits_value, numerals_value, scaled_value

PACK = load_pack("fr")
UNITS = "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize".split()  # noqa: SIM905  reads as one counts
TENS = {20: "vingt", 30: "trente", 40: "quarante", 50: "cinquante", 60: "soixante"}


def read(text: str) -> list[tuple[str, int, int | None]]:
    return [(n.text, n.low, n.high) for n in numbers((), text, PACK)]


def in_words(n: int) -> str:
    """A whole number in French words, after the spelling of 1990 or with blanks: the reader must take both."""
    if n < 17:
        return UNITS[n]
    if n < 20:
        return f"dix-{UNITS[n - 10]}"
    if n < 70:
        ten, unit = n - n % 10, n % 10
        return TENS[ten] + ("" if not unit else " et un" if unit == 1 else f"-{UNITS[unit]}")
    if n < 80:
        return "soixante et onze" if n == 71 else f"soixante-{in_words(n - 60)}"
    if n < 100:
        return "quatre-vingts" if n == 80 else f"quatre-vingt-{in_words(n - 80)}"
    if n < 1000:
        head = "cent" if n < 200 else f"{UNITS[n // 100]} cent"
        return head + (f" {in_words(n % 100)}" if n % 100 else "s" if n >= 200 else "")
    if n < 1_000_000:
        head = (
            "mille"
            if n < 2000
            else f"{in_words(n // 1000).removesuffix('s') if n % 1000 == 0 else in_words(n // 1000)} mille"
        )
        return head + (f" {in_words(n % 1000)}" if n % 1000 else "")
    head = f"{in_words(n // 1_000_000)} million" + ("s" if n >= 2_000_000 else "")
    return head + (f" {in_words(n % 1_000_000)}" if n % 1_000_000 else "")


@given(st.integers(2, 999_999_999))
def test_a_number_written_in_words_is_read_back_to_itself(n: int) -> None:
    assert read(f"On a vu {in_words(n)} camions.") == [(in_words(n), n, n)]


@given(st.integers(2, 999_999_999), st.sampled_from([" ", "\u00a0", "\u202f", "."]))
def test_a_number_written_in_figures_is_read_back_whatever_parts_its_thousands(n: int, blank: str) -> None:
    written = f"{n:,}".replace(",", blank)
    assert read(f"On a vu {written} camions.") == [(written, n, n)]


@given(
    st.text(max_size=200)
    | st.from_regex(r"([0-9 .,\-]|un|dix|et|cent|mille|plus de |près d'|à |h ){0,40}", fullmatch=True)
)
def test_any_text_gives_spans_that_fit_and_do_not_overlap(text: str) -> None:
    found = numbers((), text, PACK)
    assert all(n.span.of(text) == n.text and n.low <= (n.high if n.high is not None else n.low) for n in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))


@pytest.mark.parametrize("text", ["", "7", "🙂", "٣ قذائف", "\x00", "1" * 400, "." * 1000])
def test_odd_text_is_no_trouble(text: str) -> None:
    assert all(n.span.of(text) == n.text for n in numbers((), text, PACK))


def test_a_megabyte_in_one_line_is_read() -> None:
    assert len(numbers((), "Ils ont pris 12 chars et 1 300 fusils. " * 26_000, PACK)) == 52_000


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le raid a tué 12 soldats et blessé une trentaine de civils.", [("12", 12, 12), ("une trentaine", 26, 34)]),
        ("Quatre-vingt-dix-sept otages restent.", [("Quatre-vingt-dix-sept", 97, 97)]),
        ("Deux millions et demi d'habitants.", [("Deux millions et demi", 2_500_000, 2_500_000)]),
        ("Des dizaines de milliers de déplacés.", [("Des dizaines de milliers", 20_000, None)]),
        ("Il y a plus d’une dizaine de blessés.", [("plus d’une dizaine", 10, None)]),
        ("Deux douzaines de mortiers.", [("Deux douzaines", 21, 27)]),
        ("Entre 5 et 7 obus, puis 3-4 tirs.", [("Entre 5 et 7", 5, 7), ("3-4", 3, 4)]),
        ("Des millions de tracts.", [("Des millions", 2_000_000, None)]),
        ("Une poignée de miliciens.", [("Une poignée", 2, None)]),
    ],
)
def test_counts_are_read_with_their_bounds(text: str, expected: list[tuple[str, int, int | None]]) -> None:
    assert read(text) == expected


def test_a_comma_parts_two_numbers() -> None:
    assert read("Le poste 46, à sept cents mètres.") == [("46", 46, 46), ("sept cents", 700, 700)]


@pytest.mark.parametrize(
    "text",
    [
        "Le MiG-29, le F-16 et le T-72.",
        "L'un rit, l'autre pleure.",
        "Depuis l'an 2014.",
        "Le 11/12/2018 à 14h05.",
        "Les 4 et 5 mars.",
        "Le quartier de la porte n° 7.",
        "Un peu plus loin.",
        "Vingt-cinquième brigade.",
        "Le taux atteint 20 %.",
        "Version 2.4.1 du plan.",
    ],
)
def test_numbers_of_the_calendar_and_of_names_are_left_alone(text: str) -> None:
    assert read(text) == []


def test_one_that_the_parser_calls_a_pronoun_is_no_count() -> None:
    text = "Une brûle."
    token = Token(i=0, text="Une", start=0, end=3, lemma="un", pos="PRON", feats="", head=0, dep="nsubj")
    sentence = Sentence(index=0, paragraph=0, start=0, end=10, tokens=(token,))
    assert numbers((sentence,), text, PACK) == ()


def test_the_bounds_are_those_of_the_coding_guide() -> None:
    assert (around(40), around(100), around(60)) == ((36, 44), (90, 110), (54, 66))
    assert (round_bounds(10), round_bounds(20)) == ((8, 12), (17, 23))


def test_numerals_alone_have_values() -> None:
    words = PACK.lexicon("numbers")["words"]
    assert numerals_value(["cinq", "six"], words) == (5, 1)
    assert numerals_value(["chien"], words) is None
    assert (digits_value("5. 000"), digits_value("1,5"), scaled_value("2,25", 1000)) == (5000, None, 2250)

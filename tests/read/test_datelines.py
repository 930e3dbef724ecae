from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.lang.pack import load_pack
from recoupe.read.datelines import Published, published_in

PACK = load_pack("fr")
LEXICON = PACK.lexicon("datelines")
BODY = "\nLes combats ont repris dans la nuit autour du pont."


@pytest.mark.parametrize(("line", "day"), LEXICON["finds"])
def test_a_dateline_gives_its_day(line: str, day: str) -> None:
    found = published_in(line + BODY, PACK)
    assert found is not None
    assert found.edtf == day


@pytest.mark.parametrize("line", LEXICON["ignores"])
def test_a_date_in_a_sentence_is_no_dateline(line: str) -> None:
    assert published_in(line + BODY, PACK) is None


def test_a_dateline_may_follow_the_title() -> None:
    text = "Mali : le pont repris\n\nGAO, 12 octobre 2023 (AXP) - Le pont est repris."
    assert published_in(text, PACK) == Published("2023-10-12", "dateline")


def test_a_dateline_far_down_in_the_text_is_none() -> None:
    assert published_in("Un récit.\n" * 8 + "GAO, 12 octobre 2023 (AXP) - Le pont est repris.", PACK) is None


def test_a_header_is_told_apart_from_a_dateline() -> None:
    assert published_in(" date 2020-10 Les tirs continuent.", PACK) == Published("2020-10", "header")


def test_the_days_of_a_chronicle_are_no_day_of_publication() -> None:
    text = "Le fil des événements\n\n5 janvier 2022 - Deux roquettes.\n\n6 janvier 2022 - Trois roquettes."
    assert published_in(text, PACK) is None


def test_a_title_that_is_a_date_is_none_where_later_years_follow() -> None:
    assert published_in("13 novembre 2015\n\nDix ans après, en 2025, la ville se souvient.", PACK) is None


def test_a_line_that_sets_the_scene_is_none_where_later_years_follow() -> None:
    text = "Récit\n\nGao, 12 octobre 2015.\n\nHuit ans plus tard, en 2023, le pont tient toujours."
    assert published_in(text, PACK) is None


def test_the_first_publication_outranks_the_last_change() -> None:
    assert published_in("Mis à jour le 4 mai 2019\nPublié le 3 mai 2019" + BODY, PACK) == Published(
        "2019-05-03", "dateline"
    )


def test_a_weekday_that_does_not_fit_gives_no_day() -> None:
    assert published_in("Khartoum, lundi 16 avril 2023" + BODY, PACK) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n",
        "-",
        "😀",
        "معارك في المدينة",
        "x" * 1_000_000,
        "A " * 500_000,
        "9 " * 400_000,
        "Par A, " * 9_000,
    ],
)
def test_odd_texts_give_nothing(text: str) -> None:
    assert published_in(text, PACK) is None


@pytest.mark.parametrize(
    "line", ["A " * 100, "Par A, " * 30, "mis à jour le " * 15, "3 mai 2019 " + "par a " * 60, "(A) " * 50]
)
def test_lines_that_repeat_are_read_at_once(line: str) -> None:
    started = process_time()
    published_in(f"Publié le 3 mai 2019 {line}\n{line}", PACK)
    assert process_time() - started < 1.0


@given(st.text(alphabet=st.sampled_from("Aa9 .,-–/()\n:é"), max_size=200))
def test_no_text_breaks_it(text: str) -> None:
    published_in(text, PACK)

from __future__ import annotations

import pytest
from read.files import RAID, STRIKE

from recoupe.lang.pack import load_pack
from recoupe.read.language import has_small_words, language_name, other_language

PACK = load_pack("fr")
LEXICON = PACK.lexicon("language")
ARABIC = "قُتل ثلاثة مدنيين يوم الثلاثاء في هجوم على المدينة بحسب الجيش الذي أعلن فتح تحقيق.\n"


@pytest.mark.parametrize("sentence", LEXICON["finds"])
def test_the_small_words_tell_french(sentence: str) -> None:
    assert has_small_words(sentence, PACK)


@pytest.mark.parametrize("sentence", LEXICON["ignores"])
def test_other_languages_are_told_from_french(sentence: str) -> None:
    assert not has_small_words(sentence, PACK)
    assert other_language(sentence, PACK) is not None


@pytest.mark.parametrize(
    "text", ["Tirs à Goma", "Ménaka", "Burkina : 12 morts", "Mali. Wagner. Kidal. Ber.", "12 345", ""]
)
def test_a_text_too_short_to_tell_counts_as_french(text: str) -> None:
    assert other_language(text, PACK) is None


def test_an_arabic_page_is_told() -> None:
    assert other_language(ARABIC, PACK) == "ar"
    assert language_name("ar") == "Arabic"


def test_a_french_page_with_an_arabic_quotation_is_french() -> None:
    assert other_language(STRIKE * 3 + ARABIC + RAID * 3, PACK) is None


def test_a_page_of_which_half_is_french_is_read() -> None:
    assert other_language(ARABIC * 6 + STRIKE + RAID * 4, PACK) is None


def test_an_arabic_page_with_a_french_name_is_not() -> None:
    assert other_language(ARABIC * 6 + "Le Guetteur\n", PACK) == "ar"


def test_a_language_without_a_name_is_given_by_its_code() -> None:
    assert language_name("xx") == "“xx”"

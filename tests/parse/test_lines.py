"""What a sentence never crosses."""

from __future__ import annotations

import pytest

from recoupe.parse.lines import pieces


def cut(text: str) -> list[str]:
    return [text[p.start : p.end] for p in pieces(text)]


def test_the_title_is_paragraph_nought_and_a_blank_line_ends_a_paragraph() -> None:
    text = "Deux morts\n\nLe pont a sauté.\n\n\nIl est fermé."
    assert [(p.paragraph, text[p.start : p.end]) for p in pieces(text)] == [
        (0, "Deux morts"),
        (1, "Le pont a sauté."),
        (2, "Il est fermé."),
    ]


def test_a_line_break_ends_a_paragraph() -> None:
    assert cut("Bilan\nDeux morts à Homs.\nUn blessé.") == ["Bilan", "Deux morts à Homs.", "Un blessé."]


def test_a_line_that_goes_on_in_small_letters_is_one_piece_with_the_next() -> None:
    assert cut("Cinq soldats ont été\ntués mardi.") == ["Cinq soldats ont été\ntués mardi."]


def test_a_blank_line_is_never_crossed_even_before_small_letters() -> None:
    assert cut("Cinq soldats ont été\n\ntués mardi.") == ["Cinq soldats ont été", "tués mardi."]


def test_a_text_wrapped_at_a_width_is_one_piece() -> None:
    wrapped = (
        "Le convoi avait quitté la base de bon matin avec une\n"
        "Escorte de blindés ; il a été pris sous le feu près de\n"
        "Kidal, où la piste passe entre deux collines, puis\n"
        "a fait demi-tour."
    )
    assert cut(wrapped) == [wrapped]


@pytest.mark.parametrize("breaks", ["\r\n\r\n", "\n \n", "\u2029", "\r\r", "\n\t\n"])
def test_blank_lines_are_known_in_every_writing(breaks: str) -> None:
    assert cut(f"Un{breaks}deux") == ["Un", "deux"]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\r\n \t"])
def test_nothing_has_no_pieces(text: str) -> None:
    assert cut(text) == []

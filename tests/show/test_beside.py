"""Beside the accounts: tolls over time, voices, copies."""

from __future__ import annotations

from html.parser import HTMLParser

from show.sample import incident, readings

from recoupe.compare.lineage import steps
from recoupe.compare.tolls import tolls_over_time
from recoupe.show.beside import Tools, copy_texts, toll_rows, voice_rows
from recoupe.show.dossier import dossier

TOOLS = Tools(tolls_over_time, steps)
BY_NAME = {reading.report.name: reading for reading in readings()}


def test_the_toll_is_told_in_the_order_in_which_the_reports_appeared() -> None:
    rows = toll_rows(incident(), TOOLS)
    assert [(row.published, row.outlet, row.figure) for row in rows] == [
        ("2024-03-06", "Le Relais", "5"), ("2024-03-07", "La Lettre", "8"),
    ]  # fmt: skip


def test_a_copied_figure_is_called_one() -> None:
    assert [row.note for row in toll_rows(incident(), TOOLS)] == ["", "copied"]


def test_each_voice_stands_with_the_outlets_that_have_it() -> None:
    assert voice_rows(incident()) == (("elu", ("Le Relais",)), ("army", ("La Lettre",)))


def test_a_copy_is_laid_beside_its_original() -> None:
    (text,) = copy_texts(incident(), BY_NAME, TOOLS)
    assert (text.copy.copy, text.copy.original) == ("deux.txt", "un.txt")
    assert {line.sign for line in text.lines} <= {"=", "~", "+", "−"}
    assert any("Huit" in said for line in text.lines for _, said in line.words)


def test_a_report_that_is_not_at_hand_is_laid_beside_nothing() -> None:
    assert copy_texts(incident(), {}, TOOLS) == ()


class Text(HTMLParser):
    """The words of a page and the fragments to which its links lead."""

    def __init__(self) -> None:
        super().__init__()
        self.said = ""
        self.ids: set[str] = set()
        self.targets: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del tag
        self.ids |= {value for key, value in attrs if key == "id" and value}
        self.targets |= {value[1:] for key, value in attrs if key == "href" and value and value.startswith("#")}

    def handle_data(self, data: str) -> None:
        self.said += data


def test_the_dossier_shows_all_three_and_every_figure_leads_to_its_words() -> None:
    page = Text()
    page.feed(dossier([incident()], readings(), tools=TOOLS))
    assert "How the toll moved" in page.said
    assert "deux.txt laid beside un.txt" in page.said
    assert "elu ← Le Relais" in page.said
    assert page.targets <= page.ids


def test_markup_in_a_copied_sentence_is_shown_and_not_run() -> None:
    assert "<script>alert" not in dossier([incident()], readings(), tools=TOOLS)

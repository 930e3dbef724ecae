from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from read.documents import column, pdf
from read.files import read, refused, write

from recoupe.lang.pack import load_pack
from recoupe.read.printed import joined

LAYOUT = load_pack("fr").lexicon("layout")


def text_of(folder: Path, raw: bytes) -> str:
    write(folder, a_pdf=raw)
    (report,) = read(folder / "a.pdf")
    return report.text


@pytest.mark.parametrize("case", LAYOUT["finds"], ids=lambda case: case[0])
def test_a_word_broken_at_a_lines_end_is_whole_again(case: list[str]) -> None:
    assert joined(case[:2]) == case[2]


@pytest.mark.parametrize("case", LAYOUT["ignores"], ids=lambda case: case[0])
def test_a_line_that_ends_without_a_hyphen_is_followed_by_a_blank(case: list[str]) -> None:
    assert joined(case) == " ".join(case)


def test_the_words_of_the_text_decide_on_a_hyphen() -> None:
    words = {"contreforts": 2, "pare-feu": 1}
    assert joined(["Les contre-", "forts du pare-", "feu"], "fr", Counter(words)) == ("Les contreforts du pare-feu")


def test_lines_are_joined_to_paragraphs_and_ligatures_are_letters(tmp_path: Path) -> None:
    lines = column(
        "L’armée a conﬁrmé mardi que trois soldats ont été tués dans l’effondre-",
        "ment d’un pont près de Ménaka, et que les secours étaient sur place.",
    ) + column("Selon un élu local joint par téléphone, le bilan reste provisoire ce soir.", top=660)
    assert text_of(tmp_path, pdf(lines)) == (
        "L’armée a confirmé mardi que trois soldats ont été tués dans l’effondrement d’un pont près de Ménaka, et que "
        "les secours étaient sur place.\n\nSelon un élu local joint par téléphone, le bilan reste provisoire ce soir."
    )


def test_an_indent_begins_a_paragraph(tmp_path: Path) -> None:
    first = column(
        "Les tirs ont repris à l’aube autour de la base, d’après des habitants de",
        "la ville, qui ont fui vers les villages voisins avec leurs enfants hier.",
    )
    second = [
        (82.0, 676.0, "L’armée n’a donné aucun bilan et parle d’une opération de routine"),
        (70.0, 664.0, "qui doit durer encore plusieurs jours dans toute la province orientale."),
    ]
    assert text_of(tmp_path, pdf(first + second)).count("\n\n") == 1


def test_what_stands_on_every_page_is_left_out_and_a_paragraph_runs_on(tmp_path: Path) -> None:
    def page(number: int, *lines: str) -> list[tuple[float, float, str]]:
        return [(70.0, 800.0, "Le Courrier du Fleuve"), *column(*lines), (290.0, 30.0, f"{number} / 3")]

    raw = pdf(
        page(
            1,
            "Une colonne a été attaquée sur la route de Gao, ont affirmé les autorités",
            "de la région, et deux chauffeurs ont été enlevés par des hommes armés",
        ),
        page(2, "venus à moto, selon un témoin qui se trouvait au bord de la route."),
        page(3, "Les recherches ont commencé dans la nuit, sans résultat pour le moment."),
    )
    assert text_of(tmp_path, raw) == (
        "Une colonne a été attaquée sur la route de Gao, ont affirmé les autorités de la région, et deux chauffeurs ont "
        "été enlevés par des hommes armés venus à moto, selon un témoin qui se trouvait au bord de la route.\n\n"
        "Les recherches ont commencé dans la nuit, sans résultat pour le moment."
    )


def test_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    left = column("Des obus sont tombés sur le", "marché de la ville, où trois", "civils ont été tués lundi.")
    right = column("L’hôpital a reçu dix blessés", "dans la soirée, affirme un", "médecin qui y travaille.", left=320)
    assert text_of(tmp_path, pdf(left + right)).replace("\n\n", " ") == (
        "Des obus sont tombés sur le marché de la ville, où trois civils ont été tués lundi. L’hôpital a reçu dix blessés "
        "dans la soirée, affirme un médecin qui y travaille."
    )


def test_a_page_printed_from_a_browser_brings_its_address(tmp_path: Path) -> None:
    lines = column("L’armée a annoncé mardi la mort de trois soldats dans une embuscade près de Gao.")
    foot = [(30.0, 20.0, "https://example.org/gao 1/1"), (30.0, 820.0, "14/10/2023 09:12")]
    write(tmp_path, a_pdf=pdf(lines + foot))
    (report,) = read(tmp_path / "a.pdf")
    assert (report.url, "example.org" in report.text, "2023" in report.text) == (
        "https://example.org/gao",
        False,
        False,
    )


def test_a_scan_says_so_with_the_way_out(tmp_path: Path) -> None:
    write(tmp_path, a_pdf=pdf([]))
    refusal = refused(tmp_path / "a.pdf")
    assert (refusal.kind, refusal.fact) == ("scan", "The PDF holds pictures of pages and no text (a scan).")
    assert "ocrmypdf" in refusal.remedy


def test_a_locked_pdf_is_told(tmp_path: Path) -> None:
    write(tmp_path, a_pdf=pdf(column("Des tirs."), encrypted=True))
    assert refused(tmp_path / "a.pdf").kind == "encrypted"


def test_a_broken_off_pdf_is_told(tmp_path: Path) -> None:
    write(tmp_path, a_pdf=b"%PDF-1.4\n1 0 obj\n<< /Ty")
    assert refused(tmp_path / "a.pdf").kind in {"malformed", "scan"}


def test_a_pdf_of_too_many_pages_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("recoupe.read.pdf.MOST_PAGES", 2)
    write(tmp_path, a_pdf=pdf(*[column("Les tirs ont repris dans la nuit autour de la ville.")] * 3))
    assert refused(tmp_path / "a.pdf").fact == "The PDF has more than 2 pages, which no single report has."


def test_a_pdf_under_a_wrong_ending_is_read_for_what_it_is(tmp_path: Path) -> None:
    write(tmp_path, a_txt=pdf(column("L’armée a annoncé mardi la mort de trois soldats près de Gao.")))
    assert read(tmp_path / "a.txt")[0].text.startswith("L’armée a annoncé")


@pytest.mark.parametrize("damaged", [False, True])
def test_a_pdf_that_unpacks_without_end_is_told(tmp_path: Path, damaged: bool) -> None:
    write(tmp_path, a_pdf=pdf(column("Des tirs."), bomb=30_000_000, damaged=damaged))
    assert refused(tmp_path / "a.pdf").kind == "too-large"


def test_a_pdf_whose_checksums_are_broken_is_read(tmp_path: Path) -> None:
    assert text_of(tmp_path, pdf(column("Des tirs ont repris mardi autour de la ville."), damaged=True)).startswith(
        "Des tirs"
    )

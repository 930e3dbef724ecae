"""Which reports have their text from another."""

from __future__ import annotations

from match.telling import event, line, reading

from recoupe.match import match
from recoupe.match.copied import Library, page
from recoupe.match.passages import passages
from recoupe.model.event import Reading

AGENCY = (
    "Neuf gardes ont été tués lundi dans une embuscade tendue à leur patrouille près d'Inékar, a dit la préfecture. "
    "Les assaillants, venus à moto, ont emporté deux véhicules et plusieurs caisses de munitions. "
    "Un hélicoptère a évacué les blessés vers Gao dans la soirée, selon la même source."
)
SHORTENED = (
    "Drame à Inékar. Neuf gardes ont été tués lundi dans une embuscade tendue à leur patrouille près d'Inékar, a dit "
    "la préfecture. Un hélicoptère a évacué les blessés vers Gao dans la soirée. (avec agence)"
)
OWN = (
    "La patrouille tombée près d'Inékar venait de quitter son camp, raconte un berger. Les tirs ont duré une heure, "
    "et les gardes survivants ont marché toute la nuit avant d'atteindre la route goudronnée."
)


def report(name: str, text: str, published: str | None = None) -> Reading:
    return reading(name, text, published=published)


def copies(*reports: Reading) -> list[tuple[str, str]]:
    return [(copy.copy, copy.original) for copy in Library().add([page(one) for one in reports])]


def test_a_shortened_agency_report_is_a_copy_of_it() -> None:
    assert copies(report("ag", AGENCY, "2024-03-04"), report("b", SHORTENED, "2024-03-05")) == [("b", "ag")]


def test_the_one_published_first_is_the_original_whichever_is_longer() -> None:
    assert copies(report("ag", AGENCY, "2024-03-06"), report("b", SHORTENED, "2024-03-05")) == [("ag", "b")]


def test_a_report_on_the_same_deed_in_its_own_words_is_no_copy() -> None:
    assert copies(report("ag", AGENCY), report("own", OWN)) == []


def test_a_few_words_are_too_few_to_be_copied() -> None:
    assert copies(report("a", "Neuf gardes tués."), report("b", "Neuf gardes tués.")) == []


def test_a_copied_passage_joins_accounts_whose_place_was_read_otherwise() -> None:
    first = event(AGENCY, "embuscade", place="Inékar", day="2024-03-04", killed=(9, 9))
    second = event(SHORTENED, "embuscade", place="Gao", day="2024-03-04", killed=(9, 9))
    found = match(
        (
            reading("ag", AGENCY, first, published="2024-03-04"),
            reading("b", SHORTENED, second, published="2024-03-05"),
        ),
        line=line,
    )
    assert [[m.report for m in cluster.members] for cluster in found] == [["ag", "b"]]
    assert [(copy.copy, copy.original) for copy in found[0].copies] == [("b", "ag")]


def test_a_megabyte_in_one_line_is_cut_into_passages() -> None:
    cut = passages("mot " * 250_000)
    assert max(len(span) for span in cut) == 4_000
    assert sum(len(span) for span in cut) == 1_000_000


def test_odd_texts_are_no_copies_and_raise_nothing() -> None:
    odd = [report(str(number), text) for number, text in enumerate(("", "x", "🔥" * 30, "قتل " * 40, "\n\n"))]
    assert copies(*odd) == []

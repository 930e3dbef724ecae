from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from io import StringIO

import pytest
from rich.console import Console, RenderableType
from show.sample import FIRST, MENAKA, incident, readings

from recoupe.model.doubt import Candidate, Unsettled
from recoupe.show import terminal
from recoupe.show.table import figure


def printed(parts: Iterable[RenderableType]) -> str:
    console = Console(file=StringIO(), width=140, color_system=None)
    for part in parts:
        console.print(part)
    out = console.file
    assert isinstance(out, StringIO)
    return out.getvalue()


def test_an_incident_shows_both_figures_and_that_they_differ() -> None:
    out = printed(terminal.incident(incident(), {r.report.name: r for r in readings()}))
    assert "≠ killed" in out
    assert "Cinq soldats" in out
    assert "?Huit soldats" in out


def test_a_reading_says_on_whose_word() -> None:
    out = printed(terminal.reading(readings()[0]))
    assert "according to un élu local (official, unnamed) → this report" in out


def test_markup_in_a_report_is_printed_as_it_stands() -> None:
    assert "<script>alert(1)</script>" in printed(terminal.reading(readings()[0]))


def test_the_reasons_are_shown_pair_by_pair() -> None:
    assert "both at Ménaka" in printed(terminal.links(incident()))


def test_the_list_names_what_the_accounts_differ_on() -> None:
    assert "killed" in printed([terminal.incident_list([incident()])])


@pytest.mark.parametrize(
    ("low", "high", "said"), [(5, 5, "5"), (8, 12, "8–12"), (16, None, "16 or more"), (None, None, "–")]
)
def test_a_figure_is_written_as_a_person_writes_it(low: int | None, high: int | None, said: str) -> None:
    assert said == figure(low, high)


def test_voices_are_counted_in_words() -> None:
    assert (
        terminal.voices_in_words(incident()) == "2 reports, 2 outlets, 2 voices (un élu local, l'armée), 1 camp, 1 copy"
    )


def test_a_place_that_may_be_several_is_shown_with_all_of_them() -> None:
    event = readings()[0].events[0]
    other = replace(MENAKA, id="menaka-region", name="Ménaka Region")
    doubt = Unsettled((Candidate(MENAKA, 2.0), Candidate(other, 1.5)), "two places of that name")
    doubtful = replace(event, place=(replace(event.place[0], site=doubt),))
    assert "at Ménaka (Ménaka? Ménaka Region?)" in list(terminal.details(doubtful, FIRST))

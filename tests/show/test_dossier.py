from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from show.sample import incident, readings

from recoupe.errors import RecoupeError
from recoupe.show.dossier import dossier, write_dossier
from recoupe.show.drawing import citations, sketch_map, timeline
from recoupe.show.table import Voice, accounts


class Links(HTMLParser):
    """Collects ids and the fragments that links point to."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.targets: set[str] = set()
        self.outside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for key, value in attrs:
            if key == "id" and value:
                self.ids.add(value)
            if key in ("href", "src") and value:
                if value.startswith("#"):
                    self.targets.add(value[1:])
                else:
                    self.outside.append(value)


def parsed(page: str) -> Links:
    links = Links()
    links.feed(page)
    return links


def test_every_cell_leads_to_words_that_are_on_the_page() -> None:
    links = parsed(dossier([incident()], readings()))
    assert links.targets <= links.ids
    assert "r-1-0" in links.targets


def test_the_page_needs_no_network() -> None:
    page = dossier([incident()], readings())
    assert parsed(page).outside == []
    assert not re.search(r"url\(|@import|<script", page)


def test_markup_in_a_report_is_shown_and_not_run() -> None:
    page = dossier([incident()], readings())
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_a_difference_is_marked_by_a_sign_and_not_by_colour_alone() -> None:
    assert "≠" in dossier([incident()], readings())


def test_a_case_without_incidents_says_so() -> None:
    assert "No incident was found" in dossier([], readings())


def test_the_dossier_is_the_same_every_time() -> None:
    assert dossier([incident()], readings()) == dossier([incident()], readings())


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(RecoupeError, match="cannot be written"):
        write_dossier(tmp_path / "no" / "dossier.html", [incident()], readings())


def test_the_map_marks_the_incident() -> None:
    sketch = sketch_map(incident(), {r.report.name: r for r in readings()})
    assert sketch is not None
    assert [(dot.name, dot.main) for dot in sketch.dots] == [("Ménaka", True)]


def test_the_line_of_time_carries_the_toll_of_each_report() -> None:
    line = timeline(incident(), accounts(incident()).voices)
    assert line is not None
    assert [(tick.label, tick.figure) for tick in line.ticks] == [("Le Relais", "5"), ("La Lettre", "8")]


def test_the_graph_runs_from_origin_to_outlet() -> None:
    graph = citations(accounts(incident()).voices)
    assert graph is not None
    assert [(a.name, b.name) for a, b in graph.edges] == [("un élu local", "Le Relais"), ("l'armée", "La Lettre")]


def test_names_in_neighbouring_columns_of_the_graph_stand_at_other_heights() -> None:
    chains = (("un témoin", "Agence du Fleuve"), ("un élu", "Agence du Fleuve"))
    graph = citations(Voice("a.txt", "Le Relais", None, chain, {}) for chain in chains)
    assert graph is not None
    heights = {column: {node.y for node in graph.nodes if node.column == column} for column in range(3)}
    assert not heights[0] & heights[1]
    assert not heights[1] & heights[2]

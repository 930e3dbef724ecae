"""Incidents and claims as data frames, readings and incidents in a notebook."""

from __future__ import annotations

import sys
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from show.sample import FIRST, MENAKA, incident, readings

from recoupe import pipeline
from recoupe.errors import RecoupeError
from recoupe.export.tables import CLAIMS, INCIDENTS
from recoupe.frames import Claims, Incidents, Sheet
from recoupe.model.event import Reading

BY_NAME = {reading.report.name: reading for reading in readings()}
COUNTRY = replace(incident(), id="other", place=replace(MENAKA, kind="country"))
SOME = Incidents((incident(), COUNTRY))


def test_incidents_as_pandas_have_the_columns_of_the_export() -> None:
    assert tuple(SOME.to_pandas().columns) == INCIDENTS.names
    assert list(SOME.to_pandas()["killed_high"]) == [8, 8]


def test_no_incidents_are_a_table_with_columns() -> None:
    assert tuple(Incidents().to_pandas().columns) == INCIDENTS.names


def test_incidents_as_polars_keep_lists() -> None:
    assert SOME.to_polars()["outlets"].to_list()[0] == ["Le Relais", "La Lettre"]


def test_incidents_as_geopandas_are_placed() -> None:
    assert [None if g is None else g.geom_type for g in SOME.to_geopandas().geometry] == ["Point", None]


def test_claims_are_frames_too() -> None:
    claims = Claims((incident(),), BY_NAME)
    assert tuple(claims.to_arrow().column_names) == CLAIMS.names
    assert claims.to_pandas()["words"].tolist() == claims.to_polars()["words"].to_list()


@pytest.mark.parametrize(
    ("method", "module", "extra"),
    [("to_pandas", "pandas", "pandas"), ("to_polars", "polars", "polars"), ("to_arrow", "pyarrow", "arrow"),
     ("to_geopandas", "geopandas", "geopandas")],
)  # fmt: skip
def test_a_library_that_is_not_there_is_named(
    method: str, module: str, extra: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(RecoupeError, match=rf"pip install 'recoupe\[{extra}\]'"):
        getattr(SOME, method)()


class Seen(HTMLParser):
    """The tags and the words of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.words = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        self.words += data


def page(noun: Reading | Incidents | Sheet) -> str:
    found = noun._repr_html_()
    assert found is not None
    return found


@pytest.mark.parametrize("noun", [readings()[0], SOME, Sheet(incident(), BY_NAME)], ids=["reading", "list", "incident"])
def test_a_notebook_gets_no_script_from_a_report(noun: Reading | Incidents | Sheet) -> None:
    assert pipeline.Reader is not None  # whoever has a reading has the pipeline
    assert Seen(page(noun)).tags <= {
        "div",
        "p",
        "b",
        "br",
        "small",
        "span",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
    }


def test_a_reading_shows_its_whole_text() -> None:
    assert FIRST in Seen(page(readings()[0])).words


def test_an_incident_shows_the_words_of_each_account() -> None:
    assert ">Huit soldats</span>" in page(Sheet(incident(), BY_NAME))
    assert "un élu local" in page(Sheet(incident(), BY_NAME))


def test_a_long_list_says_how_many_more_there_are() -> None:
    assert "and 5 more" in page(Incidents([incident()] * 55))

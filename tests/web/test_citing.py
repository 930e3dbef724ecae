"""The pages of sources and of wording."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from starlette.testclient import TestClient

from recoupe.case import open_case
from recoupe.web.application import app
from recoupe.web.citing import outlets, shared

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page


def test_a_voice_that_two_outlets_cite_is_shown_as_one_voice_of_both(case_path: Path) -> None:
    with open_case(case_path) as case:
        readings = {reading.report.name: reading for reading in case.readings()}
        found = outlets(readings, case.incidents())
    (osdh,) = [voice for voice in shared(found) if voice.origin == "osdh"]
    assert len(osdh.outlets) == 2
    assert sum(outlet.reports for outlet in found) == len(readings)


def test_every_citation_opens_its_words(client: TestClient, case_path: Path) -> None:
    page = client.get("/sources").text
    with open_case(case_path) as case:
        texts = {reading.report.name: reading.report.text for reading in case.readings()}
    cited = re.findall(r'href="/reports/([^"?]+)\?at=(\d+)-(\d+)">([^<]+)</a>', page)
    assert cited
    for name, start, end, words in cited:
        said = " ".join(texts[name][int(start) : int(end)].split())
        assert said == words.replace("&#39;", "'").replace("&amp;", "&").replace("&#34;", '"')


def test_one_actor_can_be_asked_for_alone(client: TestClient) -> None:
    page = client.get("/wording?actor=islamic-state").text
    assert "combattants" in page
    assert 'id="actor-2"' not in page


def test_an_actor_that_nobody_names_shows_all(client: TestClient) -> None:
    assert 'id="actor-2"' in client.get("/wording?actor=nobody").text


def test_an_empty_case_says_so(tmp_path: Path) -> None:
    open_case(tmp_path / "empty.recoupe").close()
    with TestClient(app(tmp_path / "empty.recoupe"), base_url="http://127.0.0.1") as client:
        assert "No report has been read yet." in client.get("/sources").text
        assert "No actor is named" in client.get("/wording").text


@pytest.mark.browser
@pytest.mark.parametrize("path", ["/sources", "/wording", "/sources?lang=fr"])
def test_both_pages_are_open_to_everybody(tab: Page, assert_accessible: Callable[[Page], None], path: str) -> None:
    tab.goto(path)
    assert_accessible(tab)
    tab.set_viewport_size({"width": 390, "height": 800})
    assert tab.evaluate("document.documentElement.scrollWidth") <= 390

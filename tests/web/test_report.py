"""The page of one report: text, marks, events beside it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from starlette.testclient import TestClient

from recoupe.case import open_case
from recoupe.read import report_of
from recoupe.web.application import app

if TYPE_CHECKING:
    from playwright.sync_api import Page

BUS = "/reports/depeche-du-levant-frappe-t2.txt"


def shown(page: str) -> dict[str, Any]:
    found = re.search(r'id="shown">(.*?)</script>', page, re.DOTALL)
    assert found is not None
    return dict(json.loads(found[1]))


def told(path: Path, text: str, name: str = "a.txt") -> TestClient:
    with open_case(path) as case:
        case.store.add(report := report_of(text, name=name), case.reader.read_report(report))
        case.rematch()
    return TestClient(app(path), base_url="http://127.0.0.1")


def test_every_report_of_the_list_opens(client: TestClient) -> None:
    paths = set(re.findall(r'<th scope="row"><a href="(/reports/[^"]+)"', client.get("/reports").text))
    assert len(paths) == 12
    assert {client.get(path).status_code for path in sorted(paths)} == {200}


def test_the_list_is_searched_without_accents(client: TestClient) -> None:
    page = client.get("/reports", params={"q": "depeche"}).text
    assert page.count('<th scope="row">') == 3
    assert "No report is called that." in client.get("/reports", params={"q": "xyzzy"}).text


def test_the_words_that_were_asked_for_are_handed_to_the_page(client: TestClient) -> None:
    assert shown(client.get(BUS, params={"at": "3-9"}).text)["at"] == [3, 9]


@pytest.mark.parametrize("at", ["9-3", "0-99999999", "x", "-1-3"])
def test_characters_that_are_not_there_are_passed_over(client: TestClient, at: str) -> None:
    assert shown(client.get(BUS, params={"at": at}).text)["at"] is None


def test_a_report_cannot_bring_elements_into_the_page(tmp_path: Path) -> None:
    text = "<script>alert(1)</script> Trois civils ont été tués mardi à Ménaka, selon un élu. </script><b>"
    with told(tmp_path / "c.recoupe", text, "<b>.txt") as client:
        page = client.get("/reports/%3Cb%3E.txt").text
    assert "<script>alert" not in page
    assert "</script><b>" not in page


@pytest.mark.parametrize("text", ["قال مصدر عسكري إن خمسة جنود قتلوا في دير الزور.", "", "🚁" * 50])
def test_odd_texts_have_their_page(tmp_path: Path, text: str) -> None:
    with told(tmp_path / "c.recoupe", text) as client:
        assert client.get("/reports/a.txt").status_code == 200


@pytest.mark.browser
def test_marks_fall_on_their_words_though_a_sign_counts_twice_in_the_browser(tab: Page, case_path: Path) -> None:
    text = "🚁🚁 Alerte.\r\nTrois civils ont été tués mardi à Ménaka, selon un élu."
    with open_case(case_path) as case:
        case.store.add(report := report_of(text, name="signs.txt"), case.reader.read_report(report))
        case.rematch()
    tab.goto("/reports/signs.txt")
    marked = "[...CSS.highlights.get('{}')].map(range => range.toString())"
    assert tab.evaluate(marked.format("place")) == ["Ménaka"]
    assert "tués" in " ".join(tab.evaluate(marked.format("trigger")))


@pytest.mark.browser
def test_without_the_highlights_of_the_browser_the_marks_are_there_all_the_same(tab: Page) -> None:
    tab.add_init_script("delete globalThis.Highlight")
    tab.goto(BUS)
    assert tab.locator("#text .place").count() > 0
    assert tab.locator("#text").text_content() == tab.evaluate("document.querySelector('#text').textContent")


@pytest.mark.browser
def test_an_event_shows_its_words(tab: Page) -> None:
    tab.goto(BUS)
    tab.keyboard.press("j")
    assert tab.locator(".event.shown").count() == 1
    assert tab.evaluate("CSS.highlights.get('event').size") > 0
    tab.locator(".event.shown dd a").first.click()
    assert tab.evaluate("CSS.highlights.get('asked').size") == 1
    assert "at=" in tab.url


@pytest.mark.browser
@pytest.mark.parametrize("path", [BUS, f"{BUS}?lang=fr", "/reports"])
def test_the_page_is_open_to_everybody(tab: Page, assert_accessible: Callable[[Page], None], path: str) -> None:
    tab.goto(path)
    assert_accessible(tab)
    tab.set_viewport_size({"width": 390, "height": 800})
    assert tab.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.browser
def test_selected_words_become_an_event_and_it_can_be_refused_again(tab: Page) -> None:
    tab.add_init_script("localStorage.setItem('coder', 'NM')")
    tab.goto(BUS)
    before = tab.locator(".event").count()
    tab.evaluate(
        "() => { const node = document.querySelector('#text').firstChild; const range = new Range();"
        "range.setStart(node, 0); range.setEnd(node, 5); getSelection().removeAllRanges(); getSelection().addRange(range) }"
    )
    tab.get_by_role("button", name="Add an event here").click()
    tab.locator("#adding [name=type]").select_option("protest")
    with tab.expect_navigation():
        tab.get_by_role("button", name="Add", exact=True).click()
    assert tab.locator(".event").count() == before + 1
    entry = tab.locator(".event", has_text="entered by hand")
    with tab.expect_navigation():
        entry.get_by_role("button", name="undo").click()
    assert tab.locator(".event").count() == before

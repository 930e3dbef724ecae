"""The page of one incident: accounts side by side, corrected, split, undone."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from starlette.testclient import TestClient

from recoupe.case import open_case

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page


@pytest.fixture
def bus(case_path: Path) -> str:
    """The address of the incident that most reports of the examples tell with different tolls."""
    with open_case(case_path) as case:
        found = max((i for i in case.incidents() if "killed" in i.conflicts), key=lambda i: (i.voices.reports, i.id))
    return f"/incidents/{found.id}"


def signed(tab: Page) -> None:
    tab.add_init_script("localStorage.setItem('coder', 'NM')")


def test_every_incident_has_its_page(client: TestClient, case_path: Path) -> None:
    with open_case(case_path) as case:
        ids = [incident.id for incident in case.incidents()]
    assert {client.get(f"/incidents/{name}").status_code for name in ids} == {200}


def test_every_cell_opens_its_words(client: TestClient, bus: str, case_path: Path) -> None:
    page = client.get(bus).text
    with open_case(case_path) as case:
        texts = {reading.report.name: reading.report.text for reading in case.readings()}
    cells = re.findall(r'class="claim" href="/reports/([^"?]+)\?at=(\d+)-(\d+)"', page)
    assert len(cells) > 10
    assert all(texts[name][int(start) : int(end)].strip() for name, start, end in cells)


def test_a_difference_is_said_in_words_too(client: TestClient, bus: str) -> None:
    page = client.get(bus).text
    assert '<span class="unseen">the accounts differ</span>' in page


def test_what_would_be_exported_is_shown_column_by_column(client: TestClient, bus: str) -> None:
    page = client.get(bus).text
    assert "event_id_cnty" in page
    assert "deaths_unknown" in page


def test_an_incident_that_is_not_there_is_said(client: TestClient) -> None:
    assert client.get("/incidents/2031-01-01-nowhere").status_code == 404


@pytest.mark.browser
def test_a_corrected_toll_is_kept_and_can_be_taken_back(tab: Page, bus: str) -> None:
    signed(tab)
    tab.goto(bus)
    tab.locator("tr", has=tab.get_by_role("rowheader", name="killed")).locator(".edit").first.click()
    tab.locator("#correcting [name=instead]").fill("11")
    with tab.expect_navigation():
        tab.get_by_role("button", name="Keep").click()
    mark = tab.locator(".accounts .mark").first
    assert "corrected by NM" in (mark.text_content() or "")
    assert tab.locator("#decided ~ table tbody tr").count() == 1
    with tab.expect_navigation():
        mark.get_by_role("button", name="undo").click()
    assert tab.locator(".accounts .mark").count() == 0


@pytest.mark.browser
def test_a_value_that_cannot_be_is_refused_with_the_way_out(tab: Page, bus: str, allowed: list[str]) -> None:
    allowed.append("400")
    signed(tab)
    tab.goto(bus)
    tab.locator("tr", has=tab.get_by_role("rowheader", name="killed")).locator(".edit").first.click()
    tab.locator("#correcting [name=instead]").fill("nine")
    tab.get_by_role("button", name="Keep").click()
    tab.locator("#correcting .problem:not(:empty)").wait_for()


@pytest.mark.browser
def test_accounts_that_are_split_off_come_back_when_it_is_undone(tab: Page, bus: str, case_path: Path) -> None:
    signed(tab)
    tab.goto(bus)
    before = tab.locator("h1 + p").text_content()
    boxes = tab.locator("th.account[data-report='le-fil-resistant-bus.txt'] [data-pick]")
    for number in range(boxes.count()):
        boxes.nth(number).check()
    with tab.expect_navigation():
        tab.get_by_role("button", name="The chosen accounts are another incident").click()
    with open_case(case_path) as case:
        homes = [i for i in case.incidents() if "le-fil-resistant-bus.txt" in {m.report for m in i.members}]
    assert all(len({member.report for member in home.members}) == 1 for home in homes)
    assert tab.locator("h1 + p").text_content() != before
    while tab.locator("#decided ~ table [data-undo]").count():
        with tab.expect_navigation():
            tab.locator("#decided ~ table [data-undo]").first.click()
    assert tab.locator("h1 + p").text_content() == before


@pytest.mark.browser
def test_the_page_is_open_to_everybody(tab: Page, assert_accessible: Callable[[Page], None], bus: str) -> None:
    for path in (bus, f"{bus}?lang=fr"):
        tab.goto(path)
        assert_accessible(tab)
    tab.set_viewport_size({"width": 390, "height": 800})
    assert tab.evaluate("document.documentElement.scrollWidth") <= 390

"""A day at the workbench: from a folder of clippings to a corrected incident that stays corrected."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from web.browsing import Served, serving
from web.conftest import EXAMPLES

from recoupe.case import open_case
from recoupe.web.application import app

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
ABU_KAMAL = "34.450,40.920,9.0"


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    """A case with nothing in it yet."""
    with serving(app(tmp_path / "new.recoupe")) as it:
        yield it


def figures(tab: Page) -> list[str]:
    """What the accounts give for the dead, cell by cell."""
    row = tab.locator("tr", has=tab.get_by_role("rowheader", name="killed"))
    return [words.strip() for words in row.locator("td a").all_inner_texts()]


def drop_the_clippings(tab: Page) -> None:
    """Twelve clippings, and the table of what is known of them, are dropped on the page."""
    tab.goto("/add")
    tab.locator("#files [name=files]").set_input_files(
        [*sorted((EXAMPLES / "reports").iterdir()), EXAMPLES / "metadata.csv"]
    )
    tab.get_by_role("button", name="Add files").click()
    tab.get_by_text("12 read, 0 known before, 0 refused").wait_for(timeout=120_000)


def find_on_the_map(tab: Page) -> str:
    """The incident where the bus was hit; gives its address."""
    tab.goto(f"/?at={ABU_KAMAL}")
    tab.wait_for_selector(".map[data-ready]")
    tab.wait_for_timeout(500)
    tab.locator(".map").click()
    panel = tab.locator(".at-place")
    panel.wait_for()
    panel.get_by_role("link").filter(has_text="2018").filter(has_text="Dec").first.click()
    tab.wait_for_url("**/incidents/2018-12-10-*")
    return tab.url


def test_from_clippings_to_a_corrected_incident(tab: Page, served: Served, chrome: Browser, tmp_path: Path) -> None:
    drop_the_clippings(tab)
    incident = find_on_the_map(tab)

    # The accounts differ on the toll, and say so in words and signs.
    assert tab.get_by_role("rowheader", name="killed").inner_text().startswith("≠")
    assert {"Quinze militaires", "au moins neuf soldats syriens"} <= set(figures(tab))

    # A click opens the words in their report.
    tab.get_by_role("link", name="Quinze militaires").first.click()
    tab.wait_for_url("**/reports/**")
    start, end = map(int, parse_qs(urlsplit(tab.url).query)["at"][0].split("-"))
    name = unquote(urlsplit(tab.url).path.removeprefix("/reports/"))
    assert served.app.state.desk.now().text(name)[start:end] == "Quinze militaires"
    tab.go_back()

    # A value is corrected, and signed.
    row = tab.locator("tr", has=tab.get_by_role("rowheader", name="killed"))
    row.locator("td", has_text="Quinze").locator(".edit").click()
    tab.locator("#correcting [name=instead]").fill("14")
    with tab.expect_navigation():
        tab.get_by_role("button", name="Keep").click()
        tab.get_by_role("dialog", name="Who decides?").get_by_role("textbox").fill("NM")
        tab.get_by_role("button", name="Sign").click()
    assert "corrected by NM" in tab.locator("main").inner_text()

    # One account is split off, and comes back.
    reports = tab.locator("h1 + p").inner_text()
    boxes = tab.locator("th.account[data-report='le-fil-resistant-bus.txt'] [data-pick]")
    for number in range(boxes.count()):
        boxes.nth(number).check()
    with tab.expect_navigation():
        tab.get_by_role("button", name="The chosen accounts are another incident").click()
    assert tab.locator("h1 + p").inner_text() != reports
    while (left := tab.locator("#decided ~ table tr", has_text="two happenings").locator("[data-undo]")).count():
        with tab.expect_navigation():
            left.first.click()

    # Everything is there after a reload, and in another browser at another run of the program.
    tab.goto(incident)
    tab.reload()
    assert tab.locator("h1 + p").inner_text() == reports
    assert "corrected by NM" in tab.locator("main").inner_text()
    with serving(app(tmp_path / "new.recoupe")) as again:
        other = chrome.new_page(locale="en-GB")
        other.goto(again.address + urlsplit(incident).path)
        assert other.locator("h1 + p").inner_text() == reports
        assert "corrected by NM" in other.locator("main").inner_text()
        other.close()
    with open_case(tmp_path / "new.recoupe") as case:
        verdicts = [decided.judgement.verdict for decided in case.judgements()]
        assert verdicts[0] == "corrected"
        assert verdicts.count("not-same") == verdicts.count("revoked") > 0

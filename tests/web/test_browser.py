from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from web.browsing import Served

from recoupe.web.rendering import address

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser
PAGES = ("/", "/review", "/reports", "/sources", "/wording", "/add", "/pair", "/login")


@pytest.mark.parametrize("path", PAGES)
def test_no_page_shuts_anybody_out(tab: Page, assert_accessible: Callable[[Page], None], path: str) -> None:
    tab.goto(path)
    assert_accessible(tab)


def test_light_and_dark_are_kept(tab: Page) -> None:
    tab.goto("/")
    before = tab.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    tab.get_by_role("button", name="Light or dark").click()
    tab.goto("/reports")
    assert tab.locator("html").get_attribute("data-theme") == "dark"
    assert tab.evaluate("getComputedStyle(document.documentElement).backgroundColor") != before


def test_the_language_is_kept(tab: Page) -> None:
    tab.goto("/")
    tab.get_by_role("link", name="Français").click()
    tab.goto("/reports")
    assert tab.locator("html").get_attribute("lang") == "fr"


def test_the_content_is_one_key_away(tab: Page) -> None:
    tab.goto("/")
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.activeElement.id") == "content"


def test_no_word_of_a_report_runs(wicked: str, served: Served, tab: Page) -> None:
    names = [f"/incidents/{incident.id}" for incident in served.app.state.desk.now().incidents]
    for path in (*PAGES, address(f"/reports/{wicked}"), address("/pair", left=wicked, right=wicked), *names):
        tab.goto(path)
        assert tab.evaluate("window.owned") is None

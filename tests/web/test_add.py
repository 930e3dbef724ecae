"""The page where reports come in."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

TEXT = "Trois civils ont été tués mardi 5 mars 2024 à Ménaka par des hommes armés, selon un élu local."


@pytest.mark.browser
def test_pasted_words_become_a_report_that_can_be_opened(tab: Page) -> None:
    tab.goto("/add")
    tab.locator("#text textarea").fill(TEXT)
    tab.locator("#text [name=outlet]").fill("L'Écho du fleuve")
    tab.get_by_role("button", name="Add words").click()
    link = tab.locator(".job li a").first
    link.wait_for(timeout=60_000)
    link.click()
    assert TEXT in (tab.locator("#text").text_content() or "")


@pytest.mark.browser
def test_files_are_read_and_what_is_none_is_refused_with_the_way_out(tab: Page) -> None:
    tab.goto("/add")
    tab.locator("#files [name=files]").set_input_files(
        [
            {"name": "a.txt", "mimeType": "text/plain", "buffer": TEXT.encode()},
            {"name": "empty.txt", "mimeType": "text/plain", "buffer": b""},
        ]
    )
    tab.get_by_role("button", name="Add files").click()
    tab.locator(".job .refused").wait_for(timeout=60_000)
    tab.get_by_text("1 read, 0 known before, 1 refused").wait_for(timeout=60_000)
    assert "empty.txt" in (tab.locator(".job .refused").first.text_content() or "")


@pytest.mark.browser
def test_an_address_of_a_private_network_is_refused(tab: Page, allowed: list[str]) -> None:
    allowed.append("40")
    tab.goto("/add")
    tab.locator("#addresses textarea").fill("http://127.0.0.1:9/secret")
    tab.get_by_role("button", name="Fetch and add").click()
    told = tab.locator("#addresses .problem:not(:empty), .job .refused").first
    told.wait_for(timeout=60_000)
    assert "127.0.0.1" in (told.text_content() or "")


@pytest.mark.browser
@pytest.mark.parametrize("path", ["/add", "/add?lang=fr"])
def test_the_page_is_open_to_everybody(tab: Page, assert_accessible: Callable[[Page], None], path: str) -> None:
    tab.goto(path)
    assert_accessible(tab)
    tab.set_viewport_size({"width": 390, "height": 800})
    assert tab.evaluate("document.documentElement.scrollWidth") <= 390

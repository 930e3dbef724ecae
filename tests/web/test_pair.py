"""The page of two reports side by side."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from recoupe.web.pages.pair import rows

if TYPE_CHECKING:
    from playwright.sync_api import Page

COPY, ORIGINAL = "tribune-du-sud-soldats-abou-kamal.txt", "depeche-du-levant-bus-abou-kamal.txt"
OTHER = "gazette-du-detroit-huit-obus.txt"


def address(left: str, right: str) -> str:
    return f"/pair?{urlencode({'left': left, 'right': right})}"


def test_a_copy_is_laid_sentence_beside_sentence(client: TestClient) -> None:
    page = client.get(address(COPY, ORIGINAL)).text
    assert page.count('<tr class="kept">') >= 3
    assert '<tr class="cut">' in page


def test_reports_with_nothing_in_common_scroll_together(client: TestClient) -> None:
    page = client.get(address(OTHER, ORIGINAL)).text
    assert "They tell no incident in common." in page
    assert page.count('class="text scrolled"') == 2


def test_without_a_choice_copies_are_offered_first(client: TestClient) -> None:
    page = client.get("/pair").text
    assert page.index("Worth a look") < page.index(COPY, page.index("Worth a look"))


def test_a_report_that_is_not_there_is_said(client: TestClient) -> None:
    assert client.get(address("nobody.txt", ORIGINAL)).status_code == 404


def test_a_changed_sentence_shows_its_words() -> None:
    (row,) = rows("Cinq soldats ont été tués mardi à Gao.", "Six soldats ont été tués mardi à Gao.")
    assert row.fate == "changed"
    assert ("added", "Cinq") in row.words
    assert ("cut", "Six") in row.words


@given(st.text(max_size=60), st.text(max_size=60))
def test_whatever_the_texts_no_sentence_is_lost(left: str, right: str) -> None:
    found = rows(left, right)
    said = ["".join("".join(row.left for row in found).split()), "".join("".join(row.right for row in found).split())]
    assert not found or said == ["".join(left.split()), "".join(right.split())]


@pytest.mark.browser
def test_two_texts_scroll_together(tab: Page) -> None:
    tab.set_viewport_size({"width": 700, "height": 300})
    tab.goto(address(OTHER, ORIGINAL))
    tab.evaluate("document.querySelectorAll('.scrolled')[0].scrollTop = 1e6")
    tab.wait_for_timeout(300)
    assert tab.evaluate("document.querySelectorAll('.scrolled')[1].scrollTop > 0")


@pytest.mark.browser
@pytest.mark.parametrize("path", ["/pair", address(COPY, ORIGINAL), address(OTHER, ORIGINAL)])
def test_the_page_is_open_to_everybody(tab: Page, assert_accessible: Callable[[Page], None], path: str) -> None:
    tab.goto(path)
    assert_accessible(tab)
    tab.set_viewport_size({"width": 390, "height": 800})
    assert tab.evaluate("document.documentElement.scrollWidth") <= 390

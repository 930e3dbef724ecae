"""The review queue, the blind pass, agreement."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from starlette.testclient import TestClient

from recoupe.case import open_case
from recoupe.web.reviewing import in_sight, open_questions, questions

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page


def test_the_pair_nearest_the_threshold_comes_first(case_path: Path) -> None:
    with open_case(case_path) as case:
        asked = questions(case.incidents())
    weights = [abs(question.link.weight) for question in asked]
    assert weights
    assert weights == sorted(weights)
    assert len({question.ends for question in asked}) == len(asked)


def test_a_decided_pair_is_asked_no_more_until_it_is_taken_back(case_path: Path) -> None:
    with open_case(case_path) as case:
        (first, *_), before = open_questions(case.incidents(), case.store.judgements())
        left, right = first.ends
        kept = case.judge("not-same", *left, other=right, by="NM", at="2026-03-01T10:00:00+00:00")
        asked, after = open_questions(case.incidents(), case.store.judgements())
        assert first.ends not in {question.ends for question in asked}
        assert (before.done, after.done) == (0, 1)
        case.revoke(kept.id, by="NM", at="2026-03-01T10:01:00+00:00")
        assert open_questions(case.incidents(), case.store.judgements())[1].done == 0


def test_a_blind_pass_shows_no_value_of_the_machine(client: TestClient) -> None:
    page = client.get("/review/blind", params={"coder": "JD"}).text
    assert "syrian-army" not in page
    assert 'value="2018-12-10' not in page
    assert 'name="killed"' in page


def test_without_a_name_nothing_is_shown_to_a_coder(client: TestClient) -> None:
    assert 'id="blind"' not in client.get("/review/blind").text


def test_nobody_agrees_before_anything_is_coded(client: TestClient) -> None:
    assert "Nothing has been coded twice yet." in client.get("/review/agreement").text


def test_a_text_is_cut_without_losing_a_sign() -> None:
    assert in_sight("abcdef", [(1, 3), (2, 4), (5, 6)]) == [
        ("a", False), ("bc", True), ("de", False), ("f", True),
    ]  # fmt: skip


@pytest.mark.browser
def test_one_key_decides_and_one_takes_it_back(tab: Page) -> None:
    tab.add_init_script("localStorage.setItem('coder', 'NM')")
    tab.goto("/review")
    asked = tab.locator(".sides").text_content()
    with tab.expect_navigation():
        tab.keyboard.press("2")
    assert "1 of" in (tab.locator("progress").locator("..").text_content() or "")
    assert tab.locator(".sides").text_content() != asked
    with tab.expect_navigation():
        tab.keyboard.press("z")
    assert tab.locator(".sides").text_content() == asked


@pytest.mark.browser
def test_the_first_decision_asks_for_a_name(tab: Page) -> None:
    tab.goto("/review")
    tab.keyboard.press("1")
    tab.locator("dialog input").fill("Nadia")
    with tab.expect_navigation():
        tab.get_by_role("button", name="Sign").click()
    assert tab.evaluate("localStorage.getItem('coder')") == "Nadia"


@pytest.mark.browser
def test_what_a_second_coder_enters_counts_for_agreement_and_changes_nothing(tab: Page, case_path: Path) -> None:
    with open_case(case_path) as case:
        before = case.incidents()
    tab.goto("/review/blind?coder=JD")
    tab.locator("#blind [name=type]").first.select_option("bombing")
    tab.locator("#blind [name=killed]").first.fill("7")
    with tab.expect_navigation():
        tab.get_by_role("button", name="Keep, next report").click()
    assert "1 of 12" in (tab.locator("progress").locator("..").text_content() or "")
    with open_case(case_path) as case:
        assert case.incidents() == before
    tab.goto("/review/agreement")
    assert tab.get_by_role("rowheader", name="killed").count() > 0


@pytest.mark.browser
@pytest.mark.parametrize("path", ["/review", "/review/blind?coder=JD", "/review/agreement", "/review?lang=fr"])
def test_the_pages_are_open_to_everybody(tab: Page, assert_accessible: Callable[[Page], None], path: str) -> None:
    tab.goto(path)
    assert_accessible(tab)
    tab.set_viewport_size({"width": 390, "height": 800})
    assert tab.evaluate("document.documentElement.scrollWidth") <= 390

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest
from web.browsing import Served, serving

from recoupe.web.application import app

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from recoupe.web.snapshot import Snapshot

pytestmark = pytest.mark.browser

Check = Callable[["Page"], None]
MEGABYTE = 1_000_000
WITHOUT_WEBGL = """
const get = HTMLCanvasElement.prototype.getContext;
HTMLCanvasElement.prototype.getContext = function (kind, ...rest) { return kind === "webgl2" ? null : get.call(this, kind, ...rest); };
"""


def opened(tab: Page, path: str = "/") -> Page:
    """The page at this address, with its table drawn."""
    tab.goto(path)
    tab.wait_for_selector(".incidents:not([aria-busy]) #table tbody tr", state="attached")
    return tab


def with_map(tab: Page, path: str = "/") -> Page:
    opened(tab, path)
    tab.wait_for_selector(".map[data-ready]")
    tab.wait_for_timeout(300)  # the map settles on the first drawing
    return tab


def asked(tab: Page) -> dict[str, list[str]]:
    """What the address asks for."""
    return parse_qs(urlsplit(tab.url).query)


def rows(tab: Page) -> list[str]:
    """The ids of the rows of the table, in order."""
    found: list[str] = tab.eval_on_selector_all("#table tbody tr", "rows => rows.map(row => row.dataset.id)")
    return found


def now(served: Served) -> Snapshot:
    snapshot: Snapshot = served.app.state.desk.now()
    return snapshot


def test_every_incident_stands_in_the_table_in_order_of_date(tab: Page, served: Served) -> None:
    assert rows(opened(tab)) == [incident.id for incident in now(served).incidents]


def test_a_filter_stands_in_the_address_and_is_undone_by_going_back(tab: Page, served: Served) -> None:
    opened(tab)
    tab.get_by_role("checkbox", name="airstrike").check()
    tab.wait_for_url("**type=airstrike*")
    wanted = [i.id for i in now(served).incidents if i.type == "airstrike"]
    tab.wait_for_function("n => document.querySelectorAll('#table tbody tr').length === n", arg=len(wanted))
    assert rows(tab) == wanted
    tab.go_back()
    tab.wait_for_function(
        "n => document.querySelectorAll('#table tbody tr').length === n", arg=len(now(served).incidents)
    )
    assert not tab.get_by_role("checkbox", name="airstrike").is_checked()


def test_an_address_brings_back_the_whole_selection(tab: Page) -> None:
    opened(tab, "/?type=shelling&sort=-killed&voices=2")
    assert tab.get_by_role("checkbox", name="shelling").is_checked()
    assert tab.locator("[data-of=killed]").get_attribute("aria-sort") == "descending"
    assert tab.locator("select[name=voices]").input_value() == "2"
    assert tab.locator("#chosen .chip").count() == 2


def test_a_chosen_filter_is_taken_off_by_its_chip(tab: Page, served: Served) -> None:
    opened(tab, "/?type=airstrike")
    tab.locator("#chosen .chip").click()
    tab.wait_for_function(
        "n => document.querySelectorAll('#table tbody tr').length === n", arg=len(now(served).incidents)
    )
    assert asked(tab) == {}


def test_words_of_the_reports_are_found_while_they_are_typed(tab: Page, served: Served) -> None:
    opened(tab)
    tab.keyboard.press("/")
    tab.keyboard.type("autocar")
    tab.wait_for_url("**q=autocar*")
    tab.wait_for_selector(".incidents:not([aria-busy])")
    told = {report.name for report in now(served).reports if "autocar" in report.text}
    assert told
    assert set(rows(tab)) == {i.id for i in now(served).incidents if told & {m.report for m in i.members}}


def test_the_keyboard_goes_along_the_rows_and_opens_one(tab: Page, served: Served) -> None:
    opened(tab)
    first, second = [incident.id for incident in now(served).incidents][:2]
    tab.keyboard.press("j")
    tab.keyboard.press("j")
    assert asked(tab)["row"] == [second]
    tab.keyboard.press("k")
    assert tab.locator("tr[aria-current=true]").get_attribute("data-id") == first
    tab.keyboard.press("Enter")
    tab.wait_for_url(f"**/incidents/{first}")
    tab.go_back()
    tab.wait_for_selector("tr[aria-current=true]")
    assert tab.locator("tr[aria-current=true]").get_attribute("data-id") == first


def test_u_leads_back_to_the_selection_before(tab: Page) -> None:
    opened(tab)
    tab.get_by_role("checkbox", name="airstrike").check()
    tab.wait_for_url("**type=airstrike*")
    tab.locator("h1").click()
    tab.keyboard.press("u")
    tab.wait_for_url(lambda address: "type" not in address)


def test_u_takes_all_filters_off_where_no_selection_was_before(tab: Page, served: Served) -> None:
    opened(tab, "/?type=airstrike")
    tab.keyboard.press("u")
    tab.wait_for_function(
        "n => document.querySelectorAll('#table tbody tr').length === n", arg=len(now(served).incidents)
    )
    assert asked(tab) == {}


def test_the_keys_are_listed_and_can_be_switched_off(tab: Page) -> None:
    opened(tab)
    tab.keyboard.press("?")
    dialog = tab.get_by_role("dialog")
    assert "Next incident" in dialog.inner_text()
    dialog.get_by_role("checkbox").uncheck()
    dialog.get_by_role("button", name="Close").click()
    tab.keyboard.press("j")
    assert "row" not in asked(tab)


def test_a_stretch_of_days_is_chosen_by_dragging(tab: Page) -> None:
    opened(tab)
    tab.wait_for_selector("#timeline .brush")
    box = tab.locator("#timeline svg").bounding_box()
    assert box is not None
    tab.mouse.move(box["x"] + 40, box["y"] + 40)
    tab.mouse.down()
    tab.mouse.move(box["x"] + box["width"] / 2, box["y"] + 40, steps=5)
    tab.mouse.up()
    tab.wait_for_url("**from=*")
    chosen = asked(tab)
    tab.wait_for_selector(".incidents:not([aria-busy])")
    days = tab.eval_on_selector_all("#table tbody tr", "rows => rows.map(row => row.dataset.id.slice(0, 10))")
    assert days
    assert all(chosen["from"][0] <= day <= chosen["to"][0] for day in days)


def test_the_timeline_has_a_table_that_chooses_too(tab: Page) -> None:
    opened(tab)
    tab.wait_for_selector("#timeline .brush")
    tab.get_by_text("The timeline as a table").click()
    tab.locator("#timeline tbody button").first.click()
    tab.wait_for_url("**from=*")
    first = asked(tab)["from"][0]
    tab.wait_for_function("day => document.querySelector('input[name=from]').value === day", arg=first)


@pytest.mark.parametrize("webgl", [True, False], ids=["maplibre", "leaflet"])
def test_a_box_on_the_map_chooses_what_lies_in_it(tab: Page, served: Served, webgl: bool) -> None:
    if not webgl:
        tab.add_init_script(WITHOUT_WEBGL)
    with_map(tab)
    other = ".leaflet-pane" if webgl else "canvas.maplibregl-canvas"
    assert tab.locator(f".map {other}").count() == 0
    box = tab.locator(".map").bounding_box()
    assert box is not None
    tab.get_by_role("button", name="Box").click()
    tab.mouse.move(box["x"] + 20, box["y"] + 20)
    tab.mouse.down()
    tab.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] - 30, steps=4)
    tab.mouse.up()
    tab.wait_for_url("**bbox=*")
    tab.wait_for_selector(".incidents:not([aria-busy])")
    west, south, east, north = map(float, asked(tab)["bbox"][0].split(","))
    wanted = [
        i.id for i in now(served).incidents
        if i.place and i.place.lat is not None and i.place.lon is not None
        and west <= i.place.lon <= east and south <= i.place.lat <= north
    ]  # fmt: skip
    assert rows(tab) == wanted


def test_a_free_line_on_the_map_chooses_what_lies_in_it(tab: Page) -> None:
    with_map(tab)
    box = tab.locator(".map").bounding_box()
    assert box is not None
    tab.get_by_role("button", name="Free line").click()
    corners = [(0.05, 0.05), (0.95, 0.05), (0.95, 0.9), (0.05, 0.9)]
    for number, (across, down) in enumerate(corners):
        tab.mouse.move(box["x"] + box["width"] * across, box["y"] + box["height"] * down, steps=4)
        if not number:
            tab.mouse.down()
    tab.mouse.up()
    tab.wait_for_url("**area=*")
    assert len(asked(tab)["area"][0].split(";")) >= 4


def test_an_empty_case_leads_to_where_reports_are_added(
    chrome: Browser, tmp_path: Path, assert_accessible: Check
) -> None:
    with serving(app(tmp_path / "empty.recoupe")) as it:
        tab = chrome.new_page(base_url=it.address, locale="en-GB")
        tab.goto("/")
        tab.get_by_role("link", name="Add reports").wait_for()
        assert_accessible(tab)
        tab.close()


def test_drawing_is_left_off_with_escape(tab: Page) -> None:
    with_map(tab)
    tab.get_by_role("button", name="Box").click()
    tab.keyboard.press("Escape")
    assert tab.locator(".sketch").count() == 0
    assert "bbox" not in asked(tab)


def test_the_map_has_a_table_that_leads_to_its_incidents(tab: Page, served: Served) -> None:
    with_map(tab)
    tab.get_by_text("The map as a table").click()
    counted = sum(int(cell) for cell in tab.locator("#places tbody td:last-child").all_inner_texts())
    assert counted == sum(1 for i in now(served).incidents if i.place and i.place.lat is not None)
    tab.locator("#places tbody button").first.click()
    tab.wait_for_selector(".at-place li")
    tab.get_by_role("button", name="Only these").click()
    tab.wait_for_url("**bbox=*")


@pytest.mark.parametrize(
    "path", ["/", "/?view=map", "/?view=table&type=shelling", "/?q=nothing-says-this", "/?lang=fr"]
)
def test_nobody_is_shut_out(tab: Page, assert_accessible: Check, path: str) -> None:
    tab.goto(path)
    tab.wait_for_selector(".incidents:not([aria-busy])")
    if "view=map" in path:
        tab.wait_for_selector(".map[data-ready]")
    tab.eval_on_selector_all("details", "all => all.forEach(details => (details.open = true))")
    assert_accessible(tab)


def test_what_opens_over_the_page_shuts_nobody_out(tab: Page, assert_accessible: Check) -> None:
    with_map(tab)
    tab.get_by_text("The map as a table").click()
    tab.locator("#places tbody button").first.click()
    tab.wait_for_selector(".at-place li")
    tab.get_by_text("Take along").click()
    assert_accessible(tab)
    tab.keyboard.press("Escape")
    tab.get_by_role("button", name="Keys").click()
    assert_accessible(tab)


@pytest.mark.parametrize("path", ["/", "/?view=map"])
def test_a_phone_shows_it_without_sideways_scrolling(tab: Page, assert_accessible: Check, path: str) -> None:
    tab.set_viewport_size({"width": 390, "height": 844})
    opened(tab, path)
    assert tab.evaluate("document.documentElement.scrollWidth") <= 390
    assert_accessible(tab)


def test_the_first_load_weighs_less_than_a_megabyte(tab: Page) -> None:
    with_map(tab)
    sizes = tab.evaluate("performance.getEntriesByType('resource').map(entry => entry.encodedBodySize)")
    assert len(sizes) > 20
    assert sum(sizes) < MEGABYTE


@pytest.mark.browser
def test_the_line_of_a_few_days_tells_days_and_no_hours(tab: Page) -> None:
    tab.goto("/?zoom=1&from=2018-06-17&to=2018-06-18")
    tab.wait_for_selector("#timeline .brush")
    said = tab.locator("#timeline svg text").all_text_contents()
    assert len(said) == 3  # the two days, and where the second ends
    assert not any(sign in "".join(said) for sign in ("AM", "PM", ":"))

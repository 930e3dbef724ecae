"""How the time and memory of matching grow, and whether blocking loses a pair: on synthetic events, from 1,000 up.

    python benchmarks/matching.py [--sizes 1000 10000 100000 1000000] [--brute 4000] [--json]

The archive is made as archives grow: longer and wider, not denser. Forty theatres, each with sixty places, report
about 250 incidents a week among them; an incident is told by one to twelve reports, which differ in day, place, actor,
figure and words, leave fields out, and are sometimes copied. Each size runs in a process of its own, so that its peak
of memory is its own. Nothing is random: the numbers come from a fixed seed.

``--brute`` compares all pairs of so many events and counts those that the reasons would join and the keys do not find.
The exponent of growth is the slope of log time on log events.
"""

from __future__ import annotations

import argparse
import json
import math
import resource
import subprocess
import sys
import time
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np
import numpy.typing as npt

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))

from recoupe.match.columns import UNKNOWN, Columns, Kinship, blank, kinship
from recoupe.match.joining import groups, heard
from recoupe.match.pairs import Pairs
from recoupe.match.weights import load_weights
from recoupe.model.event import EVENT_TYPES

THEATRES, PLACES, ACTORS = 40, 60, 12
INCIDENTS_A_WEEK = 250
KINDS = ("airstrike", "shelling", "assault", "clash", "bombing", "killing", "abduction", "capture")


@dataclass(frozen=True)
class Archive:
    """Synthetic events, the incident each of them tells, and the lines of the actors."""

    columns: Columns
    incident: npt.NDArray[np.int64]
    kinship: Kinship
    above: npt.NDArray[np.int32]


def archive(count: int, seed: int = 1) -> Archive:
    """So many events, of about a third as many incidents."""
    draw = np.random.default_rng(seed)
    told = np.minimum(draw.geometric(0.35, size=count), 12)
    incident = np.repeat(np.arange(count), told)[:count]
    many = int(incident[-1]) + 1
    theatre = draw.integers(THEATRES, size=many)
    spots = draw.uniform([-10.0, -15.0], [50.0, 75.0], size=(THEATRES, 2))
    places = spots[:, None, :] + draw.normal(0.0, 1.4, size=(THEATRES, PLACES, 2))
    where = np.minimum(draw.geometric(0.08, size=many) - 1, PLACES - 1)
    day = np.sort(draw.integers(max(7 * many // INCIDENTS_A_WEEK, 14), size=many)) + 14_000
    kind = draw.integers(len(KINDS), size=many)
    dead = np.minimum(draw.geometric(0.12, size=many) - 1, 90)
    agent, target = draw.integers(ACTORS // 2, size=many), draw.integers(ACTORS // 2, ACTORS, size=many)
    words = draw.integers(1, 30_000, size=(many, 20))
    names = draw.integers(1, 200_000, size=(many, 3))

    data = blank(count)
    data["report"][:] = np.arange(count)
    data["outlet"][:] = draw.integers(300, size=count)
    codes = np.array([EVENT_TYPES.index(name) for name in KINDS])
    other = draw.random(count) < 0.15
    data["kind"][:] = np.where(other, codes[draw.integers(len(KINDS), size=count)], codes[kind[incident]])
    first = day[incident] + (draw.random(count) < 0.05)
    undated, vague = draw.random(count) < 0.08, draw.random(count) < 0.06
    data["first"][:] = np.where(undated, UNKNOWN, np.where(vague, first - 10, first))
    data["last"][:] = np.where(undated, UNKNOWN, np.where(vague, first + 10, first))
    data["told"][:] = np.where(draw.random(count) < 0.02, UNKNOWN, first + draw.integers(1, 20, size=count))
    at = places[theatre[incident], where[incident]]
    wide, silent = draw.random(count) < 0.15, draw.random(count) < 0.1
    centre = np.where(wide[:, None], spots[theatre[incident]], at)
    data["lat"][:, 0] = np.where(silent, np.nan, centre[:, 0])
    data["lon"][:, 0] = np.where(silent, np.nan, centre[:, 1])
    data["radius"][:, 0] = np.where(wide, 120.0, 6.0)
    data["site"][:, 0] = np.where(silent | wide, -1, theatre[incident] * PLACES + where[incident])
    for name, who in (("agent", agent), ("target", target)):
        said = theatre[incident] * ACTORS + who[incident]
        data[name][:, 0] = np.where(draw.random(count) < 0.25, -1, said)
    low = dead[incident] + np.where(draw.random(count) < 0.3, draw.integers(1, 6, size=count), 0)
    counted = draw.random(count) < 0.6
    for slot in range(2):
        data["killed"][:, 0, slot] = np.where(counted, low, UNKNOWN)
    data["killed_of"][:, 0] = np.where(counted, 1, -1)
    own = draw.integers(1, 30_000, size=(count, 20))
    data["words"][:, :20] = np.where(draw.random((count, 20)) < 0.3, words[incident], own)
    data["names"][:, :3] = np.where(draw.random((count, 3)) < 0.3, names[incident], 0)
    copied = draw.random(count) < 0.1
    data["passage"][:, 0] = np.where(copied, incident, -1)
    lines = [((number // ACTORS) * ACTORS,) if number % ACTORS in (1, 2) else () for number in range(THEATRES * ACTORS)]
    above = np.array([[line[0] if line else -1] for line in lines], dtype=np.int32)
    return Archive(Columns(**data), incident, kinship(lines), above)  # type: ignore[arg-type]  # a dict of fields loses their types


def measure(count: int) -> dict[str, float]:
    """Seconds, peak memory (MB), pairs compared and how well the groups fit, for one size."""
    made = archive(count)
    weights = load_weights()
    start = time.perf_counter()
    pairs = heard(made.columns, made.kinship, made.above, weights)
    middle = time.perf_counter()
    found = groups(count, pairs, made.columns.report, range(count), days=(made.columns.first, made.columns.last))
    end = time.perf_counter()
    right = joined = 0
    for group in found:
        joined += math.comb(len(group), 2)
        _, sizes = np.unique(made.incident[list(group)], return_counts=True)
        right += sum(math.comb(int(size), 2) for size in sizes)
    _, sizes = np.unique(made.incident, return_counts=True)
    return {
        "events": count,
        "seconds": round(end - start, 2),
        "of which comparing": round(middle - start, 2),
        "megabytes": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
        "compared": pairs.compared,
        "kept": len(pairs.left),
        "groups": len(found),
        "precision": round(right / max(joined, 1), 4),
        "recall": round(right / max(sum(math.comb(int(size), 2) for size in sizes), 1), 4),
    }


def lost(count: int) -> dict[str, int]:
    """Of all pairs of so many events: how many the reasons would join, and how many of these the keys do not find."""
    made = archive(count)
    weights = load_weights()
    found = heard(made.columns, made.kinship, made.above, weights)
    known = set(zip(found.left.tolist(), found.right.tolist(), strict=True))
    wanted = missed = 0
    for left in range(count):
        right = np.arange(left + 1, count)
        support = weights.support(Pairs(made.columns, np.full(len(right), left), right, made.kinship))
        for other in right[support > 0].tolist():
            wanted += 1
            missed += (left, other) not in known
    return {"events": count, "joinable": wanted, "lost": missed}


def exponent(rows: list[dict[str, float]]) -> float:
    """The slope of log seconds on log events; sizes that take under a second say nothing about growth and are left out."""
    timed = [row for row in rows if row["seconds"] >= 1.0]
    slopes = [
        math.log(b["seconds"] / a["seconds"]) / math.log(b["events"] / a["events"]) for a, b in combinations(timed, 2)
    ]
    return round(max(slopes), 3) if slopes else float("nan")


def main() -> None:
    """Measure each size in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000, 100_000, 1_000_000])
    parser.add_argument("--brute", type=int, default=4_000, help="compare all pairs of so many events")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    if given.one:
        print(json.dumps(measure(given.one)))
        return
    rows = []
    for size in given.sizes:
        run = subprocess.run([sys.executable, __file__, "--one", str(size)], check=True, capture_output=True, text=True)
        rows.append(json.loads(run.stdout))
        if not given.json:
            print("  ".join(f"{name} {value:,}" for name, value in rows[-1].items()), flush=True)
    result = {"sizes": rows, "exponent": exponent(rows), "candidates": lost(given.brute)}
    print(json.dumps(result) if given.json else f"exponent {result['exponent']}\ncandidates {result['candidates']}")


if __name__ == "__main__":
    main()

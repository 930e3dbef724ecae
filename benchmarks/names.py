"""French names of Arabic places: how often the right place comes first, or among five.

    python benchmarks/names.py FOLDER

FOLDER holds ``places.csv`` (id, country, kind, name, …) and ``names.csv`` (id, lang, kind, name), as exported from Who's
On First for Syria and Iraq. Asked are the French names that folding alone (accents, hyphens, capitals) does not find;
they are sought among all primary, English and untagged Latin names. A name is right where its place bears it. Baselines
run on the same questions: Jaro-Winkler, indel ratio, the skeleton of consonants. With ``--only NAME`` one method runs.
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from recoupe.lang.pack import load_pack
from recoupe.world import load_world
from recoupe.world.likeness import NameTable
from recoupe.world.spelling import unaccented

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ARTICLE = re.compile(r"^(?:al|el|ad|an|ar|as|ash|at|az|ach|es|et|en|er|ez|ed) ")
UNIT = re.compile(r"(?i)^(gouvernorat|district|province) (?:de l['’]|d['’]|de la |du |des |de )?")


def plain(name: str) -> str:
    """The fold that every method starts from."""
    return re.sub(r"[^a-z0-9]+", " ", unaccented(name)).strip()


def table(folder: Path) -> tuple[dict[str, frozenset[str]], list[tuple[str, str]], frozenset[str]]:
    """The names with their places, the questions (place, French name), and the governorates and districts."""
    with (folder / "places.csv").open(encoding="utf-8", newline="") as file:
        places = {row["id"]: row for row in csv.DictReader(file)}
    with (folder / "names.csv").open(encoding="utf-8", newline="") as file:
        names = [row for row in csv.DictReader(file) if row["id"] in places]
    bearers: dict[str, set[str]] = defaultdict(set)
    for row in (*places.values(), *(row for row in names if row["lang"] in {"eng", "und"})):
        if any("a" <= c <= "z" for c in plain(row["name"])):
            bearers[plain(row["name"])].add(row["id"])
    french = {(row["id"], plain(row["name"])): row["name"] for row in names if row["lang"] == "fra"}
    asked = [(place, name) for (place, key), name in sorted(french.items()) if key not in bearers]
    units = frozenset(i for i, row in places.items() if row["kind"] in {"region", "county", "country"})
    return {name: frozenset(ids) for name, ids in bearers.items()}, asked, units


def ours(bearers: dict[str, frozenset[str]], units: frozenset[str]) -> Callable[[str], Sequence[str]]:
    """recoupe: kind words off, the pack's French names first, then likeness by sound."""
    pack, sites = load_pack("fr"), load_world().sites
    names = NameTable(bearers, units)
    by_id = {entry.site.id: entry.names for entry in sites.entries}

    def nearest(name: str) -> Sequence[str]:
        bare = UNIT.sub("", name)
        known = tuple(plain(other) for site in sites.own(bare, pack) for other in by_id[site.id])
        return names.nearest(bare, pack, also=tuple(k for k in known if k in bearers))

    return nearest


def by_ratio(bearers: dict[str, frozenset[str]], _: frozenset[str]) -> Callable[[str], Sequence[str]]:
    """The indel ratio of rapidfuzz on folded names."""
    from rapidfuzz import process
    from rapidfuzz.fuzz import ratio

    names = sorted(bearers)
    return lambda name: [found for found, _, _ in process.extract(plain(name), names, scorer=ratio, limit=5)]


def by_jaro_winkler(bearers: dict[str, frozenset[str]], _: frozenset[str]) -> Callable[[str], Sequence[str]]:
    """Jaro-Winkler on folded names."""
    from rapidfuzz import process
    from rapidfuzz.distance import JaroWinkler

    names = sorted(bearers)
    scorer = JaroWinkler.similarity
    return lambda name: [found for found, _, _ in process.extract(plain(name), names, scorer=scorer, limit=5)]


def by_skeleton(bearers: dict[str, frozenset[str]], _: frozenset[str]) -> Callable[[str], Sequence[str]]:
    """The consonants without the article, then the ratio of the names."""
    from rapidfuzz.fuzz import ratio

    def skeleton(name: str) -> str:
        return re.sub(r"[aeiouy\s]", "", ARTICLE.sub("", name))

    bones = {name: skeleton(name) for name in sorted(bearers)}

    def nearest(name: str) -> Sequence[str]:
        asked, own = plain(name), skeleton(plain(name))
        weights = {found: ratio(own, bone) + 0.5 * ratio(asked, found) for found, bone in bones.items()}
        return sorted(weights, key=lambda found: (-weights[found], found))[:5]

    return nearest


METHODS = {"recoupe": ours, "ratio": by_ratio, "jaro-winkler": by_jaro_winkler, "skeleton": by_skeleton}


def main() -> int:
    """Print one line per method: right first, right among five."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", type=Path)
    options.add_argument("--only", choices=sorted(METHODS))
    options.add_argument("--misses", action="store_true", help="list the names that are not among five")
    given = options.parse_args()
    bearers, asked, units = table(given.folder)
    print(f"{len(asked)} French names against {len(bearers)} names")
    for name, method in METHODS.items():
        if given.only not in {None, name}:
            continue
        nearest = method(bearers, units)
        first = five = 0
        for place, question in asked:
            found = nearest(question)
            first += bool(found) and place in bearers[found[0]]
            hit = any(place in bearers[other] for other in found[:5])
            five += hit
            if given.misses and not hit:
                print(f"  {question}: {', '.join(found[:5])}")
        print(f"{name:13} first {first / len(asked):.1%}  among five {five / len(asked):.1%}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

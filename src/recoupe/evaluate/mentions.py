"""Times, places, actors and sources of one reading against the reference."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from recoupe.evaluate.align import Stretch, common, flat, in_order, most_common, occurrences, pairs

if TYPE_CHECKING:
    from collections.abc import Callable

    from recoupe.evaluate.reference import Kinship
    from recoupe.evaluate.score import Tally

Entry = dict[str, Any]
EARTH_KM = 12742.0
# How far a point may lie from the reference's: None where no point can be right or wrong.
TOLERANCE_KM: dict[str, float | None] = {
    "governorate": 150, "desert": 250, "region": 250, "country": 700, "river": None, "border": None,
}  # fmt: skip
SETTLEMENT_KM = 30.0


def stretch(entry: Entry) -> Stretch:
    """Where a finding stands."""
    return (entry["start"], entry["end"])


def same_time(one: object, other: object) -> bool:
    """Whether two EDTF values are the same; a day written as a stretch of one day is that day."""
    return _one_day(one) == _one_day(other)


def _one_day(value: object) -> str | None:
    if value is None:
        return None
    first, slash, last = str(value).strip().partition("/")
    return first if slash and first == last else str(value).strip()


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """The distance of two points (latitude, longitude) along the earth."""
    lat1, lon1, lat2, lon2 = map(math.radians, (*one, *other))
    half = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


def compare_times(report: str, text: str, expected: list[Entry], found: list[Entry], tally: Tally) -> None:
    """Which expressions of time were found (``times.text``) and rightly dated (``times.value``)."""
    places = in_order(text, [entry["text"] for entry in expected])
    paired = dict(pairs([[place] for place in places], [[stretch(entry)] for entry in found]))
    for i, entry in enumerate(expected):
        if entry.get("optional"):
            continue
        if i not in paired:
            tally.count("times.text", missed=1)
            tally.count("times.value", missed=1)
            tally.differ(report, "time missed", entry["text"], entry["value"])
            continue
        value = found[paired[i]].get("value")
        right = same_time(entry["value"], value)
        tally.count("times.text", right=1)
        tally.replaced("times.value", right=right)
        if not right:
            tally.differ(report, "time value", entry["text"], entry["value"], value)
    for j, entry in enumerate(found):
        if j not in paired.values() and not most_common([stretch(entry)], places):
            tally.count("times.text", spurious=1)
            tally.count("times.value", spurious=1)
            tally.differ(report, "time spurious", None, None, entry["text"])


def compare_places(report: str, text: str, expected: list[Entry], found: list[Entry], tally: Tally) -> None:
    """Which named places were found (``places.text``) and put near enough (``places.where``)."""

    def check(entry: Entry, hits: list[Entry]) -> None:
        limit = TOLERANCE_KM.get(entry["kind"], SETTLEMENT_KM)
        if entry.get("lat") is None or limit is None:
            return
        there = (entry["lat"], entry["lon"])
        near = any(hit.get("lat") is not None and kilometres(there, (hit["lat"], hit["lon"])) <= limit for hit in hits)
        tally.answer("places.where", right=near)
        if not near:
            at = [(hit.get("name"), hit.get("lat"), hit.get("lon")) for hit in hits[:2]]
            tally.differ(report, "place where", entry["text"], there, at)

    _compare_spellings("places", report, text, expected, found, tally, check)


def compare_actors(
    report: str, text: str, expected: list[Entry], found: list[Entry], kinship: Kinship, tally: Tally
) -> None:
    """Which actors were found (``actors.text``) and rightly identified, alone or up to kinship."""

    def check(entry: Entry, hits: list[Entry]) -> None:
        ids = sorted({str(hit.get("id")) for hit in hits})
        tally.answer("actors.id", right=entry["id"] in ids)
        tally.answer("actors.id_or_kin", right=any(kinship.kin(entry["id"], found) for found in ids))
        if entry["id"] not in ids:
            tally.differ(report, "actor id", entry["text"], entry["id"], ids)

    _compare_spellings("actors", report, text, expected, found, tally, check)


def _compare_spellings(
    layer: str,
    report: str,
    text: str,
    expected: list[Entry],
    found: list[Entry],
    tally: Tally,
    check: Callable[[Entry, list[Entry]], None],
) -> None:
    """Entries that stand once for every occurrence of their spelling."""
    places = [occurrences(text, entry["text"]) for entry in expected]
    hits: list[list[Entry]] = [[] for _ in expected]
    spurious: dict[str, Entry] = {}
    for entry in found:
        here = stretch(entry)

        def closeness(i: int, entry: Entry = entry, here: Stretch = here) -> tuple[int, bool, int]:
            words = expected[i]["text"]
            return most_common([here], places[i]), flat(words) == flat(entry["text"]), -len(words)

        best = max(range(len(expected)), default=None, key=closeness)
        if best is None or not most_common([here], places[best]):
            spurious[flat(entry["text"])] = entry
            continue
        for i, where in enumerate(places):
            if i == best or any(common(here, place) == place[1] - place[0] for place in where):
                hits[i].append(entry)
    for entry, of_entry in zip(expected, hits, strict=True):
        if entry.get("optional"):
            continue
        if not of_entry:
            tally.count(f"{layer}.text", missed=1)
            tally.differ(report, f"{layer} missed", entry["text"])
            continue
        tally.count(f"{layer}.text", right=1)
        check(entry, of_entry)
    for entry in spurious.values():
        tally.count(f"{layer}.text", spurious=1)
        tally.differ(report, f"{layer} spurious", None, None, entry["text"])


def compare_sources(report: str, text: str, expected: list[Entry], found: list[Entry], tally: Tally) -> dict[str, str]:
    """Which sources were found and rightly described; gives the found source's id for each of the reference."""
    places = in_order(text, [entry["text"] for entry in expected])
    anywhere = [place for entry in expected for place in occurrences(text, entry["text"])]
    paired = dict(pairs([[place] for place in places], [[stretch(entry)] for entry in found]))
    for i, entry in enumerate(expected):
        if i not in paired:
            tally.count("sources.text", missed=1)
            tally.differ(report, "source missed", entry["text"])
            continue
        given = found[paired[i]]
        via = flat(given.get("via"))
        tally.count("sources.text", right=1)
        tally.answer("sources.kind", right=given.get("kind") == entry["kind"])
        tally.answer("sources.named", right=bool(given.get("named")) == bool(entry["named"]))
        tally.answer("sources.via", right=flat(entry["via"]) in via if entry["via"] else not via)
    for j, entry in enumerate(found):
        if j not in paired.values() and not most_common([stretch(entry)], anywhere):
            tally.count("sources.text", spurious=1)
            tally.differ(report, "source spurious", None, None, entry["text"])
    return {expected[i]["id"]: found[j]["id"] for i, j in paired.items()}

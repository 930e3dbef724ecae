"""Events of one reading against the reference: found, typed, and each role."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.evaluate.align import Stretch, flat, most_common, occurrences, pairs
from recoupe.evaluate.mentions import Entry, same_time, stretch

if TYPE_CHECKING:
    from recoupe.evaluate.reference import Kinship
    from recoupe.evaluate.score import Tally

WHERE = ("place", "origin", "destination")


def compare_events(
    report: str,
    text: str,
    expected: list[Entry],
    found: list[Entry],
    sources: dict[str, str],
    kinship: Kinship,
    tally: Tally,
) -> None:
    """Events pair where a trigger overlaps; ``sources`` maps the reference's source ids to the found ones."""
    places = [trigger_places(text, entry["triggers"]) for entry in expected]
    tellings = [[stretch(trigger) for trigger in event["triggers"]] for event in found]
    paired = dict(pairs(places, tellings, lambda i, j: bool(expected[i]["type"] == found[j]["type"])))
    for i, entry in enumerate(expected):
        if i in paired:
            _compare_event(report, entry, found[paired[i]], sources, kinship, tally)
        elif not entry.get("optional"):
            _missed(report, entry, tally)
    everywhere = [place for where in places for place in where]
    for j, event in enumerate(found):
        if j not in paired.values():
            if most_common(tellings[j], everywhere):  # a second event on a telling that is paired already
                tally.count("events.split", spurious=1)
            _spurious(report, event, tally)


def trigger_places(text: str, triggers: list[str]) -> list[Stretch]:
    """Where the triggers stand: the main one first, of the others the place nearest to it."""
    main = list(occurrences(text, triggers[0])[:1])
    out = list(main)
    for words in triggers[1:]:
        places = occurrences(text, words)
        if any(first[0] <= place[0] and place[1] <= first[1] for place in places for first in out):
            continue
        if main and len(places) > 1:
            places = (min(places, key=lambda place: abs(place[0] - main[0][0])),)
        out += places
    return out


def _missed(report: str, entry: Entry, tally: Tally) -> None:
    tally.count("events.found", missed=1)
    tally.count("events.typed", missed=1)
    tally.differ(report, "event missed", f"{entry['id']} {entry['type']}", entry["triggers"][0])
    for role in ("agent", "target", "place"):
        tally.count(f"roles.{role}", missed=len(entry.get(role) or []))


def _spurious(report: str, event: Entry, tally: Tally) -> None:
    tally.count("events.found", spurious=1)
    tally.count("events.typed", spurious=1)
    words = event["triggers"][0]["text"] if event["triggers"] else ""
    tally.differ(report, "event spurious", None, None, f"{event['type']}: {words}")
    for role in ("agent", "target", "place"):
        tally.count(f"roles.{role}", spurious=len(event.get(role) or []))


def _compare_event(
    report: str, entry: Entry, event: Entry, sources: dict[str, str], kinship: Kinship, tally: Tally
) -> None:
    label = f"{entry['id']} {entry['triggers'][0]}"
    if not entry.get("optional"):
        right = event["type"] == entry["type"]
        tally.count("events.found", right=1)
        tally.replaced("events.typed", right=right)
        if not right:
            tally.differ(report, "event type", label, entry["type"], event["type"])
    for role in ("agent", "target"):
        _compare_actors(report, label, role, entry, event, kinship, tally)
    _compare_where(entry, event, tally)
    for measure, same in (
        ("time", same_time(entry.get("time"), event.get("time"))),
        ("status", entry["status"] == event.get("status")),
    ):
        tally.answer(f"events.{measure}", right=same)
        if not same:
            tally.differ(report, f"event {measure}", label, entry.get(measure), event.get(measure))
    for harm in ("killed", "injured"):
        _compare_toll(report, label, harm, entry, event, tally)
    if entry.get("outcome") or event.get("outcome"):
        tally.answer("events.outcome", right=entry.get("outcome") == event.get("outcome"))
    wanted = {sources.get(source, f"missed {source}") for source in entry["sources"]}
    given = set(event.get("sources") or [])
    both = len(wanted & given)
    tally.count("events.sources", right=both, spurious=len(given) - both, missed=len(wanted) - both)
    tally.answer("events.attributed", right=bool(wanted) == bool(given))


def _compare_actors(
    report: str, label: str, role: str, entry: Entry, event: Entry, kinship: Kinship, tally: Tally
) -> None:
    wanted = sorted(set(entry.get(role) or []) - {"unknown"})
    given = sorted(set(event.get(role) or []) - {"unknown"})
    right = sum(any(kinship.kin(one, other) for other in given) for one in wanted)
    spurious = sum(not any(kinship.kin(one, other) for one in wanted) for other in given)
    tally.count(f"roles.{role}", right=right, spurious=spurious, missed=len(wanted) - right)
    if wanted != given:
        tally.differ(report, f"role {role}", label, wanted, given)


def _compare_where(entry: Entry, event: Entry, tally: Tally) -> None:
    wanted = {flat(words) for role in WHERE for words in entry.get(role) or []}
    given = {flat(words) for role in WHERE for words in event.get(role) or []}
    right = sum(any(_within(one, other) for other in given) for one in wanted)
    spurious = sum(not any(_within(one, other) for one in wanted) for other in given)
    tally.count("roles.place", right=right, spurious=spurious, missed=len(wanted) - right)
    if entry.get("place"):
        main = flat((event.get("place") or [""])[0])
        tally.answer("events.main_place", right=bool(main) and _within(flat(entry["place"][0]), main))


def _within(one: str, other: str) -> bool:
    return one in other or other in one


def _compare_toll(report: str, label: str, harm: str, entry: Entry, event: Entry, tally: Tally) -> None:
    wanted, given = entry.get(harm), event.get(harm)
    if not wanted and not given:
        return
    right = bool(
        wanted
        and given
        and (wanted["min"], wanted["max"]) == (given.get("min"), given.get("max"))
        and wanted.get("of") in (None, given.get("of"))
    )
    tally.count(
        "events.casualties",
        right=int(right),
        spurious=int(bool(given) and not right),
        missed=int(bool(wanted) and not right),
    )
    if not right:
        tally.differ(report, harm, label, wanted, given)

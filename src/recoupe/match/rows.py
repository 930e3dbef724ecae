"""Readings become rows of columns; each row remembers the event that it stands for."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from recoupe.match.columns import (
    ACTORS,
    EPOCH,
    FIGURES,
    NAMES,
    PASSAGES,
    PLACES,
    THEME,
    TRIGGERS,
    UNKNOWN,
    WORDS,
    Columns,
    Kinship,
    blank,
    day_number,
    kinship,
)
from recoupe.match.parting import parts
from recoupe.match.passages import code, common_words, content, names, passage_at, passages, stems
from recoupe.match.scene import WIDE_PLACES, scene, sites, together_scene
from recoupe.match.units import combined
from recoupe.model.event import EVENT_TYPES, Event, Reading

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    import numpy.typing as npt

    from recoupe.match.scene import Scene
    from recoupe.model.event import Toll
    from recoupe.model.mention import Actor
    from recoupe.model.text import Span

LINE = 40
BEYOND = 2**30


@dataclass(frozen=True)
class Row:
    """What one report tells as one happening, with the passages that tell it and the words found there.

    ``event`` is all of it in one; ``members`` are the events that it was put together from, each with the numbers of
    the tellings that belong (empty: all).
    """

    reading: Reading
    event: Event
    names: tuple[str, ...]
    words: tuple[str, ...]
    passages: tuple[int, ...] = ()
    theme: tuple[str, ...] = ()
    told_by: tuple[str, ...] = ()
    scene: Scene | None = None
    members: tuple[tuple[str, tuple[int, ...]], ...] = ()

    @property
    def key(self) -> tuple[str, str, str, int]:
        """What it is called, in an order that does not depend on the order of reports."""
        at = self.event.tellings[0].trigger.start if self.event.tellings else -1
        return (self.reading.report.name, self.reading.report.sha256, self.event.id, at)


@dataclass
class Codes:
    """The number given to each report, outlet, place and actor when it was first met; only equality counts."""

    known: dict[tuple[str, ...], int] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)

    def of(self, what: str, *name: str) -> int:
        """The number of this name among its kind."""
        key = (what, *name)
        if key not in self.known:
            self.known[key] = self.counts.get(what, 0)
            self.counts[what] = self.known[key] + 1
        return self.known[key]

    def names(self, what: str) -> list[str]:
        """All names of a kind, in order of their numbers."""
        found = sorted((number, key[1]) for key, number in self.known.items() if key[0] == what)
        return [name for _, name in found]


@dataclass(frozen=True)
class Table:
    """Events as rows (for people) and as columns (for measuring)."""

    rows: tuple[Row, ...]
    columns: Columns

    def __add__(self, other: Table) -> Table:
        """Both, one under the other."""
        return Table(self.rows + other.rows, self.columns.over(other.columns))


def table(
    readings: Sequence[Reading],
    codes: Codes,
    held_together: Callable[[Table], list[tuple[int, ...]]] | None = None,
    shared: Mapping[tuple[str, int], tuple[int, ...]] | None = None,
    printed: Mapping[str, int] | None = None,
) -> Table:
    """All that these reports tell, in order of their names.

    ``held_together`` says which rows a report tells as one (by their numbers in a first table); none where it is None.
    ``shared`` are the codes of passages that stand in other reports too, by report name and number of the passage;
    ``printed`` the day on which the original of a copy appeared, for copies that do not say when they did.
    """
    in_order = sorted(readings, key=lambda r: (r.report.name, r.report.sha256))
    rows = [row for reading in in_order for row in _rows(reading)]
    first = Table(tuple(rows), _columns(rows, _held(rows, shared or {}), codes, printed))
    groups = held_together(first) if held_together is not None else []
    if all(len(group) == 1 for group in groups):
        return first
    rows = [_joined([rows[number] for number in group]) for group in groups]
    rows.sort(key=lambda row: row.key)
    return Table(tuple(rows), _columns(rows, _held(rows, shared or {}), codes, printed))


def _held(rows: Sequence[Row], shared: Mapping[tuple[str, int], tuple[int, ...]]) -> list[tuple[int, ...]]:
    """The codes of the copied passages of each row."""
    found = (chain.from_iterable(shared.get((row.reading.report.name, at), ()) for at in row.passages) for row in rows)
    return [tuple(dict.fromkeys(codes)) for codes in found]


def _joined(rows: Sequence[Row]) -> Row:
    """Rows of one report as one: the event of all, and their words."""
    main = rows[0]
    if len(rows) == 1:
        return main

    def every(name: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(word for row in rows for word in getattr(row, name)))

    event = combined([row.event for row in rows])
    scenes = [row.scene for row in rows if row.scene is not None]
    return replace(
        main, event=event, names=every("names"), words=every("words"), theme=every("theme")[:THEME],
        told_by=every("told_by"), members=tuple(member for row in rows for member in row.members),
        passages=tuple(sorted({at for row in rows for at in row.passages})), scene=together_scene(scenes),
    )  # fmt: skip


def lines(codes: Codes, line: Callable[[str], Sequence[str]]) -> tuple[Kinship, npt.NDArray[np.int32]]:
    """The kinship of all actors met, and for each the codes of what it is a part of (padded with -1).

    ``line`` gives an actor's id and the ids of all that it is a part of.
    """
    met = codes.names("actor")
    for part in chain.from_iterable(line(identity) for identity in tuple(met)):
        codes.of("actor", part)
    ids = codes.names("actor")
    found = [[codes.of("actor", part) for part in line(one) if part != one] for one in ids]
    above = np.full((max(len(ids), 1), max(map(len, found), default=0)), -1, np.int32)
    for number, higher in enumerate(found):
        above[number, : len(higher)] = higher
    return kinship(found), above


def _rows(reading: Reading) -> Iterator[Row]:
    """Each event with the numbers of the passages that tell it, and their words."""
    text = reading.report.text
    cut = passages(text)
    language = reading.report.language or "fr"
    common = common_words(language)
    mentions = reading.mentions
    taken = sorted(
        [a.span for a in mentions.actors] + [p.span for p in mentions.places] + [s.span for s in reading.sources]
    )
    turns_on = theme(reading)
    head = _head(cut)
    for whole, numbers in ((one, numbers) for one in reading.events for numbers in parts(one, language)):
        event = whole.only(numbers)
        here = tuple(sorted({passage_at(cut, span.start) for span in event.triggers} - {-1}))
        inside = [(cut[number].of(text), [_shift(s, -cut[number].start) for s in taken]) for number in here]
        named = dict.fromkeys(chain.from_iterable(names(words, spans) for words, spans in inside))
        said = dict.fromkeys(chain.from_iterable(content(words, common) for words, _ in inside))
        yield Row(
            reading, event, tuple(named), tuple(said), here, turns_on if here and here[0] <= head else (),
            tuple(sorted({word for span in event.triggers for word in stems(span.of(text))})), scene(reading, event, cut),
            ((whole.id, numbers if len(numbers) < len(whole.tellings) else ()),),
        )  # fmt: skip


def _head(cut: Sequence[Span]) -> int:
    """The number of the last passage of the head: the title and the first sentence after it."""
    longer = [number for number, span in enumerate(cut) if len(span) > LINE]
    return longer[1] if len(longer) > 1 and longer[0] == 0 and len(cut[0]) < LINE * 4 else longer[0] if longer else 0


def theme(reading: Reading) -> tuple[str, ...]:
    """The places (no countries), actors and names on which a report turns, those that come most often first."""
    mentions = reading.mentions
    found: Counter[str] = Counter(actor.id for actor in mentions.actors if actor.id)
    found.update(site.id for place in mentions.places for site in sites(place)[:1] if site.kind not in WIDE_PLACES)
    taken = [a.span for a in mentions.actors] + [p.span for p in mentions.places] + [s.span for s in reading.sources]
    found.update(dict.fromkeys(names(reading.report.text, taken), 1))
    return tuple(sorted(found, key=lambda one: (-found[one], one))[:THEME])


def _shift(span: Span, by: int) -> Span:
    return type(span)(span.start + by, span.end + by)


def _columns(
    rows: Sequence[Row], held: Sequence[tuple[int, ...]], codes: Codes, printed: Mapping[str, int] | None
) -> Columns:
    data = blank(len(rows))
    for number, row in enumerate(rows):
        event, report = row.event, row.reading.report
        data["report"][number] = codes.of("report", report.name, report.sha256)
        data["outlet"][number] = codes.of("outlet", report.outlet or report.name)
        data["kind"][number] = EVENT_TYPES.index(event.type)
        told = told_by(row.reading)
        if told == UNKNOWN:
            told = (printed or {}).get(report.name, UNKNOWN)
        data["told"][number] = told
        here = row.scene or scene(row.reading, event, passages(report.text))
        data["first"][number], data["last"][number] = here.first, here.last
        data["monthday"][number], data["weekday"][number] = here.monthday, here.weekday
        if data["first"][number] == UNKNOWN and data["monthday"][number] >= 0 and told != UNKNOWN:
            data["first"][number] = data["last"][number] = latest(int(data["monthday"][number]), told)
        for slot, (site, radius) in enumerate(here.places[:PLACES]):
            data["lat"][number, slot], data["lon"][number, slot] = site.lat or 0.0, site.lon or 0.0
            data["radius"][number, slot], data["site"][number, slot] = radius, codes.of("site", site.id)
        for name, who in (("agent", event.agent), ("target", event.target)):
            _fill(data[name], number, [codes.of("actor", a) for a in _ids(who)[:ACTORS]])
        for slot, toll in enumerate(figures(event, "killed")[:FIGURES]):
            data["killed"][number, slot] = (toll.low, BEYOND if toll.high is None else toll.high)
            data["killed_of"][number, slot] = 2 if toll.of == "agent" else 1
        for slot, toll in enumerate(figures(event, "injured")[:FIGURES]):
            data["injured"][number, slot] = (toll.low, BEYOND if toll.high is None else toll.high)
        _fill(data["names"], number, [code(word) for word in row.names[:NAMES]])
        _fill(data["words"], number, [code(word) for word in row.words[:WORDS]])
        _fill(data["trigger"], number, [code(word) for word in row.told_by[:TRIGGERS]])
        _fill(data["theme"], number, [code(word) for word in row.theme])
        _fill(data["passage"], number, held[number][:PASSAGES])
        data["planned"][number] = event.status == "planned" and all(t.status == "planned" for t in event.tellings)
        data["aggregate"][number] = event.aggregate
    return Columns(**data)  # type: ignore[arg-type]  # a dict of fields loses their types


def _fill(column: npt.NDArray[np.generic], number: int, values: Sequence[int]) -> None:
    column[number, : len(values)] = values


def _ids(who: tuple[Actor, ...]) -> list[str]:
    return list(dict.fromkeys(actor.id for actor in who if actor.id))


def told_by(reading: Reading) -> int:
    """The last day on which the report can have appeared; ``UNKNOWN`` where neither page nor text tells."""
    if reading.published is not None:
        return day_number(reading.published.last)
    return day_number(reading.report.published)


def latest(monthday: int, told: int) -> int:
    """The last day of that month and day that is not after ``told`` (*le 18 juin*, in a report of 2018-07-01)."""
    day = date.fromordinal(told + EPOCH)
    for year in range(day.year, day.year - 9, -1):
        found = day_number(f"{year:04d}-{monthday // 32:02d}-{monthday % 32:02d}")
        if found != UNKNOWN and found <= told + 1:
            return found
    return UNKNOWN


def figures(event: Event, harm: str) -> tuple[Toll, ...]:
    """The figures that count the whole of one harm: totals, earlier totals, but no parts."""
    main = {"killed": event.killed, "injured": event.injured}.get(harm)
    every = [*([main] if main else []), *event.tolls, *(toll for telling in event.tellings for toll in telling.tolls)]
    return tuple(dict.fromkeys(toll for toll in every if toll.harm == harm and not toll.part))

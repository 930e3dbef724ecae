"""What a case remembers of a matching, so that one more report need not be compared with all others.

Of each report its marks: whoever shares none can neither tell the same incident nor be a copy. Of each two rows that
were compared and are not hopeless, that they were, and whether they speak for one another. Of each two reports that
one has its text from the other. From these follows which reports to lay side by side when some have changed.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING

from recoupe.match.copied import BANDS, PERMUTATIONS, SEED
from recoupe.match.keys import AGENT, KINDS, PASSAGE, TARGET, WEEKS, keys
from recoupe.match.rewritten import couples
from recoupe.match.rows import lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from recoupe.match.copied import Page
    from recoupe.match.standing import Standing

Told = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Heard:
    """Two rows (report and event) that were compared and are not hopeless; ``good``: they speak for one another."""

    left: Told
    right: Told
    good: bool


@dataclass(frozen=True, slots=True)
class Nearby:
    """What is remembered of some reports: their marks, the pairs of which one row is theirs, who has text from whom."""

    marks: Mapping[str, frozenset[int]]
    heard: tuple[Heard, ...]
    families: tuple[tuple[str, str], ...]


def nearby(case: Standing, names: Iterable[str] | None = None) -> Nearby:
    """What to remember of these reports (of all where none are named), after they were laid beside all that is near."""
    wanted = {name for name, _ in case.read} if names is None else set(names)
    rows = case.table.rows
    told = [(row.reading.report.name, row.event.id) for row in rows]
    found: dict[tuple[Told, Told], bool] = {}
    sides = zip(case.heard.left.tolist(), case.heard.right.tolist(), case.heard.support.tolist(), strict=True)
    for left, right, support in sides:
        if told[left][0] in wanted or told[right][0] in wanted:
            pair = (min(told[left], told[right]), max(told[left], told[right]))
            found[pair] = found.get(pair, False) or support > 0
    # What a person put together hangs together, however little speaks for it; and is shown beside what he parted.
    for pairs, good in ((case.decided.same, True), (case.decided.apart, False)):
        for left, right in pairs:
            if told[left][0] in wanted or told[right][0] in wanted:
                pair = (min(told[left], told[right]), max(told[left], told[right]))
                found[pair] = found.get(pair, False) or good
    # What a report tells as one hangs together, whatever the pairs say.
    for row in rows:
        if row.reading.report.name in wanted:
            name = row.reading.report.name
            for event, _ in row.members:
                if event != row.event.id:
                    found[min((name, event), (name, row.event.id)), max((name, event), (name, row.event.id))] = True
    families = tuple(pair for pair in case.library.found if not wanted.isdisjoint(pair))
    return Nearby(
        _marks(case, wanted), tuple(Heard(left, right, good) for (left, right), good in sorted(found.items())), families
    )


def _marks(case: Standing, wanted: set[str]) -> dict[str, frozenset[int]]:
    """The blocking keys of each report's rows, with actors by their ids instead of this matching's numbers, and what
    copies are found by.
    """
    _, above = lines(case.codes, case.line)
    actors = [_number("actor", name) for name in case.codes.names("actor")]
    out: dict[str, set[int]] = {name: set() for name in wanted}
    found, rows = keys(case.table.columns, above)
    for key, row in zip(found.tolist(), rows.tolist(), strict=True):
        name = case.table.rows[row].reading.report.name
        if name not in wanted or key % KINDS == PASSAGE:  # who shares a passage is found as a copy
            continue
        kind, rest = key % KINDS, key // KINDS
        if kind in (AGENT, TARGET):
            out[name].add(_number(kind, actors[rest // WEEKS], rest % WEEKS))
        else:
            out[name].add(_number(kind, rest))
    for name in wanted:
        out[name] |= _copy_marks(case.library.page(name))
    return {name: frozenset(marks) for name, marks in out.items()}


def _copy_marks(page: Page) -> set[int]:
    """What copies are found by: bands of the MinHash, and facts that stand together."""
    from rensa import RMinHash

    mark = RMinHash(num_perm=PERMUTATIONS, seed=SEED)
    mark.update(sorted(page.shingles) or [page.name])
    digest, width = mark.digest(), PERMUTATIONS // BANDS
    bands = {_number("band", band, *digest[band * width : (band + 1) * width]) for band in range(BANDS)}
    return bands | {_number("couple", *couple) for couple in couples(page.facts)}


def _number(*parts: object) -> int:
    """A number of 63 bits that is the same on every machine."""
    return int.from_bytes(blake2b(repr(parts).encode(), digest_size=8).digest()) >> 1


def groups_of(case: Standing) -> Sequence[tuple[Told, ...]]:
    """The rows of each group of a matching, by report and event."""
    rows = case.table.rows
    return [tuple((rows[n].reading.report.name, rows[n].event.id) for n in group) for group in case.groups]

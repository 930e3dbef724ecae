"""A case's reports as people judged them, a few at a time: what a large case is matched by around what changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.model.judgement import held

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from recoupe.model.event import Reading
    from recoupe.model.judgement import Judgement, Told
    from recoupe.store import Case as Store

PAIRS = ("same", "not-same")


class AsJudged:
    """Reads no more of the case than it is asked for, and nothing twice.

    The judgements are those of the moment at which this was made.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._every = store.judgements()
        self._read: dict[str, Reading] = {}
        self._judged: dict[str, Reading] = {}
        self._about: dict[str, list[Judgement]] = {}  # by a report's name, or its sha256
        for judgement in held(self._every):
            for key in dict.fromkeys(key for end in ends(judgement) for key in (end.report, end.sha256) if key):
                self._about.setdefault(key, []).append(judgement)

    def readings(self, names: Collection[str]) -> tuple[Reading, ...]:
        """What these reports tell, as judged, by the report's name; one without a reading is passed over."""
        missing = set(names) - self._judged.keys()
        if missing:
            self._judge(missing)
        return tuple(self._judged[name] for name in sorted(set(names)) if name in self._judged)

    def pairs(self, names: Collection[str]) -> tuple[Judgement, ...]:
        """The judgements *same* and *not-same* that hold and bear on one of these reports, as they stand today."""
        from recoupe import judge

        said = self._saying(self._load(names))
        if not any(judgement.verdict in PAIRS for judgement in said):
            return ()
        wanted = set(names)
        return tuple(
            judgement
            for judgement in judge.holding(said, judge.shelf(self._read[name] for name in self._reached(said)))
            if judgement.verdict in PAIRS and any(end.report in wanted for end in ends(judgement))
        )

    def bearing(self, ids: Collection[str], fresh: Collection[str]) -> set[str]:
        """The reports that are told otherwise since these judgements were made or taken back and ``fresh`` were added.

        May name some that are not: what revokes a revocation brings back what that took back, and a judgement on a
        report that was renamed may find its bytes under a new name.
        """
        known = {judgement.id: judgement for judgement in self._every}
        bytes_of = {reading.report.sha256 for reading in self._load(fresh)}
        moved = {j.id for j in self._every if any(end.sha256 in bytes_of for end in ends(j))} if bytes_of else set()
        queue, seen = [*ids, *moved], set[str]()
        while queue:
            name = queue.pop()
            if name in known and name not in seen:
                seen.add(name)
                queue += [known[name].revokes or ""]
        found = self._load(self._located(end for name in sorted(seen) for end in ends(known[name])))
        return {reading.report.name for reading in found}

    def _judge(self, names: Collection[str]) -> None:
        from recoupe import judge

        loaded = self._load(names)
        said = self._saying(loaded)
        every = {name: self._read[name] for name in self._reached(said)}
        every.update({reading.report.name: reading for reading in loaded})
        wanted = {reading.report.name for reading in loaded}
        for reading in judge.judged_all(tuple(every.values()), said):
            if reading.report.name in wanted:
                self._judged[reading.report.name] = reading

    def _saying(self, readings: Iterable[Reading]) -> tuple[Judgement, ...]:
        """All that may bear on these reports, and on those that they are paired with."""
        here = self._on(readings)
        there = self._load(self._located(end for judgement in here for end in ends(judgement)))
        beside = [judgement for judgement in self._on(there) if judgement.verdict not in PAIRS]
        return tuple({judgement.id: judgement for judgement in (*here, *beside)}.values())

    def _on(self, readings: Iterable[Reading]) -> list[Judgement]:
        keys = dict.fromkeys(key for r in readings for key in (r.report.name, r.report.sha256))
        return [judgement for key in keys for judgement in self._about.get(key, ())]

    def _reached(self, said: Iterable[Judgement]) -> list[str]:
        """The reports that these judgements may be about, as far as they were read."""
        names = self._located(end for judgement in said for end in ends(judgement))
        return [reading.report.name for reading in self._load(names)]

    def _located(self, told: Iterable[Told]) -> set[str]:
        every = set(told)
        return {end.report for end in every} | self._store.of_bytes({end.sha256 for end in every} - {""})

    def _load(self, names: Collection[str]) -> list[Reading]:
        missing = set(names) - self._read.keys()
        if missing:
            self._read.update({reading.report.name: reading for reading in self._store.readings_of(missing)})
        return [self._read[name] for name in sorted(set(names)) if name in self._read]


def ends(judgement: Judgement) -> tuple[Told, ...]:
    """The reports, events or words that a judgement is about: one, or the two of a pair."""
    return tuple(end for end in (judgement.left, judgement.right) if end is not None)

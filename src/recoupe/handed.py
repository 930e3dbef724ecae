"""What formats ask of a case while it is handed on, fetched when it is needed and not before."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from recoupe.errors import RecoupeError

if TYPE_CHECKING:
    from recoupe.model.event import Reading
    from recoupe.model.judgement import Judgement
    from recoupe.store import Case as Store

MOST_KEPT = 500


class Readings(Mapping[str, "Reading"]):
    """The readings of a case as judged, by the report's name; the last few hundred are kept at hand."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._kept: OrderedDict[str, Reading] = OrderedDict()
        self._takes_back: list[Judgement] = []
        self._by_report: dict[str, list[Judgement]] = {}
        self._by_bytes: dict[str, list[Judgement]] = {}
        for judgement in store.judgements():
            if judgement.revokes is not None:
                self._takes_back.append(judgement)
            self._by_report.setdefault(judgement.left.report, []).append(judgement)
            if judgement.left.sha256:
                self._by_bytes.setdefault(judgement.left.sha256, []).append(judgement)

    def __getitem__(self, name: str) -> Reading:
        if name not in self._kept:
            try:
                self._kept[name] = self._judged(self._store.reading(name))
            except RecoupeError as fault:
                raise KeyError(name) from fault
            if len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)
        else:
            self._kept.move_to_end(name)
        return self._kept[name]

    def _judged(self, reading: Reading) -> Reading:
        about = [
            *self._by_report.get(reading.report.name, ()), *self._by_bytes.get(reading.report.sha256, ()),
        ]  # fmt: skip
        if not about:
            return reading
        from recoupe import judge

        return judge.judged(reading, [*about, *self._takes_back])

    def __contains__(self, name: object) -> bool:
        try:
            return isinstance(name, str) and self[name] is not None
        except KeyError:
            return False

    def __iter__(self) -> Iterator[str]:
        return (report.name for report in self._store.each_report())

    def __len__(self) -> int:
        return len(self._store)

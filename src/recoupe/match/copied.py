"""Which reports take over another's text, and which of their passages are the same.

Candidates come from MinHash over shingles of four words (Broder 1997); exact containment decides. A rewriting keeps
no four words together; it is known by telling the same facts in the same order (see ``rewritten``).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from recoupe.match.columns import UNKNOWN, day_number
from recoupe.match.passages import folded_words, passages
from recoupe.match.rewritten import alignment, couples, facts, rewritten
from recoupe.model.incident import Copy

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from recoupe.match.rewritten import Fact, Facts
    from recoupe.model.event import Reading

SHINGLE = 4
PERMUTATIONS, BANDS, SEED = 128, 64, 11
NEAR_COPY = 0.35
PASSAGE_SHARE = 0.5
PASSAGE_WORDS = 6
FEWEST = 20
CLOSE_DAYS = 4

Shingles = frozenset[str]


@dataclass(frozen=True)
class Page:
    """One report, cut into shingles as a whole and passage by passage."""

    name: str
    outlet: str
    published: str | None
    length: int
    shingles: Shingles
    passages: tuple[Shingles, ...]
    facts: Facts = ()


def page(reading: Reading) -> Page:
    """What is compared of a report: its shingles of four words, folded, as a whole and by passage."""
    text = reading.report.text
    by_passage = tuple(shingles(folded_words(span.of(text))) for span in passages(text))
    words = folded_words(text)
    published = reading.published.first if reading.published else reading.report.published
    report = reading.report
    return Page(
        report.name, report.outlet or report.name, published, len(words), shingles(words), by_passage, facts(reading)
    )  # fmt: skip


def shingles(words: Sequence[str]) -> Shingles:
    """All runs of four words."""
    return frozenset(" ".join(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1))


class Library:
    """The reports of a case by their shingles; each new report is compared only with those that MinHash finds alike."""

    def __init__(self) -> None:
        self._pages: dict[str, Page] = {}
        self._names: list[str] = []
        self._index: Any = None
        self._found: dict[tuple[str, str], Copy] = {}
        self._couples: dict[tuple[Fact, Fact], list[str]] = {}

    def add(self, pages: Sequence[Page]) -> tuple[Copy, ...]:
        """All copies among the reports so far, with these."""
        for one in sorted(pages, key=lambda page: page.name):
            for other in self._alike(one):
                found = copy_of(one, self._pages[other])
                if found is not None:
                    self._found[min(one.name, other), max(one.name, other)] = found
            self._pages[one.name] = one
        return self.copies

    @property
    def copies(self) -> tuple[Copy, ...]:
        """One for each report that is a copy: of the original from which it has most; of a copy's copy the first."""
        best: dict[str, Copy] = {}
        for _, found in sorted(self._found.items()):
            held = best.get(found.copy)
            if held is None or (-found.share, found.original) < (-held.share, held.original):
                best[found.copy] = found
        return tuple(_first(best[name], best) for name in sorted(best))

    @property
    def found(self) -> Mapping[tuple[str, str], Copy]:
        """Every two reports of which one has its text from the other, by their names in order."""
        return self._found

    def page(self, name: str) -> Page:
        """What was compared of a report."""
        return self._pages[name]

    def published(self, name: str) -> str | None:
        """When a report appeared, as far as it is known."""
        return self._pages[name].published

    def _alike(self, one: Page) -> list[str]:
        """The reports that may share text with this one, which is added to the index."""
        from rensa import RMinHash, RMinHashLSH

        if self._index is None:
            self._index = RMinHashLSH(threshold=0.2, num_perm=PERMUTATIONS, num_bands=BANDS)
        mark = RMinHash(num_perm=PERMUTATIONS, seed=SEED)
        mark.update(sorted(one.shingles) or [one.name])
        near = sorted({self._names[number] for number in self._index.query(mark)} - {one.name})
        self._index.insert(len(self._names), mark)
        self._names.append(one.name)
        return sorted({*near, *self._told_alike(one)})

    def _told_alike(self, one: Page) -> list[str]:
        """The reports that tell at least two of this one's couples of facts; the couples are added to the index."""
        met: Counter[str] = Counter()
        for couple in couples(one.facts):
            holders = self._couples.setdefault(couple, [])
            met.update(holders)
            holders.append(one.name)
        return [name for name, count in met.items() if count >= 2 and name != one.name]

    def shared_passages(self, copies: Sequence[Copy]) -> Mapping[tuple[str, int], tuple[int, ...]]:
        """Codes of passages that copy and original have in common, by report name and number of the passage."""
        out: dict[tuple[str, int], list[int]] = {}
        for number, copy in enumerate(copies):
            left, right = self._pages[copy.copy], self._pages[copy.original]
            for here, there in common_passages(left, right):
                code = number * 10_000 + here
                out.setdefault((left.name, here), []).append(code)
                out.setdefault((right.name, there), []).append(code)
        return {key: tuple(codes) for key, codes in out.items()}


def copy_of(left: Page, right: Page) -> Copy | None:
    """Whether one of two reports took over the other's text, and how; the one published first is the original.

    A near-copy has at least 35 % of the shorter's runs of four words. A rewriting tells the same facts in the same
    order; an outlet does not rewrite itself.
    """
    original, copy = sorted((left, right), key=lambda one: (one.published or "~", -one.length, one.name))
    fewer = min(len(left.shingles), len(right.shingles))
    share = len(left.shingles & right.shingles) / fewer if fewer >= FEWEST else 0.0
    if share >= NEAR_COPY:
        why = f"{share:.0%} of its runs of four words stand in {original.name}"
        return Copy(copy.name, original.name, round(share, 3), "near-copy", why)
    share = rewritten(left.facts, right.facts, close=_close(left, right)) if left.outlet != right.outlet else 0.0
    if share:
        why = f"{share:.0%} of the facts stand in both, in the same order, in other words than in {original.name}"
        return Copy(copy.name, original.name, round(share, 3), "rewriting", why)
    return None


def _close(left: Page, right: Page) -> bool:
    """Whether both reports say when they appeared, and that is within four days."""
    days = day_number(left.published), day_number(right.published)
    return UNKNOWN not in days and abs(days[0] - days[1]) <= CLOSE_DAYS


def _first(found: Copy, best: Mapping[str, Copy]) -> Copy:
    """The copy laid to the first of its line: of what its original was copied from, where that is a copy itself."""
    seen = {found.copy}
    original = found.original
    while original in best and original not in seen:
        seen.add(original)
        original = best[original].original
    return found if original in seen else replace(found, original=original)


def common_passages(left: Page, right: Page) -> list[tuple[int, int]]:
    """The passages of the left that stand in the right, by the words (half of the shorter's runs) or by the facts."""
    out: list[tuple[int, int]] = (
        list(alignment(left.facts, right.facts))
        if rewritten(left.facts, right.facts, close=_close(left, right))
        else []
    )
    for here, mine in enumerate(left.passages):
        shares = [(containment(mine, theirs), -at) for at, theirs in enumerate(right.passages)]
        share, there = max(shares, default=(0.0, 0))
        if share >= PASSAGE_SHARE:
            out.append((here, -there))
    return out


def containment(left: Shingles, right: Shingles) -> float:
    """The share of the shorter's runs of words that the other has too; 0 for a passage of fewer than six words."""
    fewer = min(len(left), len(right))
    return len(left & right) / fewer if fewer >= PASSAGE_WORDS - SHINGLE + 1 else 0.0

"""What a comparison with a reference comes to: rates, accuracies, and every difference by name."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Rates:
    """How much of what was found is right (precision) and how much of what is right was found (recall)."""

    right: int
    spurious: int
    missed: int

    @property
    def precision(self) -> float:
        """Of what was found, the share that the reference has too."""
        return self.right / (self.right + self.spurious) if self.right + self.spurious else 0.0

    @property
    def recall(self) -> float:
        """Of what the reference has, the share that was found."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return harmonic(self.precision, self.recall)

    def as_json(self) -> dict[str, float | int]:
        """The rates and what they are counted from."""
        return {
            "p": round(self.precision, 3), "r": round(self.recall, 3), "f1": round(self.f1, 3),
            "tp": self.right, "fp": self.spurious, "fn": self.missed,
        }  # fmt: skip

    def __str__(self) -> str:
        rates = f"F1 {self.f1:.3f}  P {self.precision:.3f}  R {self.recall:.3f}"
        return f"{rates}  ({self.right} right, {self.spurious} spurious, {self.missed} missed)"


@dataclass(frozen=True, slots=True)
class Accuracy:
    """Of so many that were compared, so many are right."""

    right: int
    of: int

    @property
    def share(self) -> float:
        """The share that is right."""
        return self.right / self.of if self.of else 0.0

    def as_json(self) -> dict[str, float | int]:
        """The share and what it is counted from."""
        return {"acc": round(self.share, 3), "right": self.right, "of": self.of}

    def __str__(self) -> str:
        return f"{self.share:.3f}     ({self.right} of {self.of})"


@dataclass(frozen=True, slots=True)
class Harmony:
    """Precision and recall that are averages, and so have no counts."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return harmonic(self.precision, self.recall)

    def as_json(self) -> dict[str, float | int]:
        """The three rates."""
        return {"p": round(self.precision, 3), "r": round(self.recall, 3), "f1": round(self.f1, 3)}

    def __str__(self) -> str:
        return f"F1 {self.f1:.3f}  P {self.precision:.3f}  R {self.recall:.3f}"


Measure = Rates | Accuracy | Harmony


@dataclass(frozen=True, slots=True)
class Difference:
    """One point on which a reading differs from its reference."""

    report: str
    what: str
    words: str | None
    expected: object = None
    found: object = None

    def __str__(self) -> str:
        return "\t".join(str(part) for part in (self.report, self.what, self.words, self.expected, self.found))


@dataclass(frozen=True, slots=True)
class Score:
    """All measures of a comparison, by name, and the differences that they come from."""

    reports: int
    measures: dict[str, Measure]
    differences: tuple[Difference, ...] = ()

    def as_json(self) -> dict[str, object]:
        """The measures as JSON writes them."""
        return {"reports": self.reports} | {name: measure.as_json() for name, measure in self.measures.items()}

    def lines(self) -> tuple[str, ...]:
        """A line for each measure, by name."""
        width = max((len(name) for name in self.measures), default=0)
        return tuple(f"{name:{width}}  {self.measures[name]}" for name in sorted(self.measures))


@dataclass(slots=True)
class Tally:
    """Counts that grow while reports are compared; ``score`` closes them."""

    rates: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0, 0]))
    answers: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))
    differences: list[Difference] = field(default_factory=list)

    def count(self, measure: str, *, right: int = 0, spurious: int = 0, missed: int = 0) -> None:
        """Add to what was found, found wrongly and missed."""
        for place, number in enumerate((right, spurious, missed)):
            self.rates[measure][place] += number

    def replaced(self, measure: str, *, right: bool) -> None:
        """Count an answer that stands for one of the reference: a wrong one is both spurious and missed."""
        self.count(measure, right=int(right), spurious=int(not right), missed=int(not right))

    def answer(self, measure: str, *, right: bool) -> None:
        """Count an answer that is right or wrong."""
        self.answers[measure][0] += right
        self.answers[measure][1] += 1

    def differ(self, report: str, what: str, words: str | None, expected: object = None, found: object = None) -> None:
        """Keep a difference for the list."""
        self.differences.append(Difference(report, what, words, expected, found))

    def score(self, reports: int) -> Score:
        """What all this comes to."""
        measures: dict[str, Measure] = {name: Rates(*counts) for name, counts in self.rates.items()}
        measures |= {name: Accuracy(*counts) for name, counts in self.answers.items()}
        return Score(reports, dict(sorted(measures.items())), tuple(self.differences))


def harmonic(precision: float, recall: float) -> float:
    """F1 of the two."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0

"""Weights fitted to judgements, checked on held-out ones."""

from __future__ import annotations

import pytest
from match.telling import event, line, reading

from recoupe.errors import InputError
from recoupe.match.fit import changed, fit
from recoupe.match.weights import load_weights
from recoupe.model.event import Reading
from recoupe.model.judgement import Judgement, Told, Verdict

TEXT = "Un poste a été attaqué à Ménaka."


def told(name: str, agent: str, place: str) -> Reading:
    return reading(
        name, TEXT, event(TEXT, "attaqué", agent=agent, target="malian-army", place=place, day="2024-03-05"),
        published="2024-03-06",
    )  # fmt: skip


def judged(left: str, right: str, *, same: bool) -> Judgement:
    verdict: Verdict = "same" if same else "not-same"
    return Judgement(f"{left}-{right}", verdict, Told(left, "e1"), Told(right, "e1"), "codeuse", "2024-04-01T09:00:00Z")


READINGS = [told(f"r{n}", "isgs" if n % 2 else "wagner", "Ménaka" if n % 3 else "Gao") for n in range(14)]
PAIRS = [(a, b) for a in range(14) for b in range(a + 1, 14)]


def verdicts() -> list[Judgement]:
    """A coder for whom the doer decides, and nothing else."""
    return [judged(f"r{a}", f"r{b}", same=a % 2 == b % 2) for a, b in PAIRS]


def test_fitted_weights_do_better_on_judgements_that_were_held_out() -> None:
    found = fit(READINGS, verdicts(), line=line)
    assert found.better
    assert found.fitted.right > found.written.right


def test_the_reason_that_decides_gains_weight_and_conditions_keep_theirs() -> None:
    before = load_weights()
    moves = {name: after - was for name, was, after in changed(before, fit(READINGS, verdicts(), line=line).weights)}
    assert moves["another_agent"] < -1
    assert {"weeks_apart", "nothing_in_common"} & set(moves) == set()


def test_the_order_of_judgements_does_not_matter() -> None:
    forward, backward = (fit(READINGS, row, line=line).weights for row in (verdicts(), verdicts()[::-1]))
    assert forward == backward


def test_too_few_judgements_are_refused_with_the_way_out() -> None:
    with pytest.raises(InputError, match="Judge at least 8"):
        fit(READINGS, verdicts()[:3], line=line)

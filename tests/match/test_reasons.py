"""What a reason is: a sentence, a weight, and silence where an account is silent."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from recoupe.errors import LexiconError
from recoupe.match.columns import Columns, blank, kinship
from recoupe.match.pairs import Pairs
from recoupe.match.reasons import REASONS, likeness
from recoupe.match.weights import load_weights, strengths, weights_table
from recoupe.model.event import EVENT_TYPES


def silent_pair() -> Pairs:
    data = blank(2)
    data["report"][:] = [0, 1]
    data["kind"][:] = [0, EVENT_TYPES.index("airstrike")]
    return Pairs(Columns(**data), np.array([0]), np.array([1]), kinship([()]))  # type: ignore[arg-type]  # a dict of fields loses their types


def test_silence_is_no_reason_against() -> None:
    strong = strengths(silent_pair())[0]
    assert [r.__name__ for r, value in zip(REASONS, strong, strict=True) if value] == ["nothing_in_common", "kindred"]


def test_every_reason_says_a_sentence() -> None:
    assert [r.__name__ for r in REASONS if not (r.__doc__ or "").strip().endswith(".")] == []


def test_the_table_of_weights_survives_being_written_and_read(tmp_path: Path) -> None:
    table = tmp_path / "weights.csv"
    table.write_text(weights_table(load_weights()))
    assert load_weights(table) == load_weights()


def test_a_reason_without_a_weight_is_named(tmp_path: Path) -> None:
    table = tmp_path / "weights.csv"
    table.write_text("\n".join(row for row in weights_table(load_weights()).splitlines() if not row.startswith("near")))
    with pytest.raises(LexiconError, match="near"):
        load_weights(table)


def test_kinds_of_event_are_alike_both_ways() -> None:
    alike = likeness()
    assert (alike == alike.T).all()
    assert alike[EVENT_TYPES.index("assault"), EVENT_TYPES.index("clash")] == 2
    assert alike[EVENT_TYPES.index("assault"), EVENT_TYPES.index("talks")] == 0

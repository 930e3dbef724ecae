"""What a copy made of its original."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from recoupe.compare.lineage import steps

ORIGINAL = "Neuf gardes sont morts lundi près d'Inékar. Les assaillants ont fui à moto. Le maire appelle au calme."
COPY = "Un drame de plus. Neuf gardes ont péri lundi près d'Inékar. Le maire appelle au calme."


def fates(copy: str, original: str) -> list[str]:
    return [step.fate for step in steps(copy, original)]


def test_each_sentence_is_kept_changed_added_or_cut() -> None:
    assert fates(COPY, ORIGINAL) == ["added", "changed", "cut", "kept"]


def test_a_changed_sentence_says_which_words_came_and_went() -> None:
    (changed,) = [step for step in steps(COPY, ORIGINAL) if step.fate == "changed"]
    assert [pair for pair in changed.words if pair[0] != "same"] == [("cut", "sont morts"), ("added", "ont péri")]


def test_the_spans_point_into_both_texts() -> None:
    kept = steps(COPY, ORIGINAL)[-1]
    assert kept.copy is not None
    assert kept.original is not None
    assert kept.copy.of(COPY) == kept.original.of(ORIGINAL) == "Le maire appelle au calme."


def test_a_text_is_its_own_copy() -> None:
    assert set(fates(ORIGINAL, ORIGINAL)) == {"kept"}


@given(
    st.lists(st.sampled_from(["Alpha bat.", "Bravo court vite.", "Charlie dort."]), max_size=5), st.text(max_size=80)
)
def test_every_sentence_of_both_texts_is_accounted_for(parts: list[str], other: str) -> None:
    laid = steps(" ".join(parts), other)
    assert len([step for step in laid if step.copy is not None]) == len(parts)


def test_odd_texts_are_laid_beside_each_other_without_complaint() -> None:
    assert [fates(text, "") for text in ("", "🔥", "قتل")] == [[], ["added"], ["added"]]

"""A rewriting keeps no words, but all the facts in their order."""

from __future__ import annotations

from recoupe.match.rewritten import Facts, alignment, rewritten


def told(*passages: str) -> Facts:
    """Facts as letters: ``told("ab", "c")`` is a passage with two facts and one with one."""
    return tuple(frozenset(("actor", letter) for letter in passage) for passage in passages)


REPORT = told("abc", "de", "fgh", "ij", "kl")


def test_the_same_facts_in_the_same_order_are_a_rewriting() -> None:
    assert rewritten(REPORT, told("abc", "de", "fgh", "i", "kl")) > 0.9


def test_the_same_facts_in_another_order_are_another_account() -> None:
    assert rewritten(REPORT, told("kl", "ij", "fgh", "de", "abc")) == 0.0


def test_a_few_facts_in_common_are_the_incident_not_the_text() -> None:
    assert rewritten(REPORT, told("abc", "xyz", "uv", "qrs", "tw")) == 0.0


def test_two_short_texts_are_no_rewritings() -> None:
    assert rewritten(told("ab", "c"), told("ab", "c")) == 0.0


def test_a_passage_put_in_does_not_break_the_alignment() -> None:
    assert alignment(told("ab", "cd"), told("ab", "xy", "cd")) == ((0, 0), (1, 2))


def test_texts_that_appeared_together_need_less_in_common_than_texts_that_did_not() -> None:
    loose = told("abcmno", "depqr", "fghstu", "ijvwx", "klyz")
    assert rewritten(REPORT, loose, close=True) > 0
    assert rewritten(told("abcMNO", "dePQR", "fghSTU", "ijVWX", "klYZ"), loose) == 0.0


def test_it_does_not_matter_which_text_comes_first() -> None:
    other = told("abc", "d", "fgh", "xi", "kl")
    assert rewritten(REPORT, other) == rewritten(other, REPORT)

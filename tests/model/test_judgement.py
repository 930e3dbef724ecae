"""A person's decisions: which of them hold."""

from __future__ import annotations

from recoupe.model.judgement import Judgement, Told, Verdict, standing
from recoupe.model.text import Span

LEFT = Told("un.txt", "e1", Span(3, 7))
RIGHT = Told("deux.txt", "e4", Span(10, 14))


def decided(
    identity: str, verdict: Verdict, at: str, *, revokes: str | None = None, swapped: bool = False
) -> Judgement:
    left, right = (RIGHT, LEFT) if swapped else (LEFT, RIGHT)
    return Judgement(identity, verdict, left, right, "codeuse", f"2024-03-05T{at}:00Z", revokes=revokes)


def test_a_judgement_holds_until_it_is_revoked() -> None:
    first = decided("j1", "same", "10:00")
    assert standing((first,)) == (first,)
    assert standing((first, decided("j2", "same", "11:00", revokes="j1"))) == ()


def test_a_later_judgement_on_the_same_pair_replaces_the_earlier_whichever_comes_first() -> None:
    first, second = decided("j1", "same", "10:00"), decided("j2", "not-same", "11:00", swapped=True)
    assert standing((first, second)) == (second,)
    assert standing((second, first)) == (second,)


def test_one_that_revokes_and_decides_otherwise_holds() -> None:
    first, second = decided("j1", "same", "10:00"), decided("j2", "not-same", "11:00", revokes="j1")
    assert standing((first, second)) == (second,)


def test_a_new_number_of_the_event_changes_nothing_where_the_words_are_pointed_at() -> None:
    renumbered = Judgement("j2", "not-same", Told("un.txt", "e9", Span(3, 7)), RIGHT, "codeuse", "2024-03-06T10:00:00Z")
    assert standing((decided("j1", "same", "10:00"), renumbered)) == (renumbered,)

"""What became of each judgement is always told; none is dropped."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

from hypothesis import given
from hypothesis import strategies as st
from judge.specimens import TEXT, decide, reading, report, reread, span

from recoupe.judge import revocation, shelf, states
from recoupe.model.judgement import Judgement


def became(*judgements: Judgement, of: object = None) -> dict[str, str]:
    on = of if of is not None else reading()
    return {d.judgement.id: d.state for d in states(judgements, shelf([on]))}  # type: ignore[list-item]  # a reading


def revoking(*judgements: Judgement, at: str) -> Judgement:
    return revocation(judgements, judgements[-1].id, ("JD", at))


FIRST = decide("corrected", "e1", field="agent", instead="jnim", at="2026-11-20T08:00:00+00:00")
SECOND = decide("corrected", "e1", field="agent", instead="mali", at="2026-11-20T09:00:00+01:00", by="JD")
THIRD = decide("right", "e1", field="agent", at="2026-11-20T09:30:00+00:00")


def test_a_judgement_stands_until_a_later_one_decides_the_same_question() -> None:
    assert became(FIRST) == {FIRST.id: "standing"}
    assert became(FIRST, THIRD) == {FIRST.id: "overruled", THIRD.id: "standing"}


def test_times_in_two_zones_are_compared_as_moments() -> None:
    assert [d.judgement.id for d in states([THIRD, FIRST, SECOND], shelf([reading()]))] == [
        *sorted([FIRST.id, SECOND.id]), THIRD.id
    ]  # fmt: skip


def test_a_revoked_judgement_says_who_revoked_it() -> None:
    taken_back = revoking(FIRST, at="2026-11-20T10:00:00+00:00")
    (decided, _) = states([FIRST, taken_back], shelf([reading()]))
    assert (decided.state, decided.why) == ("revoked", f"Revoked by JD on 2026-11-20 ({taken_back.id}).")


def test_a_revocation_can_be_revoked() -> None:
    once = revoking(FIRST, at="2026-11-20T10:00:00+00:00")
    twice = revoking(FIRST, once, at="2026-11-20T11:00:00+00:00")
    assert became(FIRST, once, twice)[FIRST.id] == "standing"


def test_revoking_the_later_one_brings_the_earlier_back() -> None:
    taken_back = revoking(FIRST, THIRD, at="2026-11-20T10:00:00+00:00")
    assert became(FIRST, THIRD, taken_back)[FIRST.id] == "standing"


def test_two_that_revoke_each_other_give_an_answer() -> None:
    left, right = replace(FIRST, revokes=THIRD.id), replace(THIRD, revokes=FIRST.id)
    assert became(left, right) == became(right, left)


def test_a_judgement_on_words_that_are_gone_is_orphaned_and_says_why() -> None:
    text = TEXT.replace("ont attaqué lundi", "campaient lundi près de")
    (decided,) = states([FIRST], shelf([replace(reading(), report=report(text), events=())]))
    assert (decided.state, decided.why) == ("orphaned", "“ont attaqué” stands no longer in the report.")


def test_a_judgement_on_an_event_that_is_no_longer_read_is_orphaned() -> None:
    (decided,) = states([FIRST], shelf([replace(reading(), events=())]))
    assert (decided.state, decided.why) == ("orphaned", "The reader finds no event at “ont attaqué” any more.")


def test_a_judgement_on_a_report_that_is_not_in_the_case_is_orphaned() -> None:
    (decided,) = states([FIRST], shelf([]))
    assert (decided.state, decided.why) == ("orphaned", "The report a.txt is not in the case.")


def test_a_renamed_report_is_known_by_its_bytes() -> None:
    renamed = reading(report(name="b.txt"))
    assert became(FIRST, of=renamed) == {FIRST.id: "standing"}


def test_another_report_of_the_same_name_is_not_taken_for_it() -> None:
    other = "Rien de tel. Une foire aux bestiaux a réuni des éleveurs de toute la région, sans incident."
    stranger = replace(reading(), report=replace(report(), text=other, sha256=sha256(other.encode()).hexdigest()))
    assert became(FIRST, of=replace(stranger, events=())) == {FIRST.id: "orphaned"}


def test_a_newer_reading_of_the_same_words_keeps_the_anchor_under_another_id() -> None:
    (decided,) = states([FIRST], shelf([reread()]))
    assert (decided.state, decided.event) == ("standing", "e7")


def test_a_text_that_grew_keeps_the_anchor_and_says_that_it_changed() -> None:
    longer = "Mise à jour à 18 heures. " + TEXT
    (decided,) = states([FIRST], shelf([reading(report(longer))]))
    assert (decided.state, decided.found_by, decided.span) == ("standing", "quote", span("ont attaqué", longer))
    assert decided.why == "The report's text has changed since."


def test_blind_judgements_are_told_apart_and_overruled_by_their_own_coder_alone() -> None:
    mine = [decide("corrected", "e1", field="agent", instead=who, by="B", blind=True) for who in ("jnim", "mali")]
    other = decide("corrected", "e1", field="agent", instead="mali", by="A")
    assert list(became(*mine, other).values()) == ["overruled", "blind", "standing"]


@given(st.permutations([FIRST, SECOND, THIRD, revoking(SECOND, THIRD, at="2026-11-20T10:00:00+00:00")]))
def test_the_order_of_entry_is_no_matter(said: list[Judgement]) -> None:
    assert states(said, shelf([reading()])) == states(sorted(said, key=lambda j: j.id), shelf([reading()]))


@given(
    st.lists(st.sampled_from([FIRST, SECOND, THIRD, revoking(FIRST, at="2026-11-20T10:00:00+00:00")])), st.booleans()
)
def test_no_judgement_is_ever_left_out(said: list[Judgement], gone: bool) -> None:
    of = replace(reading(), events=()) if gone else reading()
    assert {d.judgement.id for d in states(said, shelf([of]))} == {j.id for j in said}

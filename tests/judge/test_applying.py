"""What a person decided outranks the machine: every field, every verdict, marked, and whichever comes first."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from judge.specimens import decide, reading, reread, span

from recoupe.compare.claims import claims
from recoupe.judge import judged
from recoupe.judge.values import each, whole
from recoupe.model.event import Account, Event, Reading
from recoupe.model.judgement import Judgement, Told


def corrected(field: str, now: str, event: str = "e1", **more: Any) -> tuple[Event, Reading]:  # noqa: ANN401  passed on as given
    after = judged(reading(), [decide("corrected", event, field=field, instead=now, **more)])
    return next(one for one in after.events if one.id == event), after


@pytest.mark.parametrize(
    ("event", "field", "value"),
    [
        ("e1", "type", "bombing"), ("e1", "agent", "jnim"), ("e1", "agent", "x-gunmen;jnim"), ("e1", "agent", ""),
        ("e1", "target", "mali"), ("e2", "target", "malian-army"), ("e1", "time", "2024-03-02"),
        ("e1", "time", "2024-03-02/2024-03-04"), ("e1", "time", ""), ("e2", "killed", "3"), ("e2", "killed", "3.."),
        ("e2", "injured", "2..5"), ("e2", "captured", "4"), ("e2", "missing", "1"), ("e2", "count", "4"),
        ("e2", "count", ""), ("e2", "weapon", "Trois roquettes"), ("e2", "weapon", ""), ("e1", "objects", "village;camp"),
        ("e1", "outcome", "repelled"), ("e1", "status", "denied"), ("e1", "nuance", "possible"), ("e1", "aggregate", "yes"),
        ("e1", "sources", "un élu"), ("e2", "sources", "l'armée"), ("e1", "sources", ""),
    ],
)  # fmt: skip
def test_every_field_can_be_corrected(event: str, field: str, value: str) -> None:
    after, of = corrected(field, value or "-", event)
    assert whole(after, of, field) == value


@pytest.mark.parametrize("field", ["place", "origin", "destination"])
def test_a_place_is_corrected_to_a_name_with_its_point(field: str) -> None:
    after, _ = corrected(field, "Tell Aran 36.12 37.34")
    assert [(p.site.name, p.site.lat, p.site.lon) for p in getattr(after, field)] == [("Tell Aran", 36.12, 37.34)]


def test_the_tellings_tell_the_corrected_value_too() -> None:
    after, _ = corrected("agent", "jnim")
    assert [[actor.id for actor in telling.agent] for telling in after.tellings] == [["jnim"]]


def test_a_corrected_value_says_who_when_and_what_the_machine_read() -> None:
    after, _ = corrected("agent", "jnim", at="2026-11-20T08:00:00+00:00", note="claimed")
    mark = after.mark("agent")
    assert mark is not None
    assert mark.words == "corrected by NM on 2026-11-20; the machine read x-gunmen (claimed)"


def test_of_two_figures_by_two_sources_the_one_that_is_meant_is_corrected() -> None:
    after, of = corrected("killed", "12", value="9")
    assert [read.value for read in each(after, of, "killed")] == ["12", "15"]
    assert [(a.source, a.value) for a in after.accounts] == [("s1", "12"), ("s2", "15")]


def test_a_toll_that_is_corrected_as_a_whole_stays_its_sources() -> None:
    of = reading()
    attack = of.events[0]
    nine = attack.tolls[0]
    telling = replace(attack.tellings[0], tolls=(nine,))
    attack = replace(
        attack, tellings=(telling,), tolls=(nine,), accounts=(Account("s2", "killed", "9", nine.span, "reported"),)
    )
    of = replace(of, events=(attack, of.events[1]))
    before = [(c.value, c.chain[0]) for c in claims(attack, of) if c.field == "killed"]
    after = judged(of, [decide("corrected", "e1", on=of, field="killed", instead="9..12")])
    now = [(c.value, c.low, c.high, c.chain[0]) for c in claims(after.events[0], after) if c.field == "killed"]
    assert before == [("9", "un élu")]
    assert now == [("9–12", 9, 12, "un élu")]


def test_who_gave_another_figure_than_the_main_one_does_not_vouch_for_its_correction() -> None:
    after, _ = corrected("killed", "12", whole=True)
    assert [(a.source, a.value) for a in after.accounts] == [("s1", "12")]


def test_a_figure_is_corrected_at_its_words() -> None:
    after, of = corrected("killed", "16", span=span("quinze"))
    assert [read.value for read in each(after, of, "killed")] == ["9", "16"]
    assert after.killed is not None
    assert after.killed.low == 9


def test_a_wrong_value_is_taken_out_and_the_other_stays() -> None:
    after = judged(reading(), [decide("wrong", "e1", field="killed", value="9")])
    assert [read.value for read in each(after.events[0], after, "killed")] == ["15"]


def test_a_right_value_stays_and_is_marked() -> None:
    after = judged(reading(), [decide("right", "e1", field="agent")])
    mark = after.events[0].mark("agent")
    assert (replace(after.events[0], marks=()), mark.verdict if mark else "") == (reading().events[0], "right")


def test_an_event_that_is_none_gives_way_to_a_silence_that_says_why() -> None:
    after = judged(reading(), [decide("wrong", "e2", at="2026-11-20T08:00:00+00:00", note="a drill")])
    assert [event.id for event in after.events] == ["e1"]
    assert [(s.span, s.why) for s in after.silences] == [
        (span("ont visé"), "said to be wrong by NM on 2026-11-20; the machine read shelling (a drill)")
    ]


def test_a_report_that_is_set_aside_tells_nothing_and_says_so() -> None:
    after = judged(reading(), [decide("set-aside", note="an opinion piece")])
    assert (after.events, [mark.verdict for mark in after.marks]) == ((), ["set-aside"])
    assert len(after.silences) == 2


def test_an_event_by_hand_has_its_fields_and_can_be_corrected() -> None:
    by_hand = decide("added", span=span("attaqués"), fields={"type": "killing", "killed": "3..5", "agent": "jnim"})
    after = judged(reading(), [by_hand])
    event = next(e for e in after.events if e.id == f"j{by_hand.id}")
    assert (event.type, whole(event, after, "killed"), whole(event, after, "agent")) == ("killing", "3..5", "jnim")
    again = judged(reading(), [by_hand, decide("corrected", event.id, on=after, field="killed", instead="4")])
    assert [whole(e, again, "killed") for e in again.events if e.id == event.id] == ["4"]


def test_an_event_by_hand_takes_the_place_of_the_same_one_that_a_newer_reader_finds() -> None:
    before = replace(reading(), events=reading().events[:1])
    by_hand = decide("added", on=before, span=span("ont visé"), fields={"type": "shelling", "killed": "3"})
    after = judged(reading(), [by_hand])
    assert [(e.id, whole(e, after, "killed"), whole(e, after, "weapon")) for e in after.events] == [
        ("e1", "9", ""), (f"j{by_hand.id}", "3", "roquettes")
    ]  # fmt: skip


def test_an_event_by_hand_beside_one_of_its_type_leaves_it_alone() -> None:
    by_hand = decide("added", span=span("ont visé"), fields={"type": "shelling"})
    assert len(judged(reading(), [by_hand]).events) == 3


def test_a_settled_name_is_settled_wherever_the_report_writes_it_so() -> None:
    after = judged(reading(), [decide("settled", field="place", value="Bamba", instead="Gao 16.27 -0.04")])
    assert [p.site.name for p in after.mentions.places] == ["Gao", "Gao"]  # type: ignore[union-attr]  # settled by the judgement
    assert [p.site.name for p in after.events[0].place] == ["Gao"]  # type: ignore[union-attr]  # as above


def test_a_settled_mention_leaves_its_namesakes_alone() -> None:
    after = judged(reading(), [decide("settled", field="place", span=span("Bamba"), instead="Gao 16.27 -0.04")])
    assert [p.site.name for p in after.mentions.places] == ["Gao", "Bamba"]  # type: ignore[union-attr]  # as above
    assert [(mark.machine, mark.span) for mark in after.marks] == [("bamba-ml", span("Bamba"))]


def test_a_settled_actor_is_settled_in_the_events_too() -> None:
    after = judged(reading(), [decide("settled", field="actor", value="Des hommes armés", instead="jnim")])
    assert [actor.id for actor in after.events[0].agent] == ["jnim"]


def test_a_new_source_is_a_source_of_the_reading() -> None:
    after, of = corrected("sources", "hommes armés [armed-group]")
    (source,) = [source for source in of.sources if source.id in after.sources]
    assert (source.text, source.kind, source.span) == ("hommes armés", "armed-group", span("hommes armés"))


def test_a_later_judgement_overrules_an_earlier_on_the_same_field() -> None:
    first, second = (decide("corrected", "e2", field="killed", instead=value) for value in ("3", "4"))
    after = judged(reading(), [second, first])
    assert [whole(e, after, "killed") for e in after.events] == ["9", "4"]


def test_confirming_the_machine_takes_a_correction_back() -> None:
    said = [decide("corrected", "e1", field="agent", instead="jnim"), decide("right", "e1", field="agent")]
    assert whole(judged(reading(), said).events[0], reading(), "agent") == "x-gunmen"


def test_a_blind_judgement_changes_nothing() -> None:
    blind = decide("corrected", "e1", field="agent", instead="jnim", blind=True)
    assert judged(reading(), [blind]) == reading()


def test_a_judgement_on_another_report_changes_nothing() -> None:
    other = decide("corrected", "e1", field="agent", instead="jnim")
    moved = replace(other, left=replace(other.left, report="b.txt", sha256="0"))
    assert judged(reading(), [moved]) == reading()


def test_judgements_of_an_older_program_still_hold() -> None:
    old = Judgement(
        "j1", "wrong", Told("a.txt", "e1", span("ont attaqué")), None, "NM", "2024-03-05T10:00:00Z", "agent", "x-gunmen"
    )
    assert judged(reading(), [old]).events[0].agent == ()


SEVERAL = [
    decide("corrected", "e1", field="killed", value="9", instead="12"),
    decide("corrected", "e1", field="killed", value="15", instead="16"),
    decide("corrected", "e1", field="agent", instead="jnim"),
    decide("corrected", "e1", field="time", instead="2024-03-02"),
    decide("corrected", "e1", field="type", instead="bombing"),
    decide("settled", field="place", value="Bamba", instead="Gao 16.27 -0.04"),
    decide("added", span=span("attaqués"), fields={"type": "killing"}),
    decide("set-aside", "e2"),
]


@given(st.permutations(SEVERAL))
def test_the_order_of_entry_is_no_matter(said: list[Judgement]) -> None:
    assert judged(reading(), said) == judged(reading(), SEVERAL)


def test_what_was_judged_reads_the_same_after_a_newer_reader_read_it() -> None:
    before, after = (judged(of, SEVERAL) for of in (reading(), reread()))
    for one, other in zip(before.events, after.events, strict=True):
        for field in ("type", "agent", "time", "killed", "place"):
            if one.mark(field) is not None:
                assert (field, whole(other, after, field)) == (field, whole(one, before, field))
    attack = next(e for e in after.events if e.id == "e7")
    assert [read.value for read in each(attack, after, "killed")] == ["12", "16"]


def test_judging_twice_changes_nothing_more() -> None:
    for order in list(permutations(SEVERAL[:3])):
        assert judged(reading(), [*order, *order]) == judged(reading(), order)


def test_the_machines_own_reading_is_not_touched() -> None:
    before = reading()
    judged(before, SEVERAL)
    assert before == reading()


def test_an_event_of_a_wrong_type_that_nobody_corrected_keeps_it_and_says_so() -> None:
    event = judged(reading(), [decide("wrong", "e1", field="type")]).events[0]
    assert event.type == "assault"
    assert [(mark.verdict, mark.field) for mark in event.marks] == [("wrong", "type")]

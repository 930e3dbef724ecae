"""What people decided reads the same after a newer reader, and after the text has grown or shrunk around it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from judge.specimens import BAMBA, GAO, TEXT, decide, reading, report, reread, span

from recoupe.judge import judged, shelf, states
from recoupe.judge.values import each, whole
from recoupe.model.event import Event, Reading
from recoupe.model.judgement import Judgement
from recoupe.model.mention import Place, Site
from recoupe.model.text import Span

FIELDS = {
    "type": "bombing", "agent": "jnim", "target": "mali", "time": "2024-03-02", "injured": "4..6", "weapon": "armés",
    "outcome": "repelled", "status": "denied", "place": "Tell Aran 36.12 37.34", "count": "7", "sources": "un élu",
}  # fmt: skip
SAID = [decide("corrected", "e1", field=field, instead=value) for field, value in FIELDS.items()]


def attack(of: Reading) -> Event:
    return next(e for e in of.events if any(t.overlaps(span("ont attaqué", of.report.text)) for t in e.triggers))


@pytest.mark.parametrize("field", FIELDS)
def test_a_corrected_field_is_the_same_after_a_newer_reader(field: str) -> None:
    (said,) = [judgement for judgement in SAID if judgement.field == field]
    before, after = (judged(of, [said]) for of in (reading(), reread()))
    assert whole(attack(after), after, field) == whole(attack(before), before, field)


@pytest.mark.parametrize("field", ["agent", "time", "place", "type", "killed"])
def test_a_confirmed_field_is_the_same_after_a_newer_reader(field: str) -> None:
    value = "9" if field == "killed" else None
    after = judged(reread(), [decide("right", "e1", field=field, value=value)])
    assert whole(attack(after), after, field) == whole(reading().events[0], reading(), field)


def test_a_confirmed_event_is_the_same_after_a_newer_reader() -> None:
    after = judged(reread(), [decide("right", "e1")])
    for field in ("type", "agent", "target", "place", "time", "killed", "sources"):
        assert whole(attack(after), after, field) == whole(reading().events[0], reading(), field)


def test_a_confirmed_place_is_the_same_where_a_newer_reader_means_another() -> None:
    other = Place(span("Bamba", TEXT, 1), "Bamba", "city", GAO)
    newer = replace(
        reread().events[1], place=(other,), tellings=(replace(reread().events[1].tellings[0], place=(other,)),)
    )
    after = judged(replace(reread(), events=(newer,)), [decide("right", "e1", field="place")])
    assert [place.site for place in attack(after).place] == [BAMBA]


def test_confirming_words_that_nobody_had_settled_does_not_undo_a_newer_settling() -> None:
    old = reading()
    blank = Place(span("Bamba", TEXT, 1), "Bamba", "village", None)
    first = replace(old.events[0], place=(blank,), tellings=(replace(old.events[0].tellings[0], place=(blank,)),))
    said = decide("right", "e1", on=replace(old, events=(first, old.events[1])), field="place")
    assert [place.site for place in attack(judged(reread(), [said])).place] == [BAMBA]


def test_a_wrong_value_that_a_newer_reader_no_longer_gives_takes_nothing_away() -> None:
    after = judged(reread(), [decide("wrong", "e1", field="killed", value="9")])
    assert whole(attack(after), after, "killed") == "10"


def test_a_correction_whose_own_words_are_gone_decides_nothing_and_the_earlier_one_holds() -> None:
    first = decide("corrected", "e1", field="killed", value="9", instead="12")
    later = decide("corrected", "e1", field="killed", span=span("quinze selon un élu"), instead="20")
    text = TEXT.replace(" et quinze selon un élu", "")
    shorter = replace(reading(), report=report(text), events=(reading().events[0],))
    assert [d.state for d in states([first, later], shelf([shorter]))] == ["standing", "orphaned"]
    assert "12" in [read.value for read in each(attack(judged(shorter, [first, later])), shorter, "killed")]


def test_a_name_inside_a_longer_one_is_left_alone() -> None:
    long = Place(span("village de Bamba"), "village de Bamba", "village", BAMBA)
    of = replace(reading(), mentions=replace(reading().mentions, places=(reading().mentions.places[0], long)))
    after = judged(of, [decide("settled", on=of, field="place", value="Bamba", instead="Gao 16.27 -0.04")])
    assert [place.site.name for place in after.mentions.places if isinstance(place.site, Site)] == ["Gao", "Bamba"]


def moved(of: Reading, where: int, more: str) -> Reading | None:
    """The reading of the text with something put in: its spans moved along; None where it would part one."""
    text = of.report.text[:where] + more + of.report.text[where:]
    words = [t.trigger for e in of.events for t in e.tellings]
    if any(one.start < where < one.end for one in words):
        return None

    def along(event: Event) -> Event:
        tellings = tuple(
            replace(
                t,
                trigger=Span(
                    *(at + (len(more) if t.trigger.start >= where else 0) for at in (t.trigger.start, t.trigger.end))
                ),
            )
            for t in event.tellings
        )
        return replace(event, tellings=tellings)

    return replace(of, report=report(text), events=tuple(along(event) for event in of.events))


@settings(max_examples=60)
@given(st.integers(0, len(TEXT)), st.text(alphabet="abé .,\n", max_size=120), st.permutations(SAID))
def test_text_put_in_around_it_changes_nothing_that_was_decided(where: int, more: str, said: list[Judgement]) -> None:
    of = moved(reading(), where, f" {more} ")
    assume(of is not None)
    assert of is not None
    after, before = judged(of, said), judged(reading(), SAID)
    found = {d.judgement.field: d.state for d in states(said, shelf([of]))}
    event = next(e for e in after.events if e.id == "e1")
    for field in ("type", "agent", "target", "time", "injured", "outcome", "status", "place"):
        assert found[field] == "standing"
        assert whole(event, after, field) == whole(before.events[0], before, field)

"""What is matched around a new report alone comes out as if the whole case were matched."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from judge.specimens import KNOWN
from match.telling import event, reading, span

from recoupe import judge, rematching
from recoupe.errors import InputError
from recoupe.model.judgement import VERDICTS
from recoupe.rematching import match_all, match_near
from recoupe.store import Case as Store

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recoupe.model.event import Reading
    from recoupe.model.judgement import Verdict

WORDS = ("attaqué", "bombardé", "tué")
LONG = [
    " ".join(f"{word}{number}" for number in range(30)) + "."
    for word in ("Des habitants racontent", "Une colonne partie", "Selon un élu de la ville")
]
OPENING = "Un poste a été attaqué ; un camp bombardé ; un chef tué."


@st.composite
def readings(draw: st.DrawFn, number: int = 0) -> Reading:
    """One report: up to two events of few places, days and actors, often in words that others use too."""
    text = f"{OPENING} {number}"
    for paragraph in draw(st.lists(st.sampled_from(LONG), max_size=2, unique=True)):
        text += f"\n\n{paragraph}"
    told = [
        event(
            text, word, draw(st.sampled_from(("assault", "airstrike", "killing"))), identity=f"e{count}",
            agent=draw(st.sampled_from(("", "malian-army", "malian-air-force", "isgs"))),
            target=draw(st.sampled_from(("", "isgs", "malian-army"))),
            place=draw(st.sampled_from(("", "Ménaka", "Inékar", "Gao", "région de Ménaka", "Mali"))),
            day=draw(st.sampled_from(("", "2023-10-10", "2023-10-11", "2023-10-20", "2023-10-01/2023-10-31"))),
            killed=draw(st.sampled_from((None, (3, 3), (4, 4), (12, None)))),
        )
        for count, word in enumerate(draw(st.lists(st.sampled_from(WORDS), min_size=0, max_size=2, unique=True)), 1)
    ]  # fmt: skip
    published = draw(st.sampled_from((None, "2023-10-11", "2023-10-12", "2023-10-30")))
    return reading(f"r{number:02}", text, *told, published=published, outlet=draw(st.sampled_from(("A", "B", "C"))))


@st.composite
def cases(draw: st.DrawFn) -> list[list[Reading]]:
    """Reports in the batches in which they are added; one may come again, read otherwise."""
    count = draw(st.integers(3, 9))
    every = [draw(readings(number)) for number in range(count)]
    if draw(st.booleans()):
        again = draw(readings(0))
        events = tuple(e for e in again.events if e.triggers[0].end <= len(every[0].report.text))
        every.append(replace(every[0], events=events, reader="a newer one"))
    cuts = sorted(draw(st.sets(st.integers(1, len(every) - 1), min_size=1, max_size=4)))
    return [every[a:b] for a, b in zip([0, *cuts], [*cuts, len(every)], strict=True)]


def added(store: Store, batch: Sequence[Reading]) -> None:
    for each in batch:
        store.add(each.report, each)


@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(cases())
def test_matching_around_new_reports_gives_what_matching_all_gives(batches: list[list[Reading]]) -> None:
    with pytest.MonkeyPatch.context() as patch, Store.open() as store:
        patch.setattr(rematching, "PART", 2.0)
        added(store, batches[0])
        match_all(store)
        for batch in batches[1:]:
            added(store, batch)
            assert match_near(store)
            assert store.incidents_are_current()
            found, remembered = store.incidents(), store.remembered()
            match_all(store)
            assert store.incidents() == found
            assert store.remembered() == remembered


@st.composite
def judged_cases(draw: st.DrawFn) -> list[Reading | tuple[Verdict | str, int, int, int]]:
    """Reports, and in between what people say of them: of which report and event, and of which other."""
    count = draw(st.integers(3, 7))
    every = [draw(readings(number)) for number in range(count)]
    if draw(st.booleans()):  # the bytes of one under another name
        twin = replace(every[0].report, name=draw(st.sampled_from(("a", "z"))), outlet="D")
        every.append(replace(every[0], report=twin))
    if draw(st.booleans()):
        again = draw(readings(0))
        events = tuple(e for e in again.events if e.triggers[0].end <= len(every[0].report.text))
        every.append(replace(every[0], events=events, reader="a newer one"))
    numbers = st.integers(0, 7)
    said = st.tuples(st.sampled_from((*VERDICTS, "same", "revoked", "added")), numbers, numbers, numbers)
    out: list[Reading | tuple[Verdict | str, int, int, int]] = list(every[:2])
    for each in every[2:]:
        out += [*draw(st.lists(said, max_size=2)), each]
    return out + draw(st.lists(said, min_size=1, max_size=3))


def judged(store: Store, said: tuple[Verdict | str, int, int, int], number: int) -> None:
    """Enter a judgement where these numbers make one."""
    verdict, one, event, other = said
    signed = ("NM", f"2024-01-01T00:00:{number:02}+00:00")
    every = judge.judged_all(store.readings(), store.judgements())
    here, there = every[one % len(every)], every[other % len(every)]
    if verdict == "revoked":
        known = store.judgements()
        if known:
            store.judge(judge.revocation(known, known[one % len(known)].id, signed))
        return
    ids = [e.id for e in here.events] or [""]
    field = (None, "killed", "type", "place")[event % 4] if verdict in ("right", "wrong") else "killed"
    at = span(here.report.text, WORDS[event % 3])
    given = {
        "corrected": judge.Said("corrected", ids[event % len(ids)], "killed", instead="7"),
        "settled": judge.Said("settled", field="place", span=at, instead="Tell Aran 36.12 37.34"),
        "added": judge.Said(
            "added", span=at, fields={"type": "assault", "killed": "3", "place": "Ailleurs 15.92 2.40"}
        ),
        "set-aside": judge.Said("set-aside", ids[event % len(ids)] if other % 2 else ""),
    }
    what = given.get(verdict) or judge.Said(verdict, ids[event % len(ids)], field, blind=other == 7)  # type: ignore[arg-type]  # all others are taken as they are
    second = (there, there.events[event % len(there.events)].id) if there.events else None
    if verdict in ("same", "not-same"):
        what = judge.Said(verdict, ids[event % len(ids)])  # type: ignore[arg-type]  # the same
    with suppress(InputError):
        store.judge(judge.made(what, here, second if verdict in ("same", "not-same") else None, signed, KNOWN))


@settings(max_examples=5, deadline=None, suppress_health_check=list(HealthCheck))
@given(judged_cases())
def test_matching_around_what_was_judged_gives_what_matching_all_gives(
    steps: list[Reading | tuple[Verdict | str, int, int, int]],
) -> None:
    with pytest.MonkeyPatch.context() as patch, Store.open() as store:
        patch.setattr(rematching, "PART", 2.0)
        added(store, [step for step in steps[:2] if not isinstance(step, tuple)])
        match_all(store)
        for number, step in enumerate(steps[2:]):
            if isinstance(step, tuple):
                judged(store, step, number)
            else:
                added(store, [step])
            if not match_near(store):
                match_all(store)
            assert store.incidents_are_current()
            found, remembered = store.incidents(), store.remembered()
            match_all(store)
            assert store.incidents() == found
            assert store.remembered() == remembered


def test_a_case_with_judgements_is_matched_whole() -> None:
    with Store.open() as store:
        added(store, [reading(name, f"{OPENING} {name}", event(OPENING, "attaqué", place="Gao")) for name in "ab"])
        match_all(store)
        judged(store, ("same", 0, 0, 1), 0)
        assert not match_near(store)
        match_all(store)
        assert store.incidents_are_current()


def test_a_case_that_remembers_nothing_or_has_more_new_reports_than_old_is_matched_whole() -> None:
    with Store.open() as store:
        added(store, [reading("a", OPENING, event(OPENING, "attaqué", place="Gao"))])
        assert not match_near(store)  # nothing is remembered yet
        match_all(store)
        added(store, [reading(name, f"{OPENING} {name}", event(OPENING, "tué", place="Gao")) for name in "bcd"])
        assert not match_near(store)


def test_what_another_program_added_meanwhile_is_not_overlooked(monkeypatch: pytest.MonkeyPatch) -> None:
    one, other = (reading(name, f"{OPENING} {name}", event(OPENING, "attaqué", place="Gao")) for name in "ab")
    monkeypatch.setattr(rematching, "PART", 2.0)
    with Store.open() as store:
        match_all(store)
        added(store, [one])
        before = store.unmatched()
        taken = rematching._compared

        def slow(*given: object) -> object:
            added(store, [other])
            return taken(*given)  # type: ignore[arg-type]  # passed on as they came

        monkeypatch.setattr(rematching, "_compared", slow)
        assert match_near(store)
        assert before == ("a",)
        assert store.incidents_are_current()
        assert {member.report for incident in store.incidents() for member in incident.members} == {"a", "b"}

"""One event of a reader that the report sets on two days or in two places."""

from __future__ import annotations

from dataclasses import replace

from match.telling import SITES, days, event, reading, span

from recoupe.match.parting import parts
from recoupe.match.rows import Codes, table
from recoupe.model.event import Event, Telling
from recoupe.model.mention import Place, Time

TEXT = (
    "Mercredi à l'aube, des obus sont tombés sur Ménaka. La veille, un premier tir avait été empêché. "
    "L'aviation a bombardé Gao. Ces obus ont brûlé un dépôt."
)


def telling(words: str, *, sentence: int, day: str = "", said: str = "", place: str = "") -> Telling:
    """One telling at these words; a day that is said and not given as a date stays unsettled."""
    made = event(TEXT, words, "shelling", place=place).tellings[0]
    when = Time(span(TEXT, said or words), said, "time" if "aube" in said else "date", days(day) if day else None)
    return replace(made, sentence=sentence, time=when if said or day else None)


def told(*tellings: Telling) -> Event:
    return replace(event(TEXT, "obus"), tellings=tellings)


def test_another_word_for_the_day_is_another_event() -> None:
    both = told(telling("obus", sentence=0, said="Mercredi à l'aube"), telling("tir", sentence=1, said="La veille"))
    assert parts(both) == [(0,), (1,)]


def test_two_settled_days_are_two_events() -> None:
    both = told(
        telling("obus", sentence=0, said="Mercredi à l'aube", day="2024-06-05"),
        telling("tir", sentence=1, said="La veille", day="2024-06-03"),
    )
    assert parts(both) == [(0,), (1,)]


def test_another_word_beside_a_settled_day_is_another_event() -> None:
    both = told(
        telling("obus", sentence=0, said="Mercredi à l'aube", day="2024-06-05"),
        telling("tir", sentence=1, said="La veille"),
    )
    assert parts(both) == [(0,), (1,)]


def test_the_weekday_of_a_settled_day_is_that_day() -> None:
    wednesday = replace(telling("tir", sentence=1), time=Time(span(TEXT, "Mercredi"), "Mercredi", "date", None))
    assert parts(told(telling("obus", sentence=0, said="Mercredi à l'aube", day="2024-06-05"), wednesday)) == [(0, 1)]


def test_an_hour_of_the_day_is_no_other_day() -> None:
    dawn = replace(telling("tir", sentence=1), time=Time(span(TEXT, "l'aube"), "l'aube", "time", None))
    assert parts(told(telling("obus", sentence=0, said="Mercredi à l'aube"), dawn)) == [(0, 1)]


def test_a_place_far_off_is_another_event() -> None:
    both = told(telling("obus", sentence=0, place="Ménaka"), telling("a bombardé", sentence=2, place="Gao"))
    assert parts(both) == [(0,), (1,)]


def test_a_place_nearby_is_the_same_event() -> None:
    both = told(telling("obus", sentence=0, place="Ménaka"), telling("a bombardé", sentence=2, place="Inékar"))
    assert parts(both) == [(0, 1)]


def test_a_place_far_from_the_province_of_the_first_is_another_event() -> None:
    both = told(telling("obus", sentence=0, place="région de Ménaka"), telling("a bombardé", sentence=2, place="Gao"))
    assert parts(both) == [(0,), (1,)]


def test_a_province_tells_nothing_of_another_place() -> None:
    both = told(telling("obus", sentence=0, place="Gao"), telling("a bombardé", sentence=2, place="Mali"))
    assert parts(both) == [(0, 1)]


def test_what_names_neither_day_nor_place_goes_with_its_sentence() -> None:
    three = told(
        telling("obus", sentence=0, place="Ménaka"),
        telling("a bombardé", sentence=2, place="Gao"),
        telling("L'aviation", sentence=2),
        telling("ont brûlé", sentence=3),
    )
    assert parts(three) == [(0, 3), (1, 2)]


def test_an_event_without_tellings_stays_one() -> None:
    assert parts(replace(event(TEXT, "obus"), tellings=())) == [()]


def test_each_part_is_compared_with_its_own_place() -> None:
    both = told(telling("obus", sentence=0, place="Ménaka"), telling("a bombardé", sentence=2, place="Gao"))
    whole = replace(both, place=tuple(Place(span(TEXT, n), n, "city", SITES[n]) for n in ("Ménaka", "Gao")))
    rows = table([reading("one", TEXT, whole)], Codes()).rows
    assert [[site.name for site, _ in row.scene.places] for row in rows if row.scene] == [["Ménaka"], ["Gao"]]

"""Words that point back to a place, and places and days that belong to something else."""

from __future__ import annotations

import pytest
from extract.drawn import PACK, assert_read, erased, mentions_of, parsed, read

from recoupe.extract.frames import load_lexicon
from recoupe.extract.scene import scenes
from recoupe.model.event import Event


def told(drawing: str) -> list[Event]:
    text, marks = erased(drawing)
    return list(read(text, mentions_of(text, marks)))


def pointed(drawing: str) -> list[tuple[str, str]]:
    """The words that point back, each with the place that it means."""
    text, marks = erased(drawing)
    stage = scenes(parsed(text), text, mentions_of(text, marks), load_lexicon(PACK))
    return [(p.span.of(text), p.place.text) for scene in stage for p in scene.pointers]


POINTS = [
    ("Les rebelles ont pris [Bamba|site]. L'armée a bombardé la ville.", "ville", "Bamba"),
    ("Les rebelles ont pris [Bamba|site:village]. Des soldats ont fui ce village.", "village", "Bamba"),
    ("Des rebelles sont entrés en [Kivu|site:governorate]. L'armée a repris la province.", "province", "Kivu"),
    (
        "Des rebelles sont entrés en [Ituri|site:region]. Des civils ont été tués dans la même région.",
        "région",
        "Ituri",
    ),
    ("Des soldats tiennent [Ménaka|site:base]. Des rebelles ont attaqué la base.", "base", "Ménaka"),
    ("Des soldats tiennent [Kona|site]. Les rebelles y ont tué dix civils.", "y", "Kona"),
    ("Un attentat a frappé [Kona|site]. Des renforts ont été envoyés sur place.", "place", "Kona"),
]
SILENT = [
    "Les rebelles ont pris [Bamba|site]. L'armée a bombardé une ville.",
    "Les rebelles ont pris [Bamba|site], la deuxième ville du pays.",
    "Les rebelles ont pris [Bamba|site]. L'armée a bombardé la ville de [Kona|site].",
    "Les rebelles ont pris [Bamba|site]. L'armée tient les villes.",
    "Les rebelles ont pris [Bamba|site] et [Kona|site]. L'armée a bombardé la ville.",
    "Les rebelles ont pris [Bamba|site]. Il y a des blessés, y compris des enfants.",
    "Les rebelles ont pris [Bamba|site:base]. L'armée a bombardé la ville.",
    "L'armée a bombardé la ville. Les rebelles ont pris [Bamba|site].",
]


@pytest.mark.parametrize(("drawing", "word", "place"), POINTS)
def test_a_known_place_is_the_one_named_last(drawing: str, word: str, place: str) -> None:
    assert pointed(drawing) == [(word, place)]


@pytest.mark.parametrize("drawing", SILENT)
def test_a_place_that_is_new_named_or_one_of_two_points_nowhere(drawing: str) -> None:
    assert pointed(drawing) == []


def test_what_happened_in_the_town_happened_in_the_one_named_last_and_says_so() -> None:
    events = told("Les rebelles tiennent [Bamba|site]. L'[aviation|agent] a bombardé la ville mardi.")
    assert [[p.text for p in e.place] for e in events] == [["Bamba"]]
    assert any("points back" in reason for e in events for t in e.tellings for reason in t.because)


def test_two_sentences_between_are_not_too_many_but_ten_are() -> None:
    between = "Le calme est revenu. "
    near = "Les rebelles tiennent [Bamba|site]. " + 2 * between + "L'aviation a bombardé la ville."
    far = "Les rebelles tiennent [Bamba|site]. " + 10 * between + "L'aviation a bombardé la ville."
    assert pointed(near) == [("ville", "Bamba")]
    assert pointed(far) == []


def test_where_missiles_were_fired_from_is_not_where_they_fell() -> None:
    assert_read(
        "Des missiles ont été [tirés|trigger] sur [Kona|place] depuis des navires croisant en [Méditerranée|origin]."
    )


def test_the_ship_alone_places_no_blow() -> None:
    event = told("Des missiles ont été tirés depuis des navires croisant en [Méditerranée|site].")[0]
    assert event.place == ()


def test_the_day_of_a_birth_dates_nothing() -> None:
    assert_read("Le suspect (né le [8 mai 1977|day]) a été [tué|trigger] par des soldats à [Kona|place].")


def test_the_day_on_which_the_dead_were_counted_is_not_that_of_the_attack() -> None:
    events = told("Le bilan de l'[attentat|trigger] contre la caserne a été porté à 85 morts [le 4 août|day].")
    assert all(e.time_text is None for e in events)


def test_an_hour_is_nobody_s_victim() -> None:
    event = told("Un homme armé a tué deux passantes vers [13 h 45|time] à [Kona|place].")[0]
    text = "Un homme armé a tué deux passantes vers 13 h 45 à Kona."
    assert [o.of(text) for o in event.objects] == ["deux passantes"]


def test_an_age_counts_nothing() -> None:
    assert told("Un soldat de 36 ans a été enlevé par des rebelles à [Kona|place].")[0].count is None

"""From found expressions to days: publication, narrative, years; and what the text does not allow."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recoupe.ground.times import settle_times
from recoupe.lang.pack import load_pack
from recoupe.model.text import Report
from recoupe.recognise.times import times

PACK = load_pack("fr")
MONTHS = [
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
    "décembre",
]  # fmt: skip
WEEKDAYS = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]


def read(text: str, published: str | None = None) -> list[tuple[str, str | None]]:
    """What is read, and the value of each."""
    report = Report(name="t", text=text, sha256="", published=published)
    settled, _ = settle_times(times(text, (), PACK), report, (), PACK)
    return [(t.text, t.value.edtf if t.value else None) for t in settled]


def assert_read(drawn: str, published: str | None = None) -> None:
    """The expectation is drawn in the text: ``[hier|2020-03-03]``, ``[mardi|-]`` for no value."""
    expected = [
        (words, None if value == "-" else value) for words, value in re.findall(r"\[([^|\]]+)\|([^\]]*)\]", drawn)
    ]
    assert expected == read(re.sub(r"\[([^|\]]+)\|[^\]]*\]", r"\1", drawn), published)


def test_yesterday_is_counted_from_publication() -> None:
    assert_read("Le pont a sauté [hier|2020-03-03].", "2020-03-04")


def test_without_publication_yesterday_has_no_date() -> None:
    assert_read("Le pont a sauté [hier|-], puis [mardi|-] la digue.")


def test_the_next_day_is_counted_from_the_narrative() -> None:
    assert_read(
        "La colonne est partie [le 3 mai 2019|2019-05-03]. [Le lendemain|2019-05-04], elle a été prise.", "2020-03-04"
    )


def test_that_day_is_the_day_told_before() -> None:
    assert_read("[Le 9 juin 2019|2019-06-09], le bac a coulé. [Ce jour-là|2019-06-09], il pleuvait.")


def test_a_recalled_date_does_not_move_the_narrative() -> None:
    assert_read(
        "[Hier|2020-03-03], la ville est tombée, la première depuis son siège en [août 2014|2014-08]. "
        "Un obus est tombé [le lendemain|2020-03-04].",
        "2020-03-04",
    )


def test_the_verb_tells_the_direction() -> None:
    assert_read("La délégation est arrivée [lundi|2020-03-02] et repartira [vendredi|2020-03-06].", "2020-03-04")


def test_the_year_of_the_narrative_holds_for_its_neighbours() -> None:
    assert_read("Depuis [fin mai 2018|2018-05-21/..], la route est coupée. [Le 4 juin|2018-06-04], un convoi a brûlé.")


def test_weekday_and_date_with_a_named_force_leave_one_year() -> None:
    assert_read("[Mardi 11 décembre|2018-12-11], des chasseurs ont visé une position de Daech.")


def test_weekday_and_date_alone_leave_candidates() -> None:
    text = "Mardi 11 décembre, des chasseurs ont visé un pont."
    settled, _ = settle_times(times(text, (), PACK), Report(name="t", text=text, sha256=""), (), PACK)
    assert settled[0].value is not None
    assert settled[0].value.edtf == "XXXX-12-11"
    assert settled[0].candidates is not None
    assert "2018-12-11" in [c.value.edtf for c in settled[0].candidates.candidates]


def test_a_bare_date_without_any_year_keeps_the_year_open() -> None:
    assert_read(
        "Dans [la nuit du 16 au 17 août|XXXX-08-16/XXXX-08-17], le dépôt a brûlé. [Cette nuit-là|XXXX-08-16/XXXX-08-17], il ventait."
    )


def test_the_day_after_a_date_without_a_year_lacks_it_too() -> None:
    assert_read("[Le 15 avril|XXXX-04-15], le port a brûlé. [Le lendemain|XXXX-04-16], il fumait.")
    assert_read("[Le 28 février|XXXX-02-28], le port a brûlé. [Le lendemain|-], il fumait.")


def test_the_start_of_a_war_is_no_year_for_the_rest() -> None:
    values = dict(read("Depuis le début de la guerre le 15 mars 2011, rien n'a changé. Le 4 mai, un obus est tombé."))
    assert values["Le 4 mai"] == "XXXX-05-04"


def test_a_month_of_publication_gives_no_weekday() -> None:
    assert_read("Des tirs ont retenti [mardi|-] et [le mois dernier|2021-12].", "2022-01")


def test_a_dateline_in_the_text_anchors_what_follows() -> None:
    assert_read("Titre\n\n[24 février 2017|2017-02-24] . –\n[Hier|2017-02-23], la ville a été prise.")


def test_a_dateline_may_bring_its_town_or_its_hour() -> None:
    assert_read("Titre\n\n[12 mars 2016|2016-03-12], Tunis . – Le port a brûlé [cet après-midi|2016-03-12].")
    assert_read("Titre\n\n[12 mars 2016|2016-03-12], [16 h 38|-] . – Le port a brûlé [hier|2016-03-11].")


def test_a_date_that_opens_a_sentence_is_no_dateline() -> None:
    assert_read("[Le 12 mars 2016|2016-03-12], le port a brûlé. [Hier|-], il fumait.")


def test_the_wrong_weekday_beside_a_near_date_is_a_slip() -> None:
    assert_read("[Le mardi 5 novembre|2018-11-05], un mur est tombé.", "2018-11-10")


def test_years_gone_by_without_a_number_have_no_value() -> None:
    assert_read("[Ces dernières années|-], trois ponts ont été pris.", "2018-11-10")


def test_publication_is_inferred_as_a_range() -> None:
    text = "Le 4 juin 2018, les combats ont repris. Ils ont duré plus de 48 heures."
    _, published = settle_times(times(text, (), PACK), Report(name="t", text=text, sha256=""), (), PACK)
    assert published is not None
    assert published.edtf == "2018-06-06/.."


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31", "nonsense", "2018-02-30", "2018-06/2018-08"])
def test_odd_publication_dates_raise_nothing(published: str) -> None:
    assert (
        len(read("Mardi, hier, le lendemain, il y a 3 siècles, dans 900 ans, la nuit de lundi à mardi.", published))
        >= 4
    )


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.integers(0, 6))
def test_a_date_written_in_any_way_is_read_back_to_itself(day: date, how: int) -> None:
    month, weekday = MONTHS[day.month - 1], WEEKDAYS[day.weekday()]
    number = "1er" if day.day == 1 else str(day.day)
    written = [
        f"le {number} {month} {day.year}", f"{weekday} {number} {month} {day.year}", f"{day:%d/%m/%Y}", f"{day:%d.%m.%Y}",
        day.isoformat(), f"le {weekday} {number} {month} {day.year}", f"{number} {month.upper()} {day.year}",
    ][how]  # fmt: skip
    assert (written, day.isoformat()) in read(f"Le camp a été pris {written}.")


@given(st.dates(date(1990, 1, 1), date(2035, 12, 31)), st.integers(1, 6))
def test_a_weekday_told_as_past_is_the_last_one_before_publication(day: date, back: int) -> None:
    told = day - timedelta(back)
    assert read(f"Le camp a été pris {WEEKDAYS[told.weekday()]}.", day.isoformat())[0][1] == told.isoformat()


@given(st.dates(date(1990, 1, 1), date(2035, 12, 31)), st.integers(0, 300))
def test_a_bare_date_told_as_past_falls_in_the_year_before_publication(day: date, back: int) -> None:
    told = day - timedelta(back)
    number = "1er" if told.day == 1 else str(told.day)
    if (told.month, told.day) != (2, 29):
        assert (
            read(f"Le camp a été pris le {number} {MONTHS[told.month - 1]}.", day.isoformat())[0][1] == told.isoformat()
        )


WORDS = st.sampled_from(
    [
        "lundi",
        "mardi",
        "11",
        "31",
        "1er",
        "décembre",
        "février",
        "2018",
        "9999",
        "la",
        "nuit",
        "de",
        "à",
        "au",
        "du",
        "le",
        "il",
        "y",
        "a",
        "ans",
        "jours",
        "semaines",
        "siècle",
        "plus",
        "tard",
        "hier",
        "demain",
        "aujourd'hui",
        "l'été",
        "dernier",
        "prochain",
        "XIXe",
        "années",
        "60",
        "Noël",
        "ramadan",
        "2017",
        "entre",
        "et",
        "avant",
        "la",
        "fin",
        "de",
        "l'année",
        "depuis",
        "trois",
        "mois",
        "jusqu'au",
        "matin",
        "vers",
        "3",
        "h",
        "30",
        "22H00",
        "ce",
        "jour-là",
        "lendemain",
        "veille",
        ".",
        ",",
        "premier",
        "dimanche",
        "-",
        "/",
    ]
)


@settings(deadline=None)
@given(
    st.lists(WORDS, max_size=14).map(" ".join) | st.text(max_size=200),
    st.sampled_from([None, "2018-12-11", "2018-12", "2018"]),
)
def test_any_text_gives_offsets_that_fit_and_raises_nothing(text: str, published: str | None) -> None:
    report = Report(name="t", text=text, sha256="", published=published)
    settled, _ = settle_times(times(text, (), PACK), report, (), PACK)
    assert all(t.span.of(text) == t.text for t in settled)


def test_the_same_text_gives_the_same_times() -> None:
    text = "Mardi 11 décembre, puis le lendemain à l'aube, et depuis trois jours."
    assert read(text, "2018-12-14") == read(text, "2018-12-14")

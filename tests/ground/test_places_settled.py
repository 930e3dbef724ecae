from __future__ import annotations

import pytest
from gazetted import settled_in, site_of

from recoupe.model.doubt import Unsettled
from recoupe.model.mention import Site


def test_a_kind_word_turns_the_town_into_its_province() -> None:
    assert site_of("La province de Homs est coupée.", "Homs").kind == "governorate"


def test_a_bare_name_is_the_town() -> None:
    assert site_of("Un obus est tombé à Homs.", "Homs").kind == "city"


def test_other_places_of_the_report_draw_a_homonym_to_them() -> None:
    assert site_of("Des tirs à Beyrouth, à Saïda et à Tripoli.", "Tripoli").country == "LB"
    assert site_of("Des tirs à Benghazi, à Syrte et à Tripoli.", "Tripoli").country == "LY"


def test_a_homonym_without_any_help_stays_open() -> None:
    (place,) = settled_in("Un incendie s'est déclaré à Tripoli.")
    assert isinstance(place.site, Unsettled)
    assert {"LB", "LY"} <= {candidate.value.country for candidate in place.site.candidates}
    assert all(candidate.because for candidate in place.site.candidates)


def test_a_place_that_nobody_knows_is_said_to_be_unknown() -> None:
    (place,) = settled_in("Le village de Zirbanta a été incendié.")
    assert place.site is None
    assert place.because == ("no place of this name is known",)


def test_a_name_of_another_spelling_is_settled_in_the_theatre() -> None:
    assert site_of("En Ukraine, la localité de Dniprianny a été reprise.", "Dniprianny").country == "UA"


def test_a_place_says_why_it_was_chosen() -> None:
    (place,) = settled_in("Un obus est tombé à Homs.")
    assert any("own list" in reason for reason in place.because)


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("Un obus est tombé à Gao.", 1), ("Un obus est tombé près de Gao.", 2), ("Un obus est tombé à 20 km de Gao.", 2),
        ("Un obus est tombé à 60 km de Gao.", 3), ("Un obus est tombé dans la province de Homs.", 4),
        ("Un obus est tombé sur la route reliant Palmyre à Homs.", 5), ("Un obus est tombé dans la Badia syrienne.", 5),
        ("Un obus est tombé dans le nord du Mali.", 5), ("Un obus est tombé en Syrie.", 6),
    ],
)  # fmt: skip
def test_the_precision_is_that_of_ged(text: str, precision: int) -> None:
    assert settled_in(text)[0].precision == precision


def test_near_a_town_is_a_wider_circle_than_the_town() -> None:
    at, near = settled_in("Un obus à Gao. Un autre près de Gao.")
    assert at.radius_km < near.radius_km


def test_a_part_of_a_country_lies_on_its_side() -> None:
    north, south = site_of("Le nord du Tchad.", "nord du Tchad"), site_of("Le sud du Tchad.", "sud du Tchad")
    assert north.lat is not None
    assert south.lat is not None
    assert north.lat > south.lat + 3


def test_a_river_has_no_pin() -> None:
    (place,) = settled_in("Ils ont traversé l'Euphrate.")
    assert isinstance(place.site, Site)
    assert place.site.lat is None


def test_a_facility_that_is_not_listed_lies_where_its_town_is() -> None:
    (place,) = settled_in("L'hôpital de Tafas a été touché.")
    assert isinstance(place.site, Site)
    assert (place.text, place.kind, place.site.country) == ("hôpital de Tafas", "facility", "SY")
    assert place.radius_km >= 10


def test_a_far_namesake_is_not_taken_because_it_is_large() -> None:
    assert site_of("À Palmyre, près de Homs, des soldats ont péri.", "Palmyre").country == "SY"


def test_a_mountain_is_not_settled_in_a_town_far_away() -> None:
    (place,) = settled_in("Ils se terrent dans le massif de Sousse, en Irak.")[:1]
    assert place.site is None


def test_a_short_name_must_be_very_alike() -> None:
    place = settled_in("Au Yémen, le village de Zirr a brûlé.")[1]
    assert not isinstance(place.site, Site)

from __future__ import annotations

from recoupe.export.coded import unit
from recoupe.model.mention import Site


def _site(kind: str, *within: str, name: str = "Somewhere") -> Site:
    return Site("somewhere", name, kind, 35.0, 40.0, 2, "SY", within)


def test_a_town_is_in_its_province_by_the_english_name() -> None:
    assert unit(_site("city", "deir-ez-zor-governorate"), 0) == "Deir ez-Zor Governorate"
    assert unit(_site("city", "deir-ez-zor-governorate"), 1) == ""


def test_a_code_or_a_country_is_no_name_of_a_unit() -> None:
    assert unit(_site("city", "SY.99"), 0) == ""
    assert unit(_site("region", "syria"), 0) == ""


def test_a_province_contains_itself_and_a_district_lies_in_its_province() -> None:
    assert unit(_site("governorate", name="Homs Governorate"), 0) == "Homs Governorate"
    district = _site("governorate", "north-kivu", name="Masisi territory")
    assert (unit(district, 0), unit(district, 1)) == ("North Kivu", "Masisi territory")

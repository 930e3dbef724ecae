"""GeoJSON and KML: points, areas, and what is neither."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree as ET

import geopandas
import pytest
from export.bundles import at, bundle, bytes_of, country, province, text_of
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import Polygon
from show.sample import MENAKA, incident

from recoupe.export.areas import ring
from recoupe.export.bundle import Bundle
from recoupe.model.incident import Incident
from recoupe.model.mention import Days

KML = "{http://www.opengis.net/kml/2.2}"


def feature(of: Incident | None = None) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(text_of("geojson", bundle(of) if of else None))["features"][0]
    return found


def test_a_town_is_a_point_with_its_radius() -> None:
    assert feature()["geometry"] == {"type": "Point", "coordinates": [2.4, 15.9]}
    assert (feature()["properties"]["radius_km"], feature()["properties"]["drawn"]) == (5.0, "point")


def test_a_province_is_the_circle_of_its_radius() -> None:
    found = feature(province())
    assert (found["geometry"]["type"], found["properties"]["radius_km"]) == ("Polygon", 120.0)


@pytest.mark.parametrize("kind", ["country", "river", "border"])
def test_what_is_too_large_or_a_line_is_nowhere(kind: str) -> None:
    found = feature(at(replace(MENAKA, kind=kind)))
    assert found["geometry"] is None
    assert found["properties"]["place"] == "Ménaka"


def test_geopandas_opens_the_map() -> None:
    raw = io.BytesIO(bytes_of("geojson", bundle(incident(), province(), country())))
    frame = geopandas.read_file(raw)
    assert [None if shape is None else shape.geom_type for shape in frame.geometry] == ["Point", "Polygon", None]
    assert frame.geometry[1].is_valid
    assert frame.crs.to_epsg() == 4326


def test_a_map_without_incidents_is_a_map() -> None:
    assert json.loads(text_of("geojson", Bundle((), {}))) == {"type": "FeatureCollection", "features": []}


@given(st.floats(-80, 80), st.floats(-170, 170), st.floats(1, 300))
def test_an_area_is_drawn_counterclockwise_around_its_middle(lat: float, lon: float, radius: float) -> None:
    site = replace(MENAKA, lat=lat, lon=lon, radius_km=radius)
    shape = Polygon(ring(site))
    assert shape.is_valid
    assert shape.exterior.is_ccw
    assert shape.exterior.coords[0] == shape.exterior.coords[-1]


def placemark(of: Incident | None = None) -> ET.Element:
    found = ET.fromstring(text_of("kml", bundle(of) if of else None)).find(f".//{KML}Placemark")  # noqa: S314 - ours
    assert found is not None
    return found


def test_a_globe_shows_place_and_day() -> None:
    assert placemark().findtext(f"{KML}Point/{KML}coordinates") == "2.4,15.9"
    assert placemark().findtext(f"{KML}TimeStamp/{KML}when") == "2024-03-05"


def test_a_period_is_a_span_and_an_open_end_is_left_open() -> None:
    span = placemark(replace(incident(), date=Days("2024-03-01", None, "2024-03-01/.."))).find(f"{KML}TimeSpan")
    assert span is not None
    assert [(child.tag, child.text) for child in span] == [(f"{KML}begin", "2024-03-01")]


def test_a_province_is_an_area_on_the_globe_and_a_country_is_nowhere() -> None:
    assert placemark(province()).find(f"{KML}Polygon") is not None
    assert {child.tag for child in placemark(country())} & {f"{KML}Point", f"{KML}Polygon"} == set()


@given(st.text(max_size=30))
def test_whatever_a_place_is_called_the_globe_opens(name: str) -> None:
    assert placemark(replace(at(None), place_text=name, id=name)) is not None

from __future__ import annotations

import csv
import io
import json

import pytest
from starlette.testclient import TestClient

from recoupe.export.formats import FORMATS, written
from recoupe.web.pages.incidents import FILES


def test_the_page_offers_every_format(client: TestClient) -> None:
    assert {written(name).name for name in FILES} == set(FORMATS)
    shown = client.get("/", headers={"Accept": "text/html"}).text
    assert [name for name in FILES if f'"/export/{name}"' not in shown] == []


@pytest.mark.parametrize("name", FILES)
def test_a_selection_is_written_in_every_format(client: TestClient, name: str) -> None:
    answer = client.get(f"/export/{name}", params={"type": "shelling"})
    assert answer.status_code == 200
    form = written(name)
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{form.name}{form.ending}"'
    assert answer.content.strip()


def test_only_what_fits_is_written_in_the_order_asked_for(client: TestClient) -> None:
    asked = {"type": "shelling", "sort": "-date"}
    rows = list(csv.DictReader(io.StringIO(client.get("/export/incidents", params=asked).text)))
    assert rows
    assert [row["id"] for row in rows] == [
        item["id"] for item in client.get("/api/v1/incidents", params=asked).json()["items"]
    ]


def test_acled_gets_one_row_an_incident_of_the_selection(client: TestClient) -> None:
    whole = list(csv.DictReader(io.StringIO(client.get("/export/acled").text)))
    part = list(csv.DictReader(io.StringIO(client.get("/export/acled", params={"type": "airstrike"}).text)))
    assert 0 < len(part) < len(whole)


def test_a_map_gets_geojson(client: TestClient) -> None:
    assert json.loads(client.get("/export/geojson").text)["type"] == "FeatureCollection"


def test_a_format_that_is_not_there_is_said(client: TestClient) -> None:
    answer = client.get("/export/geojsn", headers={"Accept": "application/json"})
    assert answer.status_code == 404
    assert "geojson" in answer.text

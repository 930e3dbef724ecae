from __future__ import annotations

from starlette.testclient import TestClient


def test_points_stand_row_by_row_where_the_columns_say(client: TestClient) -> None:
    points = client.get("/api/v1/incidents/points").json()
    columns = client.get("/api/v1/incidents/columns").json()["columns"]
    sites = [points["places"][number] if number >= 0 else [None] * 5 for number in points["place"]]
    assert [site[2] for site in sites] == columns["lat"]
    assert [site[3] for site in sites] == columns["lon"]
    assert points["first"] == columns["first"]
    assert points["differs"] == columns["differs"]


def test_every_place_is_told_once(client: TestClient) -> None:
    places = client.get("/api/v1/incidents/points").json()["places"]
    assert len({tuple(place) for place in places}) == len(places)


def test_the_number_of_an_incident_is_told(client: TestClient) -> None:
    ids = client.get("/api/v1/incidents/columns").json()["columns"]["id"]
    asked = client.get("/api/v1/incidents/select", params={"row": ids[2], "sort": "-date"}).json()
    assert asked["row"] == 2
    assert client.get("/api/v1/incidents/select", params={"row": "none"}).json()["row"] is None

from __future__ import annotations

from starlette.testclient import TestClient

from recoupe.web.alike import runs

API = "/api/v1"


def names(client: TestClient) -> list[str]:
    return [item["name"] for item in client.get(f"{API}/reports", params={"size": 100}).json()["items"]]


def test_every_report_has_its_text_and_its_marks(client: TestClient) -> None:
    for name in names(client):
        report = client.get(f"{API}/reports/{name}").json()
        assert len(report["text"]) == report["characters"]
        for mark in report["marks"]:
            assert 0 <= mark["span"]["start"] < mark["span"]["end"] <= report["characters"]


def test_a_report_says_which_incidents_it_tells(client: TestClient) -> None:
    for item in client.get(f"{API}/incidents").json()["items"]:
        for member in client.get(f"{API}/incidents/{item['id']}").json()["members"]:
            assert item["id"] in client.get(f"{API}/reports/{member['report']}").json()["incidents"]


def test_a_reading_is_whole(client: TestClient) -> None:
    reading = client.get(f"{API}/readings/{names(client)[0]}").json()
    assert {"report", "mentions", "sources", "events", "silences"} <= set(reading)


def test_words_are_found_with_where_they_stand(client: TestClient) -> None:
    hits = client.get(f"{API}/search", params={"q": "soldats tues"}).json()
    assert hits["total"] > 0
    for hit in hits["items"]:
        text = client.get(f"{API}/reports/{hit['report']}").json()["text"]
        for place in hit["places"]:
            assert text[place["start"] : place["end"]] == place["words"]


def test_a_copy_shares_its_passages_with_its_original(client: TestClient) -> None:
    copies = [
        copy
        for item in client.get(f"{API}/incidents").json()["items"]
        for copy in client.get(f"{API}/incidents/{item['id']}").json()["copies"]
    ]
    pair = client.get(f"{API}/passages", params={"left": copies[0]["copy"], "right": copies[0]["original"]}).json()
    assert pair["taken_over"]["original"] == copies[0]["original"]
    assert {fact["kind"] for fact in pair["facts"]} >= {"actor", "place"}


def test_the_same_words_stand_at_both_ends_of_a_run() -> None:
    left = "Hier, le bus a été touché par un missile. Puis on a fui."
    right = "« LE BUS A ÉTÉ TOUCHÉ, par un tir », dit-il."
    assert [(left[a:b], right[c:d]) for (a, b), (c, d) in runs(left, right)] == [
        ("le bus a été touché par un", "LE BUS A ÉTÉ TOUCHÉ, par un")
    ]


def test_a_report_that_is_not_there_is_said(client: TestClient) -> None:
    for path in ("reports/nothing.txt", "readings/nothing.txt", "passages?left=a&right=b"):
        answer = client.get(f"{API}/{path}")
        assert (answer.status_code, answer.headers["content-type"]) == (404, "application/problem+json")


def test_no_name_of_a_report_leads_out_of_the_case(client: TestClient) -> None:
    for name in ("../../../etc/passwd", "..%2f..%2fetc%2fpasswd", "/etc/passwd", "%00", "C:%5CWindows%5Cwin.ini"):
        answer = client.get(f"{API}/reports/{name}")
        assert answer.status_code in (404, 200)
        assert "root:" not in answer.text

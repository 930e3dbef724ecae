from __future__ import annotations

from starlette.testclient import TestClient
from web.test_api_judgements import ends, judge, several

API = "/api/v1"


def queue(client: TestClient) -> dict[str, object]:
    answer = client.get(f"{API}/review")
    assert answer.status_code == 200, answer.text
    found: dict[str, object] = answer.json()
    return found


def pairs(client: TestClient) -> list[dict[str, object]]:
    found: list[dict[str, object]] = queue(client)["items"]  # type: ignore[assignment]
    return found


def test_the_least_sure_pair_comes_first(client: TestClient) -> None:
    weights = [abs(float(str(pair["weight"]))) for pair in pairs(client)]
    assert weights == sorted(weights)
    assert weights != []


def test_pairs_show_the_words_of_both(client: TestClient) -> None:
    for pair in pairs(client):
        for end in (pair["left"], pair["right"]):
            text = client.get(f"{API}/reports/{end['report']}").json()["text"]  # type: ignore[index]
            assert text[end["start"] : end["end"]] == end["words"] != ""  # type: ignore[index]


def test_a_pair_that_was_decided_is_not_asked_again(client: TestClient) -> None:
    first = pairs(client)[0]
    told = [{"report": first[side]["report"], "event": first[side]["event"]} for side in ("left", "right")]  # type: ignore[index]
    judge(client, verdict="same" if first["joined"] else "not-same", left=told[0], right=told[1])
    now = queue(client)
    assert now["done"] == 1
    left = [{(p[s]["report"], p[s]["event"]) for s in ("left", "right")} for p in now["items"]]  # type: ignore[attr-defined]
    assert {(end["report"], end["event"]) for end in told} not in left


def test_the_blind_pass_shows_no_values(client: TestClient) -> None:
    found = client.get(f"{API}/review/blind", params={"coder": "AB"}).json()
    members = {(m["report"], m["event"]) for i in client.get(f"{API}/incidents").json()["items"] for m in
               client.get(f"{API}/incidents/{i['id']}").json()["members"]}  # fmt: skip
    assert {(item["side"]["report"], item["side"]["event"]) for item in found["items"]} == members
    assert all(item["given"] == {} for item in found["items"])


def test_two_coders_of_one_event_are_compared(client: TestClient) -> None:
    told = ends(several(client))[0]
    for by, figure in (("NM", "9"), ("AB", "12")):
        judge(client, verdict="corrected", left=told, field="injured", instead=figure, by=by, blind=True)
    found = client.get(f"{API}/agreement", params={"coder": ["NM", "AB"], "field": "injured"}).json()
    found = [one for one in found if set(one["coders"]) == {"AB", "NM"}]
    assert [(one["field"], one["same"]) for one in found] == [("injured", 0.0)]
    assert dict(found[0]["differences"][0]["given"]) == {"NM": "9", "AB": "12"}


def test_an_incident_shows_the_rows_that_it_would_give(client: TestClient) -> None:
    rows = client.get(f"{API}/incidents/{several(client)['id']}/rows").json()
    assert len(rows["acled"][0]) == 31
    assert len(rows["ged"][0]) == 49
    assert rows["ged"][0]["low"] <= rows["ged"][0]["best"] <= rows["ged"][0]["high"]


def test_an_incident_has_a_history(client: TestClient) -> None:
    incident = several(client)
    assert client.get(f"{API}/incidents/{incident['id']}/history").json() == []
    kept = judge(client, verdict="right", left=ends(incident)[0])
    client.post(f"{API}/judgements/{kept['judgement']['id']}/revocation", json={"by": "AB"})  # type: ignore[index]
    told = client.get(f"{API}/incidents/{incident['id']}/history").json()
    assert [(one["judgement"]["verdict"], one["judgement"]["by"]) for one in told] == [
        ("revoked", "AB"),
        ("right", "NM"),
    ]


def test_sources_and_wording_are_told(client: TestClient) -> None:
    cited = client.get(f"{API}/sources").json()
    called = client.get(f"{API}/wording").json()
    assert cited["total"] > 3
    assert called["total"] > 3
    assert {"outlet", "origin", "name", "times"} == set(cited["items"][0])

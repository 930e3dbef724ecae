from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient
from web.conftest import Opened

from recoupe.case import open_case
from recoupe.errors import CaseError
from recoupe.web.guards.settings import Guarding

API = "/api/v1"


def several(client: TestClient) -> dict[str, object]:
    """An incident of three events at least, on whose toll the accounts differ."""
    items = client.get(f"{API}/incidents", params={"differs": "killed", "sort": "-reports"}).json()["items"]
    found: dict[str, object] = client.get(f"{API}/incidents/{items[0]['id']}").json()
    return found


def ends(incident: dict[str, object]) -> list[dict[str, str]]:
    members = incident["members"]
    assert isinstance(members, list)
    return [{"report": m["report"], "event": m["event"]} for m in members]


def judge(client: TestClient, **said: object) -> dict[str, object]:
    answer = client.post(f"{API}/judgements", json={"by": "NM", **said})
    assert answer.status_code == 201, answer.text
    kept: dict[str, object] = answer.json()
    return kept


def test_a_corrected_value_stands_in_the_incident_and_is_kept(client: TestClient, case_path: Path) -> None:
    incident = several(client)
    figures = [c for c in incident["claims"] if c["field"] == "killed"]  # type: ignore[attr-defined]
    claim = figures[0]
    kept = judge(
        client, verdict="corrected", left={"report": claim["report"], "event": claim["event"]}, field="killed",
        span=claim["span"], instead="13",
    )  # fmt: skip
    assert kept["pending"] is False
    assert kept["changed"] != []
    now = client.get(f"{API}/incidents/{kept['now'][0]}").json()  # type: ignore[index]
    assert "13" in [c["value"] for c in now["claims"] if c["field"] == "killed"]
    assert now["judged"] is True
    with open_case(case_path) as again:
        assert [j.instead for j in again.store.judgements()] == ["13"]


def test_what_is_split_is_two_and_undone_is_one_again(client: TestClient) -> None:
    incident = several(client)
    first, *others = ends(incident)
    kept = [judge(client, verdict="not-same", left=first, right=other) for other in others]
    apart = kept[-1]["now"]
    assert len(apart) > 1  # type: ignore[arg-type]
    for one in kept:
        identity = one["judgement"]["id"]  # type: ignore[index]
        undone = client.post(f"{API}/judgements/{identity}/revocation", json={"by": "NM"})
        assert undone.status_code == 201
    assert client.get(f"{API}/incidents/{incident['id']}").json()["members"] == incident["members"]


def test_of_many_decisions_the_incidents_follow_the_last(client: TestClient) -> None:
    first, *others = ends(several(client))
    kept = [judge(client, verdict="not-same", left=first, right=one, follow=one == others[-1]) for one in others]
    assert [bool(one["changed"]) for one in kept] == [False] * (len(others) - 1) + [True]


def test_two_incidents_that_a_person_joins_are_one(client: TestClient) -> None:
    items = client.get(f"{API}/incidents").json()["items"]
    left, right = (ends(client.get(f"{API}/incidents/{item['id']}").json())[0] for item in (items[0], items[-1]))
    kept = judge(client, verdict="same", left=left, right=right)
    assert len(kept["now"]) == 1  # type: ignore[arg-type]
    assert kept["gone"] != []


def test_all_that_was_decided_is_listed_newest_first_with_its_state(client: TestClient) -> None:
    first, second, *_ = ends(several(client))
    one = judge(client, verdict="right", left=first)["judgement"]["id"]  # type: ignore[index]
    client.post(f"{API}/judgements/{one}/revocation", json={"by": "AB", "note": "by mistake"})
    judge(client, verdict="right", left=second)
    listed = client.get(f"{API}/judgements").json()["items"]
    assert [item["judgement"]["verdict"] for item in listed] == ["right", "revoked", "right"]
    assert listed[-1]["state"] == "revoked"
    assert "AB" in listed[-1]["why"]
    assert client.get(f"{API}/judgements", params={"by": "AB"}).json()["total"] == 1


def test_a_blind_judgement_changes_nothing_that_is_read(client: TestClient) -> None:
    incident = several(client)
    judge(client, verdict="corrected", left=ends(incident)[0], field="outcome", instead="failed", blind=True)
    assert client.get(f"{API}/incidents/{incident['id']}").json()["claims"] == incident["claims"]


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ({"verdict": "perhaps"}, 422),
        ({"verdict": "right", "left": {"report": "nowhere.txt", "event": "e1"}}, 404),
        ({"verdict": "same"}, 400),
        ({"verdict": "corrected", "field": "killed", "instead": "a lot"}, 400),
        ({"verdict": "corrected", "field": "mood", "instead": "1"}, 404),
        ({"verdict": "right", "by": ""}, 422),
        ({"verdict": "right", "hidden": 1}, 422),
        ({"verdict": "added", "span": {"start": 5, "end": 2}, "fields": {"type": "clash"}}, 400),
        ({"verdict": "right", "note": "x" * 3000}, 422),
    ],
)
def test_what_cannot_be_decided_is_said_and_nothing_is_kept(
    client: TestClient, said: dict[str, object], status: int
) -> None:
    body = {"by": "NM", "left": ends(several(client))[0], **said}
    answer = client.post(f"{API}/judgements", json=body)
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    assert client.get(f"{API}/judgements").json()["total"] == 0


def test_a_judgement_by_another_program_is_seen_at_once(client: TestClient, case_path: Path) -> None:
    told = ends(several(client))[0]
    with open_case(case_path) as other:
        other.judge("right", told["report"], told["event"], by="XY", at="2026-01-01T00:00:00+00:00")
    assert [item["judgement"]["by"] for item in client.get(f"{API}/judgements").json()["items"]] == ["XY"]


class TestTogether:
    def test_a_split_is_one_act_kept_in_order(self, client: TestClient) -> None:
        first, *others = ends(several(client))
        said = [{"verdict": "not-same", "left": first, "right": other, "by": "NM"} for other in others]
        answer = client.post(f"{API}/judgements/together", json={"decisions": said})
        assert answer.status_code == 201, answer.text
        kept = answer.json()
        assert [j["right"]["report"] for j in kept["judgements"]] == [other["report"] for other in others]
        assert len(kept["now"]) > 1
        assert kept["pending"] is False
        assert client.get(f"{API}/judgements").json()["total"] == len(others)

    def test_of_two_on_one_question_the_later_holds(self, client: TestClient) -> None:
        first = ends(several(client))[0]
        base = {"verdict": "corrected", "left": first, "field": "injured", "by": "NM"}
        said = [{**base, "instead": str(number)} for number in (1, 2, 3, 4, 5)]
        assert client.post(f"{API}/judgements/together", json={"decisions": said}).status_code == 201
        listed = client.get(f"{API}/judgements", params={"state": "standing"}).json()["items"]
        assert [item["judgement"]["instead"] for item in listed] == ["5"]

    def test_where_one_cannot_be_kept_none_is(self, client: TestClient) -> None:
        first, second, *_ = ends(several(client))
        said = [
            {"verdict": "right", "left": first, "by": "NM"},
            {"verdict": "right", "left": {**second, "event": "e999"}, "by": "NM"},
        ]
        assert client.post(f"{API}/judgements/together", json={"decisions": said}).status_code == 404
        assert client.get(f"{API}/judgements").json()["total"] == 0

    def test_nothing_at_all_is_no_act(self, client: TestClient) -> None:
        assert client.post(f"{API}/judgements/together", json={"decisions": []}).status_code == 422

    def test_a_split_of_many_costs_one_change_of_a_minutes(self, workbench: Opened) -> None:
        client = workbench(guarding=Guarding(changes_a_minute=1))
        client.headers["X-CSRF-Token"] = client.get(f"{API}/session").json()["csrf"]
        said = [{"verdict": "right", "left": end, "by": "NM"} for end in ends(several(client))]
        assert len(said) > 1
        assert client.post(f"{API}/judgements/together", json={"decisions": said}).status_code == 201


def test_what_is_kept_is_said_to_be_kept_though_matching_fails(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = ends(several(client))[0]

    def full() -> None:
        raise CaseError("The disk is full.", "Make room.")

    monkeypatch.setattr(client.app.state.desk.case, "match_new", full)  # type: ignore[attr-defined]
    kept = judge(client, verdict="right", left=told)
    assert (kept["pending"], kept["fault"]) == (True, "The disk is full. Make room.")
    assert client.get(f"{API}/judgements").json()["total"] == 1
    monkeypatch.undo()
    after = judge(client, verdict="right", left=ends(several(client))[1])
    assert (after["pending"], after["fault"]) == (False, "")

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from recoupe.web.finding import fold, parts, places

API = "/api/v1/incidents"


def ids(client: TestClient, **asked: object) -> list[str]:
    answer = client.get(API, params={"size": 500, **asked})  # type: ignore[dict-item]
    assert answer.status_code == 200, answer.text
    return [item["id"] for item in answer.json()["items"]]


def rows(client: TestClient, **asked: object) -> list[str]:
    """The ids that ``select`` gives, by way of ``columns``."""
    every = client.get(f"{API}/columns").json()["columns"]["id"]
    return [every[row] for row in client.get(f"{API}/select", params=asked).json()["rows"]]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "asked",
    [
        {}, {"type": "shelling"}, {"type": ["shelling", "airstrike"]}, {"from": "2018-12", "to": "2019"},
        {"differs": "killed"}, {"voices": 2}, {"status": "hedged"}, {"bbox": "40.5,34,42,36"}, {"placed": "no"},
        {"area": "40,34;42,34;42,36;40,36"}, {"judged": "no"}, {"sort": "-date"}, {"sort": "-killed"}, {"sort": "doubt"},
        {"q": "missile bus"}, {"outlet": "Dépêche du Levant"},
    ],
)  # fmt: skip
def test_the_list_and_the_rows_say_the_same(client: TestClient, asked: dict[str, object]) -> None:
    assert ids(client, **asked) == rows(client, **asked)


def test_without_a_question_everything_is_there_in_order_of_date(client: TestClient) -> None:
    found = ids(client)
    assert found == [incident.id for incident in client.app.state.desk.case.incidents()]  # type: ignore[attr-defined]
    assert len(found) > 4


def test_a_year_holds_all_its_days(client: TestClient) -> None:
    assert {name[:4] for name in ids(client, **{"from": "2018", "to": "2018"})} == {"2018"}
    assert {name[:4] for name in ids(client, **{"from": "2019"})} == {"2022"}


def test_what_differs_is_found(client: TestClient) -> None:
    for item in client.get(API, params={"differs": "killed"}).json()["items"]:
        assert "killed" in item["differs"]
    assert 0 < len(ids(client, differs="killed")) < len(ids(client))


def test_two_values_of_one_field_are_alternatives(client: TestClient) -> None:
    both = {*ids(client, type="shelling"), *ids(client, type="airstrike")}
    assert set(ids(client, type=["shelling", "airstrike"])) == both


def test_two_fields_must_both_fit(client: TestClient) -> None:
    assert set(ids(client, type="shelling", voices=2)) == set(ids(client, type="shelling")) & set(ids(client, voices=2))


def test_words_are_found_without_accents_and_before_they_are_finished(client: TestClient) -> None:
    whole = ids(client, q="soldats tués")
    assert whole
    assert set(ids(client, q="SOLDATS TUES")) == set(whole)
    assert set(ids(client, q="soldats tué")) >= set(whole)


def test_words_that_nobody_writes_find_nothing(client: TestClient) -> None:
    assert ids(client, q="hippopotame") == []


@pytest.mark.parametrize("words", ['"', "a AND", "NEAR(", "*", "body:", "';--", "(", "\x00", "-", "^", '"a" "'])
def test_signs_of_the_index_mean_nothing(client: TestClient, words: str) -> None:
    assert client.get(API, params={"q": words}).status_code == 200


@pytest.mark.parametrize(
    "asked",
    [
        {"type": "picnic"}, {"differs": "mood"}, {"bbox": "1,2,3"}, {"bbox": "a,b,c,d"}, {"area": "1,2;3,4"},
        {"from": "yesterday"}, {"from": "2018-02-31"}, {"to": "2018-13"}, {"to": "0000"}, {"from": "٢٠١٨"},
        {"voices": "many"}, {"sort": "beauty"}, {"judged": "perhaps"}, {"page": 0}, {"size": 100000},
        {"bbox": "nan,nan,nan,nan"},
    ],
)  # fmt: skip
def test_a_question_that_cannot_be_asked_is_said(client: TestClient, asked: dict[str, object]) -> None:
    answer = client.get(API, params=asked)  # type: ignore[arg-type]
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    assert next(iter(asked)) in answer.json()["title"]


def test_pages_join_to_the_whole(client: TestClient) -> None:
    paged = [client.get(API, params={"size": 2, "page": page}).json() for page in (1, 2, 3, 4, 5)]
    assert [item["id"] for page in paged for item in page["items"]] == ids(client)[: 2 * 5]
    assert {page["total"] for page in paged} == {len(ids(client))}


def test_what_has_not_changed_is_not_sent_again(client: TestClient) -> None:
    for path in (API, f"{API}/columns", f"{API}/select", f"{API}.geojson", f"{API}/{ids(client)[0]}"):
        first = client.get(path)
        again = client.get(path, headers={"If-None-Match": first.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")


def test_another_language_is_another_answer(client: TestClient) -> None:
    english = client.get(f"{API}/columns", params={"lang": "en"}).headers["etag"]
    assert client.get(f"{API}/columns", params={"lang": "fr"}).headers["etag"] != english


def test_columns_are_as_long_as_there_are_incidents(client: TestClient) -> None:
    found = client.get(f"{API}/columns").json()
    assert {name: len(column) for name, column in found["columns"].items()} == dict.fromkeys(
        found["columns"], found["count"]
    )


def test_columns_say_what_the_list_says(client: TestClient) -> None:
    found = client.get(f"{API}/columns").json()
    terms, columns = found["terms"], found["columns"]
    for number, item in enumerate(client.get(API).json()["items"]):
        assert terms["type"][columns["type"][number]] == item["type"]
        assert [columns["killed_low"][number], columns["killed_high"][number]] == item["killed"]
        assert {f for bit, f in enumerate(terms["field"]) if columns["differs"][number] >> bit & 1} == set(
            item["differs"]
        )
        assert [terms["outlet"][code] for code in columns["outlets"][number]] == item["outlets"]
        assert columns["voices"][number] == item["voices"]


def test_the_counts_beside_a_filter_are_what_choosing_would_leave(client: TestClient) -> None:
    terms = client.get(f"{API}/columns").json()["terms"]
    facets = client.get(f"{API}/select", params={"type": "shelling"}).json()["facets"]
    for code, count in facets["type"]:
        assert count == len(ids(client, type=terms["type"][code]))
    for code, count in facets["outlet"]:
        assert count == len(ids(client, type="shelling", outlet=terms["outlet"][code]))


def test_the_map_holds_what_has_a_position(client: TestClient) -> None:
    found = client.get(f"{API}.geojson").json()
    assert {feature["id"] for feature in found["features"]} == set(ids(client, placed="yes"))


def test_one_incident_has_its_accounts_with_their_words(client: TestClient) -> None:
    found = client.get(f"{API}/{ids(client, differs='killed', **{'from': '2018-12'})[0]}").json()
    said = [claim for account in found["accounts"] for claim in account["claims"].get("killed", [])]
    assert len({claim["value"] for claim in said}) > 1
    for claim in said:
        text = client.app.state.desk.case.store.report(claim["report"]).text  # type: ignore[attr-defined]
        assert claim["words"] == text[claim["span"]["start"] : claim["span"]["end"]]


def test_an_incident_that_is_not_there_is_said(client: TestClient) -> None:
    answer = client.get(f"{API}/2018-12-10-abu-kamul")
    assert answer.status_code == 404
    assert answer.json()["title"].startswith("No incident is called")


@given(st.text(max_size=60))
def test_what_is_typed_is_never_a_command_of_the_index(words: str) -> None:
    for part in parts(words):
        assert part.strip("*").startswith('"')
        assert part.count('"') == 2


@given(st.text(max_size=60))
def test_folding_keeps_every_character_in_its_place(text: str) -> None:
    assert len(fold(text)) == len(text)


def test_words_are_found_where_they_stand() -> None:
    text = "Deir ez-Zor : l'armée a tué"
    assert [text[start:end] for start, end in places(text, '"deir ez zor" arme')] == ["Deir ez-Zor", "armée"]

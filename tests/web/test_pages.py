from __future__ import annotations

import pytest
from starlette.testclient import TestClient

PAGES = ("/", "/review", "/reports", "/sources", "/wording", "/add", "/pair")


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_page_is_there_in_both_languages(client: TestClient, path: str, language: str) -> None:
    answer = client.get(path, params={"lang": language}, headers={"Accept": "text/html"})
    assert answer.status_code == 200
    assert f'<html lang="{language}"' in answer.text


def test_a_page_that_is_not_there_is_said_as_a_page(client: TestClient) -> None:
    answer = client.get("/incidents/none-of-this-name", headers={"Accept": "text/html"})
    assert answer.status_code == 404
    assert "none-of-this-name" in answer.text
    assert "<nav" in answer.text


def test_every_example_has_its_page(client: TestClient) -> None:
    for incident in client.app.state.desk.now().incidents:  # type: ignore[attr-defined]
        assert client.get(f"/incidents/{incident.id}").status_code == 200
    for report in client.app.state.desk.now().reports:  # type: ignore[attr-defined]
        assert client.get(f"/reports/{report.name}").status_code == 200

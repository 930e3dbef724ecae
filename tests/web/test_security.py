from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from httpx2 import Response
from starlette.testclient import TestClient
from web.conftest import WICKED, Opened

from recoupe.errors import InputError
from recoupe.web.guards.rates import Rate
from recoupe.web.guards.sessions import Sessions, cookie_name
from recoupe.web.guards.settings import Guarding
from recoupe.web.rendering import address

API = "/api/v1"
DECISION = {"verdict": "right", "left": {"report": "nothing.txt", "event": "e1"}, "by": "NM"}
PAGE = {"Accept": "text/html"}


def test_every_answer_says_what_a_browser_may_not_do(client: TestClient) -> None:
    for path in ("/", "/nowhere", "/login", f"{API}/incidents", f"{API}/nowhere", "/static/x", "/static/base.css"):
        headers = client.get(path).headers
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert "script-src 'self'" in headers["content-security-policy"]
        assert "unsafe-inline" not in headers["content-security-policy"].replace("style-src-attr 'unsafe-inline'", "")
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"


def test_a_failure_within_says_nothing_of_itself(workbench: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    client = workbench()

    def broken(*_: object) -> None:
        raise ZeroDivisionError("a secret of the machine")

    monkeypatch.setattr(client.app.state.desk, "now", broken)  # type: ignore[attr-defined]
    answer = client.get(f"{API}/incidents")
    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert "Traceback" not in answer.text
    assert "content-security-policy" in answer.headers


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "169.254.169.254", "", "localhost.evil:80"])
def test_a_page_that_gave_its_own_name_to_this_machine_is_turned_away(client: TestClient, host: str) -> None:
    answer = client.get(f"{API}/incidents", headers={"Host": host})
    assert answer.status_code == 421
    assert "items" not in answer.text


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:8190", "localhost:8190", "[::1]:8190", "[::1]", "LOCALHOST"])
def test_this_machine_is_known_by_its_own_names(client: TestClient, host: str) -> None:
    assert client.get(f"{API}/incidents", headers={"Host": host}).status_code == 200


def test_two_workbenches_on_one_machine_leave_each_other_their_sessions(workbench: Opened) -> None:
    one, other = workbench(), workbench()
    token = one.get(f"{API}/session", headers={"Host": "localhost:8190"}).json()["csrf"]
    jar = one.cookies
    other.cookies = jar  # a browser keeps one jar for all ports of a machine
    other.get("/", headers={"Host": "localhost:8191"})
    headers = {"Host": "localhost:8190", "X-CSRF-Token": token}
    assert one.post(f"{API}/judgements", json=DECISION, headers=headers).status_code == 404


class TestChanges:
    def test_without_the_token_nothing_is_changed(self, workbench: Opened) -> None:
        client = workbench()
        client.get("/")
        for headers in ({}, {"X-CSRF-Token": "0" * 64}, {"X-CSRF-Token": ""}):
            assert client.post(f"{API}/judgements", json=DECISION, headers=headers).status_code == 403

    def test_the_token_of_another_session_is_none(self, workbench: Opened) -> None:
        other, client = workbench(), workbench()
        token = other.get(f"{API}/session").json()["csrf"]
        client.get("/")
        answer = client.post(f"{API}/judgements", json=DECISION, headers={"X-CSRF-Token": token})
        assert answer.status_code == 403

    @pytest.mark.parametrize(
        "headers",
        [
            {"Origin": "http://evil.example"}, {"Origin": "null"}, {"Origin": "http://127.0.0.1:9999"},
            {"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}, {"Origin": "https://127.0.0.1.evil.example"},
        ],
    )  # fmt: skip
    def test_a_page_elsewhere_changes_nothing_even_with_the_token(
        self, client: TestClient, headers: dict[str, str]
    ) -> None:
        for method, path in (("POST", "judgements"), ("POST", "additions/text"), ("DELETE", "additions/x")):
            assert client.request(method, f"{API}/{path}", json=DECISION, headers=headers).status_code == 403

    def test_a_page_of_ours_may(self, client: TestClient) -> None:
        headers = {"Origin": "http://127.0.0.1", "Sec-Fetch-Site": "same-origin"}
        assert client.post(f"{API}/judgements", json=DECISION, headers=headers).status_code == 404

    def test_nothing_is_changed_by_looking(self, client: TestClient) -> None:
        paths = client.get(f"{API}/openapi.json").json()["paths"]
        assert {method for path in paths.values() for method in path} <= {"get", "post", "delete"}
        before = client.get(f"{API}/state").json()
        for path in paths:
            client.get(re.sub(r"\{\w+\}", "x", path))
        assert client.get(f"{API}/state").json() == before


class TestLocked:
    def test_nothing_is_seen_without_the_password(self, workbench: Opened) -> None:
        client = workbench(password="korrekt-pferd")
        for path in ("/", "/reports", "/add"):
            answer = client.get(path, headers=PAGE)
            assert (answer.status_code, answer.headers["location"]) == (303, f"/login?next={path}")
        for path in ("incidents", "reports", "openapi.json", "session", "state"):
            assert client.get(f"{API}/{path}").status_code == 401

    def test_the_password_opens_with_a_new_session(self, workbench: Opened) -> None:
        client = workbench(password="korrekt-pferd")
        answer = entered(client, "korrekt-pferd", next="/reports")
        assert (answer.status_code, answer.headers["location"]) == (303, "/reports")
        cookie = answer.headers["set-cookie"]
        assert "HttpOnly" in cookie
        assert "SameSite=Strict" in cookie
        assert client.get(f"{API}/incidents").status_code == 200

    def test_a_wrong_password_opens_nothing(self, workbench: Opened) -> None:
        client = workbench(password="korrekt-pferd")
        assert entered(client, "korrekt-pfert").status_code == 401
        assert client.get(f"{API}/incidents").status_code == 401

    def test_passwords_are_not_tried_out(self, workbench: Opened) -> None:
        client = workbench(password="korrekt-pferd")
        assert [entered(client, str(n)).status_code for n in range(7)] == [401] * 5 + [429] * 2

    def test_logging_out_locks_again(self, workbench: Opened) -> None:
        client = workbench(password="korrekt-pferd")
        entered(client, "korrekt-pferd")
        token = client.get(f"{API}/session").json()["csrf"]
        client.post("/logout", headers={"X-CSRF-Token": token})
        assert client.get(f"{API}/incidents").status_code == 401

    def test_the_form_of_another_session_is_refused(self, workbench: Opened) -> None:
        client = workbench(password="korrekt-pferd")
        client.get("/login")
        answer = client.post("/login", data={"password": "korrekt-pferd", "csrf_token": "0" * 64, "next": "/"})
        assert answer.status_code == 403

    @pytest.mark.parametrize(
        "elsewhere", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", "/a\r\nX: y"]
    )
    def test_logging_in_leads_nowhere_else(self, workbench: Opened, elsewhere: str) -> None:
        client = workbench(password="korrekt-pferd")
        assert entered(client, "korrekt-pferd", next=elsewhere).headers["location"] == "/"

    def test_the_token_in_the_address_opens_and_goes_from_it(self, workbench: Opened) -> None:
        client = workbench(token="a-very-long-token")
        answer = client.get("/", params={"token": "a-very-long-token"}, headers=PAGE)
        assert (answer.status_code, answer.headers["location"]) == (303, "/")
        assert client.get("/").status_code == 200

    def test_a_program_shows_the_token_and_needs_no_other(self, workbench: Opened) -> None:
        client = workbench(token="a-very-long-token")
        headers = {"Authorization": "Bearer a-very-long-token"}
        assert client.get(f"{API}/incidents", headers=headers).status_code == 200
        assert client.post(f"{API}/judgements", json=DECISION, headers=headers).status_code == 404
        for wrong in (
            "Bearer a-very-long-toke",
            "Bearer",
            "Basic a-very-long-token",
            "Bearer ",
            "bearer  a-very-long-token x",
        ):
            assert client.get(f"{API}/incidents", headers={"Authorization": wrong}).status_code == 401

    def test_tokens_are_not_tried_out_in_the_address(self, workbench: Opened) -> None:
        client = workbench(token="a-very-long-token")
        tried = [client.get("/", params={"token": f"guess-{n}"}, headers=PAGE).status_code for n in range(7)]
        assert tried == [303] * 5 + [429] * 2

    def test_tokens_are_not_tried_out_by_programs_nor_by_turns(self, workbench: Opened) -> None:
        client = workbench(token="a-very-long-token")
        tried = [
            client.get(f"{API}/state", headers={"Authorization": f"Bearer guess-{n}"}).status_code for n in range(6)
        ]
        assert tried == [401] * 5 + [429]
        assert client.get("/", params={"token": "guess"}, headers=PAGE).status_code == 429
        right = {"Authorization": "Bearer a-very-long-token"}
        assert client.get(f"{API}/state", headers=right).status_code == 429  # else guessing would go on regardless

    def test_a_program_with_the_right_token_may_ask_often(self, workbench: Opened) -> None:
        client = workbench(token="a-very-long-token")
        right = {"Authorization": "Bearer a-very-long-token"}
        assert {client.get(f"{API}/state", headers=right).status_code for _ in range(20)} == {200}

    def test_a_short_token_is_refused_at_the_start(self, workbench: Opened) -> None:
        with pytest.raises(InputError, match="15 characters"):
            workbench(token="x" * 15)

    @pytest.mark.parametrize("path", ["//evil.example", "///evil.example", "//evil.example/%2e%2e"])
    def test_the_token_in_the_address_leads_nowhere_else(self, workbench: Opened, path: str) -> None:
        client = workbench(token="a-very-long-token")
        answer = client.get(f"http://127.0.0.1{path}", params={"token": "a-very-long-token"}, headers=PAGE)
        assert (answer.status_code, answer.headers["location"]) == (303, "/")

    def test_a_session_of_ones_own_making_is_none(self, workbench: Opened) -> None:
        client = workbench(password="korrekt-pferd")
        for cookie in ("me", "me.me", "me." + "0" * 64, "."):
            assert (
                client.get(f"{API}/incidents", headers={"Cookie": f"{cookie_name('127.0.0.1')}={cookie}"}).status_code
                == 401
            )

    def test_over_tls_the_cookie_is_only_for_tls(self, workbench: Opened) -> None:
        answer = workbench(password="korrekt-pferd", secure=True).get("/login")
        assert "Secure" in answer.headers["set-cookie"]
        assert "max-age" in answer.headers["strict-transport-security"]


def entered(client: TestClient, password: str, next: str = "/") -> Response:  # noqa: A002
    form = client.get("/login").text
    found = re.search(r'name="csrf_token" value="(\w+)"', form)
    assert found is not None
    return client.post("/login", data={"password": password, "csrf_token": found[1], "next": next})


class TestSizes:
    def test_more_than_may_be_sent_is_refused_before_it_is_read(self, client: TestClient) -> None:
        answer = client.post(
            f"{API}/judgements", content=b"x" * 2_000_000, headers={"Content-Type": "application/json"}
        )
        assert answer.status_code == 413

    def test_a_length_that_was_not_announced_does_not_help(self, client: TestClient) -> None:
        def endless() -> Iterator[bytes]:
            for _ in range(300):
                yield b" " * 10_000

        answer = client.post(f"{API}/judgements", content=endless(), headers={"Content-Type": "application/json"})
        assert answer.status_code == 413

    def test_uploads_have_a_bound_of_their_own(self, workbench: Opened) -> None:
        client = workbench(guarding=Guarding(most_upload=50_000))
        client.headers["X-CSRF-Token"] = client.get(f"{API}/session").json()["csrf"]
        answer = client.post(f"{API}/additions/files", files=[("files", ("a.txt", b"x" * 60_000))])
        assert answer.status_code == 413

    @pytest.mark.parametrize("body", [b"[" * 100_000, b"{", b"\xff\xfe", b"null", b"", b'{"verdict": NaN}', b"1e999"])
    def test_what_is_no_decision_is_said(self, client: TestClient, body: bytes) -> None:
        answer = client.post(f"{API}/judgements", content=body, headers={"Content-Type": "application/json"})
        assert answer.status_code in (400, 422)
        assert answer.headers["content-type"] == "application/problem+json"

    @pytest.mark.parametrize(
        "kind",
        ["multipart/form-data", "multipart/form-data; boundary=x", "text/plain", "multipart/form-data; boundary="],
    )
    def test_what_is_no_upload_is_said(self, client: TestClient, kind: str) -> None:
        answer = client.post(f"{API}/additions/files", content=b"--y\r\nnothing", headers={"Content-Type": kind})
        assert answer.status_code in (400, 422)

    @pytest.mark.parametrize("length", ["-1", "many", "²", "1e3"])
    def test_a_length_that_is_none_is_refused(self, client: TestClient, length: str) -> None:
        headers = {"Content-Length": length.encode("latin-1")}
        assert client.post(f"{API}/judgements", content=b"{}", headers=headers).status_code in (400, 413)  # type: ignore[arg-type]


def test_so_much_and_no_more_is_changed_in_a_minute(workbench: Opened) -> None:
    client = workbench(guarding=Guarding(changes_a_minute=3))
    client.headers["X-CSRF-Token"] = client.get(f"{API}/session").json()["csrf"]
    answers = [client.post(f"{API}/judgements", json=DECISION) for _ in range(5)]
    assert [answer.status_code for answer in answers] == [404] * 3 + [429] * 2
    assert int(answers[-1].headers["retry-after"]) > 0


def test_a_bucket_fills_again() -> None:
    now = [0.0]
    rate = Rate(2, lambda: now[0])
    assert [rate.wait("a") for _ in range(3)] == [0, 0, 31]
    assert rate.wait("b") == 0
    now[0] = 31.0
    assert rate.wait("a") == 0


def test_a_session_is_known_by_its_signature_alone() -> None:
    one, other = Sessions(Guarding(password="x")), Sessions(Guarding(password="x"))
    session = one.fresh()
    assert one.known(one.cookie(session)) == session
    assert other.known(one.cookie(session)) is None


@pytest.mark.parametrize(
    "path",
    [
        "/static/../../../pyproject.toml", "/static/..%2f..%2f..%2fpyproject.toml", "/static//etc/passwd",
        "/static/%2e%2e/%2e%2e/application.py", "/static/x/../../application.py", "/static/x/..%5c..%5capplication.py",
        "/reports/..%2f..%2f..%2fetc%2fpasswd", "/incidents/..%2f..%2fetc%2fpasswd",
    ],
)  # fmt: skip
def test_no_address_leads_out_of_the_folder(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code in (404, 405)
    assert "root:" not in answer.text
    assert "FastAPI" not in answer.text


PAGES = ("/", "/review", "/reports", "/sources", "/wording", "/add", "/pair")


def test_no_word_of_a_report_becomes_markup(wicked: str, client: TestClient) -> None:
    now = client.app.state.desk.now()  # type: ignore[attr-defined]
    paths = [*PAGES, address(f"/reports/{wicked}"), address("/pair", left=wicked, right=wicked)]
    paths += [f"/incidents/{i.id}" for i in now.incidents] + [
        f"/?q={WICKED}",
        f"/wording?actor={WICKED}",
        f"/login?next={WICKED}",
    ]
    for path in paths:
        answer = client.get(path, headers=PAGE)
        assert answer.status_code in (200, 303), path
        for sign in ("<script>window", "<img src=x", "<svg onload", 'href="javascript:'):
            assert sign not in answer.text, path

from __future__ import annotations

import gzip
import socket
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from read.documents import column, pdf, web_page
from read.files import RAID, STRIKE
from read.site import HERE, Clock, Site, fetched, one_refusal, one_report, running
from read.test_feed import WHOLE, item, rss

from recoupe.model.text import Report
from recoupe.read import Limits, Page, Refusal, fetch, read_paths
from recoupe.read.address import is_url, name_of_url
from recoupe.read.fetching import AGENT, Fetcher
from recoupe.read.network import is_public

if TYPE_CHECKING:
    from collections.abc import Iterator
    from http.server import BaseHTTPRequestHandler

ARTICLE = web_page("Frappe à Ménaka", STRIKE, STRIKE)


@pytest.fixture
def site() -> Iterator[Site]:
    with running() as site:
        yield site


# --- what is read ---------------------------------------------------------------------------------------------------


def test_an_article_is_read_with_its_address(site: Site) -> None:
    url = site.put("/2023/menaka.html", ARTICLE)
    report = fetch(url, limits=HERE)
    assert isinstance(report, Report)
    assert report.text.startswith("Frappe à Ménaka")
    assert (report.url, report.name) == (url, "127.0.0.1/2023/menaka.html")


def test_the_bytes_of_the_page_are_kept(site: Site) -> None:
    (page,) = fetched(site.put("/1", ARTICLE))
    assert isinstance(page, Page)
    assert page.original == ARTICLE


def test_addresses_and_files_are_read_side_by_side(site: Site, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(RAID)
    url = site.put("/1", ARTICLE)
    found = list(read_paths([str(tmp_path / "a.txt"), url], limits=HERE))
    assert [f.name for f in found] == ["a.txt", "127.0.0.1/1"]


def test_what_the_server_says_of_the_encoding_counts(site: Site) -> None:
    site.put("/1", STRIKE.encode("cp1252"), mime="text/plain; charset=windows-1252")
    assert one_report(site.root + "/1").text == STRIKE


def test_a_pdf_is_read_from_its_address(site: Site) -> None:
    raw = pdf(column("L’armée a annoncé mardi la mort de trois soldats près de Gao."))
    assert one_report(site.put("/a", raw, mime="application/pdf")).text.startswith("L’armée a annoncé")


def test_a_redirect_is_followed_and_its_end_is_the_address(site: Site) -> None:
    url = site.put("/2", ARTICLE)
    assert one_report(site.move("/1", "/2")).url == url


def test_of_a_feed_the_articles_are_fetched_where_it_holds_summaries(site: Site) -> None:
    site.put("/2", web_page("Raid", RAID, RAID))
    feed = rss(
        item("Un", WHOLE, link=site.root + "/1"),
        item("Raid", summary="Un raid.", link=site.root + "/2", date="Sat, 14 Oct 2023 10:00:00 +0200"),
    )
    pages = fetched(site.put("/rss", feed, mime="application/rss+xml"))
    reports = [page.report for page in pages if isinstance(page, Page)]
    assert [(r.name, r.published) for r in reports] == [("127.0.0.1/1", None), ("127.0.0.1/2", "2023-10-14")]
    assert site.paths == ["/rss", "/2"]


# --- politeness -----------------------------------------------------------------------------------------------------


def test_the_program_says_who_it_is(site: Site) -> None:
    one_report(site.put("/1", ARTICLE))
    assert {headers["User-Agent"] for _, headers in site.asked} == {AGENT}
    assert AGENT.startswith("recoupe/")


def test_what_robots_txt_asks_is_respected(site: Site) -> None:
    site.put("/robots.txt", "User-agent: *\nDisallow: /private/*.html\n", mime="text/plain")
    site.put("/private/1.html", ARTICLE)
    refusal = one_refusal(site.root + "/private/1.html")
    assert (refusal.kind, site.paths) == ("forbidden", [])
    assert one_report(site.put("/open", ARTICLE)).text


def test_robots_txt_is_respected_where_a_redirect_leads(site: Site) -> None:
    site.put("/robots.txt", "User-agent: recoupe\nDisallow: /b\n", mime="text/plain")
    site.put("/b", ARTICLE)
    assert (one_refusal(site.move("/a", "/b")).kind, site.paths) == ("forbidden", ["/a"])


def test_a_site_whose_robots_txt_is_broken_is_left_alone(site: Site) -> None:
    site.put("/robots.txt", "", status=503)
    assert (one_refusal(site.put("/1", ARTICLE)).kind, site.paths) == ("network", [])


def test_a_host_is_left_alone_between_two_pages_and_as_long_as_it_asks(site: Site) -> None:
    clock = Clock()
    for path in ("/1", "/2", "/3"):
        site.put(path, ARTICLE)
    fetcher = Fetcher(replace(HERE, pause=2.0, seconds=60.0), wait=clock.wait, clock=clock)
    for path in ("/1", "/2"):
        list(fetcher.pages_at(site.root + path))
    fetcher.close()
    assert clock.waits == [2.0]
    site.put("/robots.txt", "User-agent: *\nCrawl-delay: 7\n", mime="text/plain")
    clock = Clock()
    fetcher = Fetcher(replace(HERE, pause=2.0, seconds=60.0), wait=clock.wait, clock=clock)
    for path in ("/1", "/2", "/3"):
        list(fetcher.pages_at(site.root + path))
    fetcher.close()
    assert clock.waits == [7.0, 7.0]


def test_robots_txt_is_asked_for_once(site: Site) -> None:
    fetcher = Fetcher(HERE)
    for path in ("/1", "/2"):
        list(fetcher.pages_at(site.put(path, ARTICLE)))
    fetcher.close()
    assert [path for path, _ in site.asked] == ["/robots.txt", "/1", "/2"]


def test_robots_txt_is_asked_for_anew_after_a_day_and_after_a_fault_much_sooner(site: Site) -> None:
    clock, url = Clock(), site.put("/1", ARTICLE)
    fetcher = Fetcher(HERE, wait=clock.wait, clock=clock)
    site.put("/robots.txt", "", status=503)
    for wait in (0, 500, 700, 80_000, 90_000):
        clock.now += wait
        list(fetcher.pages_at(url))
        site.put("/robots.txt", "", status=404)
    fetcher.close()
    assert [path for path, _ in site.asked] == ["/robots.txt", "/robots.txt", "/1", "/1", "/robots.txt", "/1"]


def test_a_pause_that_a_site_asks_for_is_no_time_that_it_takes(site: Site) -> None:
    site.put("/robots.txt", "User-agent: *\nCrawl-delay: 20\n", mime="text/plain")
    clock = Clock()
    fetcher = Fetcher(replace(HERE, seconds=15.0), wait=clock.wait, clock=clock)
    found = [page for path in ("/1", "/2") for page in fetcher.pages_at(site.put(path, ARTICLE))]
    fetcher.close()
    assert [type(page) for page in found] == [Page, Page]


# --- what is refused ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "number",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",
        "224.0.0.1",
        "255.255.255.255", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "ff02::1", "::ffff:127.0.0.1",
        "::ffff:10.0.0.1", "2002:7f00:1::1", "2002:a00:1::", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "192.0.2.1", "nonsense",
        "2001:0:0:0:0:0:80ff:fffe",
    ],
)  # fmt: skip
def test_a_private_address_is_none_of_the_public_network(number: str) -> None:
    assert not is_public(number)


@pytest.mark.parametrize(
    "number", ["93.184.216.34", "2606:2800:220:1::1", "64:ff9b::5db8:d822", "::ffff:93.184.216.34"]
)
def test_a_public_address_may_be_asked(number: str) -> None:
    assert is_public(number)


def test_loopback_can_be_allowed_for_tests_and_nothing_else_with_it() -> None:
    assert [is_public(n, loopback=True) for n in ("127.0.0.1", "::1", "10.0.0.1", "169.254.169.254")] == [
        True, True, False, False,
    ]  # fmt: skip


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "[::1]", "[::ffff:127.0.0.1]"])
def test_this_machine_is_never_asked(site: Site, host: str) -> None:
    port = site.root.rsplit(":", 1)[1]
    refusal = one_refusal(f"http://{host}:{port}/1", replace(HERE, loopback=False))
    assert (refusal.kind in {"address", "network"}, site.asked) == (True, [])


def test_a_redirect_to_a_private_address_is_refused(site: Site) -> None:
    refusal = one_refusal(site.move("/1", "http://169.254.169.254/latest/meta-data"))
    assert (refusal.kind, site.paths) == ("address", ["/1"])
    assert "169.254.169.254" in refusal.name


def test_a_host_with_one_private_address_among_its_own_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def both(*_: object, **__: object) -> list[object]:
        return [(2, 1, 6, "", (number, 80)) for number in ("93.184.216.34", "127.0.0.1")]

    monkeypatch.setattr(socket, "getaddrinfo", both)
    assert one_refusal("http://example.org/1", replace(HERE, loopback=False)).kind == "address"


def test_a_host_is_looked_up_once_and_the_number_that_was_looked_at_is_asked(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = int(site.root.rsplit(":", 1)[1])
    site.put("/1", ARTICLE)
    looked_up: list[object] = []

    def rebinding(host: object, *_: object, **__: object) -> list[object]:
        looked_up.append(host)
        if host == "rebinding.example":
            return [(2, 1, 6, "", ("127.0.0.1", port))]
        return [(2, 1, 6, "", (host, port))]  # httpx asks for the number itself, which stays what it is

    monkeypatch.setattr(socket, "getaddrinfo", rebinding)
    assert one_report(f"http://rebinding.example:{port}/1").text
    assert looked_up.count("rebinding.example") == 2  # robots.txt and the page; never between look and ask
    assert site.asked[-1][1]["Host"] == f"rebinding.example:{port}"


@pytest.mark.parametrize(
    "url",
    [
        "ftp://example.org/a",
        "file:///etc/passwd",
        "https://",
        "http://[::1",
        "http://user:word@example.org/",
        "http://a:0/",
    ],
)
def test_an_address_that_may_not_be_asked_is_told(url: str) -> None:
    assert one_refusal(url).kind == "address"


@pytest.mark.parametrize(("status", "kind"), [(404, "missing"), (410, "missing"), (403, "forbidden"), (429, "network"), (500, "network"), (204, "network")])  # fmt: skip
def test_a_page_that_is_not_given_is_told(site: Site, status: int, kind: str) -> None:
    assert one_refusal(site.put("/1", b"", status=status)).kind == kind


def test_what_is_no_report_is_told_by_its_kind(site: Site) -> None:
    refusal = one_refusal(site.put("/1", b"\x89PNG", mime="image/png"))
    assert refusal.fact == "The server calls it image/png, which is no report."


def test_a_page_that_is_too_large_is_left(site: Site) -> None:
    site.put("/1", b"x" * 300_000)
    assert one_refusal(site.root + "/1", replace(HERE, bytes=100_000)).kind == "too-large"


def test_a_page_that_unpacks_without_end_is_left(site: Site) -> None:
    site.put("/1", gzip.compress(b"x" * 20_000_000), Content_Encoding="gzip")
    assert one_refusal(site.root + "/1", replace(HERE, bytes=1_000_000)).kind == "too-large"


def test_a_page_that_leads_on_and_on_is_left(site: Site) -> None:
    refusal = one_refusal(site.move("/1", "/1"), replace(HERE, redirects=3))
    assert refusal.fact == "It leads on more than 3 times."
    assert len(site.paths) == 4


@pytest.mark.parametrize("where", ["headers", "body"])
def test_a_server_that_sends_a_letter_at_a_time_is_left(site: Site, where: str) -> None:
    def trickle(door: BaseHTTPRequestHandler) -> None:
        head = b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n"
        door.wfile.write(head + (b"\r\n" if where == "body" else b"X-Long: "))
        for _ in range(100):
            try:
                door.wfile.write(b"x")
                door.wfile.flush()
            except OSError:
                return
            time.sleep(0.05)

    site.slow["/1"] = trickle
    refusal = one_refusal(site.root + "/1", replace(HERE, seconds=0.4))
    assert (refusal.kind, refusal.fact) == ("network", "The page did not come within 1 seconds.")


def test_a_server_that_breaks_off_is_told(site: Site) -> None:
    def break_off(door: BaseHTTPRequestHandler) -> None:
        door.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nabc")

    site.slow["/1"] = break_off
    assert one_refusal(site.root + "/1").kind == "network"


def test_without_a_network_the_way_out_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def offline(*_: object, **__: object) -> None:
        raise socket.gaierror(-3, "Temporary failure in name resolution")

    monkeypatch.setattr(socket, "getaddrinfo", offline)
    refusal = one_refusal("https://example.org/1")
    assert refusal.fact == "The server example.org was not found."
    assert "saved pages are read without one" in refusal.remedy


def test_a_server_that_is_not_there_is_told() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert one_refusal(f"http://127.0.0.1:{port}/1").kind == "network"


def test_a_text_in_another_language_is_set_aside(site: Site) -> None:
    url = site.put(
        "/1", "Three civilians were killed on Tuesday, the army said in a statement. " * 3, mime="text/plain"
    )
    found = fetch(url, limits=HERE)
    assert isinstance(found, Refusal)
    assert found.kind == "language"


# --- names ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://www.example.org/2023/le-pont/?utm_source=x", "example.org/2023/le-pont"),
        ("https://example.org/?id=12", "example.org/id-12"),
        ("https://example.org", "example.org"),
        ("https://example.org/a/../../b%20c:d", "example.org/a/-/-/b-c-d"),
    ],
)
def test_a_report_is_named_after_its_address(url: str, name: str) -> None:
    assert name_of_url(url) == name


@given(st.text(max_size=60))
def test_any_address_gives_a_name_or_a_refusal(text: str) -> None:
    name = name_of_url("https://" + text)
    assert 0 < len(name) <= 120
    assert ":" not in name


@pytest.mark.parametrize(
    ("given_", "expected"), [("https://a.org", True), ("C:/a.txt", False), ("a.txt", False), ("ftp://a", True)]
)
def test_an_address_is_told_from_a_path(given_: str, expected: bool) -> None:
    assert is_url(given_) is expected


def test_the_limits_forbid_loopback_unless_a_test_asks() -> None:
    assert not Limits().loopback


# --- the name that a server must prove ------------------------------------------------------------------------------


def certified(folder: Path, host: str) -> tuple[Path, Path]:
    """A certificate for a host and its key, as PEM files."""
    from datetime import UTC, datetime, timedelta

    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, host)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
        .serial_number(7).not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(host)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    pem, secret = folder / "cert.pem", folder / "key.pem"
    pem.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    secret.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    return pem, secret


@pytest.mark.parametrize(("host", "kind"), [("news.example", None), ("other.example", "forbidden")])
def test_a_server_proves_the_name_that_was_asked_and_not_its_number(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, host: str, kind: str | None
) -> None:
    import ssl

    import httpx

    pem, secret = certified(tmp_path, "news.example")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem, secret)
    with running(context) as site:
        port = int(site.root.rsplit(":", 1)[1])
        site.put("/1", ARTICLE)
        monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: [(2, 1, 6, "", ("127.0.0.1", port))])
        fetcher = Fetcher(HERE)
        fetcher.__dict__["_client"] = httpx.Client(
            verify=ssl.create_default_context(cafile=str(pem)), limits=httpx.Limits(max_keepalive_connections=0)
        )
        (found,) = fetcher.pages_at(f"https://{host}:{port}/1")
        fetcher.close()
    assert (found.kind if isinstance(found, Refusal) else None) == kind

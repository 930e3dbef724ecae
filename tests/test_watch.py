"""`recoupe watch` from end to end, on a site of this machine and without a model."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from read.documents import web_page
from read.files import RAID, STRIKE
from read.site import HERE, Site, running
from read.test_feed import WHOLE, item, rss
from test_bad_inputs import Skimmer
from typer.testing import CliRunner

from recoupe import pipeline
from recoupe.cli import app
from recoupe.cli.watch import memory_of, seconds_of
from recoupe.errors import InputError
from recoupe.store import Case

if TYPE_CHECKING:
    from collections.abc import Iterator

    from typer.testing import Result

XML = "application/rss+xml"


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    monkeypatch.setattr(pipeline, "load", lambda language="fr", model=None, *_: Skimmer(language, model))
    monkeypatch.setattr("recoupe.read.fetching.Limits", lambda: HERE)
    with running() as site:
        yield site


def watch(case: Path, *arguments: str) -> Result:
    return CliRunner().invoke(app, ["watch", *arguments, "--case", str(case)])


def names(case: Path) -> list[str]:
    with Case.open(case, create=False) as kept:
        return [report.name for report in kept.reports()]


def test_what_is_new_is_added_with_a_line_for_each(site: Site, tmp_path: Path) -> None:
    site.put("/2", web_page("Raid sur un convoi", RAID, RAID))
    feed = rss(item("Raid", summary="Un raid.", link=site.root + "/2"), item("Frappe", WHOLE, link=site.root + "/1"))
    url = site.put("/rss", feed, mime=XML)
    ran = watch(tmp_path / "c.recoupe", url, "--once")
    assert ran.exit_code == 0
    assert [line[6:] for line in ran.stdout.splitlines()] == [
        "+ L’Écho du Fleuve · Frappe: 0 events", "+ L’Écho du Fleuve · Raid: 0 events",
    ]  # fmt: skip
    assert names(tmp_path / "c.recoupe") == ["127.0.0.1/1", "127.0.0.1/2"]


def test_a_second_poll_fetches_nothing_again(site: Site, tmp_path: Path) -> None:
    site.put("/2", web_page("Raid sur un convoi", RAID, RAID))
    url = site.put("/rss", rss(item("Raid", summary="Un raid.", link=site.root + "/2")), mime=XML, ETag='"1"')
    watch(tmp_path / "c.recoupe", url, "--once")
    again = watch(tmp_path / "c.recoupe", url, "--once")
    assert again.stdout.splitlines()[0].endswith(f"{url}: nothing new")
    assert site.paths == ["/rss", "/2", "/rss"]


def test_an_article_that_could_not_be_had_is_tried_again(site: Site, tmp_path: Path) -> None:
    site.put("/2", "", status=503)
    url = site.put("/rss", rss(item("Raid", summary="Un raid.", link=site.root + "/2")), mime=XML, ETag='"1"')
    ran = watch(tmp_path / "c.recoupe", url, "--once")
    assert ran.stdout.splitlines()[0].endswith("The server has a fault (status 503).")
    site.put("/2", web_page("Raid sur un convoi", RAID, RAID))
    watch(tmp_path / "c.recoupe", url, "--once")
    assert names(tmp_path / "c.recoupe") == ["127.0.0.1/2"]


def test_the_same_page_with_other_advertisements_is_known(site: Site, tmp_path: Path) -> None:
    page = web_page("Frappe à Ménaka", STRIKE, STRIKE)
    url, case = site.put("/1", page), tmp_path / "c.recoupe"
    for version in (page, page.replace(b"Mentions", b"Publicit\xc3\xa9")):
        site.put("/1", version)
        ran = CliRunner().invoke(app, ["run", url, "--case", str(case), "--json"])
    assert '"read": 0, "known": 1' in ran.stdout
    assert names(case) == ["127.0.0.1/1"]


def test_a_feed_that_is_not_there_does_not_stop_the_others(site: Site, tmp_path: Path) -> None:
    url = site.put("/rss", rss(item("Frappe", WHOLE)), mime=XML)
    ran = watch(tmp_path / "c.recoupe", site.root + "/none", url, "--once")
    assert (ran.exit_code, len(names(tmp_path / "c.recoupe"))) == (0, 1)
    assert "There is no such page (status 404)." in ran.stdout


def test_where_no_feed_answers_it_ends_with_one(site: Site, tmp_path: Path) -> None:
    assert watch(tmp_path / "c.recoupe", site.root + "/none", "--once").exit_code == 1


@pytest.mark.skipif(os.name == "nt", reason="signals are sent otherwise there")
@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_stopped_it_leaves_a_whole_case_and_says_how_to_go_on(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sign: signal.Signals
) -> None:
    url = site.put("/rss", rss(item("Frappe", WHOLE)), mime=XML)
    slept: list[float] = []

    def stop(seconds: float) -> None:
        slept.append(seconds)
        os.kill(os.getpid(), sign)
        time.monotonic()

    monkeypatch.setattr("recoupe.cli.watch.time.sleep", stop)
    ran = watch(tmp_path / "c.recoupe", url, "--every", "2h")
    assert ran.exit_code == 130
    assert "run the same command to go on" in ran.stderr
    assert 7000 < slept[0] <= 7200
    with Case.open(tmp_path / "c.recoupe", create=False) as kept:
        assert (len(kept), kept.incidents_are_current()) == (1, True)


def test_what_is_known_of_the_feeds_lies_beside_the_case(tmp_path: Path) -> None:
    assert memory_of(tmp_path / "c.recoupe") == tmp_path / "c.recoupe.watch.json"
    assert memory_of(Path("postgresql://me@host/war?sslmode=require")) == Path("war.watch.json")


@pytest.mark.parametrize(("given", "seconds"), [("90s", 90), ("15m", 900), ("2 h", 7200), ("1D", 86400)])
def test_a_time_is_written_as_people_do(given: str, seconds: int) -> None:
    assert seconds_of(given) == seconds


@pytest.mark.parametrize(
    ("given", "fact"), [("10s", "too often"), ("often", "no time"), ("", "no time"), ("0m", "too often")]
)
def test_a_time_that_is_none_is_told(given: str, fact: str) -> None:
    with pytest.raises(InputError, match=fact):
        seconds_of(given)

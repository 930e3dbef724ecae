from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from read.site import HERE, Site, running
from read.test_feed import WHOLE, item, rss

from recoupe.errors import InputError
from recoupe.read.fetching import Fetcher
from recoupe.read.polling import LONGEST, TRIES, Feed, Poll, feeds_in, keep_feeds, poll

if TYPE_CHECKING:
    from collections.abc import Iterator

XML = "application/rss+xml"


@pytest.fixture
def site() -> Iterator[Site]:
    with running() as site:
        yield site


def asked(url: str, feed: Feed | None = None, every: float = 900.0, linked: int = 100) -> Poll:
    fetcher = Fetcher(replace(HERE, linked=linked))
    try:
        return poll(url, feed or Feed(), fetcher, every)
    finally:
        fetcher.close()


def done(found: Poll) -> Feed:
    feed = found.feed
    for entry in found.entries:
        feed = feed.done_with(entry)
    return feed


def test_new_entries_come_oldest_first(site: Site) -> None:
    url = site.put("/rss", rss(item("Deux", WHOLE), item("Un", WHOLE)), mime=XML)
    assert [entry.title for entry in asked(url).entries] == ["Un", "Deux"]


def test_what_was_kept_is_not_new_again(site: Site) -> None:
    url = site.put("/rss", rss(item("Un", WHOLE)), mime=XML)
    first = asked(url)
    site.put("/rss", rss(item("Deux", WHOLE), item("Un", WHOLE)), mime=XML)
    assert [entry.title for entry in asked(url, done(first)).entries] == ["Deux"]


def test_an_unchanged_feed_answers_nothing(site: Site) -> None:
    url = site.put("/rss", rss(item("Un", WHOLE)), mime=XML, ETag='"7"', Last_Modified="Sat, 14 Oct 2023 08:00:00 GMT")
    again = asked(url, done(asked(url)))
    assert (again.entries, again.refusal, again.wait) == ((), None, 900.0)
    headers = site.asked[-1][1]
    assert (headers["If-None-Match"], headers["If-Modified-Since"]) == ('"7"', "Sat, 14 Oct 2023 08:00:00 GMT")


def test_a_feed_with_more_than_a_poll_may_fetch_is_asked_for_the_rest(site: Site) -> None:
    url = site.put("/rss", rss(*(item(f"N{n}", WHOLE) for n in range(5))), mime=XML, ETag='"7"')
    first = asked(url, linked=3)
    rest = asked(url, done(first), linked=3)
    assert [[e.title for e in found.entries] for found in (first, rest)] == [["N4", "N3", "N2"], ["N1", "N0"]]


def test_after_each_fault_the_time_doubles_up_to_a_day(site: Site) -> None:
    url = site.put("/rss", "", status=500)
    feed, waits = Feed(), []
    for _ in range(9):
        found = asked(url, feed)
        feed = found.feed
        waits.append(found.wait)
    assert waits[:3] == [1800.0, 3600.0, 7200.0]
    assert waits[-1] == LONGEST


def test_a_feed_that_answers_again_is_asked_as_before(site: Site) -> None:
    url = site.put("/rss", rss(item("Un", WHOLE)), mime=XML)
    found = asked(url, Feed(faults=4))
    assert (found.wait, found.feed.faults) == (900.0, 0)


@pytest.mark.parametrize("status", [429, 503])
def test_a_server_that_names_a_time_is_left_alone_for_as_long(site: Site, status: int) -> None:
    assert asked(site.put("/rss", "", status=status, Retry_After="7200")).wait == 7200.0


def test_the_time_that_a_server_names_may_be_a_moment(site: Site) -> None:
    moment = format_datetime(datetime.now(UTC) + timedelta(hours=3), usegmt=True)
    assert asked(site.put("/rss", "", status=503, Retry_After=moment)).wait > 10_000


def test_a_page_that_names_its_feed_is_told(site: Site) -> None:
    page = '<html><head><link rel="alternate" type="application/rss+xml" href="/flux.xml"></head></html>'
    refusal = asked(site.put("/", page)).refusal
    assert refusal is not None
    assert refusal.remedy == f"The page names its feed: {site.root}/flux.xml."


def test_an_article_that_cannot_be_had_is_tried_again_and_at_last_given_up(site: Site) -> None:
    url = site.put("/rss", rss(item("Un", summary="Une frappe.", link=site.root + "/1")), mime=XML, ETag='"7"')
    feed = Feed()
    for _ in range(TRIES):
        found = asked(url, feed)
        feed = found.feed.missed(found.entries[0])
    assert asked(url, feed).entries == ()


def test_what_is_remembered_is_read_back(tmp_path: Path) -> None:
    feeds = {"https://example.org/rss": Feed('"7"', "Sat", ("a", "é"), {"b": 2}, 3)}
    keep_feeds(feeds, tmp_path / "w.json")
    assert feeds_in(tmp_path / "w.json") == feeds
    assert feeds_in(tmp_path / "none.json") == {}


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"feeds": {"a": {"seen": 1}}}', '{"feeds": {"a": {"other": 1}}}'])
def test_a_damaged_memory_is_told_with_the_way_out(tmp_path: Path, content: str) -> None:
    (tmp_path / "w.json").write_text(content)
    with pytest.raises(InputError, match="Move it away"):
        feeds_in(tmp_path / "w.json")


@given(st.text(max_size=40))
def test_any_retry_after_is_a_time_up_to_a_day(said: str) -> None:
    from recoupe.read.polling import _retry_after

    assert 0.0 <= _retry_after({"retry-after": said}) <= LONGEST


def test_the_memory_is_whole_json(tmp_path: Path) -> None:
    keep_feeds({}, tmp_path / "w.json")
    assert json.loads((tmp_path / "w.json").read_text()) == {"recoupe": "watch 1", "feeds": {}}

"""What is new in a feed, asked for as its server likes it: only news, seldom, and less often when it is at fault."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from recoupe.errors import InputError
from recoupe.read.feed import entries_of
from recoupe.read.fetching import refusal_of
from recoupe.read.network import Answer
from recoupe.read.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from recoupe.read.feed import Entry
    from recoupe.read.fetching import Fetcher

LONGEST = 24 * 3600.0  # a feed that is at fault is asked again after a day at the latest
DOUBLINGS = 7
REMEMBERED = 2000  # entries of a feed
TRIES = 5  # an article that could not be had is tried in so many polls
NOT_CHANGED = 304


@dataclass(frozen=True, slots=True)
class Feed:
    """What is remembered of a feed between two polls: what the server calls its state, and which entries are done."""

    etag: str = ""
    modified: str = ""
    seen: tuple[str, ...] = ()
    tried: Mapping[str, int] = field(default_factory=dict)
    faults: int = 0

    def done_with(self, entry: Entry) -> Feed:
        """The feed after an entry was kept, or given up."""
        tried = {key: count for key, count in self.tried.items() if key != entry.id}
        return replace(self, seen=(*self.seen, entry.id)[-REMEMBERED:], tried=tried)

    def missed(self, entry: Entry) -> Feed:
        """The feed after an article could not be had; it is tried again, and after the fifth time given up."""
        count = self.tried.get(entry.id, 0) + 1
        if count >= TRIES:
            return self.done_with(entry)
        return replace(self, tried={**self.tried, entry.id: count}, etag="", modified="")


@dataclass(frozen=True, slots=True)
class Poll:
    """What a poll brought: the new entries, oldest first; when to ask again; what stood in the way."""

    feed: Feed
    entries: tuple[Entry, ...]
    wait: float
    refusal: Refusal | None = None


def poll(url: str, feed: Feed, fetcher: Fetcher, every: float) -> Poll:
    """Ask a feed for what is new; ``every`` is the time in seconds until it may be asked again.

    ETag and Last-Modified are sent back, so that an unchanged feed answers 304 and nothing else. Retry-After is kept
    to. After each fault the time doubles, up to a day.
    """
    asked = {"If-None-Match": feed.etag, "If-Modified-Since": feed.modified}
    answer = fetcher.answer(url, {name: value for name, value in asked.items() if value})
    if isinstance(answer, Answer) and answer.status == NOT_CHANGED:
        return Poll(replace(feed, faults=0), (), every)
    refusal = answer if isinstance(answer, Refusal) else refusal_of(answer, url)
    if refusal is not None or isinstance(answer, Refusal):
        after = _retry_after(answer.headers) if isinstance(answer, Answer) else 0.0
        return _fault(feed, every, refusal, after)
    entries = entries_of(answer.body)
    if not entries:
        remedy = "Give the address of its RSS or Atom feed."
        if (link := feed_link(answer)) is not None:
            remedy = f"The page names its feed: {link}."
        return _fault(feed, every, Refusal(url, "There is no feed at this address.", remedy, "malformed"))
    seen = frozenset(feed.seen)
    new = [entry for entry in reversed(entries) if entry.id not in seen]
    now = new[: fetcher.limits.linked]
    known = replace(feed, faults=0)
    if len(now) == len(new):  # else the rest is asked for next time
        known = replace(known, etag=answer.headers.get("etag", ""), modified=answer.headers.get("last-modified", ""))
    return Poll(known, tuple(now), every)


def feed_link(answer: Answer) -> str | None:
    """The feed that a web page names in its head; None where it names none."""
    from lxml import html
    from lxml.etree import ParserError

    try:
        tree = html.fromstring(answer.body)
    except (ParserError, ValueError):
        return None
    for link in tree.iter("link"):
        if link.get("type") in {"application/rss+xml", "application/atom+xml"} and link.get("href"):
            return urljoin(answer.url, str(link.get("href")))
    return None


def feeds_in(path: Path) -> dict[str, Feed]:
    """What was remembered of feeds in this file; nothing where it is not there.

    Raises:
        InputError: the file is none that ``recoupe watch`` wrote.
    """
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
        return {
            url: Feed(**{**known, "seen": tuple(known["seen"]), "tried": dict(known["tried"])})
            for url, known in kept["feeds"].items()
        }
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as fault:
        remedy = "Move it away: then every entry counts as new, and what the case holds is not read again."
        raise InputError(f"What was remembered of the feeds cannot be read ({path}).", remedy) from fault


def keep_feeds(feeds: Mapping[str, Feed], path: Path) -> None:
    """Write down what is remembered; the file is whole whenever the program stops.

    Raises:
        InputError: the file cannot be written.
    """
    beside = path.with_name(path.name + ".new")
    kept = {"recoupe": "watch 1", "feeds": {url: asdict(feed) for url, feed in sorted(feeds.items())}}
    try:
        beside.write_text(json.dumps(kept, ensure_ascii=False, indent=1), encoding="utf-8")
        beside.replace(path)
    except OSError as fault:
        raise InputError(f"{path} cannot be written ({fault.strerror}).", "Check its folder and its disk.") from fault


def _fault(feed: Feed, every: float, refusal: Refusal | None, after: float = 0.0) -> Poll:
    wait = min(LONGEST, every * 2 ** min(feed.faults + 1, DOUBLINGS))
    return Poll(replace(feed, faults=feed.faults + 1), (), max(wait, after), refusal)


def _retry_after(headers: Mapping[str, str]) -> float:
    """How many seconds a server wants to be left alone: it gives a number of seconds or a moment; a day at most."""
    said = headers.get("retry-after", "").strip()
    if said.isascii() and said.isdigit():
        return min(LONGEST, float(said))
    try:
        moment = parsedate_to_datetime(said)
    except ValueError:
        return 0.0
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return min(LONGEST, max(0.0, (moment - datetime.now(UTC)).total_seconds()))

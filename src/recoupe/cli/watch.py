"""`recoupe watch`: polls feeds politely and adds what is new."""

from __future__ import annotations

import re
import signal
import time
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from recoupe.cli import options

if TYPE_CHECKING:
    from recoupe.case import Added, Case
    from recoupe.read.feed import Entry
    from recoupe.read.fetching import Fetcher
    from recoupe.read.polling import Feed

UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86_400}
SHORTEST = 60.0


@partial(options.reads, without=("metadata", "workers", "strict"))
def watch(
    feeds: Annotated[list[str], typer.Argument(help="Addresses of RSS or Atom feeds.", metavar="FEEDS…")],
    *,
    case: Annotated[Path, typer.Option("--case", help="Add to this case; it is begun where it is not there yet.")],
    every: Annotated[
        str, typer.Option("--every", metavar="TIME", help="How often to ask each feed: 90s, 15m, 2h, 1d.")
    ] = "15m",
    once: Annotated[bool, typer.Option("--once", help="Ask each feed once and stop.")] = False,
    how: options.How,
) -> None:
    """Ask feeds for what is new, fetch the articles, and add them to a case; Ctrl-C ends it.

    Each site is asked only for what changed, one page at a time, and as its robots.txt wants it. What is known of the
    feeds is kept beside the case, so that the same command goes on where it stopped.

    Examples:

        recoupe watch https://example.org/rss --case deir-ez-zor.recoupe

        recoupe watch https://example.org/rss https://example.com/atom.xml --case case.recoupe --every 1h

        recoupe watch https://example.org/rss --case case.recoupe --once
    """
    from recoupe.read.fetching import Fetcher

    pause = seconds_of(every)
    before = signal.signal(signal.SIGTERM, _stop)
    fetcher = Fetcher(max_size=how.most, summaries=how.summaries, language=how.language)
    with options.stopping(case), how.opened(case) as opened:
        watcher = Watcher(opened, fetcher, memory_of(case), quiet=how.quiet)
        try:
            reached = watcher.run(list(dict.fromkeys(feeds)), pause, once=once)
        finally:
            signal.signal(signal.SIGTERM, before)
            watcher.match()
            fetcher.close()
    if not reached:
        raise typer.Exit(1)


def seconds_of(given: str) -> float:
    """A time as people write it: ``90s``, ``15m``, ``2h``, ``1d``.

    Raises:
        InputError: it is none, or shorter than a minute.
    """
    from recoupe.errors import InputError

    found = re.fullmatch(r"(\d{1,6})\s*([smhd])", given.strip().casefold())
    if not found:
        raise InputError(f"“{given}” is no time.", "Write it as 90s, 15m, 2h or 1d.")
    seconds = float(int(found[1]) * UNITS[found[2]])
    if seconds < SHORTEST:
        raise InputError(f"“{given}” is too often for a server.", "Ask once a minute at most: --every 1m.")
    return seconds


def memory_of(case: Path) -> Path:
    """Where it is kept what is known of the feeds: beside the case, or in this folder where that is in a database."""
    from recoupe.store.postgres import is_address

    if not is_address(case):
        return case.with_name(f"{case.name}.watch.json")
    return Path(f"{case.name.partition('?')[0] or 'case'}.watch.json")


class Watcher:
    """Polls feeds and adds what is new to a case, one entry after the other."""

    def __init__(self, case: Case, fetcher: Fetcher, beside: Path, *, quiet: bool) -> None:
        from recoupe.read.polling import feeds_in

        self._case, self._fetcher, self._beside, self._quiet = case, fetcher, beside, quiet
        self._once = False
        self._known: dict[str, Feed] = feeds_in(beside)

    def run(self, urls: list[str], every: float, *, once: bool) -> bool:
        """Poll each feed when its time has come, for ever or ``once``; gives whether any answered."""
        due = dict.fromkeys(urls, 0.0)
        self._once = once
        reached = False
        while True:
            for url in [url for url in urls if due[url] <= time.monotonic()]:
                wait = self._poll(url, every)
                due[url] = time.monotonic() + wait
                reached = reached or self._known[url].faults == 0
            self.match()
            if once:
                return reached
            time.sleep(max(0.0, min(due.values()) - time.monotonic()))

    def match(self) -> None:
        """Derive the incidents anew, if something was added since."""
        if not self._case.store.incidents_are_current():
            self._case.match_new()

    def _poll(self, url: str, every: float) -> float:
        from recoupe.read.polling import Feed, keep_feeds, poll

        found = poll(url, self._known.get(url, Feed()), self._fetcher, every)
        self._known[url] = found.feed
        for entry in found.entries:
            self._known[url] = self._add(url, entry, self._known[url])
            keep_feeds(self._known, self._beside)
        keep_feeds(self._known, self._beside)
        if found.refusal is not None:
            again = (
                "" if self._once or found.wait == every else f" It is asked again in {round(found.wait / 60)} minutes."
            )
            _say("!", f"{url}: {found.refusal.fact} {found.refusal.remedy}{again}")
        elif not found.entries and not self._quiet:
            _say(" ", f"{url}: nothing new")
        return found.wait

    def _add(self, url: str, entry: Entry, feed: Feed) -> Feed:
        """Keep one entry and say so on one line; gives what is now known of its feed."""
        from recoupe.lang.pack import load_pack
        from recoupe.read.address import name_of_url
        from recoupe.read.reports import settled

        pages = self._fetcher.pages_of_entry(entry, name_of_url(url), url)
        added = self._case.add_pages(settled(pages, load_pack(self._case.reader.language)), match=False)
        title = " · ".join(part for part in (entry.published, entry.outlet, entry.title or entry.id) if part)
        _say(*self._line(title, added))
        again = not (added.read or added.known) and any(refusal.kind == "network" for refusal in added.refused)
        return feed.missed(entry) if again else feed.done_with(entry)

    def _line(self, title: str, added: Added) -> tuple[str, str]:
        if added.read:
            told = sum(len(self._case.reading(name).events) for name in added.read)
            return "+", f"{title}: {told} {'event' if told == 1 else 'events'}"
        if added.known:
            return "=", f"{title}: known already"
        why = added.refused[0].fact if added.refused else "It holds no text."
        return "-", f"{title}: {why}"


def _say(mark: str, what: str) -> None:
    now = datetime.now().astimezone()
    typer.echo(f"{now:%H:%M} {mark} {' '.join(what.split())}")


def _stop(_signal: int, _frame: object) -> NoReturn:
    """A service that is ended stops as with Ctrl-C."""
    raise KeyboardInterrupt

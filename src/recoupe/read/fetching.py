"""Pages from the network: politely, safely, and no more than was asked for."""

from __future__ import annotations

import re
import time
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

import httpx

from recoupe import __version__
from recoupe.lang.pack import load_pack
from recoupe.read.address import name_of_url, without_fragment
from recoupe.read.content import MAX_SIZE, Content, kind_by_bytes, kind_by_name
from recoupe.read.feed import Entry, entries_of, page_of_entry
from recoupe.read.limits import Limits
from recoupe.read.network import Answer, Unreachable, answer_of
from recoupe.read.page import Page
from recoupe.read.pages import pages_in
from recoupe.read.refusal import Refusal
from recoupe.read.reports import settled
from recoupe.read.robots import Robots

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from recoupe.model.text import Report

AGENT = f"recoupe/{__version__} (reads reports for a person; one page at a time)"
ACCEPT = "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/pdf,text/plain,*/*;q=0.1"
KINDS = {
    "text/html": ".html", "application/xhtml+xml": ".html", "text/plain": ".txt", "text/markdown": ".txt",
    "application/pdf": ".pdf", "application/rss+xml": ".feed", "application/atom+xml": ".feed",
    "application/rdf+xml": ".feed", "application/xml": ".feed", "text/xml": ".feed", "message/rfc822": ".eml",
    "multipart/related": ".mhtml", "application/warc": ".warc",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}  # fmt: skip
ANYTHING = frozenset(("", "application/octet-stream", "binary/octet-stream"))
REMEMBERED = 24 * 3600.0  # seconds that a robots.txt holds (RFC 9309)
FORGIVEN = 600.0  # seconds after which one that could not be had is asked for again
MOVED = frozenset((301, 302, 303, 307, 308))


class Fetcher:
    """Fetches pages one after another: robots.txt is kept to, and no host is asked twice within its pause.

    ``wait`` and ``clock`` are those of the time module; tests bring their own.
    """

    def __init__(
        self,
        limits: Limits | None = None,
        *,
        max_size: int = MAX_SIZE,
        summaries: bool = False,
        language: str = "fr",
        wait: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.limits = limits or Limits()
        self._max_size, self._summaries, self._language = max_size, summaries, language
        self._wait, self._clock = wait, clock
        self._asked: dict[str, float] = {}
        self._robots: dict[str, tuple[Robots, float]] = {}

    @cached_property
    def _client(self) -> httpx.Client:
        # No connection is kept: the next host may share the number, and has another name to prove. No proxy: it would
        # look up the host itself, after us.
        return httpx.Client(trust_env=False, verify=httpx.create_ssl_context(), limits=httpx.Limits(max_keepalive_connections=0), headers={
            "User-Agent": AGENT, "Accept": ACCEPT, "Accept-Encoding": "gzip, deflate",
            "Accept-Language": f"{self._language},*;q=0.5",
        })  # fmt: skip

    def close(self) -> None:
        """Let go of what is open."""
        self._client.close()

    def pages_at(self, url: str) -> Iterator[Page | Refusal]:
        """The report at an address; of a feed those of its entries, the articles fetched where it gives summaries."""
        answer = self.answer(url)
        if isinstance(answer, Refusal):
            yield answer
            return
        if refusal := refusal_of(answer, url):
            yield refusal
            return
        content = self._content(answer, url)
        if isinstance(content, Refusal):
            yield content
        elif kind_by_bytes(content.raw, kind := kind_of(answer) or "") == ".feed" and (
            entries := entries_of(content.raw)
        ):
            for entry in entries[: self.limits.linked]:
                yield from self.pages_of_entry(entry, content.name, url)
        else:
            for page in pages_in(content, kind):
                yield replace(page, is_live=True) if isinstance(page, Page) else page

    def pages_of_entry(self, entry: Entry, feed: str, where: str) -> Iterator[Page | Refusal]:
        """The report of a feed's entry; the article is fetched where the feed holds a summary, unless that is wanted."""
        if entry.is_whole or (self._summaries and entry.text):
            yield page_of_entry(entry, feed, where)
        elif entry.url:
            for page in self.pages_at(entry.url):
                yield page if isinstance(page, Refusal) else _with_day(page, entry)
        else:
            remedy = "Read the article itself, or take the summary with --summaries."
            yield Refusal(f"{where}, “{entry.title or entry.id}”", "It holds only a summary.", remedy, "summary")

    def answer(self, url: str, headers: Mapping[str, str] | None = None) -> Answer | Refusal:
        """What the server says to an address and the ones that it leads to; ``headers`` may ask for news only.

        Nothing is raised: what stands in the way comes as a Refusal.
        """
        end = self._clock() + self.limits.seconds
        self._client.cookies.clear()
        try:
            return self._followed(url, headers or {}, end)
        except Unreachable as fault:
            return (
                fault.refusal
                if fault.refusal.name == url
                else replace(fault.refusal, name=f"{url} → {fault.refusal.name}")
            )

    def _followed(self, url: str, headers: Mapping[str, str], end: float, *, asks_robots: bool = True) -> Answer:
        at = without_fragment(_checked(url))
        for _ in range(self.limits.redirects + 1):
            if asks_robots:
                end += self._ask_robots(at, end)
            answer = answer_of(self._client, at, headers, self.limits, max(0.001, end - self._clock()))
            if answer.status not in MOVED or not (to := answer.headers.get("location")):
                return answer
            at = without_fragment(_checked(_joined(at, to)))
        fact = f"It leads on more than {self.limits.redirects} times."
        raise Unreachable(Refusal(url, fact, "Open it in a browser and give the address where that ends.", "network"))

    def _ask_robots(self, url: str, end: float) -> float:
        """Wait until the host may be asked again; gives how long that was.

        Raises:
            Unreachable: its robots.txt asks programs to leave the page alone.
        """
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        robots, since = self._robots.get(origin, (None, 0.0))
        if robots is None or self._clock() - since > (FORGIVEN if robots.is_broken else REMEMBERED):
            robots = self._robots_of(origin, url, end)
            self._robots[origin] = (robots, self._clock())
        if refusal := robots.refusal(url):
            raise Unreachable(refusal)
        pause = min(self.limits.longest_pause, max(self.limits.pause, robots.pause))
        left = max(0.0, self._asked[origin] + pause - self._clock()) if origin in self._asked else 0.0
        if left:
            self._wait(left)
        self._asked[origin] = self._clock()
        return left

    def _robots_of(self, origin: str, url: str, end: float) -> Robots:
        try:
            answer = self._followed(f"{origin}/robots.txt", {}, end, asks_robots=False)
        except Unreachable as fault:
            if fault.refusal.kind != "too-large":
                raise Unreachable(replace(fault.refusal, name=url)) from fault
            return Robots.of("", 200)
        return Robots.of(answer.body.decode(errors="replace"), answer.status)

    def _content(self, answer: Answer, url: str) -> Content | Refusal:
        mime, _, rest = answer.headers.get("content-type", "").partition(";")
        if kind_of(answer) is None:
            fact = f"The server calls it {mime.strip()[:60]}, which is no report."
            return Refusal(url, fact, "Give the address of an article, a feed or a PDF.", "binary")
        charset = re.search(r"charset=[\"']?([\w.:-]+)", rest, re.IGNORECASE)
        return Content(
            answer.body, name_of_url(answer.url), url, self._max_size, url=answer.url,
            charset=charset[1] if charset else None, summaries=self._summaries, language=self._language,
        )  # fmt: skip


def kind_of(answer: Answer) -> str | None:
    """The kind of what was fetched, as an ending; None where it is nothing that recoupe reads."""
    mime = answer.headers.get("content-type", "").partition(";")[0].strip().casefold()
    return kind_by_name(urlsplit(answer.url).path) if mime in ANYTHING else KINDS.get(mime)


def report_at(url: str, limits: Limits | None = None, *, language: str = "fr") -> Report | Refusal:
    """The report at an address, or why it was not read; of a feed the first."""
    fetcher = Fetcher(limits, language=language)
    refusal: Refusal | None = None
    try:
        for page in settled(fetcher.pages_at(url), load_pack(language)):
            if isinstance(page, Page):
                return page.report
            if refusal is None or refusal.kind == "metadata":
                refusal = page
    finally:
        fetcher.close()
    return refusal or Refusal(url, "The page is empty.", "Save its text as .txt and give the file.", "empty")


def refusal_of(answer: Answer, url: str) -> Refusal | None:
    """Why an answer brings no page, by its status; None where it does."""
    status = answer.status
    if status == httpx.codes.OK:
        return None
    saved = "Save the page as .html from your browser, and give the file."
    if status in {401, 402, 403, 407, 451}:
        return Refusal(url, f"The server does not give it to programs (status {status}).", saved, "forbidden")
    if status in {404, 410}:
        return Refusal(
            url, f"There is no such page (status {status}).", "Check the address; it may have moved.", "missing"
        )
    if status == httpx.codes.TOO_MANY_REQUESTS:
        return Refusal(url, "The server asks to be left alone for a while (status 429).", "Try again later.", "network")
    if status >= 500:
        return Refusal(url, f"The server has a fault (status {status}).", "Try again later.", "network")
    return Refusal(url, f"The server gave no page (status {status}).", saved, "network")


def _checked(url: str) -> str:
    """The address, if it is one that may be asked.

    Raises:
        Unreachable: it is of another scheme, holds a password, or is no address.
    """
    try:
        parts = urlsplit(url.strip())
        httpx.URL(url.strip())
        is_whole = bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except (ValueError, httpx.InvalidURL):
        is_whole = False
    else:
        if parts.scheme.casefold() not in {"http", "https"}:
            fact = f"An address that begins with “{parts.scheme}:” is not fetched."
            raise Unreachable(Refusal(url, fact, "Give one that begins with https:// or http://.", "address"))
        if parts.username or parts.password:
            fact = "The address holds a user name or a password, which would be kept in the case."
            raise Unreachable(Refusal(url, fact, "Save the page as .html and give the file.", "address"))
    if not is_whole:
        fact = "It is no address that can be asked."
        raise Unreachable(Refusal(url, fact, "It should look like https://example.org/article.", "address"))
    return url.strip()


def _joined(base: str, to: str) -> str:
    try:
        return urljoin(base, to)
    except ValueError:
        return to


def _with_day(page: Page, entry: Entry) -> Page:
    """The article with the day that its feed gives, where the article itself tells none."""
    if page.report.published or not entry.published:
        return page
    return replace(page, report=replace(page.report, published=entry.published, published_basis="feed"))

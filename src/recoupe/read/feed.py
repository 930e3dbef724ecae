"""RSS and Atom: the entries of a feed, and which of them hold a whole article."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from functools import cache
from typing import TYPE_CHECKING

from recoupe.lang.pack import load_pack
from recoupe.read.address import is_url, name_of_url
from recoupe.read.edtf import as_edtf
from recoupe.read.markup import paragraphs_of
from recoupe.read.page import Page, page_of_text
from recoupe.read.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from recoupe.read.content import Content

# A description is a whole dispatch where it is as long as one; most outlets give two sentences there.
WHOLE = 1200
SEVERAL = 600  # characters, if they stand in several paragraphs


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a feed: its text as paragraphs, and whether that is the whole article or a summary of it."""

    id: str
    text: str
    markup: str
    is_whole: bool
    title: str | None = None
    url: str | None = None
    published: str | None = None
    outlet: str | None = None


def entries_of(raw: bytes, language: str = "fr") -> tuple[Entry, ...]:
    """The entries of an RSS or Atom feed in its order; none where the bytes are no feed."""
    import feedparser  # a sixth of a second

    feed = feedparser.parse(io.BytesIO(raw))  # never the bytes themselves: it would open a file of that name
    outlet = _line(feed.feed.get("title"))
    return tuple(_entry(entry, outlet, language) for entry in feed.entries)


def feed_pages(content: Content) -> Iterator[Page | Refusal]:
    """A report for each entry that holds a whole article; of those that hold a summary, how many there are.

    A summary is no report: what it leaves out the outlet may well have said. With ``content.summaries`` it is read all
    the same, and its name says what it is: *example.org/pont (summary)*.
    """
    entries = entries_of(content.raw, content.language)
    if not entries:
        fact = "The file is no feed, or a feed without entries."
        yield Refusal(content.where, fact, "Save it again, or give the address of its pages.", "empty")
        return
    left = 0
    for entry in entries:
        if entry.is_whole or (content.summaries and entry.text):
            yield page_of_entry(entry, content.name, content.where)
        else:
            left += 1
    if left:
        fact = f"{left} {'entry holds' if left == 1 else 'entries hold'} only a summary, which is no report."
        remedy = "“recoupe run” with the feed's address reads the articles; --summaries takes the summaries."
        yield Refusal(content.where, fact, remedy, "summary")


def page_of_entry(entry: Entry, feed: str, where: str) -> Page:
    """The report that an entry is."""
    name = name_of_url(entry.url) if entry.url else f"{feed}#{entry.id}"
    title = entry.title
    text = f"{title}\n\n{entry.text}" if title and not entry.text.startswith(title) else entry.text
    return page_of_text(
        text,
        name=name if entry.is_whole else f"{name} (summary)",
        where=f"{where}, “{title or entry.id}”",
        original=entry.markup.encode(errors="replace") or None,
        published=entry.published,
        published_basis="feed" if entry.published else None,
        outlet=entry.outlet,
        url=entry.url,
        title=title,
    )


def _entry(entry: dict[str, object], outlet: str | None, language: str) -> Entry:
    contents = entry.get("content")
    bodies = [str(each.get("value") or "") for each in contents] if isinstance(contents, list) else []
    body, summary = max(bodies, key=len, default=""), str(entry.get("summary") or "")
    markup = max(body, summary, key=len)
    text = _signature(language).sub("", paragraphs_of(markup))
    link = str(entry.get("link") or "").strip()
    return Entry(
        id=str(entry.get("id") or link or _line(entry.get("title")) or text[:80]),
        text=text,
        markup=markup,
        is_whole=is_whole(text, language, is_content=bool(body)),
        title=_line(entry.get("title")),
        url=link if is_url(link) else None,
        published=_day(str(entry.get("published") or entry.get("updated") or "")),
        outlet=outlet,
    )


def is_whole(text: str, language: str = "fr", *, is_content: bool = True) -> bool:
    """Whether a feed gives an article to its end: *… tués mardi. Lire la suite »* is the beginning of one.

    What the feed calls a description (``is_content`` false) must be long besides.
    """
    if not text or _teaser_end(language).search(text.rstrip()):
        return False
    return is_content or len(text) >= WHOLE or (len(text) >= SEVERAL and "\n\n" in text)


@cache
def _teaser_end(language: str) -> re.Pattern[str]:
    words = "|".join(map(re.escape, load_pack(language).lexicon("layout")["teaser_ends"]))
    return re.compile(rf"(?:[\[(]?(?:…|\.\.\.)[\])]?|(?:{words})\W*)$", re.IGNORECASE)


@cache
def _signature(language: str) -> re.Pattern[str]:
    return re.compile(rf"\n\n(?:{'|'.join(load_pack(language).lexicon('layout')['signatures'])})$")


def _line(value: object) -> str | None:
    return " ".join(paragraphs_of(str(value)).split()) or None if value else None


def _day(value: str) -> str | None:
    """The day as its outlet's clock has it: *Tue, 10 Oct 2023 00:30:00 +0200* is the tenth."""
    if edtf := as_edtf(value):
        return edtf
    try:
        return parsedate_to_datetime(value).date().isoformat()
    except ValueError:
        return None

"""From a saved web page to its article: text, title, date, outlet, address."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from recoupe.read.page import Page, page_of_text
from recoupe.read.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from recoupe.read.content import Content


def html_pages(content: Content) -> Iterator[Page | Refusal]:
    """The article of an HTML page, with what its head says of it; the bytes of the page stay the original."""
    yield article(content, content.text or "")


def article(content: Content, text: str) -> Page | Refusal:
    """The article of this HTML; offsets count in what trafilatura takes for the article, its title first.

    The date is the one that the page states for its first publication; where it states none, the text's own first
    lines are asked later.
    """
    import trafilatura  # half a second

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it reports to us, and we to the user
    found = trafilatura.bare_extraction(
        text, url=content.url, include_comments=False, include_tables=False, with_metadata=True,
        date_extraction_params={"original_date": True, "extensive_search": False},
    )  # fmt: skip
    body = (found.text or "").strip() if found else ""
    if not found or not body:
        return Refusal(
            content.where,
            "The page holds no article that could be found.",
            "Save the article's text as .txt, or the page once more when it has loaded.",
            "empty",
        )
    title = (found.title or "").strip() or None
    if title and not body.startswith(title):
        body = f"{title}\n\n{body}"
    return page_of_text(
        body,
        name=content.name,
        where=content.where,
        original=content.raw,
        captured=content.captured,
        published=found.date,
        published_basis="page" if found.date else None,
        outlet=found.sitename or found.hostname,
        url=content.url or found.url,
        title=title,
    )

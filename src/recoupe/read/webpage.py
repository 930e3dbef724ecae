"""From a saved web page to its article: text, title, date, outlet, address."""

from __future__ import annotations

import logging

from recoupe.read.page import Page
from recoupe.read.refusal import Refusal


def article(raw: bytes, text: str, name: str, where: str) -> Page | Refusal:
    """The article of an HTML page, with what its head says of it; the bytes of the page stay the original.

    The text is what trafilatura takes for the article, its title first; offsets count in it. The date is the one that
    the page states for its first publication; where it states none, the text's own first lines are asked later.
    """
    import trafilatura  # half a second

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it reports to us, and we to the user
    found = trafilatura.bare_extraction(
        text, include_comments=False, include_tables=False, with_metadata=True,
        date_extraction_params={"original_date": True, "extensive_search": False},
    )  # fmt: skip
    body = (found.text or "").strip() if found else ""
    if not found or not body:
        return Refusal(
            where,
            "The page holds no article that could be found.",
            "Save the article's text as .txt, or the page once more when it has loaded.",
            "empty",
        )
    title = (found.title or "").strip() or None
    if title and not body.startswith(title):
        body = f"{title}\n\n{body}"
    return Page(
        name=name,
        where=where,
        text=body,
        original=raw,
        published=found.date or None,
        published_basis="page" if found.date else None,
        outlet=found.sitename or found.hostname or None,
        url=found.url or None,
        title=title,
    )

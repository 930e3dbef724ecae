"""Which column of a table, or key of a JSON object, holds what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.read.page import page_of_text
from recoupe.read.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from recoupe.read.page import Page

# The names that newsrooms, scrapers and data sets give to what we need; the first that is there counts.
NAMES: Mapping[str, tuple[str, ...]] = {
    "text": ("text", "texte", "body", "content", "contenu", "article", "maintext", "full_text", "fulltext", "corps",
             "content_text", "article_text", "message"),
    "published": ("published", "date", "published_at", "publication_date", "date_published", "pubdate", "published_date",
                  "date_publication", "date_publish", "publish_date", "pub_date", "datetime", "timestamp", "created_at"),
    "outlet": ("outlet", "source_hostname", "source", "site", "sitename", "site_name", "publisher", "journal", "media", "média",
               "newspaper", "domain", "source_domain", "channel"),
    "url": ("url", "link", "lien", "href", "source_url", "article_url", "permalink"),
    "title": ("title", "titre", "headline"),
    "language": ("language", "lang", "langue"),
    "camp": ("camp", "side", "alignment"),
    "name": ("report", "name", "file", "filename"),
    "id": ("id", "doc_id", "article_id", "uid", "uuid"),
}  # fmt: skip


def roles(keys: Iterable[str]) -> dict[str, str]:
    """Which key plays which part: ``{"text": "Body", "published": "date"}``; case and blanks do not count."""
    by_name = {_plain(key): key for key in reversed(list(keys))}
    return {
        role: by_name[name]
        for role, names in NAMES.items()
        for name in [next((name for name in names if name in by_name), "")]
        if name
    }


def page_of(row: Mapping[str, object], part: Mapping[str, str], name: str, line: int) -> Page | Refusal:
    """The report that a row holds, its text as it is; ``part`` as ``roles`` gives it."""
    where = f"{name}, line {line}"

    def cell(role: str) -> str | None:
        value = row.get(part.get(role, ""))
        if not isinstance(value, str | int | float) or not str(value).strip():
            return None
        return str(value) if role == "text" else str(value).strip()

    text, outlet, url = cell("text"), cell("outlet"), cell("url")
    if text is None:
        return Refusal(where, "The row has no text.", "Fill in its text, or leave the row out.", "empty")
    if outlet and outlet.startswith(("http://", "https://")):  # some scrapers call the address the source
        outlet, url = None, url or outlet
    return page_of_text(
        text,
        name=cell("name") or name + (f"#{cell('id')}" if cell("id") else f"#{line}"),
        where=where,
        published=cell("published"),
        published_basis="metadata",
        outlet=outlet,
        url=url,
        title=cell("title"),
        language=cell("language"),
        camp=cell("camp"),
    )


def _plain(key: str) -> str:
    return key.strip().lstrip("\ufeff").casefold().replace(" ", "_").replace("-", "_")

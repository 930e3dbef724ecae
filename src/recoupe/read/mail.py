"""Mails (.eml) and web pages saved as one file (.mhtml)."""

from __future__ import annotations

from dataclasses import replace
from email import message_from_bytes, policy
from email.utils import parseaddr, parsedate_to_datetime
from typing import TYPE_CHECKING

from recoupe.read.markup import paragraphs_of
from recoupe.read.page import Page, page_of_text
from recoupe.read.refusal import Refusal
from recoupe.read.webpage import article

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import EmailMessage, MIMEPart

    from recoupe.read.content import Content

WEB = ("http://", "https://")


def mail_pages(content: Content) -> Iterator[Page | Refusal]:
    """The text of a mail under its subject, or the article of a page that a browser saved as one file.

    A mail (a press release, a newsletter) is published on the day of its header by whoever sent it; the date of a
    saved page is that of its saving, and the page itself is asked instead.
    """
    message = message_from_bytes(content.raw, policy=policy.default)
    saved = _text(message, "Snapshot-Content-Location")
    if saved or message.get_content_type() == "multipart/related":
        yield _saved_page(message, saved, content)
    else:
        yield _letter(message, content)


def _saved_page(message: EmailMessage, saved: str, content: Content) -> Page | Refusal:
    root = next((part for part in message.walk() if part.get_content_type() == "text/html"), None)
    html = _body(root, content) if root is not None else ""
    if root is None or not html.strip():
        return Refusal(content.where, "The saved page holds no text.", "Save it as .html once more.", "empty")
    address = next((url for url in (saved, _text(root, "Content-Location")) if url.startswith(WEB)), None)
    return article(replace(content, url=content.url or address), html)


def _letter(message: EmailMessage, content: Content) -> Page | Refusal:
    part = message.get_body(preferencelist=("plain", "html"))
    body = _body(part, content) if part is not None else ""
    if part is not None and part.get_content_type() == "text/html":
        body = paragraphs_of(body)
    body = body.replace("\r\n", "\n").strip()
    if not body:
        remedy = "Save its attachment on its own, or its text as .txt."
        return Refusal(content.where, "The mail holds no text.", remedy, "empty")
    subject = _text(message, "Subject")
    sender, address = parseaddr(_text(message, "From"))
    published = _sent(_text(message, "Date"))
    return page_of_text(
        f"{subject}\n\n{body}" if subject and not body.startswith(subject) else body,
        name=content.name,
        where=content.where,
        original=content.raw,
        published=published,
        published_basis="header" if published else None,
        outlet=sender or address.rpartition("@")[2],
        title=subject,
    )


def _body(part: MIMEPart, content: Content) -> str:
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes):
        return ""
    return replace(content, raw=payload, charset=part.get_content_charset()).text or ""


def _text(message: MIMEPart, header: str) -> str:
    return " ".join(str(message.get(header, "")).split())


def _sent(value: str) -> str | None:
    try:
        return parsedate_to_datetime(value).date().isoformat()
    except ValueError:
        return None

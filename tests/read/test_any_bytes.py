"""Whatever bytes a file holds, a reader gives reports and refusals, and raises nothing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from read.documents import column, docx, odt, packed, paragraph, pdf, record, web_page
from read.files import STRIKE
from read.test_feed import WHOLE, item, rss
from read.test_office_and_mail import mail, saved_page

from recoupe.read import Page, Refusal
from recoupe.read.content import Content
from recoupe.read.pages import READERS, STREAMS, pages_in

SOUND: dict[str, bytes] = {
    ".pdf": pdf(column("L’armée a annoncé mardi la mort de trois soldats.", "Selon un élu, le pont a cédé.")),
    ".docx": docx(paragraph(STRIKE)),
    ".odt": odt(f"<text:p>{STRIKE}</text:p>"),
    ".eml": mail(STRIKE),
    ".mhtml": saved_page(web_page("Frappe", STRIKE)),
    ".html": web_page("Frappe", STRIKE),
    ".feed": rss(item("Un", WHOLE, link="https://example.org/1"), item("Deux", summary="Une frappe.")).encode(),
    ".warc": record("https://example.org/1", web_page("Frappe", STRIKE)) + record("https://example.org/2", b"<p>x"),
    ".warc.gz": packed(record("https://example.org/1", web_page("Frappe", STRIKE))),
    ".jsonl": b'{"text": "Des tirs."}\n{"text": "Une tr\\u00eave."}\n',
    ".csv": b"text,date\nDes tirs.,2023-10-12\n",
    ".txt": STRIKE.encode(),
}  # fmt: skip
KINDS = tuple(dict.fromkeys((*READERS, *STREAMS, ".txt", "")))


def holds(raw: bytes, kind: str) -> None:
    for found in pages_in(Content(raw, "a", "a", 100_000, summaries=True), kind):
        assert isinstance(found, Page | Refusal)
        if isinstance(found, Page):
            found.report.text.encode()
        else:
            assert found.fact.endswith(".")


def test_every_kind_is_read_where_it_is_sound() -> None:
    for kind, raw in SOUND.items():
        pages = list(pages_in(Content(raw, "a", "a"), ".warc" if kind == ".warc.gz" else kind))
        assert any(isinstance(page, Page) for page in pages), kind


@pytest.mark.parametrize("kind", KINDS)
@settings(deadline=None, max_examples=40)
@given(raw=st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(kind: str, raw: bytes) -> None:
    holds(raw, kind)


@pytest.mark.parametrize("kind", SOUND)
@settings(deadline=None, max_examples=30)
@given(spot=st.floats(0, 1), cut=st.integers(0, 300), put=st.binary(max_size=40))
def test_a_damaged_file_is_read_or_refused(kind: str, spot: float, cut: int, put: bytes) -> None:
    raw = SOUND[kind]
    at = int(spot * len(raw))
    holds(raw[:at] + put + raw[at + cut :], ".warc" if kind == ".warc.gz" else kind)


@pytest.mark.parametrize("kind", SOUND)
@settings(deadline=None, max_examples=15)
@given(spot=st.floats(0, 1))
def test_a_file_that_breaks_off_is_read_or_refused(kind: str, spot: float) -> None:
    holds(SOUND[kind][: int(spot * len(SOUND[kind]))], ".warc" if kind == ".warc.gz" else kind)

"""The text of a PDF: columns in order, paragraphs whole, without what is printed on every page."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from typing import TYPE_CHECKING

from recoupe.read.page import Page, page_of_text
from recoupe.read.pdf_streams import MOST, UnpacksTooFar, guard
from recoupe.read.printed import LIGATURES, Line, Printed, paragraphs, without_running_lines
from recoupe.read.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pdfminer.layout import LTPage
    from pdfminer.pdfdocument import PDFDocument

    from recoupe.read.content import Content

MOST_PAGES = 200
FEW = 20  # letters a page, below which its words are in a picture
UNREADABLE = re.compile(r"\(cid:\d+\)|[\ufffd\ue000-\uf8ff]")
PRINTED_FROM = re.compile(r"^(https?://\S+)(?:\s+(?:page )?\d+\s?(?:/|sur|of)\s?\d+)?$", re.IGNORECASE)


def pdf_pages(content: Content) -> Iterator[Page | Refusal]:
    """The PDF's text as one report; offsets count in it, and the PDF's bytes stay the original.

    Words broken at a line's end are joined (*bombar-/dements*; *porte-/parole* keeps its hyphen), ligatures are
    letters again, headers and page numbers are left out. A scan, a locked and a very long PDF are told.
    """
    from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError, PDFPasswordIncorrect
    from pdfminer.pdfparser import PDFParser, PDFSyntaxError

    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)  # it reports to us, and we to the user
    guard()
    where = content.where
    try:
        yield _page(PDFDocument(PDFParser(io.BytesIO(content.raw))), content)
    except (PDFPasswordIncorrect, PDFEncryptionError):
        yield Refusal(
            where, "The PDF is locked with a password.", "Save it without one, or its text as .txt.", "encrypted"
        )
    except PDFSyntaxError:
        remedy = "Download or save it once more, or save its text as .txt."
        yield Refusal(where, "The PDF is damaged, or was not saved to its end.", remedy, "malformed")
    except UnpacksTooFar:
        remedy = "Save its text as .txt."
        yield Refusal(where, f"The PDF unpacks to more than {MOST / 1e6:g} MB a page.", remedy, "too-large")


def _page(document: PDFDocument, content: Content) -> Page | Refusal:
    where = content.where
    pages: list[Printed] = []
    size = 0
    for layout in _layouts(document):
        if len(pages) == MOST_PAGES:
            fact = f"The PDF has more than {MOST_PAGES} pages, which no single report has."
            return Refusal(
                where, fact, "Save the pages that are reports as PDFs of their own, or as .txt.", "too-large"
            )
        pages.append(_printed(layout))
        size += sum(len(line.text) for line in pages[-1].lines)
        if size > content.max_size:
            fact = f"The text is larger than {content.max_size / 1e6:g} MB, which no single report is."
            return Refusal(where, fact, "Save its parts as PDFs of their own, or raise --max-size.", "too-large")
    if refusal := _illegible(pages, where):
        return refusal
    text = "\n\n".join(paragraphs(without_running_lines(pages), content.language))
    if not text:
        return _scan(where)
    return page_of_text(
        text, name=content.name, where=where, original=content.raw, url=content.url or _printed_from(pages)
    )


def _layouts(document: PDFDocument) -> Iterator[LTPage]:
    from pdfminer.converter import PDFPageAggregator
    from pdfminer.layout import LAParams
    from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
    from pdfminer.pdfpage import PDFPage

    resources = PDFResourceManager()
    device = PDFPageAggregator(resources, laparams=LAParams())
    interpreter = PDFPageInterpreter(resources, device)
    for page in PDFPage.create_pages(document):
        interpreter.process_page(page)
        yield device.get_result()


def _printed(layout: LTPage) -> Printed:
    """The lines of a page, column by column, as pdfminer groups them."""
    from pdfminer.layout import LTTextContainer, LTTextLine

    lines = [
        Line(line.get_text().translate(LIGATURES).strip(), line.x0, line.x1, line.y0, line.y1, box)
        for box, container in enumerate(layout)
        if isinstance(container, LTTextContainer)
        for line in container
        if isinstance(line, LTTextLine) and line.get_text().strip()
    ]
    return Printed(layout.height, tuple(lines))


def _illegible(pages: list[Printed], where: str) -> Refusal | None:
    text = "".join(line.text for page in pages for line in page.lines)
    lost = sum(len(found) for found in UNREADABLE.findall(text))
    if lost > 0.2 * len(text) and lost:
        fact = "The letters of the PDF cannot be told: its fonts do not say which sign is which."
        return Refusal(
            where, fact, "Have its words recognised, for instance with “ocrmypdf --force-ocr -l fra”.", "scan"
        )
    letters = Counter(c.isalpha() for c in text)[True]
    return _scan(where) if letters < FEW * max(1, len(pages)) else None


def _scan(where: str) -> Refusal:
    remedy = (
        "Have its words recognised, for instance with “ocrmypdf -l fra in.pdf out.pdf”, or write them down as .txt."
    )
    return Refusal(where, "The PDF holds pictures of pages and no text (a scan).", remedy, "scan")


def _printed_from(pages: list[Printed]) -> str | None:
    """The address that a browser prints at the foot of a page."""
    for page in pages[:1]:
        for line in page.lines:
            if line.y1 < 0.08 * page.height and (found := PRINTED_FROM.match(line.text)):
                return found[1]
    return None

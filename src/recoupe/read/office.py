"""The text of a Word document (.docx) and of a LibreOffice document (.odt)."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from recoupe.read.page import Page, page_of_text
from recoupe.read.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element

    from recoupe.read.content import Content

UNPACKED = 40  # a document's parts are so many times its largest text, at most; a zip bomb is a thousand times
PARTS = 5000
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"  # the same words a second time
MARKS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
GONE = frozenset((f"{W}del", f"{W}moveFrom", FALLBACK))
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
OPEN_MARKS = {f"{TEXT}tab": "\t", f"{TEXT}line-break": "\n", f"{TEXT}s": " "}
ASIDE = frozenset((f"{TEXT}tracked-changes", f"{TEXT}note", f"{OFFICE}annotation"))


def docx_pages(content: Content) -> Iterator[Page | Refusal]:
    """The document as it reads with all changes accepted: paragraphs, cells of tables, text boxes; no notes, no headers."""
    if refusal := _unfit(content, "word/document.xml"):
        yield refusal
        return
    import docx

    body = docx.Document(io.BytesIO(content.raw)).element.body
    yield from _document(
        (_words(each) for each in body.iter(f"{W}p") if next(each.iterancestors(FALLBACK), None) is None), content
    )


def odt_pages(content: Content) -> Iterator[Page | Refusal]:
    """The document as it reads with all changes accepted: paragraphs and cells of tables; no notes, no headers."""
    if refusal := _unfit(content, "content.xml"):
        yield refusal
        return
    from lxml import etree

    with zipfile.ZipFile(io.BytesIO(content.raw)) as archive:
        if "META-INF/manifest.xml" in archive.namelist() and b"encryption-data" in archive.read(
            "META-INF/manifest.xml"
        ):
            yield _locked(content)
            return
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        body = etree.fromstring(archive.read("content.xml"), parser).find(f".//{OFFICE}text")
    found = body.iter(f"{TEXT}p", f"{TEXT}h") if body is not None else ()
    yield from _document((_open_words(each) for each in found if not _is_aside(each)), content)


def _document(paragraphs: Iterable[str], content: Content) -> Iterator[Page | Refusal]:
    text = "\n\n".join(words for paragraph in paragraphs if (words := paragraph.strip()))
    if not text:
        yield Refusal(content.where, "The document holds no text.", "Leave it out, or save its text as .txt.", "empty")
        return
    yield page_of_text(text, name=content.name, where=content.where, original=content.raw, url=content.url)


def _unfit(content: Content, wanted: str) -> Refusal | None:
    """What speaks against unpacking the document, as its table of contents has it; ``wanted`` is the part to read."""
    try:
        with zipfile.ZipFile(io.BytesIO(content.raw)) as archive:
            parts = archive.infolist()
    except zipfile.BadZipFile:
        return Refusal(
            content.where,
            "The document is damaged, or was not saved to its end.",
            "Save it once more, or as .txt.",
            "malformed",
        )
    if any(part.flag_bits & 1 for part in parts):
        return _locked(content)
    if len(parts) > PARTS or sum(part.file_size for part in parts) > UNPACKED * content.max_size:
        fact = f"The document unpacks to more than {UNPACKED * content.max_size / 1e6:g} MB."
        return Refusal(content.where, fact, "Save its text as .txt, or raise --max-size.", "too-large")
    if wanted not in {part.filename for part in parts}:
        fact = "The file is an archive or another office document."
        return Refusal(content.where, fact, "Unpack it, or save its text as .docx or .txt.", "binary")
    return None


def _locked(content: Content) -> Refusal:
    remedy = "Save it without a password, or save its text as .txt."
    return Refusal(content.where, "The document is locked with a password.", remedy, "encrypted")


def _words(paragraph: _Element) -> str:
    """A paragraph's own words: a text box in it is a paragraph of its own, what was deleted is gone."""
    words: list[str] = []
    waiting = list(reversed(paragraph))
    while waiting:
        node = waiting.pop()
        if node.tag == f"{W}t":
            words.append(node.text or "")
        elif node.tag in MARKS:
            words.append(MARKS[node.tag])
        elif node.tag not in GONE and node.tag != f"{W}p":
            waiting.extend(reversed(node))
    return "".join(words)


def _is_aside(paragraph: _Element) -> bool:
    """Whether a paragraph is none of the text: what was deleted, a note, a remark in the margin."""
    return any(node.tag in ASIDE for node in paragraph.iterancestors())


def _open_words(paragraph: _Element) -> str:
    """A paragraph's own words; a frame's paragraph in it is one of its own."""
    words = [paragraph.text or ""]
    for node in paragraph:
        if node.tag in OPEN_MARKS:
            words.append(OPEN_MARKS[node.tag])
        elif node.tag not in ASIDE and isinstance(node.tag, str) and node.tag not in {f"{TEXT}p", f"{TEXT}h"}:
            words.append(_open_words(node))
        words.append(node.tail or "")
    return "".join(words)

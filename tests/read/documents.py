"""PDFs, Word documents and web archives, made by hand so that a test knows every byte."""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

WINDOWS = {
    "ﬁ": b"\x01",
    "\u00ad": b"-",
    "’": b"\x92",
    "«": b"\xab",
    "»": b"\xbb",
    "œ": b"\x9c",
    "…": b"\x85",
    "–": b"\x96",
}
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

# A line of print: points from the left, points from the bottom, words.
type_line = tuple[float, float, str]


def pdf(*pages: Sequence[type_line], encrypted: bool = False, bomb: int = 0, damaged: bool = False) -> bytes:
    """A PDF with these lines on its pages, in Times at 10 points; ``ﬁ`` is printed as a ligature.

    ``bomb`` is how many bytes more each page unpacks to; ``damaged`` breaks its checksums.
    """
    objects: list[bytes] = []

    def keep(body: bytes) -> int:
        objects.append(body)
        return len(objects)

    font = keep(
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding "
        b"<< /BaseEncoding /WinAnsiEncoding /Differences [1 /fi] >> >>"
    )
    tree, kids = len(objects) + 2 * len(pages) + 1, []
    for lines in pages:
        drawn = b"\n".join(b"BT /F1 10 Tf %.2f %.2f Td (%s) Tj ET" % (x, y, _escaped(words)) for x, y, words in lines)
        packed = zlib.compress(drawn + b" " * bomb)
        packed = packed[:-4] + b"oops" if damaged else packed
        stream = keep(b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed))
        kids.append(
            keep(
                b"<< /Type /Page /Parent %d 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
                b"/Resources << /Font << /F1 %d 0 R >> >> >>" % (tree, stream, font)
            )
        )
    keep(b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(b"%d 0 R" % kid for kid in kids)))
    root = keep(b"<< /Type /Catalog /Pages %d 0 R >>" % tree)
    lock = b""
    if encrypted:
        standard = b"<< /Filter /Standard /V 1 /R 2 /O <%s> /U <%s> /P -4 >>" % (b"41" * 32, b"42" * 32)
        lock = b" /Encrypt %d 0 R /ID [<41> <41>]" % keep(standard)
    out, at = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(objects, 1):
        at.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(
        b"%010d 00000 n \n" % each for each in at
    )
    out += b"trailer << /Size %d /Root %d 0 R%s >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, root, lock, start)
    return bytes(out)


def column(*lines: str, left: float = 70, top: float = 700, step: float = 12) -> list[type_line]:
    """Lines below one another."""
    return [(left, top - step * number, words) for number, words in enumerate(lines)]


def docx(body: str, **parts: bytes) -> bytes:
    """A Word document with this XML in its body; more parts by name (``a_xml=…``)."""
    import docx as word

    packed = io.BytesIO()
    word.Document().save(packed)
    out = io.BytesIO()
    with zipfile.ZipFile(packed) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            raw = old.read(part)
            if part.filename == "word/document.xml":
                raw = f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'.encode()
            new.writestr(part.filename, raw)
        for name, raw in parts.items():
            new.writestr(name.replace("_", "."), raw)
    return out.getvalue()


def odt(body: str, manifest: str = "<manifest/>") -> bytes:
    """A LibreOffice document with this XML in its body."""
    names = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text"))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as new:
        new.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        whole = f"<office:document-content {names}><office:body><office:text>{body}</office:text></office:body>"
        new.writestr("content.xml", f"{whole}</office:document-content>")
        new.writestr("META-INF/manifest.xml", manifest)
    return out.getvalue()


def paragraph(words: str) -> str:
    """A paragraph of a Word document."""
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


def record(
    url: str, body: bytes, *, mime: str = "text/html; charset=utf-8", status: str = "200 OK", kind: str = "response"
) -> bytes:
    """A record of a web archive."""
    http = f"HTTP/1.1 {status}\r\nContent-Type: {mime}\r\n\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2023-10-14T08:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:{zlib.crc32(url.encode()):032x}>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def packed(*records: bytes) -> bytes:
    """The records, each compressed on its own, as archives keep them."""
    return b"".join(gzip.compress(each, mtime=0) for each in records)


def web_page(title: str, *paragraphs: str, head: str = "") -> bytes:
    """A page as a site gives it: navigation, an article, a foot."""
    body = "".join(f"<p>{each}</p>" for each in paragraphs)
    return (
        f'<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>{title}</title>{head}</head><body>'
        f"<nav><a href='/'>Accueil</a></nav><article><h1>{title}</h1>{body}</article><footer>Mentions légales</footer>"
        "</body></html>"
    ).encode()


def _escaped(words: str) -> bytes:
    raw = b"".join(WINDOWS.get(c) or c.encode("cp1252") for c in words)
    return raw.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")

from __future__ import annotations

from pathlib import Path

import pytest
from read.documents import docx, odt, paragraph, web_page
from read.files import RAID, STRIKE, both, read, refused, write

LETTER = (
    "From: =?utf-8?q?Service_de_presse_de_l=E2=80=99arm=C3=A9e?= <presse@example.org>\r\n"
    "To: redaction@example.org\r\nSubject: =?utf-8?q?Communiqu=C3=A9_n=C2=B0_12?=\r\n"
    "Date: Sat, 14 Oct 2023 23:30:00 +0200\r\nMIME-Version: 1.0\r\n"
)


def mail(body: str, mime: str = "text/plain") -> bytes:
    head = f"{LETTER}Content-Type: {mime}; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    return head.encode() + body.encode()


def saved_page(html: bytes, url: str = "https://example.org/menaka") -> bytes:
    head = (
        f"From: <Saved by Blink>\r\nSnapshot-Content-Location: {url}\r\nSubject: Page\r\n"
        "Date: Mon, 1 Jan 2024 10:00:00 -0000\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="--x"\r\n\r\n'
        f"----x\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: 8bit\r\nContent-Location: {url}\r\n\r\n"
    )
    picture = (
        b"\r\n----x\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n----x--\r\n"
    )
    return head.encode() + html + picture


def test_a_word_document_is_read_paragraph_by_paragraph(tmp_path: Path) -> None:
    write(tmp_path, a_docx=docx(paragraph(STRIKE.strip()) + paragraph("") + paragraph(RAID.strip())))
    assert read(tmp_path / "a.docx")[0].text == STRIKE.strip() + "\n\n" + RAID.strip()


def test_a_word_document_reads_as_with_all_changes_accepted(tmp_path: Path) -> None:
    changed = (
        "<w:p><w:r><w:t>L’armée a annoncé </w:t></w:r><w:del><w:r><w:delText>deux</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>trois</w:t></w:r></w:ins><w:hyperlink><w:r><w:t> morts</w:t></w:r></w:hyperlink>"
        "<w:r><w:t> à Gao</w:t><w:tab/><w:t>mardi.</w:t></w:r></w:p>"
    )
    write(tmp_path, a_docx=docx(changed))
    assert read(tmp_path / "a.docx")[0].text == "L’armée a annoncé trois morts à Gao\tmardi."


def test_a_table_of_a_word_document_is_read_cell_by_cell(tmp_path: Path) -> None:
    cells = "".join(f"<w:tc>{paragraph(words)}</w:tc>" for words in (STRIKE.strip(), RAID.strip()))
    write(tmp_path, a_docx=docx(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"))
    assert read(tmp_path / "a.docx")[0].text == STRIKE.strip() + "\n\n" + RAID.strip()


def test_a_word_document_without_words_is_told(tmp_path: Path) -> None:
    write(tmp_path, a_docx=docx(paragraph("")))
    assert refused(tmp_path / "a.docx").kind == "empty"


def test_a_zip_bomb_is_told_before_it_is_unpacked(tmp_path: Path) -> None:
    write(tmp_path, a_docx=docx(paragraph(STRIKE), bomb_bin=b"\0" * 3_000_000))
    _, (refusal,) = both([tmp_path / "a.docx"], max_size=50_000)
    assert (refusal.kind, refusal.fact) == ("too-large", "The document unpacks to more than 2 MB.")


def test_a_damaged_word_document_is_told(tmp_path: Path) -> None:
    write(tmp_path, a_docx=docx(paragraph(STRIKE))[:900])
    assert refused(tmp_path / "a.docx").kind == "malformed"


def test_an_archive_that_is_no_document_is_told(tmp_path: Path) -> None:
    import io
    import zipfile

    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.txt", STRIKE)
    write(tmp_path, a_docx=packed.getvalue())
    assert refused(tmp_path / "a.docx").kind == "binary"


def test_a_document_locked_with_a_password_is_told(tmp_path: Path) -> None:
    write(tmp_path, a_docx=b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"))
    assert refused(tmp_path / "a.docx").fact == "The document is locked with a password."


def test_a_mail_is_read_with_its_sender_and_its_day(tmp_path: Path) -> None:
    write(tmp_path, a_eml=mail(STRIKE))
    (report,) = read(tmp_path / "a.eml")
    assert report.text == "Communiqué n° 12\n\n" + STRIKE.strip()
    assert (report.published, report.published_basis) == ("2023-10-14", "header")
    assert (report.outlet, report.title) == ("Service de presse de l’armée", "Communiqué n° 12")


def test_a_mail_in_html_is_read_without_its_markup(tmp_path: Path) -> None:
    write(
        tmp_path,
        a_eml=mail(f"<html><style>p {{}}</style><body><p>{STRIKE}</p><p>{RAID}</p></body></html>", "text/html"),
    )
    assert read(tmp_path / "a.eml")[0].text == f"Communiqué n° 12\n\n{STRIKE.strip()}\n\n{RAID.strip()}"


@pytest.mark.parametrize("name", ["a_mhtml", "a_mht", "a_txt"])
def test_a_page_saved_as_one_file_is_read_with_its_address_and_without_the_day_of_its_saving(
    tmp_path: Path, name: str
) -> None:
    write(tmp_path, **{name: saved_page(web_page("Ménaka : trois civils tués", STRIKE, RAID))})
    (report,) = read(tmp_path / name.replace("_", "."))
    assert (report.url, report.published) == ("https://example.org/menaka", None)
    assert report.text.startswith("Ménaka : trois civils tués\n")
    assert "Accueil" not in report.text


def test_a_mail_without_words_is_told(tmp_path: Path) -> None:
    write(tmp_path, a_eml=mail(" "))
    assert refused(tmp_path / "a.eml").fact == "The mail holds no text."


def test_a_text_box_of_a_word_document_is_read_once(tmp_path: Path) -> None:
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    box = f"<w:txbxContent>{paragraph(RAID.strip())}</w:txbxContent>"
    both_ways = (
        f"<mc:AlternateContent {mc}><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    )
    write(tmp_path, a_docx=docx(f"<w:p><w:r>{both_ways}<w:t>{STRIKE.strip()}</w:t></w:r></w:p>"))
    assert read(tmp_path / "a.docx")[0].text == STRIKE.strip() + "\n\n" + RAID.strip()


@pytest.mark.parametrize("name", ["a_odt", "a_txt"])
def test_a_libreoffice_document_is_read_with_all_changes_accepted(tmp_path: Path, name: str) -> None:
    body = (
        "<text:tracked-changes><text:p>deux</text:p></text:tracked-changes><text:h>Gao</text:h>"
        f"<text:p>L’armée annonce <text:span>trois<text:s/>morts</text:span>.<text:note><text:p>Note</text:p></text:note></text:p>"
        f"<text:p>{STRIKE.strip()}</text:p>"
    )
    write(tmp_path, **{name: odt(body)})
    assert read(tmp_path / name.replace("_", "."))[0].text == (
        f"Gao\n\nL’armée annonce trois morts.\n\n{STRIKE.strip()}"
    )


def test_a_locked_libreoffice_document_is_told(tmp_path: Path) -> None:
    write(tmp_path, a_odt=odt("", manifest="<manifest><encryption-data/></manifest>"))
    assert refused(tmp_path / "a.odt").kind == "encrypted"


def test_a_libreoffice_document_without_words_is_told(tmp_path: Path) -> None:
    write(tmp_path, a_odt=odt("<text:p/>"))
    assert refused(tmp_path / "a.odt").kind == "empty"

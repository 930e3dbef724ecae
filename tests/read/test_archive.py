from __future__ import annotations

from pathlib import Path

import pytest
from read.documents import packed, record, web_page
from read.files import RAID, STRIKE, both, read, refused, write

from recoupe.read import Page, read_pages

FIRST = record("https://example.org/1", web_page("Frappe à Ménaka", STRIKE, STRIKE))
SECOND = record("https://example.org/2", web_page("Raid sur un convoi", RAID, RAID))
STYLE = record("https://example.org/a.css", b"p {}", mime="text/css")
GONE = record("https://example.org/3", web_page("Introuvable", STRIKE), status="404 Not Found")
HEAD = b"WARC/1.0\r\nWARC-Type: warcinfo\r\nWARC-Date: 2023-10-14T08:00:00Z\r\nContent-Length: 0\r\n\r\n\r\n\r\n"


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_each_page_of_an_archive_is_a_report(tmp_path: Path, name: str) -> None:
    records = (HEAD, FIRST, STYLE, GONE, SECOND)
    (tmp_path / name).write_bytes(packed(*records) if name.endswith("gz") else b"".join(records))
    reports = read(tmp_path / name)
    assert [r.url for r in reports] == ["https://example.org/1", "https://example.org/2"]
    assert [r.name for r in reports] == ["example.org/1", "example.org/2"]
    assert reports[0].text.startswith("Frappe à Ménaka")


def test_the_day_of_capture_is_kept_apart_from_that_of_publication(tmp_path: Path) -> None:
    write(tmp_path, a_warc=FIRST)
    (page,) = read_pages([tmp_path / "a.warc"])
    assert isinstance(page, Page)
    assert (page.captured, page.report.published) == ("2023-10-14T08:00:00Z", None)


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_a_broken_record_is_told_and_the_next_is_read(tmp_path: Path, name: str) -> None:
    if name.endswith("gz"):
        one, other = packed(FIRST), packed(SECOND)
        raw = one[:60] + b"\xff" * 40 + one[100:] + other
    else:
        raw = b"WARC/1.0\r\nno header\r\nContent-Length: x\r\n\r\nrest\r\n\r\n" + SECOND
    (tmp_path / name).write_bytes(raw)
    reports, refusals = both([tmp_path / name])
    assert [r.url for r in reports] == ["https://example.org/2"]
    assert {r.kind for r in refusals} == {"malformed"}
    assert all(a.name == name or a.name.startswith(name) for a in refusals)


def test_pages_without_an_article_are_told_once(tmp_path: Path) -> None:
    bare = [record(f"https://example.org/list/{n}", b"<html><body></body></html>") for n in range(3)]
    write(tmp_path, a_warc=b"".join([*bare, FIRST]))
    _, (refusal,) = both([tmp_path / "a.warc"])
    assert refusal.fact == "3 of its pages hold no article (lists, home pages)."


def test_an_archive_without_pages_is_told(tmp_path: Path) -> None:
    write(tmp_path, a_warc=HEAD + STYLE)
    assert refused(tmp_path / "a.warc").fact == "The archive holds no pages."


def test_an_archive_in_a_folder_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.warc.gz").write_bytes(packed(FIRST))
    assert len(read(tmp_path)) == 1


def test_a_page_of_an_archive_that_is_too_large_is_told(tmp_path: Path) -> None:
    write(tmp_path, a_warc=record("https://example.org/1", b"<p>" + b"x" * 20_000) + SECOND)
    reports, refusals = both([tmp_path / "a.warc"], max_size=2000)
    assert ([r.url for r in reports], [r.kind for r in refusals]) == (["https://example.org/2"], ["too-large"])


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_a_page_that_breaks_off_is_no_report(tmp_path: Path, name: str) -> None:
    raw = packed(FIRST)[:-60] if name.endswith("gz") else FIRST[:-300]
    (tmp_path / name).write_bytes(raw)
    assert refused(tmp_path / name).fact == "The page breaks off in the archive."


def test_an_archive_that_is_compressed_as_a_whole_is_told(tmp_path: Path) -> None:
    import gzip

    (tmp_path / "a.warc.gz").write_bytes(gzip.compress(HEAD + FIRST + SECOND))
    _, refusals = both([tmp_path / "a.warc.gz"])
    assert [r.fact for r in refusals] == ["The archive is compressed as a whole."]

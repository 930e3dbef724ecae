from __future__ import annotations

from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from read.files import RAID, STRIKE, both, read, refused, write

from recoupe.lang.pack import load_pack
from recoupe.read import read_paths
from recoupe.read.feed import is_whole

LAYOUT = load_pack("fr").lexicon("layout")
WHOLE = f"<p>{STRIKE.strip()}</p><p>{RAID.strip()}</p>"


def item(title: str, content: str = "", summary: str = "", link: str = "", date: str = "") -> str:
    fields = {"title": title, "content:encoded": content, "description": summary, "link": link, "pubDate": date}
    return "<item>" + "".join(f"<{k}>{escape(v)}</{k}>" for k, v in fields.items() if v) + "</item>"


def rss(*items: str, title: str = "L’Écho du Fleuve") -> str:
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
        f"<channel><title>{title}</title>{''.join(items)}</channel></rss>"
    )


def test_an_entry_with_its_whole_article_is_a_report(tmp_path: Path) -> None:
    feed = rss(
        item(
            "Frappe à Ménaka",
            WHOLE,
            link="https://example.org/2023/menaka.html",
            date="Sat, 14 Oct 2023 00:30:00 +0200",
        )
    )
    write(tmp_path, a_rss=feed)
    (report,) = read(tmp_path / "a.rss")
    assert report.text == f"Frappe à Ménaka\n\n{STRIKE.strip()}\n\n{RAID.strip()}"
    assert (report.name, report.outlet) == ("example.org/2023/menaka.html", "L’Écho du Fleuve")
    assert (report.published, report.published_basis) == ("2023-10-14", "feed")
    assert (report.url, report.title) == ("https://example.org/2023/menaka.html", "Frappe à Ménaka")


def test_an_atom_feed_is_read(tmp_path: Path) -> None:
    entry = (
        f'<entry><id>tag:1</id><title>Frappe</title><link href="https://example.org/1"/><published>2023-10-14T09:00:00+02:00'
        f'</published><content type="html">{escape(WHOLE)}</content></entry>'
    )
    write(tmp_path, a_xml=f'<feed xmlns="http://www.w3.org/2005/Atom"><title>L’Écho</title>{entry}</feed>')
    (report,) = read(tmp_path / "a.xml")
    assert (report.published, report.outlet, STRIKE.strip() in report.text) == ("2023-10-14", "L’Écho", True)


def test_a_summary_is_no_report_and_its_feed_says_so_once(tmp_path: Path) -> None:
    feed = rss(item("Un", WHOLE), item("Deux", summary="Une frappe."), item("Trois", summary="Un raid a eu lieu…"))
    write(tmp_path, a_rss=feed)
    (report,), (refusal,) = both([tmp_path / "a.rss"])
    assert report.title == "Un"
    assert (refusal.kind, refusal.fact) == ("summary", "2 entries hold only a summary, which is no report.")


def test_a_summary_that_is_asked_for_is_named_as_one(tmp_path: Path) -> None:
    write(tmp_path, a_rss=rss(item("Deux", summary=STRIKE, link="https://example.org/2")))
    (report,) = read_paths([tmp_path / "a.rss"], summaries=True)
    assert getattr(report, "name", "") == "example.org/2 (summary)"


def test_a_long_description_is_a_whole_dispatch(tmp_path: Path) -> None:
    write(tmp_path, a_rss=rss(item("Un", summary=f"<p>{STRIKE * 4}</p><p>{RAID * 4}</p>")))
    assert len(read(tmp_path / "a.rss")) == 1


@pytest.mark.parametrize("text", LAYOUT["teasers"])
def test_the_beginning_of_an_article_is_known_by_its_end(text: str) -> None:
    assert not is_whole(text)


@pytest.mark.parametrize("text", LAYOUT["whole"])
def test_an_article_that_ends_is_whole(text: str) -> None:
    assert is_whole(text)


def test_what_a_sites_software_adds_is_no_part_of_the_report(tmp_path: Path) -> None:
    feed = rss(item("Un", WHOLE + "<p>L’article Un est apparu en premier sur L’Écho.</p>"))
    write(tmp_path, a_rss=feed)
    assert read(tmp_path / "a.rss")[0].text.endswith(RAID.strip())


def test_xml_that_is_no_feed_is_told(tmp_path: Path) -> None:
    write(tmp_path, a_xml="<plist><dict/></plist>")
    assert refused(tmp_path / "a.xml").kind == "empty"


def test_a_feed_without_dates_and_links_is_read_without_them(tmp_path: Path) -> None:
    write(tmp_path, a_rss=rss(item("Un", WHOLE)))
    (report,) = read(tmp_path / "a.rss")
    assert (report.published, report.url, report.name) == (None, None, "a.rss#Un")

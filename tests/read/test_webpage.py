from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from read.files import both, read, refused, write

PAGE = """<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Ménaka : trois civils tués - Le Guetteur</title>
<meta property="og:site_name" content="Le Guetteur"><meta property="og:title" content="Ménaka : trois civils tués">
<meta property="article:published_time" content="2023-10-12T08:30:00+00:00">
<link rel="canonical" href="https://www.example.org/menaka"></head>
<body><nav><a href="/">Accueil</a> <a href="/monde">Monde</a></nav><article><h1>Ménaka : trois civils tués</h1>
<p>Trois civils ont été tués mardi près de Ménaka, a annoncé l’armée dans un communiqué publié dans la soirée.</p>
<p>Selon un élu, des hommes armés venus à moto ont ouvert le feu sur le marché avant de repartir vers le nord.</p>
</article><footer>© Le Guetteur</footer></body></html>"""


def test_a_page_gives_its_article_with_title_date_outlet_and_address(tmp_path: Path) -> None:
    write(tmp_path, a_html=PAGE)
    (report,) = read(tmp_path / "a.html")
    assert report.title == "Ménaka : trois civils tués"
    assert (report.published, report.published_basis) == ("2023-10-12", "page")
    assert (report.outlet, report.url) == ("Le Guetteur", "https://www.example.org/menaka")
    assert report.text.startswith("Ménaka : trois civils tués\n")
    assert "a annoncé l’armée" in report.text
    assert "Accueil" not in report.text


def test_the_digest_is_that_of_the_page_as_it_was_saved(tmp_path: Path) -> None:
    write(tmp_path, a_html=PAGE)
    assert read(tmp_path / "a.html")[0].sha256 == sha256(PAGE.encode()).hexdigest()


def test_a_page_without_a_date_in_its_head_is_asked_for_a_dateline(tmp_path: Path) -> None:
    page = PAGE.replace('<meta property="article:published_time" content="2023-10-12T08:30:00+00:00">', "")
    dated = page.replace("<p>Trois civils", "<p>GAO, 13 octobre 2023 (AXP) - Trois civils")
    write(tmp_path, a_html=dated, b_html=page)
    one, other = read(tmp_path)
    assert (one.published, other.published) == ("2023-10-13", None)


def test_the_side_table_outranks_the_page(tmp_path: Path) -> None:
    write(tmp_path, a_html=PAGE)
    write(tmp_path / "side", m_csv="file,published,outlet\na.html,2023-10-14,L’Écho\n")
    (report,), _ = both([tmp_path / "a.html"], tmp_path / "side" / "m.csv")
    assert (report.published, report.outlet) == ("2023-10-14", "L’Écho")


def test_a_page_in_windows_1252_is_read(tmp_path: Path) -> None:
    write(tmp_path, a_html=PAGE.replace("utf-8", "windows-1252").encode("cp1252"))
    assert "a annoncé l’armée" in read(tmp_path / "a.html")[0].text


def test_a_page_without_an_article_is_told(tmp_path: Path) -> None:
    write(tmp_path, a_html="<!doctype html><html><head><title>x</title></head><body></body></html>")
    assert refused(tmp_path / "a.html").fact == "The page holds no article that could be found."

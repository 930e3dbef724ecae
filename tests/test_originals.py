"""What a case keeps of a report beside its text: the bytes as they were found."""

from __future__ import annotations

from pathlib import Path

import pytest
from read.documents import column, docx, paragraph, pdf, web_page
from read.files import STRIKE, write
from read.test_office_and_mail import mail
from test_bad_inputs import Skimmer

from recoupe.case import Case
from recoupe.store import Case as Store

PAGES = {
    "a.html": web_page("Frappe à Ménaka", STRIKE, STRIKE),
    "a.pdf": pdf(column("L’armée a annoncé mardi la mort de trois soldats près de Gao.")),
    "a.docx": docx(paragraph(STRIKE)),
    "a.eml": mail(STRIKE),
    "a.txt": STRIKE.encode("cp1252"),
}


@pytest.mark.parametrize("name", PAGES)
def test_the_original_bytes_are_kept_beside_the_text(tmp_path: Path, name: str) -> None:
    write(tmp_path, **{name.replace(".", "_"): PAGES[name]})
    with Case(Store.open(tmp_path / "c.recoupe"), Skimmer()) as case:
        case.add([tmp_path / name])
        assert case.store.original(name) == PAGES[name]


def test_originals_are_told_apart_in_one_run(tmp_path: Path) -> None:
    write(tmp_path / "in", **{name.replace(".", "_"): raw for name, raw in PAGES.items()})
    with Case(Store.open(tmp_path / "c.recoupe"), Skimmer()) as case:
        added = case.add([tmp_path / "in"])
        assert {name: case.store.original(name) for name in added.read} == PAGES


def test_a_larger_text_is_read_where_that_is_asked_for(tmp_path: Path) -> None:
    write(tmp_path, a_txt=STRIKE * 30)
    with Case(Store.open(tmp_path / "c.recoupe"), Skimmer()) as case:
        assert [r.kind for r in case.add([tmp_path / "a.txt"], max_size=2000).refused] == ["too-large"]
        assert case.add([tmp_path / "a.txt"], max_size=20_000).read == ("a.txt",)

"""The reports as references."""

from __future__ import annotations

import re
from dataclasses import replace

import rispy
from export.bundles import BY_NAME, bundle, text_of
from hypothesis import given
from hypothesis import strategies as st
from show.sample import incident

from recoupe.export.bundle import Bundle


def with_title(title: str | None, url: str | None = None) -> Bundle:
    reading = BY_NAME["un.txt"]
    return Bundle(
        [incident()], {**BY_NAME, "un.txt": replace(reading, report=replace(reading.report, title=title, url=url))}
    )


def test_every_report_is_a_record_once() -> None:
    twice = bundle(incident(), replace(incident(), id="other"))
    assert [record["id"] for record in rispy.loads(text_of("ris", twice))] == ["deux.txt", "un.txt"]


def test_a_record_has_outlet_date_and_address() -> None:
    record = rispy.loads(text_of("ris", with_title("Cinq morts", "https://example.org/1")))[1]
    assert (record["title"], record["year"], record["date"]) == ("Cinq morts", "2024", "2024/03/06/")
    assert record["urls"] == ["https://example.org/1"]


@given(st.text(max_size=40))
def test_no_title_breaks_the_records(title: str) -> None:
    assert len(rispy.loads(text_of("ris", with_title(title)))) == 2


def test_an_entry_for_latex() -> None:
    assert text_of("bibtex", with_title("Attaque : 50 % des forces & l'armée")).endswith(
        "@online{le-relais-20240306-attaque-50-des,\n"
        "  title = {Attaque : 50 \\% des forces \\& l'armée},\n"
        "  organization = {Le Relais},\n  date = {2024-03-06},\n  langid = {french},\n"
        f"  note = {{sha256 {BY_NAME['un.txt'].report.sha256}}},\n}}\n\n"
    )


@given(st.text(max_size=40))
def test_no_title_opens_a_brace_that_is_not_closed(title: str) -> None:
    plain = re.sub(r"\\[{}]", "", text_of("bibtex", with_title(title, f"https://example.org/{title}")))
    assert plain.count("{") == plain.count("}")


def test_two_reports_of_one_title_have_two_keys() -> None:
    readings = {
        name: replace(r, report=replace(r.report, title="T", outlet="O", published=None)) for name, r in BY_NAME.items()
    }
    keys = re.findall(r"@online\{([^,]+),", text_of("bibtex", Bundle([incident()], readings)))
    assert len(set(keys)) == 2

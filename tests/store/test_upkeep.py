"""A case is checked, copied and taken into another."""

from __future__ import annotations

import sqlite3
import threading
import zlib
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text, update
from store.cases import contents, incident, reading, report

from recoupe.errors import CaseError
from recoupe.model.event import Telling
from recoupe.model.judgement import Judgement, Told
from recoupe.model.text import Span
from recoupe.store import Case
from recoupe.store.merging import follow, take_in
from recoupe.store.rows import packed, reading_json
from recoupe.store.schema import writing
from recoupe.store.tables import INCIDENT, READING, REPORT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Table

JUDGED = Judgement("j1", "right", Told("r001.txt", "e1", Span(4, 10)), None, "Awa", "2024-01-02T09:00:00+00:00")


def filled(case: Case, *numbers: int) -> Case:
    for n in numbers:
        page = f"<p>{report(n).text}</p>".encode()
        kept = replace(report(n), sha256=sha256(page).hexdigest())
        case.add(kept, reading(kept), original=page, at=f"2024-01-02T09:00:0{n}+00:00")
    case.judge(JUDGED)
    case.replace_incidents([incident("i1", *((f"r{n:03}.txt", "e1") for n in numbers))])
    return case


def change(case: Case, table: Table, **values: object) -> None:
    with writing(case._engine) as link:
        link.execute(update(table).values(**values))


def test_a_whole_case_has_no_damage(case: Case) -> None:
    assert filled(case, 1, 2).damages() == ()


def test_an_empty_case_is_whole(case: Case) -> None:
    assert case.damages() == ()


def test_an_original_that_was_changed_is_found(case: Case) -> None:
    filled(case, 1)
    change(case, REPORT, original=packed(b"<p>Autre chose.</p>"))
    assert [(d.where, d.fact) for d in case.damages()] == [
        ("r001.txt", "Its original is not the one whose sha256 was written down.")
    ]


def test_a_place_outside_the_text_is_found(case: Case) -> None:
    filled(case, 1)
    event = reading().events[0]
    beyond = replace(event, tellings=(Telling("airstrike", Span(4, 4_000), 0, "frappe"),))
    change(case, READING, json=reading_json(replace(reading(), events=(beyond,))))
    assert [d.fact for d in case.damages()] == ["1 of its places lie outside the text."]


def test_a_text_cut_short_is_found_by_all_that_points_into_it(case: Case) -> None:
    filled(case, 1)
    change(case, REPORT, text=packed(b"Une"))
    assert {d.where for d in case.damages()} == {"reading of r001.txt by recoupe 0 fr", "judgement j1"}


@pytest.mark.parametrize("table", [REPORT, READING, INCIDENT], ids=lambda table: str(table.name))
def test_bytes_that_cannot_be_decoded_are_found_and_the_rest_is_looked_at(case: Case, table: Table) -> None:
    filled(case, 1, 2)
    column = "text" if table is REPORT else "json"
    change(case, table, **{column: zlib.compress(b"{")[:-2]})
    assert any("cannot be decoded" in d.fact for d in case.damages())


def test_a_member_that_lists_have_lost_is_found(case: Case) -> None:
    filled(case, 1, 2)
    with writing(case._engine) as link:
        link.execute(text("DELETE FROM member WHERE report = 'r002.txt'"))
    assert [d.where for d in case.damages()] == ["incident i1"]


def test_a_report_that_search_has_lost_is_found(case: Case) -> None:
    filled(case, 1)
    with writing(case._engine) as link:
        gone = (
            "INSERT INTO report_words (report_words) VALUES ('delete-all')"
            if link.dialect.name == "sqlite"
            else "DELETE FROM report_words"
        )
        link.execute(text(gone))
    assert [d.where for d in case.damages()] == ["the search index"]


def test_a_damaged_page_of_the_file_is_found(tmp_path: Path) -> None:
    path = tmp_path / "inquiry.recoupe"
    with Case.open(path) as case:
        filled(case, *range(1, 9))
    raw = bytearray(path.read_bytes())
    for at in range(8 * 4096, min(12 * 4096, len(raw))):
        raw[at] = 0xA5
    path.write_bytes(raw)
    with Case.open(path) as case:
        assert case.damages() != ()


def test_the_original_is_handed_out_byte_for_byte(case: Case) -> None:
    filled(case, 1)
    assert case.original("r001.txt") == f"<p>{report(1).text}</p>".encode()
    case.add(report(2))
    assert case.original("r002.txt") == report(2).text.encode()


def test_an_original_that_was_not_kept_is_told_and_comes_with_the_next_adding(case: Case) -> None:
    page = b"<p>Une frappe.</p>"
    known = report(text="Une frappe.", sha256=sha256(page).hexdigest())
    case.add(known)
    with pytest.raises(CaseError, match="only the text was kept"):
        case.original("r001.txt")
    case.add(known, original=page)
    assert case.original("r001.txt") == page


def test_a_backup_is_the_same_case(case: Case, tmp_path: Path) -> None:
    filled(case, 1, 2)
    case.back_up(tmp_path / "copy.recoupe")
    with Case.open(tmp_path / "copy.recoupe") as copy:
        assert contents(copy) == contents(case)
        assert copy.judgements() == case.judgements()
        assert copy.damages() == ()
        assert [f.report for f in copy.search("frappe").found] == ["r002.txt", "r001.txt"]
        copy.add(report(3), reading(report(3)))
    assert sorted(p.name for p in tmp_path.glob("copy*")) == ["copy.recoupe"]


def test_a_backup_never_writes_over_a_file_unless_it_is_told_to(case: Case, tmp_path: Path) -> None:
    copy = tmp_path / "copy.recoupe"
    copy.write_text("mine")
    with pytest.raises(CaseError, match="there already"):
        case.back_up(copy)
    assert copy.read_text() == "mine"
    case.back_up(copy, replace=True)
    with Case.open(copy) as opened:
        assert len(opened) == 0


def test_a_backup_that_fails_leaves_the_older_one(case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(case, 1)
    case.back_up(tmp_path / "copy.recoupe")

    def full(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr("recoupe.store.backing._verify", full)
    with pytest.raises(CaseError, match="could not be written"):
        case.back_up(tmp_path / "copy.recoupe", replace=True)
    monkeypatch.undo()
    with Case.open(tmp_path / "copy.recoupe") as copy:
        assert contents(copy) == contents(case)
    assert not list(tmp_path.glob("*.part*"))


def test_a_backup_taken_while_another_writes_is_whole(place: str, tmp_path: Path) -> None:
    stop = threading.Event()

    def write() -> None:
        with Case.open(place) as other:
            for n in range(1, 400):
                other.add(report(n), reading(report(n)))
                if stop.is_set():
                    return

    Case.open(place).close()
    thread = threading.Thread(target=write)
    thread.start()
    try:
        with Case.open(place) as case:
            for number in range(3):
                case.back_up(tmp_path / f"copy{number}.recoupe")
    finally:
        stop.set()
        thread.join()
    for number in range(3):
        with Case.open(tmp_path / f"copy{number}.recoupe") as copy:
            assert copy.damages() == ()
            assert len(copy.readings()) == len(copy)


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Case]:
    with Case.open(tmp_path / "other.recoupe") as opened:
        yield opened


def test_another_case_is_taken_in_whole(case: Case, other: Case) -> None:
    filled(other, 1, 2)
    merged = take_in(case, other)
    assert (merged.reports, merged.readings, merged.judgements) == (2, 2, 1)
    assert case.reports() == other.reports()
    assert case.readings() == other.readings()
    assert case.judgements() == other.judgements()
    assert case.original("r002.txt") == other.original("r002.txt")
    assert case.search("frappe").total == 2
    assert case.damages() == ()


def test_taking_in_twice_changes_nothing(case: Case, other: Case) -> None:
    filled(other, 1, 2)
    case.add(report(3), reading(report(3)))
    take_in(case, other)
    before = (contents(case), case.judgements())
    assert take_in(case, other).is_empty
    assert (contents(case), case.judgements()) == before


def test_a_name_that_another_text_has_here_is_told_and_judgements_go_along(case: Case, other: Case) -> None:
    case.add(report(2, name="r001.txt"))
    filled(other, 1)
    assert take_in(case, other).renamed == (("r001.txt", "r001 (2).txt"),)
    assert [judgement.left.report for judgement in case.judgements()] == ["r001 (2).txt"]
    assert take_in(case, other).is_empty


def test_what_both_cases_know_stays_as_it_is_here(case: Case, other: Case) -> None:
    case.add(report(title="Frappe", published="2023-10-12", published_basis="page"))
    other.add(report(title="Raid", url="https://example.org/1"))
    assert take_in(case, other).differ == (("r001.txt", "title"),)
    assert [(r.title, r.url, r.published) for r in case.reports()] == [
        ("Frappe", "https://example.org/1", "2023-10-12")
    ]


def test_another_judgement_under_the_same_id_is_told_and_ours_stays(case: Case, other: Case) -> None:
    case.judge(replace(JUDGED, verdict="wrong"))
    other.judge(JUDGED)
    assert take_in(case, other).collisions == ("j1",)
    assert [judgement.verdict for judgement in case.judgements()] == ["wrong"]


def test_of_two_readings_the_later_is_shown_wherever_it_was_made(case: Case, other: Case) -> None:
    case.add(report(), reading(reader="recoupe 1 fr", kind="shelling"), at="2024-02-01T00:00:00+00:00")
    other.add(report(), reading(), at="2024-01-01T00:00:00+00:00")
    take_in(case, other)
    assert [r.events[0].type for r in case.readings()] == ["shelling"]
    assert case.reading("r001.txt").events[0].type == "shelling"


def test_ids_of_the_other_cases_incidents_lead_to_ours(case: Case, other: Case) -> None:
    filled(other, 1, 2)
    take_in(case, other)
    case.replace_incidents([incident("ours", ("r001.txt", "e1"), ("r002.txt", "e1"))])
    follow(case, other)
    follow(case, other)
    assert case.incident("i1").id == "ours"

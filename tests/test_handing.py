"""A case handed on: chosen, written to files, followed, read back whole."""

from __future__ import annotations

import errno
import io
import json
import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from show.sample import incident, readings

from recoupe import pipeline
from recoupe.case import Case
from recoupe.errors import InputError, RecoupeError
from recoupe.handing import FORMATS
from recoupe.model.judgement import Judgement, Told
from recoupe.model.text import Span
from recoupe.store import Case as Store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from recoupe.model.incident import Incident
    from recoupe.model.text import Report

RIGHT = Judgement("j1", "right", Told("un.txt", "e1", Span(21, 25)), None, "Awa", "2024-03-09T09:00:00+00:00", "killed")


def case_of(*incidents: Incident, judged: bool = False) -> Case:
    case = Case(Store.open(None), pipeline.load())
    for number, reading in enumerate(readings()):
        case.store.add(reading.report, reading, original=f"<p>{number}".encode(), at="2024-03-08T08:00:00+00:00")
    if judged:
        case.store.judge(RIGHT)
    case.store.replace_incidents(incidents, at="2024-03-08T09:00:00+00:00")
    return case


@pytest.fixture
def case() -> Iterator[Case]:
    with case_of(incident(), judged=True) as it:
        yield it


def written(case: Case, name: str, *, encoding: str | None = None, where: str = "", since: str | None = None) -> str:
    page = io.BytesIO()
    case.export(name, page, encoding=encoding, where=where, since=since)
    return page.getvalue().decode()


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_written_from_a_case(case: Case, name: str) -> None:
    page = io.BytesIO()
    case.export(name, page)
    assert len(page.getvalue()) > 100


@pytest.mark.parametrize("name", sorted(FORMATS.keys() - {"case"}))
def test_what_does_not_fit_is_not_written(case: Case, name: str) -> None:
    assert "naka" not in written(case, name, where="type=shelling")


def test_the_words_of_a_report_choose_its_incident(case: Case) -> None:
    assert [one.id for one in case.selected('"un elu local"')] == [incident().id]
    assert list(case.selected("hélicoptère")) == []


def test_what_people_judged_is_chosen(case: Case) -> None:
    assert [one.id for one in case.selected("judged=yes")] == [incident().id]


@pytest.mark.parametrize(
    ("where", "guess"),
    [("outlet=LeRelai", "Le Relais"), ("place=Menakka", "menaka"), ("source=elou", "elu"), ("within=Malli", "Mali")],
)
def test_a_name_that_nobody_tells_of_is_guessed(case: Case, where: str, guess: str) -> None:
    with pytest.raises(InputError, match=f"in this case is called .* Did you mean “{guess}”"):
        list(case.selected(where))


def test_names_of_an_empty_case_are_not_missed() -> None:
    with case_of() as empty:
        assert list(empty.selected("outlet=LeRelai")) == []


def test_judged_values_are_handed_on(case: Case) -> None:
    row = json.loads(written(case, "events", encoding="jsonl").splitlines()[0])
    assert row["judged"] == ["confirmed by Awa on 2024-03-09"]


def test_reports_without_an_incident_are_references_too() -> None:
    with case_of() as empty:
        assert written(empty, "ris").count("TY  - NEWS") == 2
        assert written(empty, "ris", where="type=killing") == ""


def test_the_ending_of_the_file_decides(case: Case, tmp_path: Path) -> None:
    case.export("claims", tmp_path / "claims.xlsx")
    assert (tmp_path / "claims.xlsx").read_bytes().startswith(b"PK")


def test_excel_is_told_that_it_is_utf_8(case: Case, tmp_path: Path) -> None:
    case.export("incidents", tmp_path / "a.csv", bom=True)
    assert (tmp_path / "a.csv").read_bytes().startswith(b"\xef\xbb\xbfid,")


def test_a_byte_order_mark_is_for_csv(case: Case, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is for CSV"):
        case.export("geojson", tmp_path / "a.geojson", bom=True)


def test_what_a_format_leaves_out_is_counted_with_the_reason(case: Case, tmp_path: Path) -> None:
    case.store.replace_incidents([incident(), replace(incident(), id="other", date=None)])
    done = case.export("acled", tmp_path / "a.csv")
    assert (done.incidents, list(done.left_out.values())) == (2, [1])


def test_a_file_is_replaced_only_when_it_is_whole(case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "a.csv"
    out.write_text("before", encoding="utf-8")
    monkeypatch.setattr(Case, "selected", lambda *_: _broken())
    with pytest.raises(ZeroDivisionError):
        case.export("incidents", out)
    assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]
    assert out.read_text(encoding="utf-8") == "before"


def _broken() -> Iterator[Incident]:
    yield incident()
    raise ZeroDivisionError


def test_a_full_disk_says_so(case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_number: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(RecoupeError, match="the disk is full"):
        case.export("incidents", tmp_path / "a.csv")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="Linux alone has a device that is always full")
@pytest.mark.parametrize("name", ["incidents-csv", "incidents-xlsx", "incidents-parquet", "geojson"])
def test_a_device_that_is_full_says_so_in_every_encoding(case: Case, name: str) -> None:
    with pytest.raises(RecoupeError, match="the disk is full"):
        case.export(name, "/dev/full")


def test_a_folder_and_a_missing_folder_are_told(case: Case, tmp_path: Path) -> None:
    with pytest.raises(RecoupeError, match="is a folder"):
        case.export("incidents", tmp_path)
    with pytest.raises(RecoupeError, match="is not there"):
        case.export("incidents", tmp_path / "no" / "a.csv")


def changes(case: Case, **options: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in written(case, "changes", **options).splitlines()]


def test_changes_end_with_the_cursor_for_next_time(case: Case) -> None:
    first = changes(case)
    assert [(line["change"], line.get("id")) for line in first] == [("added", incident().id), ("end", None)]
    assert first[0]["incident"]["members"][0]["report"] == "un.txt"
    assert changes(case, since=first[-1]["cursor"]) == [first[-1]]


def test_what_went_is_a_tombstone_with_its_heir(case: Case) -> None:
    cursor = changes(case)[-1]["cursor"]
    case.store.replace_incidents([replace(incident(), id="new")], at="2024-03-10T09:00:00+00:00")
    assert [(line["change"], line["id"], line.get("now")) for line in changes(case, since=cursor)[:-1]] == [
        ("added", "new", None),
        ("gone", incident().id, "new"),
    ]


def test_changes_since_a_day(case: Case) -> None:
    assert len(changes(case, since="2024-03-08")) == 2
    assert len(changes(case, since="2024-03-09")) == 1


def test_what_changed_and_no_longer_fits_is_gone_for_whoever_asks(case: Case) -> None:
    cursor = changes(case)[-1]["cursor"]
    case.store.replace_incidents([replace(incident(), type="shelling")])
    assert [line["change"] for line in changes(case, since=cursor, where="type=killing")] == ["gone", "end"]


@pytest.mark.parametrize(("since", "told"), [("gestern", "neither a day nor a cursor"), ("c99", "its last is c1")])
def test_a_since_that_is_none_says_how_to_write_it(case: Case, since: str, told: str) -> None:
    with pytest.raises(InputError, match=told):
        changes(case, since=since)


def test_since_is_for_changes(case: Case) -> None:
    with pytest.raises(InputError, match="takes no --since"):
        written(case, "acled", since="2024")


def whole(case: Case, folder: Path) -> Path:
    case.export("case", folder / "case.jsonl")
    return folder / "case.jsonl"


def contents(case: Case) -> tuple[object, ...]:
    store = case.store
    return (
        store.reports(), store.readings(), store.judgements(), store.incidents(), store.former(),
        tuple(store.each_kept()),
    )  # fmt: skip


def taken(path: Path) -> Case:
    case = Case(Store.open(None), pipeline.load())
    case.read_back(path)
    return case


def test_a_case_read_back_is_the_same_case(case: Case, tmp_path: Path) -> None:
    case.store.replace_incidents([replace(incident(), id="later")], at="2024-03-10")
    with taken(whole(case, tmp_path)) as other:
        assert contents(other) == contents(case)
        assert other.store.incidents_are_current()
        assert other.store.incident(incident().id).id == "later"
        assert other.store.original("deux.txt") == b"<p>1"


def test_read_back_twice_is_read_back_once(case: Case, tmp_path: Path) -> None:
    path = whole(case, tmp_path)
    with taken(path) as other:
        other.read_back(path)
        assert contents(other) == contents(case)


def test_readings_by_two_readers_are_both_kept(case: Case, tmp_path: Path) -> None:
    case.store.add(readings()[0].report, replace(readings()[0], reader="newer", events=()), at="2024-03-09")
    with taken(whole(case, tmp_path)) as other:
        assert contents(other) == contents(case)
        assert other.store.reading("un.txt").reader == "newer"


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    texts=st.lists(st.tuples(TEXTS, st.none() | TEXTS, st.none() | st.binary(max_size=20)), max_size=4),
    notes=st.lists(st.tuples(TEXTS, st.sampled_from(["right", "wrong", "set-aside"])), max_size=3),
    ids=st.lists(TEXTS, max_size=3, unique=True),
)
def test_any_small_case_read_back_is_the_same(
    tmp_path: Path,
    texts: list[tuple[str, str | None, bytes | None]],
    notes: list[tuple[str, Any]],
    ids: list[str],
) -> None:
    with Case(Store.open(None), pipeline.load()) as case:
        for number, (text, outlet, original) in enumerate(texts):
            report = pipeline_report(text, f"r{number}.txt", outlet)
            case.store.add(
                report, replace(readings()[0], report=report), original=original, at=f"2024-01-0{number + 1}"
            )
        for number, (note, verdict) in enumerate(notes):
            case.store.judge(replace(RIGHT, id=f"j{number}", verdict=verdict, note=note))
        case.store.replace_incidents([replace(incident(), id=name) for name in ids])
        case.store.replace_incidents([replace(incident(), id=name) for name in ids[1:]], at="2024-02-01")
        with taken(whole(case, tmp_path)) as other:
            assert contents(other) == contents(case)


def pipeline_report(text: str, name: str, outlet: str | None) -> Report:
    from hashlib import sha256

    return replace(readings()[0].report, text=text, name=name, outlet=outlet, sha256=sha256(text.encode()).hexdigest())


def test_a_case_taken_into_another_keeps_both(case: Case, tmp_path: Path) -> None:
    path = whole(case, tmp_path)
    with Case(Store.open(None), pipeline.load()) as other:
        mine = replace(readings()[0].report, name="un.txt", text="Autre texte.", sha256="0" * 64)
        other.store.add(mine, replace(readings()[0], report=mine, events=()))
        other.read_back(path)
        assert [report.name for report in other.store.reports()] == ["deux.txt", "un (2).txt", "un.txt"]
        assert other.store.judgements()[0].left.report == "un (2).txt"
        assert other.store.incidents_are_current()


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda lines: lines[:-1], "is not whole"),
        (lambda lines: [*lines[:2], *lines[3:]], "is not whole"),
        (lambda lines: lines[1:], "is no case"),
        (lambda lines: [lines[0], "{", *lines[1:]], "line 2 is no JSON object"),
        (lambda lines: [lines[0], '{"report": {"name": 1}}', *lines[1:]], "line 2 cannot be read"),
        (lambda lines: [lines[0], '{"else": 1}', *lines[1:]], "line 2 cannot be read"),
        (lambda lines: ['{"recoupe": "case", "version": 99}', *lines[1:]], "newer recoupe"),
        (lambda _lines: [], "is not whole"),
        (lambda _lines: ["\x00\x01"], "is no JSON object"),
    ],
)
def test_a_broken_file_says_where_and_nothing_is_taken_over(
    case: Case, tmp_path: Path, spoil: Callable[[list[str]], list[str]], told: str
) -> None:
    path = whole(case, tmp_path)
    path.write_text("".join(f"{line}\n" for line in spoil(path.read_text("utf-8").splitlines())), encoding="utf-8")
    with Case(Store.open(None), pipeline.load()) as other:
        with pytest.raises(InputError, match=told):
            other.read_back(path)
        assert contents(other) == ((), (), (), (), (), ())


def test_a_file_that_is_not_there_says_so(tmp_path: Path) -> None:
    with Case(Store.open(None), pipeline.load()) as case, pytest.raises(InputError, match="There is no file"):
        case.read_back(tmp_path / "no.jsonl")


def test_a_whole_case_is_not_selected_from(case: Case) -> None:
    with pytest.raises(InputError, match="writes the whole case"):
        written(case, "case", where="type=killing")


def test_an_incident_of_a_case_is_looked_at_with_its_words(case: Case) -> None:
    assert ">Huit soldats</span>" in case.look_at(incident().id)._repr_html_()
    assert list(case.claims("type=killing").to_pandas()["incident"].unique()) == [incident().id]

"""A case of every schema that was ever released opens today, with all that was in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, insert, inspect, text
from store.cases import contents, incident, reading, report

from recoupe.errors import CaseError
from recoupe.model.judgement import Judgement, Told
from recoupe.model.text import Span
from recoupe.store import Case, tables
from recoupe.store.migrate import migrate
from recoupe.store.postgres import is_address, postgres_engine
from recoupe.store.rows import incident_row, judgement_row, reading_json, report_row, told_of
from recoupe.store.schema import OURS, writing
from recoupe.store.searching import index
from recoupe.store.tables import SCHEMA, TABLES

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

RELEASED = ("0001", "0002")
ALL = (*RELEASED, "0003", "0004", SCHEMA)
JUDGED = Judgement("j1", "right", Told("r001.txt", "e1", Span(4, 10)), None, "Awa", "2024-01-02T09:00:00+00:00")


def engine_of(place: str) -> Engine:
    return postgres_engine(place)[0] if is_address(place) else create_engine(f"sqlite:///{place}")


def laid_out(engine: Engine, schema: str) -> None:
    """An empty case as the recoupe of that schema laid it out: by its migrations alone."""
    config = Config()
    config.set_main_option("script_location", "recoupe:store/migrations")
    with writing(engine) as link:
        config.attributes["connection"] = link
        command.upgrade(config, schema)
        if link.dialect.name == "sqlite":
            link.execute(text(f"PRAGMA application_id = {OURS}"))


def put(link: Connection, table: str, row: dict[str, object]) -> None:
    """The row, as far as this schema has columns for it."""
    columns = {column["name"] for column in inspect(link).get_columns(table)}
    link.execute(insert(tables.TABLES.tables[table]).values({k: v for k, v in row.items() if k in columns}))


@pytest.fixture(params=RELEASED)
def old(request: pytest.FixtureRequest, place: str) -> str:
    """A case of that schema with two reports, a judgement and an incident of both."""
    engine = engine_of(place)
    laid_out(engine, request.param)
    happened = incident("2023-10-12-menaka-0001", ("r001.txt", "e1"), ("r002.txt", "e1"))
    with writing(engine) as link:
        for n in (1, 2):
            put(link, "report", report_row(report(n), None))
            if request.param != "0001":
                index(link, n, report(n).text, report(n).title)
            mark = {"reader": "recoupe 0 fr", "told_of": told_of(report(n)), "events": 1}
            put(link, "reading", {"report_id": n, "json": reading_json(reading(report(n))), **mark})
        put(link, "judgement", judgement_row(JUDGED))
        if request.param == "0001":
            line = {k: v for k, v in incident_row(happened).items() if k in ("id", "type", "first", "last", "place")}
            link.execute(
                text(
                    "INSERT INTO incident (id, position, type, first, last, place, doubt, json) "
                    "VALUES (:id, 0, :type, :first, :last, :place, 0.0, :json)"
                ),
                {**line, "json": incident_row(happened)["json"]},
            )
        else:
            put(link, "incident", incident_row(happened))
        for n in (1, 2):
            put(link, "member", {"incident": happened.id, "report": f"r{n:03}.txt", "event": "e1"})
        put(link, "former", {"was": "2023-10-12-menaka-0000", "now": happened.id, "at": None})
    engine.dispose()
    return place


def test_a_case_of_an_older_schema_keeps_all_that_is_in_it(old: str) -> None:
    happened = incident("2023-10-12-menaka-0001", ("r001.txt", "e1"), ("r002.txt", "e1"))
    with Case.open(old) as case:
        assert contents(case) == (
            (report(1), report(2)), (reading(report(1)), reading(report(2))), (happened,),
        )  # fmt: skip
        assert case.judgements() == (JUDGED,)
        assert case.incident("2023-10-12-menaka-0000") == happened


def test_a_case_of_an_older_schema_can_be_listed_and_searched(old: str) -> None:
    with Case.open(old) as case:
        assert [(i.id, i.edtf, i.place, i.reports) for i in case.listed()] == [
            ("2023-10-12-menaka-0001", "2023-10-12", "Ménaka", 2)
        ]
        assert [found.report for found in case.search("frappe menaka").found] == ["r002.txt", "r001.txt"]


def test_a_migrated_case_goes_on_as_any_other(old: str) -> None:
    with Case.open(old) as case:
        case.add(report(3), reading(report(3)))
        case.replace_incidents([incident("other", ("r001.txt", "e1"))])
        assert case.incident("2023-10-12-menaka-0001").id == "other"
        assert len(case.search("frappe").found) == 3


def test_the_members_of_incidents_outlive_the_migration(old: str) -> None:
    Case.open(old).close()
    engine = engine_of(old)
    with engine.connect() as link:
        assert link.execute(text("SELECT count(*) FROM member")).scalar() == 2
        assert link.execute(text("SELECT version_num FROM alembic_version")).scalar() == SCHEMA
    engine.dispose()


def test_migrations_lead_to_the_tables_that_the_program_lays_out(place: str) -> None:
    engine = engine_of(place)
    migrate(engine, None, "")
    ours = {"include_object": lambda _, name, *__: "report_words" not in name}  # each database has its own
    with engine.connect() as link:
        assert compare_metadata(MigrationContext.configure(link, opts=ours), TABLES) == []
        assert link.execute(text("SELECT version_num FROM alembic_version")).scalar() == SCHEMA
    engine.dispose()


def test_a_case_of_a_newer_recoupe_says_so_and_stays_as_it_is(place: str) -> None:
    Case.open(place).close()
    engine = engine_of(place)
    with writing(engine) as link:
        link.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(CaseError, match=r"newer recoupe.*pip install --upgrade recoupe"):
        Case.open(place)
    with engine.connect() as link:
        assert link.execute(text("SELECT version_num FROM alembic_version")).scalar() == "9999"
    engine.dispose()


def test_every_released_schema_has_its_migration() -> None:
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", "recoupe:store/migrations")
    assert sorted(script.revision for script in ScriptDirectory.from_config(config).walk_revisions()) == sorted(ALL)

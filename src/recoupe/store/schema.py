"""The tables of a case laid out in an empty database, or an older case's brought up to date."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy import inspect, text

from recoupe.errors import CaseError
from recoupe.store.searching import lay_out_search
from recoupe.store.tables import SCHEMA, TABLES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Connection, Engine

OURS = 0x7265636F  # "reco": marks the file as a case among other SQLite files


def bring_up_to_date(engine: Engine, where: Path | str, *, fresh: bool) -> None:
    """Lay out an empty database; migrate an older case.

    Raises:
        CaseError: the database is another program's, or a newer recoupe wrote the case.
    """
    with writing(engine) as link:
        tables = set(inspect(link).get_table_names())
        lite = link.dialect.name == "sqlite"
        if fresh or not (tables if lite else tables & {"alembic_version", *TABLES.tables}):
            lay_out(link)
            return
        marked = not lite or link.execute(text("PRAGMA application_id")).scalar() == OURS
        if not marked or not tables >= {"alembic_version", "report", "derived"}:
            raise CaseError(
                f"{where} is a database of another program.", "Name a file that recoupe wrote, or a new one."
                if lite else "Give recoupe a database of its own: createdb NAME.",
            )  # fmt: skip
        schema = link.execute(text("SELECT version_num FROM alembic_version")).scalar()
    if schema != SCHEMA:
        from recoupe.store.migrate import migrate  # Alembic is slow, and seldom needed

        migrate(engine, where, str(schema))


def lay_out(link: Connection) -> None:
    """An empty case: all tables at the newest schema, in the transaction of the caller."""
    TABLES.create_all(link)
    lay_out_search(link)
    link.execute(text("CREATE TABLE IF NOT EXISTS alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)"))
    if not link.execute(text("SELECT count(*) FROM alembic_version")).scalar():
        link.execute(text("INSERT INTO alembic_version VALUES (:schema)"), {"schema": SCHEMA})
    if link.dialect.name == "sqlite":
        link.execute(text(f"PRAGMA application_id = {OURS}"))


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction that writes: all of it is kept, or nothing."""
    with engine.connect() as link, link.execution_options(recoupe_writes=True).begin():
        yield link

"""Bringing an older case to the newest schema, and telling a newer one apart."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory

from recoupe.errors import CaseError

if TYPE_CHECKING:
    from sqlalchemy import Engine


def migrate(engine: Engine, where: Path | str | None, schema: str) -> None:
    """Run the migrations from ``schema`` ("" for an empty database) to the newest one, in one transaction.

    Raises:
        CaseError: a newer recoupe wrote the case.
    """
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if schema and schema not in known:
        raise CaseError(
            f"{where or 'The case'} was written by a newer recoupe (schema {schema}, here {max(known)}).",
            "Update recoupe: pip install --upgrade recoupe.",
        )
    with engine.connect() as link:
        if lite := link.dialect.name == "sqlite":
            # SQLite changes a table by copying it; with foreign keys on, the copy's end would take its children along.
            link.connection.dbapi_connection.execute("PRAGMA foreign_keys = OFF")  # type: ignore[union-attr]  # open, and sqlite3's
        with link.execution_options(recoupe_writes=True).begin():
            config.attributes["connection"] = link
            command.upgrade(config, "head")
        if lite:
            link.connection.dbapi_connection.execute("PRAGMA foreign_keys = ON")  # type: ignore[union-attr]

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


def migrate(engine: Engine, path: Path | None, schema: str) -> None:
    """Run the migrations from ``schema`` ("" for an empty database) to the newest one, in one transaction.

    Raises:
        CaseError: a newer recoupe wrote the case.
    """
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if schema and schema not in known:
        raise CaseError(
            f"{path or 'The case'} was written by a newer recoupe (schema {schema}, here {max(known)}).",
            "Update recoupe: pip install --upgrade recoupe.",
        )
    with engine.connect().execution_options(recoupe_writes=True) as link, link.begin():
        config.attributes["connection"] = link
        command.upgrade(config, "head")

"""Alembic's entry: migrations run on the connection that the case hands over."""

from __future__ import annotations

from alembic import context

from recoupe.store.tables import TABLES

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=TABLES,
    render_as_batch=True,  # SQLite changes a column by copying its table
    transactional_ddl=False,  # the caller's transaction holds all of it
)
context.run_migrations()

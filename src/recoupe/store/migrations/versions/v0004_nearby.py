"""The fourth schema: what matching remembers, so that one more report is compared only with what is near it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Lay out the tables; they are filled by the next matching of the whole case."""
    name = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
    op.create_table(
        "mark",
        sa.Column("mark", sa.BigInteger, nullable=False, autoincrement=False),
        sa.Column("report", name, nullable=False),
        sa.PrimaryKeyConstraint("mark", "report", name="pk_mark"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_mark_report", "mark", ["report"])
    op.create_table(
        "heard",
        sa.Column("report", name, nullable=False),
        sa.Column("event", name, nullable=False),
        sa.Column("other", name, nullable=False),
        sa.Column("other_event", name, nullable=False),
        sa.Column("good", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("report", "event", "other", "other_event", name="pk_heard"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_heard_other", "heard", ["other"])
    op.create_table(
        "family",
        sa.Column("report", name, nullable=False),
        sa.Column("other", name, nullable=False),
        sa.PrimaryKeyConstraint("report", "other", name="pk_family"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_family_other", "family", ["other"])

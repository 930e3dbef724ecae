"""The first schema: reports, readings, judgements, incidents."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Lay out an empty case."""
    op.create_table(
        "report",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("outlet", sa.Text, nullable=False),
        sa.Column("published", sa.Text),
        sa.Column("published_basis", sa.Text),
        sa.Column("url", sa.Text),
        sa.Column("title", sa.Text),
        sa.Column("language", sa.Text),
        sa.Column("camp", sa.Text),
        sa.Column("text", sa.LargeBinary, nullable=False),
        sa.Column("original", sa.LargeBinary),
        sa.Column("added", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_report"),
        sa.UniqueConstraint("name", name="uq_report_name"),
        sa.UniqueConstraint("sha256", "outlet", name="uq_report_sha256_outlet"),
    )
    op.create_table(
        "reading",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("report_id", sa.Integer, nullable=False),
        sa.Column("reader", sa.Text, nullable=False),
        sa.Column("told_of", sa.String(64), nullable=False),
        sa.Column("json", sa.LargeBinary, nullable=False),
        sa.Column("events", sa.Integer, nullable=False),
        sa.Column("added", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_reading"),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], name="fk_reading_report_id"),
        sa.UniqueConstraint("report_id", "reader", "told_of", name="uq_reading_report_id_reader_told_of"),
    )
    op.create_table(
        "judgement",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("revokes", sa.Text),
        sa.Column("json", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_judgement"),
        sa.UniqueConstraint("key", name="uq_judgement_key"),
    )
    op.create_table(
        "incident",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("type", sa.Text, nullable=False),
        sa.Column("first", sa.Text),
        sa.Column("last", sa.Text),
        sa.Column("place", sa.Text),
        sa.Column("lat", sa.Float),
        sa.Column("lon", sa.Float),
        sa.Column("doubt", sa.Float, nullable=False),
        sa.Column("json", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_incident"),
    )
    op.create_index("ix_incident_first", "incident", ["first"])
    op.create_index("ix_incident_position", "incident", ["position"])
    op.create_table(
        "member",
        sa.Column("incident", sa.Text, nullable=False),
        sa.Column("report", sa.Text, nullable=False),
        sa.Column("event", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("incident", "report", "event", name="pk_member"),
        sa.ForeignKeyConstraint(["incident"], ["incident.id"], name="fk_member_incident", ondelete="CASCADE"),
    )
    op.create_index("ix_member_report", "member", ["report"])
    op.create_table(
        "former",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("was", sa.Text, nullable=False),
        sa.Column("now", sa.Text),
        sa.Column("at", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_former"),
    )
    op.create_index("ix_former_was", "former", ["was"])
    op.create_table(
        "derived",
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("source", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_derived"),
    )

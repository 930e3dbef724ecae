"""The second schema: reports can be searched, and incidents listed from their columns."""

from __future__ import annotations

import json
import zlib
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

FIELDS = ("type", "agent", "target", "place", "time", "killed", "injured", "weapon", "count", "outcome")
ADDED: dict[str, type[sa.Text | sa.Integer]] = {
    "sort": sa.Text, "edtf": sa.Text, "low": sa.Integer, "high": sa.Integer, "reports": sa.Integer,
    "voices": sa.Integer, "differ": sa.Text,
}  # fmt: skip


def upgrade() -> None:
    """Fill the columns of lists from the incidents as they were kept, and make the words of reports findable."""
    link = op.get_bind()
    for name, kind in ADDED.items():
        op.add_column("incident", sa.Column(name, kind))
    incident = sa.table("incident", sa.column("id"), sa.column("json"), *map(sa.column, ADDED))
    for key in list(link.execute(sa.select(incident.c.id)).scalars()):
        raw = link.execute(sa.select(incident.c.json).where(incident.c.id == key)).scalar_one()
        link.execute(sa.update(incident).where(incident.c.id == key).values(_line(json.loads(zlib.decompress(raw)))))
    with op.batch_alter_table("incident") as batch:
        batch.drop_index("ix_incident_first")
        batch.drop_index("ix_incident_position")
        batch.drop_column("position")
        for name in ("sort", "reports", "voices", "differ"):
            batch.alter_column(name, existing_type=ADDED[name](), nullable=False)
    op.create_index("ix_incident_sort_id", "incident", ["sort", "id"])
    op.create_index("ix_incident_doubt_id", "incident", ["doubt", "id"])
    _code_points(link)
    _search(link)


def _line(incident: dict[str, Any]) -> dict[str, Any]:
    days, voices = incident["date"] or {}, incident["voices"]
    dead = [c for c in incident["claims"] if c["field"] == "killed" and not c["part"] and c["low"] is not None]
    return {
        "sort": days.get("first") or days.get("edtf") or "~",
        "edtf": days.get("edtf"),
        "low": min((c["low"] for c in dead), default=None),
        "high": max((c["low"] if c["high"] is None else c["high"] for c in dead), default=None),
        "reports": voices["reports"],
        "voices": len(voices["origins"]),
        "differ": " ".join(field for field in FIELDS if incident["agreement"].get(field) == "differ"),
    }


def _code_points(link: sa.Connection) -> None:
    """PostgreSQL sorts names by its country's customs unless it is told; SQLite never does."""
    if link.dialect.name == "postgresql":
        for table, columns in {
            "report": ("name",), "incident": ("id", "sort"), "member": ("report", "event"),
        }.items():  # fmt: skip
            for column in columns:
                link.execute(sa.text(f'ALTER TABLE {table} ALTER COLUMN {column} TYPE text COLLATE "C"'))


def _search(link: sa.Connection) -> None:
    from recoupe.store.searching import index, lay_out_search

    lay_out_search(link)
    report = sa.table("report", sa.column("id"), sa.column("title"), sa.column("text"))
    for key in list(link.execute(sa.select(report.c.id).order_by(report.c.id)).scalars()):
        row = link.execute(sa.select(report.c.title, report.c.text).where(report.c.id == key)).one()
        index(link, key, zlib.decompress(row.text).decode(), row.title)

"""The third schema: changes of incidents are noted, so that other programs can follow a case."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Begin the list of changes with what there is and what is gone; when that was is not known."""
    from recoupe.store.changes import digest_of

    link = op.get_bind()
    change = op.create_table(
        "change",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("incident", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("now", sa.Text()),
        sa.Column("at", sa.Text()),
        sa.Column("digest", sa.String(32)),
        sa.PrimaryKeyConstraint("seq", name="pk_change"),
    )
    op.create_index("ix_change_incident", "change", ["incident"])
    former = sa.table("former", *map(sa.column, ("id", "was", "now", "at")))
    for row in link.execute(sa.select(former).order_by(former.c.id)).all():
        link.execute(sa.insert(change).values(incident=row.was, what="gone", now=row.now, at=row.at))
    incident = sa.table("incident", *map(sa.column, ("id", "sort", "json")))
    for key in list(link.execute(sa.select(incident.c.id).order_by(incident.c.sort, incident.c.id)).scalars()):
        raw = link.execute(sa.select(incident.c.json).where(incident.c.id == key)).scalar_one()
        link.execute(sa.insert(change).values(incident=key, what="added", digest=digest_of(bytes(raw))))

"""How a case of an older recoupe becomes one of today's; run by Alembic."""

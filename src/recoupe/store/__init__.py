"""The case: reports, readings, judgements and incidents in one database."""

from __future__ import annotations

from recoupe.store.case import Case

__all__ = ["Case"]

"""From files, folders, tables and pages to reports, each kept as it was found; what cannot be read is said."""

from __future__ import annotations

from recoupe.read.refusal import Refusal
from recoupe.read.reports import read_paths, report_of

__all__ = ["Refusal", "read_paths", "report_of"]

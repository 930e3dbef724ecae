"""From files, folders, tables, feeds, archives and addresses to reports; what cannot be read is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.read.content import MAX_SIZE
from recoupe.read.limits import Limits
from recoupe.read.page import Page
from recoupe.read.refusal import Refusal
from recoupe.read.reports import read_pages, read_paths, report_of

if TYPE_CHECKING:
    from recoupe.model.text import Report

__all__ = ["MAX_SIZE", "Limits", "Page", "Refusal", "fetch", "read_pages", "read_paths", "report_of"]


def fetch(url: str, *, limits: Limits | None = None) -> Report | Refusal:
    """The report at an address, or why it was not read; nothing is raised, and nothing private is reached.

    robots.txt is respected, hosts are asked one thing at a time, private addresses are refused (also behind a
    redirect); ``limits`` says how long, how much and how often. Of a feed, the first report is given.
    """
    from recoupe.read.fetching import report_at  # httpx takes a fifth of a second

    return report_at(url, limits)

"""Dates and numbers as the reader's language writes them."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from recoupe.web.words import spoken

if TYPE_CHECKING:
    from recoupe.model.mention import Days


def day(iso: str | None) -> str:
    """A day, a month or a year: ``2018-12-10`` is *10 déc. 2018*. What is no such date comes back as it is."""
    from babel.dates import format_date, format_skeleton

    if not iso:
        return ""
    try:
        if len(iso) == len("2018-12"):
            return str(format_skeleton("yMMM", date.fromisoformat(f"{iso}-01"), locale=spoken()))
        return str(format_date(date.fromisoformat(iso), "medium", locale=spoken())) if len(iso) > len("2018") else iso
    except ValueError:
        return iso


def days(value: Days | None) -> str:
    """A stretch of days; both ends where they differ, the EDTF where an end is open."""
    if value is None:
        return ""
    if value.first is None or value.last is None:
        return value.edtf
    return day(value.first) if value.first == value.last else f"{day(value.first)} – {day(value.last)}"


def moment(iso: str | None) -> str:
    """A day with its hour, unambiguous: *Mar 4, 2024, 9:05:00 AM*, never *3/4/24*."""
    from babel.dates import format_datetime

    try:
        return str(format_datetime(datetime.fromisoformat(iso or ""), "medium", locale=spoken()))
    except ValueError:
        return iso or ""


def number(value: float | None) -> str:
    """A number with the signs of the language: *20 000* or *20,000*."""
    from babel.numbers import format_decimal

    return "" if value is None else str(format_decimal(value, locale=spoken()))


def percent(value: float | None) -> str:
    """A share: ``0.42`` is *42 %* or *42%*."""
    from babel.numbers import format_percent

    return "" if value is None else str(format_percent(value, locale=spoken()))

"""How a figure moved from report to report."""

from __future__ import annotations

from recoupe.compare.tolls import tolls_over_time
from recoupe.model.incident import Claim, Copy, Incident, Member, Voices
from recoupe.model.text import Span

DAYS = {"a": "2024-03-06", "b": "2024-03-07", "c": None}


def claim(
    report: str, low: int, at: int = 0, *, origin: str = "ong", revised: bool = False, of: str = "target"
) -> Claim:
    return Claim(
        "killed", str(low), report, "e1", Span(at, at + 4), "reported", (), origin, low, low, of, revised=revised
    )  # fmt: skip


def moved(*claims: Claim) -> list[tuple[str, int, str]]:
    members = tuple(Member(name, "e1", name.upper(), day) for name, day in DAYS.items())
    incident = Incident(
        "i", "assault", None, None, None, members, claims, {}, Voices(3, 3, ("ong",)), (Copy("b", "a", 0.9, "near-copy"),)
    )  # fmt: skip
    return [(count.report, count.low, count.moved) for count in tolls_over_time(incident)]


def test_figures_come_in_the_order_in_which_the_reports_appeared() -> None:
    assert moved(claim("c", 9), claim("b", 7), claim("a", 5)) == [("a", 5, "first"), ("b", 7, "up"), ("c", 9, "up")]


def test_an_earlier_figure_of_one_report_stands_before_the_later_one() -> None:
    assert moved(claim("a", 52, 0), claim("a", 38, 30, revised=True)) == [("a", 38, "first"), ("a", 52, "up")]


def test_each_origin_is_followed_on_its_own() -> None:
    assert moved(claim("a", 5), claim("b", 3, origin="armée")) == [("a", 5, "first"), ("b", 3, "first")]


def test_the_dead_of_the_two_sides_are_not_one_figure() -> None:
    assert moved(claim("a", 5), claim("b", 12, of="agent")) == [("a", 5, "first"), ("b", 12, "first")]

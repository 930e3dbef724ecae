"""From the groups of a matched pattern to the fields of a found time."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from recoupe.model.found import FoundTime
from recoupe.model.text import Span
from recoupe.recognise.numerals import digits_value, numerals_value
from recoupe.recognise.times_patterns import Patterns, Rule, plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from recoupe.model.found import Bound
    from recoupe.model.mention import TimeKind

_ROMAN = {"i": 1, "v": 5, "x": 10}
_WORD = re.compile(r"[^\W\d]+")
_HOUR = re.compile(r"(\d{1,2}) ?(?:h|:|heures?)? ?([0-5]\d)?", re.IGNORECASE)
_LOOKED_UP = {
    "weekday": ("weekday", "weekdays"), "season": ("season", "seasons"), "edge": ("edge", "edges"),
    "beginning": ("edge", "edges"), "unit": ("unit", "units"), "direction": ("direction", "directions"),
    "month": ("month", "months"), "monthword": ("month", "months"), "nth": ("count", "nths"),
    "deictic": ("count", "deictics"),
    "follower": ("count", "followers"),
}  # fmt: skip
_FIELDS = ("century", "decade", "year", "month", "day", "weekday")


def found_time(patterns: Patterns, match: re.Match[str]) -> FoundTime | None:
    """The found time of one match; None where its numbers are no date."""
    number = int((match.lastgroup or "p0")[1:])
    rule = patterns.rules[number]
    groups = {slot: match[group] for slot, group in patterns.slots[number] if match[group] is not None}
    words = match[0].rstrip(" ,\n\u00a0\u202f")
    start = match.start()
    span = Span(start, start + len(words))
    fields = _fields(patterns, rule, groups, words)
    if fields is None:
        return None
    one = FoundTime(span=span, text=words, kind="date", rule=rule.name, about=rule.about, **fields)
    if rule.about == "range":
        one = _range(patterns, one, groups, match, number)
    return replace(one, kind=_kind(one), bound=one.bound or _bound(patterns, match.string, start))


def _kind(one: FoundTime) -> TimeKind:
    if one.about in ("duration", "set"):
        return "set" if one.about == "set" else "duration"
    if one.rule in ("years_from_to", "months_from_to", "edge_of_event", "around_event", "some_time"):
        return "duration"
    return "time" if one.clock or one.part else "date"


def _bound(patterns: Patterns, text: str, start: int) -> Bound | None:
    lead = text[max(0, start - 24) : start]
    for name, shape in patterns.bounds:
        if shape.search(lead):
            return name
    return None


def _fields(patterns: Patterns, rule: Rule, groups: dict[str, str], words: str) -> dict[str, Any] | None:
    """The fields that the captured words fill, over those that the pattern sets."""
    out: dict[str, Any] = dict(rule.fixed)
    for slot, written in groups.items():
        if slot[-1].isdigit() and slot != "n2":
            continue  # the second end of a range
        _fill(patterns, out, slot, written)
    if "shortonly" in groups:
        short = int(groups["shortonly"])
        out["year"] = short + (1900 if short >= 30 else 2000)
    if rule.about == "ago":
        out["count"] = -out["count"] if out.get("count") is not None else None
    if "side" in groups and out.get("count") is not None:
        out["count"] *= patterns.value("sides", groups["side"])
    if rule.about in ("part", "same") or rule.name == "often":
        out.setdefault("part", _part_in(patterns, words))
    if rule.name == "unit_near" and re.match(r"ce|le week", words, re.IGNORECASE):
        out.setdefault("direction", 0)
    if out.get("month") and not 1 <= out["month"] <= 12:
        return None
    return out


def _fill(patterns: Patterns, out: dict[str, Any], slot: str, written: str) -> None:
    """Put what one captured word says where it belongs."""
    if slot in _LOOKED_UP:
        name, table = _LOOKED_UP[slot]
        out[name] = patterns.value(table, written)
    elif slot in _READ:
        name, read = _READ[slot]
        out[name] = read(patterns, written)
    elif slot in ("n", "n2"):
        out["count"], out["vague"] = _count(patterns, written)
    elif slot == "half":
        out["unit"] = "quarter" if plain(written) == "trimestre" else "season"
    elif slot == "this":
        out.setdefault("direction", 0)
    if slot == "deictic":
        out["unit"] = "day"


def _day(patterns: Patterns, written: str) -> int | None:
    figures = re.match(r"\d+", written)
    value: int | None = int(figures[0]) if figures else patterns.value("days", written)
    return value


def _year(written: str) -> int:
    year = int(written)
    return year + (2000 if year < 50 else 1900) if len(written) == 2 else year


def _part_in(patterns: Patterns, words: str) -> str | None:
    """The part of the day that a phrase names; the last one wins (*à la tombée de la nuit* is evening)."""
    low = plain(words)
    named = [word for word in patterns.tables["parts"] if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", low)]
    return patterns.tables["parts"][max(named, key=len)] if named else None


def _count(patterns: Patterns, written: str) -> tuple[int | None, bool]:
    """How many, and whether that is vague: *plus de 48* is 48 and vague, *plusieurs* None and vague."""
    low = plain(written)
    if figures := re.search(r"\d[\d\s.\u00a0\u202f]*", low):
        exact = low[0].isdigit()
        return digits_value(figures[0].strip(" .\u00a0\u202f")), not exact
    if any(base in low for base in patterns.rounds):
        return None, True
    words = _WORD.findall(low)
    for at in range(len(words)):
        if read := numerals_value(words[at:], patterns.words):
            return read[0], at > 0 or "demi" in low
    return None, True


def _clock(written: str) -> str | None:
    found = _HOUR.match(written)
    if not found:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    return f"{hour % 24:02}:{minute:02}"


def _century(written: str) -> int | None:
    figures = re.match(r"\d+", written)
    if figures:
        return int(figures[0])
    values = [_ROMAN[c] for c in (re.match(r"[ivx]+", written.lower()) or [""])[0]]
    return sum(-v if v < n else v for v, n in zip(values, [*values[1:], 0], strict=True)) or None


def _decade(patterns: Patterns, written: str) -> int | None:
    if written.isdigit():
        return int(written) // 10 + (190 if len(written) == 2 else 0)
    value: int | None = patterns.value("decades", written)
    return value


def _range(patterns: Patterns, one: FoundTime, groups: dict[str, str], match: re.Match[str], number: int) -> FoundTime:
    """A range with its two ends; what only one end says (month, year) holds for both."""
    if one.rule == "night_of_numbers":
        return replace(one, day=_day(patterns, groups["dayonly"]), count=_day(patterns, groups["dayonlyx"]))
    right: dict[str, Any] = {}
    for slot, written in groups.items():
        if slot[-1] == "2":
            _fill(patterns, right, slot[:-1], written)
    left = {name: getattr(one, name) for name in _FIELDS if getattr(one, name) is not None}
    if "month" in right and "day" in left:
        left.setdefault("month", right["month"])
        if left["month"] <= right["month"] and "year" in right:
            left.setdefault("year", right["year"])
    elif "month" in left and "month" in right and "year" in right:
        left["year"] = right["year"] - (left["month"] > right["month"])
    elif "day" in right and "weekday" in left:
        left |= {name: right[name] for name in ("month", "year") if name in right}
    members = tuple(
        FoundTime(
            span=_where(match, side, number, one.span),
            text=_where(match, side, number, one.span).of(match.string),
            kind="date", rule=one.rule, about="weekday" if "weekday" in fields and "day" not in fields else "calendar", **fields,
        )
        for side, fields in (("", left), ("2", right))
    )  # fmt: skip
    return replace(one, members=members, century=None, decade=None, year=None, month=None, day=None, weekday=None)


def _where(match: re.Match[str], side: str, number: int, whole: Span) -> Span:
    """Where the words of one end stand."""
    ends = [match.span(f"{slot}{side}_{number}") for slot in ("weekday", "day", "dayonly", "month", "year")
            if f"{slot}{side}_{number}" in match.re.groupindex]  # fmt: skip
    real = [pair for pair in ends if pair[0] >= 0]
    return Span(min(a for a, _ in real), max(b for _, b in real)) if real else whole


_READ: dict[str, tuple[str, Callable[[Patterns, str], Any]]] = {
    "feast": ("feast", lambda _, written: plain(written)),
    "monthnumber": ("month", lambda _, written: int(written)),
    "day": ("day", _day),
    "dayonly": ("day", _day),
    "daynumber": ("day", _day),
    "year": ("year", lambda _, written: _year(written)),
    "yearnumber": ("year", lambda _, written: _year(written)),
    "partword": ("part", _part_in),
    "partly": ("part", _part_in),
    "before": ("part", _part_in),
    "daypart": ("part", _part_in),
    "clock": ("clock", lambda _, written: _clock(written)),
    "century": ("century", lambda _, written: _century(written)),
    "decade": ("decade", _decade),
}

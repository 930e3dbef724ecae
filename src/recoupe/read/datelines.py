"""The day of publication as a report's own first lines tell it: *BAMAKO, 12 octobre 2023 (AXP) -*, *Publié le …*."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Literal

from recoupe.read.edtf import day_of, is_edtf

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from recoupe.lang.pack import LanguagePack

FIRST_LINES = 6
CHRONICLE_LINES = 200  # a list of days below one another is a chronicle, and none of them its day of publication
HEAD = 220  # characters of a line within which a dateline must end

Basis = Literal["header", "dateline"]


@dataclass(frozen=True, slots=True)
class Published:
    """A day (or month) of publication in EDTF, and where it was found."""

    edtf: str
    basis: Basis


@dataclass(frozen=True, slots=True)
class _Forms:
    headers: tuple[re.Pattern[str], ...]
    published: re.Pattern[str]
    updated: re.Pattern[str]
    alone: re.Pattern[str]
    before_text: re.Pattern[str]
    months: dict[str, int]
    weekdays: dict[str, int]


def published_in(text: str, pack: LanguagePack) -> Published | None:
    """The day of publication that stands on the report's first lines, or None.

    *Publié le 3 mai 2019*, *Goma, 7 février 2024 (AXP) -*, a header *date 2022-01*; a date inside a sentence
    (*Depuis le 24 février 2022, l'armée …*) is none, nor a day whose weekday does not fit, nor the first day of a
    chronicle. A date without a year gives nothing.
    """
    forms = _forms(pack)
    start = text.lstrip("\ufeff \t\r\n\u00a0")[:HEAD]
    for pattern in forms.headers:
        if (found := pattern.match(start)) and (edtf := _edtf(found, forms)):
            return Published(edtf, "header")
    lines = list(_lines(text, FIRST_LINES))
    for pattern in (forms.published, forms.updated):
        for line in lines:
            if (found := pattern.match(line)) and (edtf := _edtf(found, forms)):
                return Published(edtf, "dateline")
    return _bare(text, lines, forms)


def _bare(text: str, lines: list[str], forms: _Forms) -> Published | None:
    """A date that stands alone on a line or opens the first paragraph, if it is the only such one."""
    for line in lines:
        running = forms.before_text.match(line)
        found = running or forms.alone.match(line)
        edtf = _edtf(found, forms) if found else None
        if not edtf:
            continue
        others = {_edtf(other, forms) for other in _day_lines(text, forms)}
        if others - {edtf, None} or (not running and _names_later_year(text, edtf[:4])):
            return None
        return Published(edtf, "dateline")
    return None


def _day_lines(text: str, forms: _Forms) -> Iterator[re.Match[str]]:
    for line in _lines(text, CHRONICLE_LINES):
        if found := forms.before_text.match(line) or forms.alone.match(line):
            yield found


def _names_later_year(text: str, year: str) -> bool:
    """A line that sets a scene (*Paris, 13 novembre 2015*) is no dateline where the text goes on to later years."""
    return any(later > year for later in re.findall(r"\b(?:19|20)\d\d\b", text))


def _lines(text: str, most: int) -> Iterator[str]:
    given = 0
    for match in re.finditer(r"[^\r\n]+", text):
        line = match[0].strip("\ufeff \t\u00a0")
        if not line:
            continue
        yield line if len(line) <= HEAD else line[:HEAD] + "…"
        given += 1
        if given == most:
            return


def _edtf(found: re.Match[str], forms: _Forms) -> str | None:
    part = found.groupdict()
    if iso := part.get("iso"):
        return iso if is_edtf(iso) else None
    if numeric := part.get("numeric"):
        day, month, year = (int(n) for n in re.split(r"[/.-]", numeric))
        return day_of(year, month, day)
    month = forms.months[part["month"].casefold()]
    if not part["day"]:
        return f"{part['year']}-{month:02d}"
    edtf = day_of(int(part["year"]), month, int(part["day"]))
    weekday = part["weekday"]
    if edtf and weekday and date.fromisoformat(edtf).weekday() != forms.weekdays[weekday.casefold()]:
        return None
    return edtf


@cache
def _forms(pack: LanguagePack) -> _Forms:
    words = pack.lexicon("datelines")
    months = {name: index for index, names in enumerate(words["months"], 1) for name in names}
    weekdays = {name: index for row in ("weekdays", "weekdays_short") for index, name in enumerate(words[row])}
    headers, published, updated = (_either(words[row]) for row in ("headers", "published", "updated"))

    iso = r"(?P<iso>\d{4}-\d\d(?:-\d\d)?)(?![\d-])"
    numeric = r"(?P<numeric>\d{1,2}(?P<mark>[/.-])\d{1,2}(?P=mark)\d{4})"
    worded = (
        rf"(?:(?P<weekday>{_either(weekdays)})\.?,?\s+)?(?:(?P<day>\d{{1,2}})(?:\s?er)?\s+)?"
        rf"(?P<month>{_either(months)})\.?,?\s+(?P<year>(?:19|20)\d\d)"
    )
    day = rf"(?i:(?:{_either(words['leads'])}\s+)?(?:{worded}|{iso}|{numeric})(?!\w))"
    hour = r"\d{1,2}\s?[h:]\s?(?:\d\d)?(?::\d\d)?(?:\s?min)?(?:\s?(?:GMT|UTC|CET|CEST))?"
    clock = rf"(?i:\s*[,|à–-]?\s*{hour})?"
    agency = r"(?:\([^()]{2,40}\)|/[^/]{2,20}/)"
    name = r"[A-ZÀ-ÖØ-Þ][\w.’'-]*"
    place = rf"{name}(?:(?:\s*/\s*|\s+)(?:{name}|[a-zà-ÿ]{{1,3}}\s+{name}))*"
    where = rf"(?:{place}(?:\s*{agency}\s*[,–—-]?|\s*,)\s*)?"
    byline = rf"(?:(?i:par)\s+(?:[^\d.:;|]{{2,60}}?\s*[,|·–—-]\s*|{name}(?:\s+{name}){{0,4}}\s+))"
    before = rf"(?:(?:[^\d|]{{2,40}}\|\s*){{1,3}}|{place}\s+[–—-]\s+|{hour}\s+)?"
    after = rf"{clock}(?:\s*[,;|·•–—-]?\s*(?i:{updated}.{{0,80}}|par\s[^.,;:]{{2,60}}|{agency})){{0,3}}[\s.|·•–—-]*$"
    return _Forms(
        headers=(re.compile(rf"(?i:{headers})\s*[:=]?\s*{iso}"), re.compile(rf"(?i:{headers})\s*[:=]\s*{day}")),
        published=re.compile(rf"{byline}?(?i:{published}(?:\s+le)?)\s*:?\s*{byline}?{day}{after}"),
        updated=re.compile(rf"{byline}?(?i:{updated}(?:\s+le)?)\s*:?\s*{day}{after}"),
        alone=re.compile(rf"[(\[]?\s*(?:{where}|{byline}|{before}){day}\s*[)\]]?{after}"),
        before_text=re.compile(rf"{where}{day}{clock}\s*(?:{agency})?\s*\.?\s*[-–—]{{1,2}}\s*(?=[A-ZÀ-ÖØ-Þ0-9«“\"'’])"),
        months=months,
        weekdays=weekdays,
    )


def _either(names: Iterable[str]) -> str:
    return "(?:" + "|".join(re.escape(name) for name in sorted(names, key=lambda n: (-len(n), n))) + ")"

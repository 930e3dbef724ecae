"""The reports as references, for Zotero, EndNote and LaTeX."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from recoupe.world.spelling import unaccented

if TYPE_CHECKING:
    from collections.abc import Iterator

    from recoupe.export.bundle import Bundle
    from recoupe.model.text import Report

_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_FOR_LATEX = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#", "%": r"\%", "_": r"\_",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip


def ris(bundle: Bundle) -> Iterator[str]:
    """A record a report (RIS, type NEWS): title, outlet, date, address, language; our own name in ID."""
    for report in bundle.reports():
        year, month, day = _date(report)
        fields = [
            ("TY", "NEWS"),
            ("ID", report.name),
            ("TI", report.title or report.name),
            ("T2", report.outlet),
            ("PY", year),
            ("DA", f"{year}/{month}/{day}/" if year else None),
            ("UR", report.url),
            ("LA", report.language),
            ("N1", f"sha256 {report.sha256}"),
        ]
        yield "".join(f"{tag}  - {_line(value)}\r\n" for tag, value in fields if value) + "ER  - \r\n\r\n"


def bibtex(bundle: Bundle) -> Iterator[str]:
    """An entry a report (BibLaTeX's ``online``): title, outlet, date as EDTF, address; keys from outlet, date and title."""
    taken: dict[str, int] = {}
    for report in bundle.reports():
        key = _key(report)
        taken[key] = taken.get(key, 0) + 1
        if taken[key] > 1:
            key = f"{key}-{taken[key]}"
        fields = [
            ("title", _latex(report.title or report.name)),
            ("organization", _latex(report.outlet or "")),
            ("date", _latex("-".join(part for part in _date(report) if part))),
            ("url", re.sub(r"[{}\s\\]", lambda m: f"%{ord(m[0]):02X}", report.url or "")),
            ("langid", {"fr": "french", "en": "english", "ar": "arabic"}.get(report.language or "", "")),
            ("note", f"sha256 {report.sha256}"),
        ]
        body = "".join(f"  {name} = {{{value}}},\n" for name, value in fields if value)
        yield f"@online{{{key},\n{body}}}\n\n"


def _date(report: Report) -> tuple[str, str, str]:
    """Year, month and day of publication, each empty where it is not known; of a range the first day."""
    found = _DAY.match(report.published or "")
    return (found[1], found[2] or "", found[3] or "") if found else ("", "", "")


def _line(said: str | None) -> str:
    return " ".join((said or "").split())


def _latex(said: str) -> str:
    return "".join(_FOR_LATEX.get(sign, sign) for sign in _line(said))


def _key(report: Report) -> str:
    words = re.findall(
        r"[a-z0-9]+", unaccented(f"{report.outlet or ''} {''.join(_date(report))} {report.title or report.name}")
    )
    return "-".join(words[:6]) or f"report-{report.sha256[:8]}"

"""Readings and incidents as they look in a notebook: HTML without scripts, in light and in dark."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from recoupe.show.marks import stretches

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from recoupe.model.event import Reading
    from recoupe.model.incident import Claim, Incident
    from recoupe.show.marks import Stretch

# Translucent grounds under the notebook's own ink: readable on white and on black.
GROUNDS = {
    "trigger": "rgba(214,69,65,.35)", "toll": "rgba(240,150,30,.35)", "actor": "rgba(60,130,240,.30)",
    "place": "rgba(40,170,90,.30)", "time": "rgba(150,90,220,.30)", "source": "rgba(130,130,130,.35)",
}  # fmt: skip
MOST_LISTED = 50
AROUND = 90


def reading_html(reading: Reading) -> str:
    """A report's text with all that was found in it highlighted, and its events below; text is escaped."""
    report = reading.report
    head = " · ".join(escape(part) for part in (report.name, report.outlet, report.published) if part)
    text = "".join(_stretch(one) for one in stretches(reading))
    key = " ".join(f'<span style="background:{ground}">{kind}</span>' for kind, ground in GROUNDS.items())
    rows = [
        (
            event.id, event.type, _ids(event.agent), _ids(event.target), ", ".join(p.text for p in event.place),
            event.time.edtf if event.time else "", event.killed.text if event.killed else "", event.status,
        )
        for event in reading.events
    ]  # fmt: skip
    table = _table(("", "type", "who", "whom", "where", "when", "killed", "status"), rows) if rows else ""
    return (
        f"<div><p><b>{head}</b><br><small>{key}</small></p>"
        f'<div style="white-space:pre-wrap;line-height:1.6">{text}</div>{table}</div>'
    )


def incident_html(incident: Incident, readings: Mapping[str, Reading]) -> str:
    """One incident: every account's value with its source, its status and its words; text is escaped."""
    rows = "".join(
        "<tr>" + "".join(f'<td style="text-align:left;vertical-align:top">{cell}</td>' for cell in cells) + "</tr>"
        for cells in (_claim(claim, incident, readings.get(claim.report)) for claim in incident.claims)
    )
    head = _head(("field", "value", "according to", "status", "words", "report"))
    return (
        f"<div><p><b>{_title(incident)}</b><br>{_counts(incident)}</p><table>{head}<tbody>{rows}</tbody></table></div>"
    )


def incidents_html(incidents: Sequence[Incident]) -> str:
    """Incidents as a list, the first fifty of many."""
    rows = [
        (
            one.date.edtf if one.date else "no date", one.type, one.place.name if one.place else one.place_text or "",
            "–".join(dict.fromkeys(str(n) for n in one.toll() if n is not None)), str(one.voices.reports),
            str(one.voices.count), ", ".join(one.conflicts), one.id,
        )
        for one in incidents[:MOST_LISTED]
    ]  # fmt: skip
    more = f"<p>… and {len(incidents) - MOST_LISTED} more</p>" if len(incidents) > MOST_LISTED else ""
    return _table(("date", "type", "place", "killed", "reports", "voices", "differ", "id"), rows) + more


def _stretch(one: Stretch) -> str:
    if not one.marks:
        return escape(one.text)
    mark = next((m for kind in GROUNDS for m in one.marks if m.kind == kind), one.marks[0])
    notes = escape("; ".join(f"{m.kind}: {m.note}" for m in one.marks))
    ground = GROUNDS.get(mark.kind, GROUNDS["source"])
    return f'<span style="background:{ground}" title="{notes}">{escape(one.text)}</span>'


def _claim(claim: Claim, incident: Incident, reading: Reading | None) -> tuple[str, ...]:
    differs = " ≠" if incident.agreement.get(claim.field) == "differ" else ""
    chain = " → ".join(map(escape, claim.chain)) or "own voice"
    return (
        claim.field + differs,
        escape(claim.value),
        chain,
        claim.status,
        _words(claim, reading),
        escape(claim.report),
    )


def _words(claim: Claim, reading: Reading | None) -> str:
    """The claim's words, highlighted, with some of what stands around them."""
    if reading is None:
        return ""
    text, span = reading.report.text, claim.span
    before, after = text[max(0, span.start - AROUND) : span.start], text[span.end : span.end + AROUND]
    ground = GROUNDS["toll" if claim.low is not None else "trigger"]
    return f'{escape(before)}<span style="background:{ground}">{escape(span.of(text))}</span>{escape(after)}'


def _title(incident: Incident) -> str:
    place = incident.place.name if incident.place else incident.place_text
    return " · ".join(
        escape(p) for p in (incident.date.edtf if incident.date else "no date", incident.type, place) if p
    )


def _counts(incident: Incident) -> str:
    voices = incident.voices
    return f"{voices.reports} reports, {voices.outlets} outlets, {voices.count} voices"


def _ids(actors: Sequence[object]) -> str:
    return ", ".join(dict.fromkeys(str(getattr(a, "id", None) or getattr(a, "text", "")) for a in actors))


def _head(names: Sequence[str]) -> str:
    return "<thead><tr>" + "".join(f'<th style="text-align:left">{name}</th>' for name in names) + "</tr></thead>"


def _table(names: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    body = "".join(
        "<tr>" + "".join(f'<td style="text-align:left">{escape(cell)}</td>' for cell in row) + "</tr>" for row in rows
    )
    return f"<table>{_head(names)}<tbody>{body}</tbody></table>"

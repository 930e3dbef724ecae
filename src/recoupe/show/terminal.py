"""Readings and incidents on a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.markup import escape
from rich.table import Table
from rich.text import Text

from recoupe.model.doubt import Unsettled
from recoupe.model.incident_line import IncidentLine, line_of
from recoupe.show.marks import stretches
from recoupe.show.table import SIGNS, STATUS_SIGNS, WORDS, accounts, figure, voice_names, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from rich.console import RenderableType

    from recoupe.model.event import Event, Reading, Source
    from recoupe.model.incident import Incident, Link
    from recoupe.model.mention import Place

MOST_COLUMNS = 7
STYLES = {
    "trigger": "bold underline",
    "toll": "bold red",
    "time": "cyan",
    "place": "green",
    "actor": "yellow",
    "source": "italic magenta",
}
LEGEND = "  ".join(f"[{style}]{kind}[/]" for kind, style in STYLES.items())
# Where marks overlap, the one earlier in this list gives the colour.
PRECEDENCE = tuple(STYLES)


def painted(reading: Reading) -> Text:
    """The report with its mentions in colour."""
    text = Text()
    for stretch in stretches(reading):
        kinds = {mark.kind for mark in stretch.marks}
        text.append(stretch.text, style=next((STYLES[kind] for kind in PRECEDENCE if kind in kinds), ""))
    return text


def reading(of: Reading, *, why: bool = False) -> Iterator[RenderableType]:
    """One report, what it tells, and (with ``why``) what gave nothing and the reason."""
    report = of.report
    published = report.published or (of.published.edtf if of.published else None) or "date not known"
    yield Text(f"{report.name}  ·  {report.outlet or 'outlet not known'}  ·  {published}", style="bold reverse")
    yield painted(of)
    yield ""
    sources = {source.id: source for source in of.sources}
    yield from (f"[green]{escape(line)}[/]" for line in judged_in_words(of))
    if not of.events:
        yield "[dim]No event found in this report.[/]"
    for event in of.events:
        yield f"[bold]{event.id} {event.type}[/]  {escape(said(event, report.text))}"
        for line in details(event, report.text):
            yield f"    {escape(line)}"
        for name in event.sources:
            if name in sources:
                yield f"    according to {escape(chain_in_words(sources[name]))}"
        for line in (f"{mark.field}: {mark.words}" if mark.field else mark.words for mark in event.marks):
            yield f"    [green]{escape(line)}[/]"
        if why and event.because:
            yield f"    [dim]because {escape('; '.join(event.because))}[/]"
    if why:
        for silence in of.silences:
            yield f"[dim]nothing from “{escape(clip(silence.span.of(report.text), 70))}”: {escape(silence.why)}[/]"
    yield ""


def judged_in_words(of: Reading) -> Iterator[str]:
    """What people decided about the report's names, and about events that are no longer in it."""
    for mark in of.marks:
        about = mark.event or (f"“{mark.span.of(of.report.text)}”" if mark.span else "this report")
        yield f"{about}: {mark.words}"


def said(event: Event, text: str) -> str:
    """The words that tell the event, and how the report presents it."""
    told = " … ".join(clip(span.of(text), 60) for span in event.triggers[:3])
    nuance = f", {event.nuance.replace('_', ' ')}" if event.nuance else ""
    return f"“{told}”  ({event.status}{nuance})"


def details(event: Event, text: str) -> Iterator[str]:
    """Who did what to whom, where, when, with what result: one line each, only what the text tells."""
    agents, targets = (", ".join(dict.fromkeys(a.id or a.text for a in side)) for side in (event.agent, event.target))
    if agents or targets:
        yield f"{agents or 'not said'} → {targets or 'not said'}"
    for label, places in (("at", event.place), ("from", event.origin), ("to", event.destination)):
        if places:
            yield f"{label} {', '.join(dict.fromkeys(_settled(place) for place in places))}"
    if event.time:
        yield f"on {event.time.edtf}" + (f" (“{event.time_text.of(text)}”)" if event.time_text else "")
    for toll_ in event.tolls:
        yield f"{toll_.harm}: {figure(toll_.low, toll_.high)} “{clip(toll_.text, 40)}” ({toll_.of})"
    if event.weapon:
        yield f"with {event.weapon.of(text)}"
    if event.outcome:
        yield f"outcome: {event.outcome}"


def chain_in_words(source: Source) -> str:
    """“une source militaire (official, unnamed) → Al-Masdar News → this report”."""
    first = f"{source.text} ({source.kind}, {'named' if source.named else 'unnamed'})"
    return " → ".join([first, *([source.via] if source.via else []), "this report"])


def clip(text: str, width: int) -> str:
    """The text on one line, cut with an ellipsis where it is too long."""
    line = " ".join(text.split())
    return line if len(line) <= width else line[: width - 1].rstrip() + "…"


def incident_list(incidents: Sequence[Incident | IncidentLine]) -> Table:
    """All incidents, a line each."""
    table = Table(box=None, pad_edge=False, header_style="dim")
    for column in ("incident", "date", "what", "where", "killed", "reports", "voices", "differ on"):
        table.add_column(
            column,
            justify="right" if column in ("reports", "voices") else "left",
            no_wrap=column in ("incident", "date"),
        )
    for line in (one if isinstance(one, IncidentLine) else line_of(one) for one in incidents):
        table.add_row(
            line.id,
            line.edtf or "no date",
            line.type,
            clip(line.place or "not said", 28),
            figure(line.low, line.high) if line.low is not None else "",
            str(line.reports),
            str(line.voices),
            Text(", ".join(line.differ), style="bold red" if line.differ else ""),
        )
    return table


def incident(of: Incident, readings: Mapping[str, Reading]) -> Iterator[RenderableType]:
    """One incident: what, when, where, and the accounts side by side."""
    place = of.place.name if of.place else of.place_text or "place not said"
    when = of.date.edtf if of.date else "no date"
    yield f"[bold reverse] {escape(of.id)} [/] [bold]{of.type}[/] · {escape(place)} · {when}"
    yield f"[dim]{escape(voices_in_words(of))}[/]"
    side_by_side = accounts(of)
    fields = widest(side_by_side.fields, of)
    table = Table(box=None, pad_edge=False, show_lines=False, header_style="bold")
    table.add_column("according to", max_width=34)
    for field in fields:
        sign = SIGNS[of.agreement.get(field, "none")]
        table.add_column(f"{sign} {field}" if sign else field, style="red" if sign == "≠" else "")
    for voice in side_by_side.voices:
        cells = [
            "\n".join(f"{STATUS_SIGNS[c.status]}{clip(words(c, readings), 26)}" for c in voice.claims.get(field, ()))
            for field in fields
        ]
        note = f"\n(copies {voice.copy_of})" if voice.copy_of else ""
        table.add_row(Text(voice.who + note), *(Text(cell) for cell in cells))
    yield table
    used = [sign for sign in dict.fromkeys(of.agreement.values()) if SIGNS[sign]]
    yield "[dim]" + "   ".join(f"{SIGNS[sign]} {WORDS[sign]}" for sign in used) + "   ? hedged  ✗ denied  → planned[/]"
    yield ""


def widest(fields: Sequence[str], of: Incident) -> tuple[str, ...]:
    """The columns that fit a terminal: the last ones give way first, but never one on which accounts differ."""
    kept = list(fields)
    for field in reversed(fields):
        if len(kept) > MOST_COLUMNS and of.agreement.get(field) != "differ":
            kept.remove(field)
    return tuple(kept)


def _settled(place: Place) -> str:
    """The place as the text has it; where several are meant by that name, with them: *Bab (al-Bab? Bab Amr?)*."""
    if not isinstance(place.site, Unsettled):
        return place.text
    return f"{place.text} ({' '.join(f'{candidate.value.name}?' for candidate in place.site.candidates)})"


def voices_in_words(of: Incident) -> str:
    """“4 reports, 3 outlets, 2 voices (OSDH, un élu local), 1 camp, 1 copy”."""
    voices = of.voices
    parts = [
        counted(voices.reports, "report"),
        counted(voices.outlets, "outlet"),
        counted(voices.count, "voice") + (f" ({', '.join(voice_names(of))})" if voices.origins else ""),
    ]
    if voices.camps:
        parts.append(counted(len(voices.camps), "camp"))
    if voices.copies:
        parts.append(f"{voices.copies} {'copy' if voices.copies == 1 else 'copies'}")
    return ", ".join(parts)


def counted(number: int, noun: str) -> str:
    """“1 report”, “3 reports”."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def links(of: Incident) -> Iterator[RenderableType]:
    """Why these accounts are held for one incident, pair by pair, and the nearest that were left out."""
    for title, pairs in (("Held together by", of.links), ("Left out", of.left_out)):
        if pairs:
            yield f"[bold]{title}[/]"
        for link in pairs:
            yield from _link(link)


def _link(link: Link) -> Iterator[str]:
    left, right = (f"{member.report} {member.event}" for member in (link.left, link.right))
    yield f"  {escape(left)}  ~  {escape(right)}   [bold]{link.weight:+.1f}[/]"
    for reason in link.because:
        yield f"      {reason.weight:+.1f}  {escape(reason.words)}"

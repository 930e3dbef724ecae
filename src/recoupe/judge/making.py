"""A judgement from what a person says: ends found in the reading, words quoted, values checked, an id given."""

from __future__ import annotations

from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TYPE_CHECKING

from recoupe.errors import InputError, unknown
from recoupe.judge import values
from recoupe.judge.anchors import everywhere, quoted
from recoupe.judge.by_hand import BESIDE, alike
from recoupe.judge.checking import Checked, actor_id, checked, checked_field, site_of
from recoupe.model.event import EVENT_TYPES
from recoupe.model.judgement import VERDICTS, Judgement, Quote, Told, Verdict
from recoupe.model.mention import Site
from recoupe.model.wire import json_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from recoupe.lang.pack import LanguagePack
    from recoupe.model.event import Event, Reading
    from recoupe.model.text import Span
    from recoupe.world import World


@dataclass(frozen=True, slots=True)
class Said:
    """What a person says about a report, before it is checked.

    ``event`` is an event's id as the reading shows it. ``value`` names one of several values of the field, ``instead``
    is what is right (of the ``whole`` field, however many values it has); ``span`` are the words of the value, of the mention or of the event by hand. ``fields`` are those
    of an event by hand.
    """

    verdict: Verdict
    event: str = ""
    field: str | None = None
    value: str | None = None
    instead: str | None = None
    span: Span | None = None
    fields: Mapping[str, str] | None = None
    note: str = ""
    blind: bool = False
    whole: bool = False


def made(
    said: Said,
    reading: Reading,
    other: tuple[Reading, str] | None,
    signed: tuple[str, str],
    known: tuple[World, LanguagePack],
) -> Judgement:
    """The judgement that is kept. ``reading`` is the report's as the person sees it, ``other`` the second report and
    its event for *same* and *not-same*, ``signed`` the name and the time.

    Raises:
        InputError: something is missing, unknown or no value of its field; the message guesses what was meant.
    """
    by, at = signed[0].strip(), signed[1]
    if not by:
        raise InputError("A judgement is signed.", "Give your name or initials: --by NM")
    if said.verdict not in VERDICTS:
        raise unknown("verdict", said.verdict, VERDICTS)
    text = reading.report.text
    if said.span is not None and not 0 <= said.span.start < said.span.end <= len(text):
        raise InputError(
            f"{reading.report.name} has no characters {said.span.start} to {said.span.end}.",
            f"It has {len(text)} characters.",
        )
    draft = Judgement("", said.verdict, Told(reading.report.name), None, by, at, note=said.note, blind=said.blind)
    if said.verdict in ("same", "not-same"):
        draft = _pair(draft, said, reading, other)
    elif said.verdict == "settled":
        draft = _settled(draft, said, reading, known)
    elif said.verdict == "added":
        draft = _added(draft, said, reading, known)
    elif said.verdict == "set-aside" and not said.event:
        draft = replace(draft, left=Told(reading.report.name, sha256=reading.report.sha256))
    else:
        draft = _of_event(draft, said, reading, known)
    return replace(draft, id=_identity(draft))


def revocation(judgements: Sequence[Judgement], identity: str, signed: tuple[str, str], note: str = "") -> Judgement:
    """The judgement that takes another back.

    Raises:
        InputError: no judgement, or more than one, begins so.
    """
    ids = [judgement.id for judgement in judgements]
    fits = [j for j in judgements if j.id == identity] or [j for j in judgements if j.id.startswith(identity)]
    if not fits or not identity:
        raise unknown("judgement", identity, ids)
    if len(fits) > 1:
        raise InputError(f"“{identity}” begins {len(fits)} judgements.", f"They are: {', '.join(j.id for j in fits)}.")
    draft = Judgement("", "revoked", Told(fits[0].left.report), None, *signed, note=note, revokes=fits[0].id)
    return replace(draft, id=_identity(draft))


def _identity(draft: Judgement) -> str:
    """Twelve hexadecimal digits: the same decision by the same person at the same moment has the same id."""
    return sha256(json_of(draft)).hexdigest()[:12]


def told(reading: Reading, identity: str) -> Told:
    """One event of a reading, with the words at which it stands.

    Raises:
        InputError: the report has no such event; the message guesses.
    """
    event = event_called(reading, identity)
    trigger = event.triggers[0] if event.tellings else None
    quote = quoted(reading.report.text, trigger) if trigger else None
    return Told(reading.report.name, event.id, trigger, quote, reading.report.sha256)


def event_called(reading: Reading, identity: str) -> Event:
    """The event of this id.

    Raises:
        InputError: the report has no such event; the message guesses.
    """
    found = next((event for event in reading.events if event.id == identity), None)
    gone = next((mark for mark in reading.marks if mark.event == identity and mark.event), None)
    if found is None and gone is not None:
        raise InputError(
            f"{reading.report.name}:{identity} was {gone.words}.",
            f"Take that back first: recoupe judge revoke {gone.judgement}",
        )
    if found is None:
        raise unknown(f"event of {reading.report.name}", identity, [event.id for event in reading.events])
    return found


def _stretch(reading: Reading, span: Span) -> Told:
    return Told(reading.report.name, "", span, quoted(reading.report.text, span), reading.report.sha256)


def _pair(draft: Judgement, said: Said, reading: Reading, other: tuple[Reading, str] | None) -> Judgement:
    example = f"Name two events: recoupe judge {said.verdict} a.txt:e1 b.txt:e2 --by NM"
    if other is None:
        raise InputError(f"“{said.verdict}” takes two events.", example)
    left, right = told(reading, said.event), told(*other)
    if (left.report, left.event) == (right.report, right.event):
        raise InputError("Both sides are the same event.", example)
    return replace(draft, left=left, right=right)


def _settled(draft: Judgement, said: Said, reading: Reading, known: tuple[World, LanguagePack]) -> Judgement:
    if said.field not in ("actor", "place"):
        raise unknown("kind of mention", said.field or "", ["actor", "place"])
    if said.instead is None:
        raise InputError("It is not said what the mention is.", "Give an id of the register, or a place's name.")
    if said.span is not None:
        left = _stretch(reading, said.span)
    elif said.value and everywhere(reading.report.text, said.value):
        left = Told(reading.report.name, "", None, Quote(said.value), reading.report.sha256)
    else:
        raise InputError(
            f"“{said.value or ''}” does not stand in {reading.report.name}.",
            "Give the words as the report writes them.",
        )
    if said.field == "actor":
        now = Checked(actor_id(said.instead, reading, known[0]))
    else:
        site = site_of(said.instead, reading, *known)
        now = Checked(site.id, (site,))
    return replace(draft, left=left, field=said.field, instead=now.value, sites=now.sites)


def _added(draft: Judgement, said: Said, reading: Reading, known: tuple[World, LanguagePack]) -> Judgement:
    if said.span is None:
        raise InputError("It is not said which words tell the event.", "Point at them: “les frappes”, or 120-131.")
    given = dict(said.fields or {})
    if "type" not in given:
        raise InputError("An event needs a type.", f"Give one: type=airstrike; there are {', '.join(EVENT_TYPES)}.")
    fields: list[tuple[str, str]] = []
    sites: list[Site] = []
    for field in sorted(
        given, key=lambda f: (f not in values.FIELDS, values.FIELDS.index(f) if f in values.FIELDS else f)
    ):
        value = checked(field, given[field], reading, *known)
        fields.append((field, value.value))
        sites += value.sites
    kind = dict(fields)["type"]
    beside = BESIDE if alike(reading, said.span, kind) else None
    return replace(
        draft, left=_stretch(reading, said.span), fields=tuple(fields), sites=tuple(dict.fromkeys(sites)), value=beside
    )


def _of_event(draft: Judgement, said: Said, reading: Reading, known: tuple[World, LanguagePack]) -> Judgement:
    left = told(reading, said.event)
    draft = replace(draft, left=left)
    if said.field is None:
        if said.verdict == "corrected":
            raise InputError("It is not said which field is corrected.", f"There are: {', '.join(values.FIELDS)}.")
        if said.verdict == "right":
            event = event_called(reading, said.event)
            read = ((field, values.whole(event, reading, field)) for field in values.FIELDS)
            return replace(draft, fields=tuple(pair for pair in read if pair[1]), sites=_sites(event, *values.PLACES))
        return draft
    field = said.field if (said.verdict, said.field) == ("right", values.EVENT) else checked_field(said.field)
    if said.verdict == "set-aside":
        raise InputError("A field is not set aside.", "Say that it is wrong, or correct it.")
    event = event_called(reading, said.event)
    words, value = _meant(event, said, field, reading)
    draft = replace(draft, field=field, value=value, words=_stretch(reading, words) if words else None)
    if said.verdict != "corrected":
        if said.verdict == "wrong" and not value:
            raise InputError(f"The machine read no {field}.", "Correct it to give one.")
        return replace(draft, sites=_sites(event, field) if field in values.PLACES else ())
    if said.instead is None:
        raise InputError(f"It is not said what {field} is right.", f"Give it: recoupe judge correct … {field} VALUE")
    now = checked(field, said.instead, reading, *known)
    return replace(draft, instead=now.value, sites=now.sites)


def _sites(event: Event, *fields: str) -> tuple[Site, ...]:
    """The sites to which the event's places are settled, so that the judgement needs no gazetteer later."""
    places = [place for field in fields for place in getattr(event, field)]
    return tuple(dict.fromkeys(place.site for place in places if isinstance(place.site, Site)))


def _meant(event: Event, said: Said, field: str, reading: Reading) -> tuple[Span | None, str]:
    """Which of the field's values is judged: its words where it is one of several, and the value itself."""
    every = values.each(event, reading, field)
    if said.span is not None:
        return said.span, values.at(event, reading, field, said.span)
    different = list(dict.fromkeys(read.value for read in every))
    if said.whole:
        return None, values.whole(event, reading, field)
    if said.value is None:
        if len(different) > 1:
            raise InputError(
                f"The report gives several values for {field}: {', '.join(different)}.",
                f"Say which is meant: --was {different[-1]}",
            )
        return None, values.whole(event, reading, field)
    if said.value not in different:
        if not different:
            raise InputError(f"The machine read no {field}.", "Leave --was away.")
        raise unknown(f"value of {field}", said.value, different)
    spans = [read.span for read in every if read.value == said.value]
    return (spans[0] if len(different) > 1 else None), said.value

"""A report, two readers' readings of it, and a case of them: what the tests of judgements start from."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from itertools import count
from typing import Any

from gazetted import FRENCH, small_world

from recoupe.case import Case
from recoupe.judge import Said, made
from recoupe.model.event import Account, Event, Reading, Source, Telling, Toll
from recoupe.model.judgement import Judgement, Verdict
from recoupe.model.mention import Actor, Days, Mentions, Number, Place, Site, Time
from recoupe.model.text import Report, Span
from recoupe.pipeline import Reader
from recoupe.store import Case as Store

TEXT = (
    "Deux villages attaqués près de Bamba.\n\n"
    "Des hommes armés ont attaqué lundi le village de Bamba, tuant neuf soldats selon l'armée et quinze selon un élu. "
    "Trois roquettes ont visé le camp de Zahra mardi matin.\n"
)
BAMBA = Site("bamba-ml", "Bamba", "village", 17.03, -1.4, 3.0, "ML")
GAO = Site("gao", "Gao", "city", 16.27, -0.04, 10.0, "ML")
KNOWN = (small_world(), FRENCH)
_TICKS = count()


def span(words: str, text: str = TEXT, nth: int = 0) -> Span:
    at = -1
    for _ in range(nth + 1):
        at = text.index(words, at + 1)
    return Span(at, at + len(words))


def report(text: str = TEXT, name: str = "a.txt") -> Report:
    return Report(name, text, sha256(text.encode()).hexdigest(), "2024-03-06", "metadata", outlet="Le Relais")


def reading(of: Report | None = None, reader: str = "reader 1") -> Reading:
    """Two events: an attack with two tolls by two sources, and a shelling."""
    of = of or report()
    text = of.text
    nine = Toll(span("neuf soldats", text), "neuf soldats", "killed", 9, 9, "target")
    fifteen = Toll(span("quinze", text), "quinze", "killed", 15, 15, "target")
    gunmen = Actor(span("Des hommes armés", text), "Des hommes armés", "x-gunmen")
    army = Actor(span("soldats", text), "soldats", "malian-army")
    bamba = Place(span("Bamba", text, 1), "Bamba", "village", BAMBA)
    monday = Days("2024-03-04", "2024-03-04", "2024-03-04")
    tuesday = Days("2024-03-05", "2024-03-05", "2024-03-05")
    sources = (
        Source("s1", span("l'armée", text), "l'armée", "official", named=True),
        Source("s2", span("un élu", text), "un élu", "official", named=False),
    )
    attack = Telling(
        "assault", span("ont attaqué", text), 1, "attaquer", (gunmen,), (army,), place=(bamba,),
        time=Time(span("lundi", text), "lundi", "date", monday), tolls=(nine, fifteen), sources=("s1",),
    )  # fmt: skip
    three = Number(span("Trois", text), "Trois", 3, 3)
    shelling = Telling(
        "shelling", span("ont visé", text), 2, "viser", count=three, weapon=span("roquettes", text),
        time=Time(span("mardi", text), "mardi", "date", tuesday),
    )  # fmt: skip
    accounts = (
        Account("s1", "killed", "9", nine.span, "reported"),
        Account("s2", "killed", "15", fifteen.span, "reported"),
    )
    events = (
        Event(
            "e1", "assault", (attack,), (gunmen,), (army,), place=(bamba,), time=monday, time_text=span("lundi", text),
            killed=nine, tolls=(nine, fifteen), sources=("s1", "s2"), accounts=accounts, status="reported",
        ),
        Event(
            "e2", "shelling", (shelling,), time=tuesday, time_text=span("mardi", text), weapon=span("roquettes", text),
            count=three,
        ),
    )  # fmt: skip
    mentions = Mentions(places=(Place(span("Bamba", text), "Bamba", "village", BAMBA), bamba), actors=(gunmen, army))
    return Reading(of, mentions, sources, events, reader=reader)


def reread(of: Report | None = None) -> Reading:
    """What a newer reader makes of the same words: other ids, another order, other values, a wider trigger."""
    old = reading(of, "reader 2")
    text = old.report.text
    attack, shelling = old.events
    fewer = Toll(span("neuf soldats", text), "neuf soldats", "killed", 10, 10, "target")
    wider = replace(
        attack.tellings[0], trigger=span("armés ont attaqué lundi", text), type="clash", tolls=(fewer,), agent=(),
        time=None,
    )  # fmt: skip
    newer = replace(
        attack, id="e7", type="clash", tellings=(wider,), agent=(), killed=fewer, tolls=(fewer,), accounts=(), time=None,
        time_text=None,
    )  # fmt: skip
    return replace(old, events=(replace(shelling, id="e5"), newer))


def decide(
    verdict: Verdict,
    event: str = "",
    *,
    on: Reading | None = None,
    by: str = "NM",
    at: str = "",
    **said: Any,  # noqa: ANN401  passed on as given
) -> Judgement:
    """A judgement on the first reading; each is a second later than the one before where no time is given."""
    other = said.pop("other", None)
    tick = next(_TICKS)
    at = at or f"2026-11-20T{10 + tick // 3600:02}:{tick // 60 % 60:02}:{tick % 60:02}+00:00"
    return made(Said(verdict, event, **said), on or reading(), other, (by, at), KNOWN)


class Settled(Reader):
    """A reader that has its world already and reads nothing."""


def case_of(*readings: Reading) -> Case:
    """A case in memory that keeps these readings."""
    reader = Settled()
    reader.__dict__["world"], reader.__dict__["pack"] = KNOWN
    case = Case(Store.open(None), reader)
    for one in readings:
        case.store.add(one.report, one)
    case.rematch()
    return case

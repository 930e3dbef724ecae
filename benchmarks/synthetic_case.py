"""A large case without a single true word: reports of incidents that never happened, for measuring the workbench.

    python benchmarks/synthetic_case.py FILE [INCIDENTS]

Every report is written, read and matched by hand here, so that a case of 20,000 incidents takes minutes and no parser.
The same number gives the same case.
"""

from __future__ import annotations

import random
import sys
from dataclasses import replace
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path

from recoupe.compare import incidents as compared
from recoupe.model.event import Event, EventType, Reading, Source, Status, Telling, Toll
from recoupe.model.incident import Because, Cluster, Link, Member
from recoupe.model.mention import Actor, Days, Mentions, Place, Site, Time
from recoupe.model.text import Report, Span
from recoupe.store import Case
from recoupe.world import load_world

TYPES: tuple[tuple[EventType, str], ...] = (
    ("airstrike", "une frappe aérienne"), ("shelling", "un bombardement"), ("bombing", "un attentat à la bombe"),
    ("clash", "des affrontements"), ("assault", "un assaut"), ("abduction", "un enlèvement"),
)  # fmt: skip
OUTLETS = tuple(f"Le Courrier {name}" for name in (
    "du Nord", "du Sud", "de l'Est", "de l'Ouest", "des Plaines", "du Fleuve", "des Sables", "du Soir", "du Matin",
    "des Cimes", "du Port", "des Oasis",
))  # fmt: skip
SOURCES: tuple[tuple[str, bool], ...] = (
    ("un responsable local", False), ("une source militaire", False), ("l'OSDH", True), ("des habitants", False),
    ("l'agence de presse officielle", True),
)  # fmt: skip
SIDES = ("syrian-army", "isis", "sdf", "turkey", "russia", "iran", "united-states")
STATUSES: tuple[Status, ...] = ("asserted", "reported", "reported", "hedged")
MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
    "décembre",
)  # fmt: skip
FIRST = date(2014, 1, 1)
DAYS = 3650


class Writer:
    """Writes a text piece by piece and remembers where each piece stands."""

    def __init__(self) -> None:
        self.text = ""

    def put(self, words: str) -> Span:
        """Add the words and say where they stand."""
        start = len(self.text)
        self.text += words
        return Span(start, len(self.text))


def sites(lots: random.Random) -> tuple[Site, ...]:
    """Cities of the theatres, as the gazetteer has them, with villages strewn around them."""
    world = load_world().sites
    names = (
        "Alep", "Homs", "Hama", "Damas", "Raqqa", "Palmyre", "Idleb", "Deraa", "Lattaquié", "Hassaké", "Mossoul",
        "Bagdad", "Kirkouk", "Ramadi", "Tikrit", "Sanaa", "Aden", "Taëz", "Marib", "Hodeïda", "Tripoli", "Benghazi",
        "Syrte", "Gao", "Kidal", "Tombouctou", "Mopti", "Ménaka",
    )  # fmt: skip
    found = [max(world.named(name), key=lambda site: site.population, default=None) for name in names]
    cities = [site for site in found if site is not None and site.lat is not None and site.lon is not None]
    villages = [
        replace(
            city, id=f"{city.id}-v{number}", name=f"{city.name}-{number}", kind="village", radius_km=1.0,
            lat=round((city.lat or 0) + lots.uniform(-0.8, 0.8), 4), lon=round((city.lon or 0) + lots.uniform(-0.8, 0.8), 4),
        )
        for city in cities
        for number in range(1, 16)
    ]  # fmt: skip
    return (*cities, *villages)


def report_of(
    number: int, copy: int, lots: random.Random, kind: tuple[EventType, str], site: Site, day: date
) -> Reading:
    """One account of one incident: a paragraph and its reading."""
    outlet = OUTLETS[lots.randrange(len(OUTLETS))]
    source, named = SOURCES[lots.randrange(len(SOURCES))]
    killed = max(1, int(lots.expovariate(0.25)) + lots.randrange(-1, 2))
    status = STATUSES[lots.randrange(len(STATUSES))]
    agent, target = lots.sample(SIDES, 2)
    out = Writer()
    out.put(f"{outlet}, le {day.day} {MONTHS[day.month - 1]} {day.year}\n\n")
    figure = out.put(str(killed))
    out.put(" personnes " if killed > 1 else " personne ")
    out.put("ont été tuées " if killed > 1 else "a été tuée ")
    when = out.put(f"le {day.day} {MONTHS[day.month - 1]} {day.year}")
    out.put(" dans ")
    trigger = out.put(kind[1])
    out.put(" à ")
    where = out.put(site.name)
    out.put(", attribué à ")
    doer = out.put(agent)
    out.put(" contre ")
    hit = out.put(target)
    out.put(", selon ")
    voice = out.put(source)
    out.put(f". C'est le fait numéro {number}, récit {copy}. Les secours sont arrivés dans l'heure.\n")
    days = Days(day.isoformat(), day.isoformat(), day.isoformat())
    time = Time(when, when.of(out.text), "date", days, "day", anchor="absolute", rule="calendar")
    place = Place(where, site.name, site.kind, site, precision=1, rule="name")
    actors = (Actor(doer, agent, agent), Actor(hit, target, target))
    toll = Toll(figure, str(killed), "killed", killed, killed, "target")
    said = Source("s1", voice, source, "official", named, chain=(source, outlet), scope=(Span(0, len(out.text)),))
    telling = Telling(
        kind[0], trigger, 1, "synthetic", agent=(actors[0],), target=(actors[1],), place=(place,), time=time,
        tolls=(toll,), status=status, sources=("s1",),
    )  # fmt: skip
    event = Event(
        "e1", kind[0], (telling,), agent=(actors[0],), target=(actors[1],), place=(place,), time=days, time_text=when,
        killed=toll, tolls=(toll,), status=status, sources=("s1",),
    )  # fmt: skip
    report = Report(
        f"{number:06d}-{copy}.txt", out.text, sha256(out.text.encode()).hexdigest(), day.isoformat(), "metadata", outlet,
        language="fr",
    )  # fmt: skip
    return Reading(report, Mentions((time,), (place,), actors), (said,), (event,), (), days, "synthetic")


def build(path: Path, count: int = 20_000, seed: int = 7) -> None:
    """Write the case; a file that is there already is left as it is."""
    if path.exists():
        return
    lots = random.Random(seed)
    places = sites(lots)
    readings: list[Reading] = []
    clusters: list[Cluster] = []
    for number in range(count):
        kind, site = TYPES[lots.randrange(len(TYPES))], places[lots.randrange(len(places))]
        day = FIRST + timedelta(days=lots.randrange(DAYS))
        told = [
            report_of(number, copy, lots, kind, site, day) for copy in range(1 + min(3, int(lots.expovariate(1.2))))
        ]
        readings += told
        members = tuple(Member(r.report.name, "e1", r.report.outlet, r.report.published) for r in told)
        because = (Because("same_day", 4.0, f"both say {day}"),)
        links = tuple(Link(members[0], other, 4.0, because) for other in members[1:])
        clusters.append(Cluster(f"{day}-{site.id}-{number:05x}", members, links, doubt=round(lots.random() ** 3, 3)))
    clusters.sort(key=lambda cluster: cluster.id)
    draft = path.with_name(path.name + ".part")
    draft.unlink(missing_ok=True)
    with Case.open(draft) as case:
        for reading in readings:
            case.add(reading.report, reading)
        case.replace_incidents(compared(clusters, readings))
    draft.replace(path)


if __name__ == "__main__":
    build(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 20_000)

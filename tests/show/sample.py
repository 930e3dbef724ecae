"""Two short reports of one incident, read by hand: what the screens are tested with."""

from __future__ import annotations

from hashlib import sha256

from recoupe.model.event import Event, Reading, Source, Telling, Toll
from recoupe.model.incident import Because, Claim, Copy, Incident, Link, Member, Voices
from recoupe.model.mention import Actor, Days, Mentions, Place, Site, Time
from recoupe.model.text import Report, Span

FIRST = "Cinq soldats ont été tués mardi à Ménaka, selon un élu local. <script>alert(1)</script>"
SECOND = "Huit soldats auraient péri à Ménaka, affirme l'armée."
MENAKA = Site("menaka", "Ménaka", "city", 15.9, 2.4, 5.0, "ML", ("Mali",), "hand")


def find(text: str, words: str) -> Span:
    at = text.index(words)
    return Span(at, at + len(words))


def _reading(name: str, outlet: str, published: str | None, text: str, toll: tuple[str, int], trigger: str) -> Reading:
    report = Report(name, text, sha256(text.encode()).hexdigest(), published, "metadata", outlet, language="fr")
    place = Place(find(text, "Ménaka"), "Ménaka", "city", MENAKA)
    actor = Actor(find(text, toll[0]), toll[0], "malian-army")
    dead = Toll(find(text, toll[0]), toll[0], "killed", toll[1], toll[1], "target")
    telling = Telling("killing", find(text, trigger), 0, "tuer", target=(actor,), place=(place,), tolls=(dead,))
    days = Days("2024-03-05", "2024-03-05", "2024-03-05")
    times = (Time(find(text, "mardi"), "mardi", "date", days, "day"),) if "mardi" in text else ()
    words, kind = ("un élu local", "official") if "élu" in text else ("l'armée", "official")
    source = Source("s1", find(text, words), words, "official", named=kind != "official", chain=(words,), origin=words)
    event = Event(
        "e1", "killing", (telling,), target=(actor,), place=(place,), time=days if times else None,
        time_text=times[0].span if times else None, killed=dead, tolls=(dead,), status="reported", sources=("s1",),
    )  # fmt: skip
    return Reading(report, Mentions(times, (place,), (actor,)), (source,), (event,), (), None, "by hand")


def readings() -> tuple[Reading, Reading]:
    return (
        _reading("un.txt", "Le Relais", "2024-03-06", FIRST, ("Cinq soldats", 5), "tués"),
        _reading("deux.txt", "La Lettre", "2024-03-07", SECOND, ("Huit soldats", 8), "péri"),
    )


def incident() -> Incident:
    left, right = Member("un.txt", "e1", "Le Relais", "2024-03-06"), Member("deux.txt", "e1", "La Lettre", "2024-03-07")
    claims = (
        Claim("killed", "5", "un.txt", "e1", find(FIRST, "Cinq soldats"), "reported", ("un élu local",), "elu", 5, 5),
        Claim("killed", "8", "deux.txt", "e1", find(SECOND, "Huit soldats"), "hedged", ("l'armée",), "army", 8, 8),
        Claim("place", "Ménaka", "un.txt", "e1", find(FIRST, "Ménaka"), "reported", ("un élu local",), "elu"),
        Claim("place", "Ménaka", "deux.txt", "e1", find(SECOND, "Ménaka"), "hedged", ("l'armée",), "army"),
    )
    because = (Because("same_place", 3.0, "both at Ménaka"), Because("same_type", 1.0, "both tell a killing"))
    return Incident(
        "2024-03-05-menaka", "killing", Days("2024-03-05", "2024-03-05", "2024-03-05"), MENAKA, "Ménaka", (left, right),
        claims, {"killed": "differ", "place": "agree", "type": "agree"}, Voices(2, 2, ("elu", "army"), ("agency",), 1),
        (Copy("deux.txt", "un.txt", 0.5, "near-copy"),), (Link(left, right, 4.0, because),),
    )  # fmt: skip

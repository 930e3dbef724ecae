"""Where and when: which places and times of a sentence govern which happening.

Each place and each time belongs to the nearest happening above it in the tree; one that hangs on no happening (*Mardi,
selon l'armée, …*) is shared by those of the sentence that have none of their own.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from recoupe.extract.clause import preposition

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recoupe.extract.scene import Scene
    from recoupe.extract.triggers import Trigger
    from recoupe.model.mention import Place, Time
    from recoupe.model.sentence import Token
    from recoupe.model.text import Span

RANK = {
    "facility": 0, "base": 0, "field": 0, "village": 0, "city": 0, "river": 1, "border": 2, "desert": 3, "governorate": 4,
    "region": 5, "country": 6,
}  # fmt: skip
ELSEWHERE = frozenset({"baser", "basé", "siéger", "originaire", "ressortissant", "natif", "contrôler", "naître"})
TOWARDS = frozenset({"vers", "jusque", "jusqu'", "jusqu'à", "direction", "destination"})
FROM = frozenset({"depuis", "de", "d'", "du", "des", "provenance", "hors"})
MOVING = frozenset({"movement", "withdrawal", "displacement", "advance"})
SPEECH = frozenset({
    "déclarer", "annoncer", "affirmer", "indiquer", "préciser", "dire", "rapporter", "assurer", "expliquer", "ajouter",
    "selon", "estimer", "confirmer", "souligner", "révéler", "écrire", "accuser", "raconter", "informer",
})  # fmt: skip


@dataclass
class Setting:
    """Where and when one telling happens."""

    place: list[Place] = field(default_factory=list)
    origin: list[Place] = field(default_factory=list)
    destination: list[Place] = field(default_factory=list)
    times: list[Time] = field(default_factory=list)
    because: list[str] = field(default_factory=list)


def settings(scene: Scene, told: Sequence[Trigger], taken: Sequence[Span]) -> tuple[Setting, ...]:
    """The setting of each trigger of a sentence; ``taken`` are spans that already act in it."""
    out = tuple(Setting() for _ in told)
    if not told:
        return out
    owners = _owners(scene, told)
    loose_places: list[Place] = []
    loose_times: list[Time] = []
    for place in scene.places:
        if any(span.overlaps(place.span) for span in taken):
            continue
        head = scene.sentence.head_of(place.span)
        if head is None or _is_elsewhere(scene, head):
            continue
        index = _owner(scene, head, owners)
        if index is None:
            loose_places.append(place)
        else:
            _put(scene, out[index], told[index], place, head)
    for time in scene.times:
        if time.kind in {"duration", "set"} and (time.value is None or time.value.last is not None):
            continue
        head = scene.sentence.head_of(time.span)
        index = None if head is None else _relative(scene, time, told)
        index = index if index is not None or head is None else _owner(scene, head, owners)
        if index is None:
            loose_times.append(time)
        else:
            out[index].times.append(time)
    _share(scene, out, told, loose_places, loose_times)
    return out


def _owners(scene: Scene, told: Sequence[Trigger]) -> dict[int, int]:
    """Word → trigger: its own words, and the verb whose subject or object a noun is (*L'attaque s'est produite à …*)."""
    out: dict[int, int] = {}
    for index, trigger in enumerate(told):
        out[trigger.token.i] = index
        if trigger.partner is not None:
            out[trigger.partner.i] = index
    for index, trigger in enumerate(told):
        head = scene.sentence.head(trigger.token)
        if (
            trigger.nominal
            and head is not None
            and trigger.token.dep in {"nsubj", "nsubj:pass", "obj", "obl", "obl:arg", "xcomp", "obl:agent"}
            and head.pos in {"VERB", "AUX"}
            and scene.lemma(head) not in SPEECH
        ):
            out.setdefault(head.i, index)
    return out


def _owner(scene: Scene, head: Token, owners: dict[int, int]) -> int | None:
    if head.i in owners:
        return owners[head.i]
    for up in scene.sentence.ancestors(head):
        if up.i in owners:
            return owners[up.i]
    return None


def _relative(scene: Scene, time: Time, told: Sequence[Trigger]) -> int | None:
    """*celle du premier décembre où l'aviation a bombardé …*: the day is the one of the relative clause."""
    inside = {t.i for t in scene.sentence.tokens_in(time.span)}
    for index, trigger in enumerate(told):
        if trigger.token.dep == "acl:relcl" and trigger.token.head in inside:
            return index
    return None


def _is_elsewhere(scene: Scene, head: Token) -> bool:
    """*un organisme basé à Londres*: a place of someone, not of the happening."""
    ups = list(scene.sentence.ancestors(head))[:3]
    return any(scene.lemma(up) in ELSEWHERE for up in ups)


def _put(scene: Scene, setting: Setting, trigger: Trigger, place: Place, head: Token) -> None:
    prep = preposition(scene.sentence, head)
    if not prep and place.around is not None:
        prep = place.around.of(scene.text).split(" ")[0].lower()
    before = _words_before(scene, place.span.start if place.around is None else place.around.start)
    if trigger.frame.type in MOVING:
        if prep in TOWARDS or before & TOWARDS:
            setting.destination.append(place)
            return
        if (
            (prep in FROM and scene.sentence.tokens[head.head].i == trigger.token.i)
            or "depuis" in before
            or "provenance" in before
        ):
            setting.origin.append(place)
            return
    setting.place.append(place)


def _words_before(scene: Scene, start: int) -> frozenset[str]:
    before = [t for t in scene.sentence.tokens if t.end <= start][-2:]
    return frozenset(t.text.lower().replace("’", "'") for t in before)


def _share(
    scene: Scene, out: Sequence[Setting], told: Sequence[Trigger], places: list[Place], times: list[Time]
) -> None:
    """Give what hangs on no happening to those without their own, the nearest first."""
    for place in places:
        takers = [i for i, s in enumerate(out) if not (s.place or s.origin or s.destination)] or list(range(len(out)))
        nearest = min(takers, key=lambda i: abs(told[i].span.start - place.span.start))
        out[nearest].place.append(place)
        out[nearest].because.append(f"place {place.text}: of the same sentence")
    for time in times:
        for setting in out:
            if not setting.times:
                setting.times.append(time)
                setting.because.append(f"time {time.text}: of the same sentence")
    del scene


def by_precision(places: Sequence[Place]) -> tuple[Place, ...]:
    """The places, most precise first, each name once; a country goes where something finer stands.

    A name inside another (*Syrie* in *nord de la Syrie*) is the same place twice.
    """
    ordered = sorted(dict.fromkeys(places), key=lambda p: RANK.get(p.kind, 3))
    out: list[Place] = []
    for place in ordered:
        if not any(place.text.lower() == other.text.lower() for other in out):
            out.append(place)
    return tuple(out)

"""Where and when: which places and times of a sentence govern which happening.

Each place and each time belongs to the nearest happening above it in the tree; one that hangs on no happening (*Mardi,
selon l'armée, …*) is shared by those of the sentence that have none of their own.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from recoupe.extract.dating import SPEECH, WENT_ON, begins, heads_the_text, is_of_another, is_spoken
from recoupe.extract.phrases import is_source, preposition

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recoupe.extract.scene import Scene
    from recoupe.extract.triggers import Trigger
    from recoupe.model.mention import Place, Time
    from recoupe.model.sentence import Token
    from recoupe.model.text import Span

ELSEWHERE = frozenset({"baser", "basé", "siéger", "originaire", "ressortissant", "natif", "contrôler", "naître"})
VOICES = frozenset(
    {
        "télévision",
        "chaîne",
        "chaine",
        "journal",
        "quotidien",
        "agence",
        "média",
        "site",
        "porte-parole",
        "ministère",
        "gouvernement",
        "président",
        "ambassade",
        "ambassadeur",
    }
)
TOWARDS = frozenset({"vers", "jusque", "jusqu'", "jusqu'à", "direction", "destination"})
FROM = frozenset({"depuis", "de", "d'", "du", "des", "provenance", "hors"})
MOVING = frozenset({"movement", "withdrawal", "displacement", "advance"})


@dataclass
class Setting:
    """Where and when one telling happens."""

    place: list[Place] = field(default_factory=list)
    origin: list[Place] = field(default_factory=list)
    destination: list[Place] = field(default_factory=list)
    times: list[Time] = field(default_factory=list)
    because: list[str] = field(default_factory=list)


def settings(scene: Scene, told: Sequence[Trigger], taken: Sequence[Span]) -> tuple[Setting, ...]:  # noqa: C901, PLR0912
    """The setting of each trigger of a sentence; ``taken`` are spans that already act in it."""
    out = tuple(Setting() for _ in told)
    if not told:
        return out
    owners = _owners(scene, told)
    loose_places: list[Place] = []
    loose_times: list[Time] = []
    far: list[tuple[int, Place, Token]] = []
    for place in scene.places:
        if any(span.overlaps(place.span) for span in taken) or any(a.span.covers(place.span) for a in scene.actors):
            continue
        head = scene.sentence.head_of(place.span)
        if head is None or _is_elsewhere(scene, head) or (place.kind == "country" and _is_topic(scene, place, taken)):
            continue
        relative = _relative(scene, place.span, told)
        if relative is not None:
            _put(scene, out[relative], told[relative], place, head)
        index = _owner(scene, head, owners)
        if index is None and (relative is not None or _is_said_there(scene, head)):
            continue
        if index is None:
            loose_places.append(place)
        elif _is_far(scene, head, owners, told[index]):
            far.append((index, place, head))
        else:
            _put(scene, out[index], told[index], place, head)
    for index, place, head in far:
        if not out[index].place or any(0 <= place.span.start - p.span.end < 40 for p in out[index].place):
            _put(scene, out[index], told[index], place, head)
    for time in scene.times:
        if time.rule == "present":
            continue  # désormais, actuel: says nothing of the day
        if time.kind in {"duration", "set"} and (
            time.value is None or (time.value.last is not None and time.rule != WENT_ON)
        ):
            continue
        if heads_the_text(scene, time):
            continue
        head = scene.sentence.head_of(time.span)
        if head is not None and is_of_another(scene, head, owners):
            continue
        index = None if head is None else _relative(scene, time.span, told)
        index = index if index is not None or head is None else _owner(scene, head, owners)
        if index is None and head is not None and is_spoken(scene, head, time, owners):
            continue
        if (
            time.value is not None
            and time.value.last is None
            and "première fois" in scene.text[max(0, time.span.start - 20) : time.span.start].lower()
        ):
            continue
        if index is None:
            loose_times.append(time)
        else:
            out[index].times.append(time)
    _share(scene, out, told, loose_places, loose_times)
    return out


def _is_topic(scene: Scene, place: Place, taken: Sequence[Span]) -> bool:
    """*Canada : fin des frappes en Irak*: what the headline is about, where it names another country for the place."""
    after = scene.text[place.span.end : place.span.end + 3].lstrip()
    others = [
        p for p in scene.places
        if p is not place and p.kind == "country" and not any(s.overlaps(p.span) for s in taken)
    ]  # fmt: skip
    return place.span.start <= scene.sentence.start + 1 and after.startswith(":") and bool(others)


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


def _is_far(scene: Scene, head: Token, owners: dict[int, int], trigger: Trigger) -> bool:
    """Whether a place reaches a noun only through the verb that the noun is the subject or object of."""
    own = {trigger.token.i, *((trigger.partner.i,) if trigger.partner is not None else ())}
    for up in (head, *scene.sentence.ancestors(head)):
        if up.i in own:
            return False
        if up.i in owners:
            return True
    return False


def _owner(scene: Scene, head: Token, owners: dict[int, int]) -> int | None:
    """The happening above a word, unless a relative clause of something else lies between."""
    if head.i in owners:
        return owners[head.i]
    last = head
    for up in scene.sentence.ancestors(head):
        if last.dep == "acl:relcl" and last.i not in owners and last.pos in {"VERB", "AUX"}:
            return None
        if up.i in owners:
            return None if last.pos == "VERB" and scene.lemma(last) in SPEECH else owners[up.i]
        last = up
    return None


def _relative(scene: Scene, span: Span, told: Sequence[Trigger]) -> int | None:
    """*celle du premier décembre où l'aviation a bombardé …*, *la province où des forces ont été déployées*.

    What a relative clause with *où* or a cleft (*c'est vers X que …*) hangs on belongs to the happening in it.
    """
    sentence = scene.sentence
    inside = {t.i for t in sentence.tokens_in(span)}
    heads = inside | {
        up.i for t in sentence.tokens_in(span) for up in list(sentence.ancestors(t))[:2] if up.pos in {"NOUN", "PROPN"}
    }
    for index, trigger in enumerate(told):
        token = trigger.token
        if token.dep in {"advcl", "ccomp"} and token.head in heads and _is_cleft(scene, token):
            return index
        if _stands_for(scene, trigger, inside):
            return index
        if token.dep == "acl:relcl" and token.head in heads:
            where = any(k.text.lower() == "où" for k in sentence.children(token))
            if (
                where
                or (
                    token.head in inside
                    and any(k.text.lower() in {"que", "qu'", "qu’"} for k in sentence.children(token))
                )
                or _is_cleft(scene, token)
            ):
                return index
    return None


def _stands_for(scene: Scene, trigger: Trigger, inside: set[int]) -> bool:
    """*Bamba, fief des rebelles que l'armée vient de reprendre*: what is retaken is Bamba, by another name."""
    sentence = scene.sentence
    return any(
        o.dep == "appos" and o.head in inside and trigger.token.i > o.i and scene.is_a(o, "site")
        for o in trigger.clause.objects
    ) and any(k.text.lower() in {"que", "qu'", "qu’"} for k in sentence.tokens[max(inside) : trigger.token.i])


def _is_cleft(scene: Scene, token: Token) -> bool:
    head = scene.sentence.tokens[token.head]
    return any(k.text.lower() in {"c'", "c’", "ce"} for k in scene.sentence.children(head))


def _is_said_there(scene: Scene, head: Token) -> bool:
    """*À Bagdad, l'armée a annoncé …*: where it was said, not where it happened."""
    verb = next((up for up in scene.sentence.ancestors(head) if up.pos in {"VERB", "AUX"}), None)
    return verb is not None and scene.lemma(verb) in SPEECH and head.i <= 3


def _is_elsewhere(scene: Scene, head: Token) -> bool:
    """*un organisme basé à Londres*: a place of someone, not of the happening."""
    ups = list(scene.sentence.ancestors(head))[:3]
    if any(scene.lemma(up) in ELSEWHERE for up in ups) or any(scene.lemma(up) in VOICES for up in ups[:1]):
        return True
    for up in (head, *scene.sentence.ancestors(head)):  # *selon le directeur des hôpitaux d'Alep*
        if up.pos not in {"NOUN", "PROPN"} or up.dep in {"root", "nsubj", "obj"}:
            return is_source(scene.sentence, up)
        if is_source(scene.sentence, up):
            return True
    return False


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
        takers = [
            i
            for i, s in enumerate(out)
            if not (s.place or s.origin or s.destination) or any(b.startswith("place") for b in s.because)
        ]
        if not takers:
            continue
        nearest = min(takers, key=lambda i: abs(told[i].span.start - place.span.start))
        out[nearest].place.append(place)
        out[nearest].because.append(f"place {place.text}: of the same sentence")
    for time in times:
        for setting in out:
            if not setting.times and (begins(scene, time) or not (time.value is not None and time.value.last is None)):
                setting.times.append(time)
                setting.because.append(f"time {time.text}: of the same sentence")

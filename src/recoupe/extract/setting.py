"""Where and when: which places and times of a sentence govern which happening.

Each place and each time belongs to the nearest happening above it in the tree; one that hangs on no happening (*Mardi,
selon l'armée, …*) is shared by those of the sentence that have none of their own.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from recoupe.extract.dating import (
    SPEECH,
    WENT_ON,
    begins,
    heads_the_text,
    is_of_a_count,
    is_of_a_paper,
    is_of_a_person,
    is_of_another,
    is_spoken,
)
from recoupe.extract.elsewhere import is_elsewhere, is_said_there, is_topic
from recoupe.extract.heading import dateline_end
from recoupe.extract.phrases import preposition
from recoupe.extract.relatives import relative_owner

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recoupe.extract.scene import Scene
    from recoupe.extract.triggers import Trigger
    from recoupe.model.mention import Place, Time
    from recoupe.model.sentence import Token
    from recoupe.model.text import Span

TOWARDS = frozenset({"vers", "jusque", "jusqu'", "jusqu'à", "direction", "destination"})
FROM = frozenset({"depuis", "de", "d'", "du", "des", "provenance", "hors"})
FIRED = frozenset({"airstrike", "shelling"})
MOVING = frozenset({"movement", "withdrawal", "displacement", "advance"})


@dataclass
class Setting:
    """Where and when one telling happens."""

    place: list[Place] = field(default_factory=list)
    origin: list[Place] = field(default_factory=list)
    destination: list[Place] = field(default_factory=list)
    times: list[Time] = field(default_factory=list)
    because: list[str] = field(default_factory=list)


def settings(scene: Scene, told: Sequence[Trigger], taken: Sequence[Span]) -> tuple[Setting, ...]:  # noqa: C901, PLR0912, PLR0915
    """The setting of each trigger of a sentence; ``taken`` are spans that already act in it."""
    out = tuple(Setting() for _ in told)
    if not told:
        return out
    owners = _owners(scene, told)
    loose_places: list[Place] = []
    loose_times: list[Time] = []
    heading: list[Place] = []
    written = dateline_end(scene)
    far: list[tuple[int, Place, Token]] = []
    stands_for = {
        replace(p.place, span=p.span, around=None, relation=None): p.place for p in scene.pointers
    }  # *la ville*, where it stands, and the place that it means
    for place in (*scene.places, *stands_for):
        if any(span.overlaps(place.span) for span in taken) or any(a.span.covers(place.span) for a in scene.actors):
            continue
        head = scene.sentence.head_of(place.span)
        if head is None or is_elsewhere(scene, head) or (place.kind == "country" and is_topic(scene, place, taken)):
            continue
        relative = relative_owner(scene, place.span, told)
        if place.span.end <= written:
            heading.append(place)
            continue
        if relative is not None:
            _put(scene, out[relative], told[relative], place, head)
        index = _owner(scene, head, owners)
        if index is None and (relative is not None or is_said_there(scene, head)):
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
        if time.span.end <= written or heads_the_text(scene, time) or is_of_a_person(scene, time):
            continue
        head = scene.sentence.head_of(time.span)
        if head is not None and (
            is_of_another(scene, head, owners) or is_of_a_count(scene, head) or is_of_a_paper(scene, head, time, owners)
        ):
            continue
        index = None if head is None else relative_owner(scene, time.span, told)
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
    if not any(s.place for s in out):
        loose_places += heading
    _share(scene, out, told, loose_places, loose_times)
    for setting in out:
        setting.because += [
            f"place {stands_for[p].text}: “{p.span.of(scene.text)}” points back"
            for p in (*setting.place, *setting.origin, *setting.destination)
            if p in stands_for
        ]
        for places in (setting.place, setting.origin, setting.destination):
            places[:] = [stands_for.get(p, p) for p in places]
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
    if trigger.frame.type in FIRED and _fired_from(scene, trigger, head):
        setting.origin.append(place)
        return
    setting.place.append(place)


def _fired_from(scene: Scene, trigger: Trigger, head: Token) -> bool:
    """*des missiles tirés depuis un navire au large de Tobrouk*: where they came from, not where they fell."""
    for up in (head, *scene.sentence.ancestors(head)):
        if up.i == trigger.token.i:
            return False
        if preposition(scene.sentence, up) == "depuis":
            return True
    return False


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

"""Words that point back to a place: *la ville*, *la même région*, *sur place*, *y* stand for the place last named.

*Les rebelles ont pris Bamba. L'armée a bombardé la ville.* The second blow, too, fell on Bamba.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from recoupe.extract.frames import Words
    from recoupe.extract.scene import Scene
    from recoupe.model.mention import Place
    from recoupe.model.sentence import Sentence, Token
    from recoupe.model.text import Span

KNOWN = frozenset({"la", "le", "l'", "cette", "ce", "cet", "du", "au"})
OTHER = frozenset({"autre", "seul", "premier", "second"})
# A place that was named longer ago is no longer what *la ville* means.
REACH = 4
HERE = "here"
# Words behind a noun within which its own name stands: *la ville orientale de Deir ez-Zor*.
BEHIND = 5


@dataclass(frozen=True, slots=True)
class Pointer:
    """A word and the place that it stands for."""

    span: Span
    place: Place


def pointers(stage: Sequence[Scene]) -> tuple[tuple[Pointer, ...], ...]:
    """For each scene the words in it that stand for a place named before them."""
    out: list[tuple[Pointer, ...]] = []
    named: list[tuple[int, Place]] = []
    for scene in stage:
        here = scene.sentence.index
        named = [row for row in named if here - row[0] <= REACH] + [
            (here, place) for place in scene.places if not _is_one_of_several(scene, place)
        ]
        out.append(tuple(_in(scene, [place for _, place in named])))
    return tuple(out)


def _is_one_of_several(scene: Scene, place: Place) -> bool:
    """*Qabasin et Bzaah*: neither is what *la ville* means after that."""
    head = scene.sentence.head_of(place.span)
    if head is None:
        return False
    beside = [k for k in scene.sentence.children(head, "conj") if scene.place(k)]
    over = scene.sentence.head(head) if head.dep == "conj" else None
    return bool(beside) or (over is not None and scene.place(over) is not None)


def _in(scene: Scene, named: Sequence[Place]) -> Iterator[Pointer]:
    groups = scene.lexicon.points_back
    for token in scene.sentence.tokens:
        name = _group(scene, token, groups)
        if name is None:
            continue
        kinds = {k for k in name.split("_") if k != HERE}
        before = [
            place
            for place in named
            if place.span.start < token.start and (place.kind in kinds or (not kinds and place.kind != "country"))
        ]
        if before:
            yield Pointer(token.span, before[-1])


def _group(scene: Scene, token: Token, groups: Mapping[str, Words]) -> str | None:
    """Which kind of place the word means, None where it points nowhere."""
    sentence = scene.sentence
    form = token.text.lower()
    if form == "y" and token.pos in {"PRON", "ADV", "PART"}:
        head = sentence.tokens[token.head]
        after = sentence.tokens[token.i + 1].text.lower() if token.i + 1 < len(sentence.tokens) else ""
        return None if head.lemma == "avoir" or after in {"compris", "a", "avait", "aura"} else HERE
    if form in groups[HERE] and token.i > 0 and sentence.tokens[token.i - 1].text.lower() == "sur":
        return HERE
    if token.pos != "NOUN" or "Number=Plur" in token.feats or scene.actor(token) or scene.place(token):
        return None
    name = next((n for n, words in groups.items() if n != HERE and scene.lemma(token) in words), None)
    return name if name is not None and _is_known(sentence, token) and not _is_named(scene, token) else None


def _is_known(sentence: Sentence, token: Token) -> bool:
    """*la ville*, *cette ville*; not *une ville*, *la deuxième ville*, nor what only says what another place is."""
    forms = [k.text.lower().replace("’", "'") for k in sentence.children(token, "det", "case") if k.i < token.i]
    if not any(f in KNOWN for f in forms) or token.dep in {"appos", "root", "conj"} or sentence.child(token, "cop"):
        return False
    return not any(
        "NumType=Ord" in k.feats or k.lemma.endswith("ième") or k.lemma in OTHER
        for k in sentence.children(token, "amod", "nummod")
    )


def _is_named(scene: Scene, token: Token) -> bool:
    """*la ville de Bamba*, *la région du Donbass* are named themselves."""
    for t in scene.sentence.tokens[token.i + 1 : token.i + BEHIND]:
        if t.pos in {"PUNCT", "VERB", "AUX", "CCONJ", "PRON"}:
            return False
        if t.pos == "PROPN" or scene.place(t):
            return True
    return False

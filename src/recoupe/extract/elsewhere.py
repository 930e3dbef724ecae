"""Places that say where somebody is from or where something was said, and not where it happened.

*un organisme basé à Londres*, *À Bagdad, l'armée a annoncé …*, *selon le directeur des hôpitaux d'Alep*.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.extract.dating import SPEECH
from recoupe.extract.phrases import is_source

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recoupe.extract.scene import Scene
    from recoupe.model.mention import Place
    from recoupe.model.sentence import Token
    from recoupe.model.text import Span

ELSEWHERE = frozenset(
    {"baser", "basé", "siéger", "originaire", "immatriculer", "ressortissant", "natif", "contrôler", "naître"}
)
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


def is_topic(scene: Scene, place: Place, taken: Sequence[Span]) -> bool:
    """*Canada : fin des frappes en Irak*: what the headline is about, where it names another country for the place."""
    after = scene.text[place.span.end : place.span.end + 3].lstrip()
    others = [
        p for p in scene.places
        if p is not place and p.kind == "country" and not any(s.overlaps(p.span) for s in taken)
    ]  # fmt: skip
    return place.span.start <= scene.sentence.start + 1 and after.startswith(":") and bool(others)


def is_said_there(scene: Scene, head: Token) -> bool:
    """*À Bagdad, l'armée a annoncé …*: where it was said, not where it happened."""
    verb = next((up for up in scene.sentence.ancestors(head) if up.pos in {"VERB", "AUX"}), None)
    return verb is not None and scene.lemma(verb) in SPEECH and head.i <= 3


def is_elsewhere(scene: Scene, head: Token) -> bool:
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

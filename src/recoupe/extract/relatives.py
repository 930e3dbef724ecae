"""Which happening a place or time belongs to that a relative clause describes: *la ville où des soldats sont tombés*."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recoupe.extract.scene import Scene
    from recoupe.extract.triggers import Trigger
    from recoupe.model.sentence import Token
    from recoupe.model.text import Span


def relative_owner(scene: Scene, span: Span, told: Sequence[Trigger]) -> int | None:
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

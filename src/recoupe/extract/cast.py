"""Which actors a phrase names, and where the phrase ends: *les positions de l'armée* names the army."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.extract.phrases import preposition
from recoupe.model.text import Span

if TYPE_CHECKING:
    from recoupe.extract.scene import Scene
    from recoupe.model.mention import Actor
    from recoupe.model.sentence import Token

BELONGS = frozenset({
    "soutenir", "affilier", "allier", "appuyer", "lier", "opposer", "financer", "armer", "entraîner", "épauler",
    "protéger", "former", "encadrer", "fidèle", "proche", "hostile", "favorable", "allié", "soutenu", "affilié", "lié",
})  # fmt: skip
CLOSED = ("acl:relcl", "advcl", "parataxis", "nsubj", "cop", "ccomp")


def actors_of(scene: Scene, token: Token, *, relatives: bool = True) -> tuple[Actor, ...]:
    """The actors that a phrase names: its head, else those of its complements (*les positions de l'armée*)."""
    direct = scene.actor(token)
    if direct is not None:
        named = _named_inside(scene, token, direct)
        beside = [
            a
            for kid in scene.sentence.children(token, "acl")
            if scene.lemma(kid) in {"accompagner", "accompagné"}
            for t in scene.sentence.subtree(kid)
            if (a := scene.actor(t)) is not None
        ]
        return tuple(dict.fromkeys((named or direct, *beside, *_of_adjectives(scene, token))))
    if scene.is_a(token, "civilian"):
        return ()
    for closed in (("acl", *CLOSED), CLOSED, CLOSED[1:] if relatives else CLOSED):
        if out := _inside(scene, token, closed):
            return out
    return ()


def _of_adjectives(scene: Scene, token: Token) -> list[Actor]:
    """*les forces turques et russes*: the second adjective names a second actor."""
    sentence = scene.sentence
    first = [k for k in sentence.children(token, "amod", "nmod", "appos") if k.i > token.i]
    both = [t for k in (token, *first) for t in sentence.children(k, "conj") if t.pos == "ADJ" and t.i - token.i <= 4]
    return [a for t in both if (a := scene.actor(t)) is not None and not sentence.child(t, "case")]


def _named_inside(scene: Scene, token: Token, direct: Actor) -> Actor | None:
    """*les terroristes de Daech*: the name behind a general word."""
    if direct.via not in {"pronoun", "coreference", "general", "generic"} and direct.id not in {
        "jihadists",
        "unknown",
        None,
    }:
        return None
    for kid in scene.sentence.children(token, "nmod", "appos", "flat", "flat:name"):
        inner = scene.actor(kid)
        if (
            inner is not None
            and inner is not direct
            and preposition(scene.sentence, kid) in {"de", "du", "d'", "des", ""}
        ):
            # *les terroristes du groupe [EI]*: the group's own name behind a word that names nobody
            return inner if inner.id is not None else _named_inside(scene, kid, inner)
    return None


def _inside(scene: Scene, token: Token, closed: tuple[str, ...]) -> tuple[Actor, ...]:
    out: list[Actor] = []
    queue = [token]
    while queue:
        here = queue.pop(0)
        actor = scene.actor(here)
        if actor is not None and actor not in out:
            out.append(actor)
            queue += scene.sentence.children(here, "conj")
            continue
        for kid in scene.sentence.children(here):
            if kid.dep in closed or scene.lemma(kid) in BELONGS:
                continue
            if kid.dep == "conj" and here is token:
                continue
            if kid.dep in {"nmod", "obl"} and preposition(scene.sentence, kid) in {
                "contre",
                "selon",
                "avec",
                "près",
                "sauf",
                "face",
                "parmi",
                "après",
                "avant",
            }:
                continue
            queue.append(kid)
    return tuple(out)


def phrase(scene: Scene, token: Token) -> Span:
    """The phrase that a word governs, without relative clauses and its preposition."""
    keep = [token]
    queue = [token]
    while queue:
        here = queue.pop()
        for kid in scene.sentence.children(here):
            if kid.dep in {*CLOSED, "case", "mark", "punct", "cc", "conj", "appos"} or (
                here is token and kid.dep == "acl"
            ):
                continue
            keep.append(kid)
            queue.append(kid)
    inside = sorted(keep, key=lambda t: t.i)
    run = [token]
    for t in reversed([t for t in inside if t.i < token.i]):
        if run[0].i - t.i <= 1:
            run.insert(0, t)
    for t in (t for t in inside if t.i > token.i):
        if t.i - run[-1].i <= 2:
            run.append(t)
    return Span(run[0].start, run[-1].end)

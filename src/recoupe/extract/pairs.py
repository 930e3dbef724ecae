"""A verb and the noun that together tell a happening: *prendre le contrôle de la ville*, *tendre une embuscade à la patrouille*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.extract.clause import Clause
from recoupe.extract.noun_clause import noun_clause
from recoupe.extract.phrases import with_coordinates
from recoupe.model.text import Span

if TYPE_CHECKING:
    from recoupe.extract.frames import Frame
    from recoupe.extract.scene import Scene
    from recoupe.model.sentence import Token

CLITIC = ("se", "s'", "s’", "ne", "n'", "n’", "en", "y", "l'", "l’", "les", "le", "la")


def partner_of(scene: Scene, frame: Frame, verb: Token, clause: Clause) -> Token | None:
    """The noun that makes the pair: governed by the verb, or right behind it."""
    if frame.reflexive != clause.reflexive and frame.reflexive:
        return None
    sentence = scene.sentence
    near = list(sentence.tokens[verb.i + 1 : verb.i + 7])
    below = [t for t in sentence.subtree(verb) if 0 < abs(t.i - verb.i) <= 12 and _hops(scene, t, verb) <= 2]
    above = [t for t in (*clause.objects, *clause.subjects) if clause.passive or t in clause.objects]
    for token in (*near, *below, *above):
        if scene.lemma(token) in frame.partners or token.text.lower() in frame.partners:
            cut = sentence.tokens[min(verb.i, token.i) + 1 : max(verb.i, token.i)]
            if not any(t.text in {".", ";", ":", "»"} for t in cut):
                return token
    return None


def _hops(scene: Scene, token: Token, top: Token) -> int:
    count = 0
    for up in scene.sentence.ancestors(token):
        count += 1  # noqa: SIM113  counted with the steps
        if up.i == top.i:
            return count
    return 99


def with_partner(scene: Scene, clause: Clause, partner: Token) -> Clause:
    """The verb's positions with the partner's complements: *prendre le contrôle de la ville*."""
    inner = noun_clause(scene, partner)
    rest = tuple(t for t in clause.objects if t.i != partner.i)
    others = tuple((p, t) for p, t in clause.others if t.i != partner.i)
    extra = inner.others or tuple(("de", t) for t in _behind(scene, partner))
    return Clause(
        clause.verb,
        clause.subjects,
        rest,
        tuple(dict.fromkeys((*extra, *others))),
        clause.passive,
        clause.reflexive,
        clause.bare,
    )


def _behind(scene: Scene, partner: Token) -> tuple[Token, ...]:
    tokens = scene.sentence.tokens
    if partner.i + 1 < len(tokens) and tokens[partner.i + 1].text.lower().replace("’", "'") in {
        "de",
        "d'",
        "du",
        "des",
    }:
        for token in tokens[partner.i + 2 : partner.i + 6]:
            if token.pos in {"NOUN", "PROPN"}:
                return with_coordinates(scene.sentence, (token,))
    return ()


def verb_span(scene: Scene, verb: Token) -> Span:
    """The verb with its auxiliaries: *ont été tués*."""
    start = verb.start
    for token in reversed(scene.sentence.tokens[max(0, verb.i - 5) : verb.i]):
        if token.pos == "AUX" or token.lemma in {"avoir", "être"} or token.text.lower() in CLITIC:
            start = token.start
        elif token.pos != "ADV":
            break
    return Span(start, verb.end)


def pair_span(scene: Scene, verb: Token, partner: Token) -> Span:
    """The verb with its auxiliaries and the noun behind it: *ont pris le contrôle*."""
    here = verb_span(scene, verb)
    if 0 < partner.i - verb.i <= 6:
        return Span(here.start, partner.end)
    return here

"""The words of a sentence that tell a happening, each with its frame; and those that could have, with the reason."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from recoupe.extract.clause import PERHAPS_ETRE, WITH_ETRE, Clause, clause_of
from recoupe.extract.conditions import fits, why_not
from recoupe.extract.noun_clause import noun_clause
from recoupe.extract.pairs import pair_span, partner_of, verb_span, with_partner

if TYPE_CHECKING:
    from recoupe.extract.frames import Frame
    from recoupe.extract.scene import Scene
    from recoupe.model.sentence import Token
    from recoupe.model.text import Span

VIOLENT_TYPES = ("clash", "assault", "airstrike", "shelling", "bombing", "shootdown", "killing")
AUXILIARY = ("aux", "aux:pass", "aux:tense")
HARMED = frozenset({"mort", "tuer", "tué", "blessé", "blesser", "victime", "explosif"})
NOT_VERBAL = ("NUM", "DET", "ADP", "PRON", "SCONJ", "CCONJ", "ADV", "PUNCT", "SYM", "INTJ")


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that tells a happening, the frame that says so, and what stands around it."""

    token: Token
    frame: Frame
    span: Span
    clause: Clause
    partner: Token | None = None

    @property
    def nominal(self) -> bool:
        """Whether a noun tells it."""
        return (
            self.clause.verb is self.token
            and self.token.pos in {"NOUN", "PROPN", "X", "ADJ"}
            and self.frame.kind != "verb"
        )


@dataclass(frozen=True, slots=True)
class Refused:
    """A word that could have told a happening, and why it didn't."""

    span: Span
    why: str


def triggers(scene: Scene, *, armed: bool) -> tuple[tuple[Trigger, ...], tuple[Refused, ...]]:
    """What is told in one sentence, left to right. ``armed``: the report speaks of arms."""
    found: list[Trigger] = []
    refused: list[Refused] = []
    for token in scene.sentence.tokens:
        if token.pos in NOT_VERBAL and not (token.pos == "ADV" and scene.lemma(token) in scene.lexicon.nouns):
            continue
        here, no = _at(scene, token, armed=armed)
        if here is not None:
            found.append(here)
        elif no is not None:
            refused.append(no)
    return _without_shadowed(found), tuple(refused)


def _at(scene: Scene, token: Token, *, armed: bool) -> tuple[Trigger | None, Refused | None]:  # noqa: C901, PLR0912  one rule after the other
    lexicon, lemma = scene.lexicon, scene.lemma(token)
    why: str | None = None
    if token.dep in AUXILIARY and token.pos == "AUX" and token.lemma in {"avoir", "être"}:
        return None, None
    if token.text.isupper() and len(token.text) > 1 and not scene.shouted:
        return None, None  # *le RAID* is a police unit
    if lemma in lexicon.nouns and (token.pos not in {"VERB", "AUX"} or lemma not in lexicon.verbs):
        clause = noun_clause(scene, token)
        for frame in lexicon.nouns[lemma]:
            why = _noun_why_not(scene, frame, token, clause) or _context(scene, frame, token, clause, armed=armed)
            if why is None:
                return Trigger(token, frame, token.span, clause), None
    if (
        (token.pos in {"VERB", "AUX", "ADJ", "X", "NOUN"} or (token.i == 0 and token.text.lower() in lexicon.forms))
        and (lemma in lexicon.verbs or lemma in lexicon.pairs)
        and not (token.pos == "NOUN" and lemma == token.lemma.lower() and not lemma.endswith(("er", "ir", "re")))
    ):
        clause = _undergone(scene, token, clause_of(scene, token))
        for frame in lexicon.pairs.get(lemma, ()):
            partner = partner_of(scene, frame, token, clause)
            if partner is None:
                continue
            merged = with_partner(scene, clause, partner)
            why = why_not(scene, frame, token, merged) or _context(scene, frame, token, merged, armed=armed)
            if why is None:
                return Trigger(token, frame, pair_span(scene, token, partner), merged, partner), None
        for frame in lexicon.verbs.get(lemma, ()):
            if frame.reflexive != clause.reflexive and not (
                clause.reflexive and clause.passive and not frame.reflexive
            ):
                continue
            if frame.causative and not _is_caused(scene, token):
                continue  # *un homme a sauté*, and no bridge
            if not frame.bare_participle and (clause.bare or _is_quality(scene, token, clause)):
                why = "a participle that only describes"
                continue
            if frame.type not in VIOLENT_TYPES and _describes(scene, token, frame):
                why = "a participle that only describes"
                continue
            if (frame.active and clause.passive) or (frame.no_state and clause.passive and _is_state(scene, token)):
                why = "a state, no happening"
                continue
            if frame.past_only and "Tense=Pres" in token.feats and "VerbForm=Fin" in token.feats:
                why = "a state, no happening"
                continue
            why = why_not(scene, frame, token, clause) or _context(scene, frame, token, clause, armed=armed)
            if why is None:
                return Trigger(token, frame, verb_span(scene, token), clause), None
    return None, None if why is None else Refused(token.span, why)


def _undergone(scene: Scene, token: Token, clause: Clause) -> Clause:
    """*où ils étaient encerclés*: a participle after *être* tells what its subject undergoes, though parsed as a quality."""
    copula = scene.sentence.child(token, "cop")
    participle = "VerbForm=Part" in token.feats or token.text.lower().rstrip("es").endswith(("é", "i", "u", "it", "is"))
    if (
        clause.passive or clause.reflexive or clause.objects
        or copula is None or copula.lemma != "être"
        or not participle or scene.lemma(token) in WITH_ETRE | PERHAPS_ETRE
    ):  # fmt: skip
        return clause
    return replace(clause, subjects=(), objects=clause.subjects, passive=True)


def _noun_why_not(scene: Scene, frame: Frame, token: Token, clause: Clause) -> str | None:
    if frame.skip:
        return "no happening of a war"
    if frame.kind == "pair":
        of = [t for _, t in clause.others] + list(scene.sentence.tokens[token.i + 1 : token.i + 5])
        if frame.noun_of and not any(
            scene.lemma(t) in frame.noun_of or scene.lemma(t).lstrip("l'") in frame.noun_of for t in of
        ):
            return "its complement is missing"
        near = scene.sentence.tokens[token.i + 1 : token.i + 3]
        if frame.noun_adj and not any(scene.lemma(t) in frame.noun_adj for t in near):
            return "its adjective is missing"
    if frame.plural and "Number=Sing" in token.feats and not token.text.lower().endswith("s"):
        return "in the singular it is a figure of speech"
    adjectives = [k for k in scene.sentence.children(token, "amod", "nmod", "acl") if k.pos in {"ADJ", "VERB"}]
    adjectives += [t for t in scene.sentence.tokens[token.i + 1 : token.i + 3] if t.pos == "ADJ"]
    if any(scene.lemma(k) in scene.lexicon.figurative["adjectives"] for k in adjectives) and frame.type not in {
        "talks",
        "agreement",
        "proposal",
        "sanction",
        "aid",
    }:
        return "a figure of speech, as its adjective shows"
    of = [t for prep, t in clause.others if prep in {"de", "d'", "du", "des"} and abs(t.i - token.i) < 5]
    if any(
        scene.lemma(t) in scene.lexicon.figurative["complements"]
        and not fits(scene, t, frame.needs.get("of", frozenset()))
        for t in of
    ) and frame.type not in {"talks", "agreement", "proposal", "sanction", "aid"}:
        return "a figure of speech, as its complement shows"
    return why_not(scene, frame, token, clause)


def _context(scene: Scene, frame: Frame, token: Token, clause: Clause, *, armed: bool) -> str | None:
    """What the report around it says against the frame: sport, trade, forces of nature, no arms anywhere."""
    figurative = scene.lexicon.figurative
    if any(scene.lemma(t) in figurative["subjects"] and scene.actor(t) is None for t in clause.subjects):
        return "its subject strikes without anyone's hand"
    if not (armed and _is_blow(scene, frame)) and len(figurative["elsewhere"] & scene.lemma_set) >= (
        1 if frame.armed and not armed else 2
    ):
        return "a sentence of sport, trade or spectacle"
    if frame.armed and not armed and not _speaks_of_arms(scene, token):
        return "the report doesn't speak of arms"
    if frame.needs_actor and not any(
        _has_actor(scene, t) for t in (*clause.subjects, *clause.objects, *(t for _, t in clause.others))
    ):
        return "no actor takes part in it"
    return None


def _is_blow(scene: Scene, frame: Frame) -> bool:
    """*Une explosion pendant un tournoi de judo fait dix morts*: a blow that is none of sport, and its victims."""
    return frame.type in VIOLENT_TYPES and not frame.generic and bool(HARMED & scene.lemma_set)


def _has_actor(scene: Scene, token: Token) -> bool:
    return any(scene.actor(t) for t in scene.sentence.subtree(token)) or any(
        scene.is_a(t, "armed", "political") for t in scene.sentence.subtree(token)
    )


def _speaks_of_arms(scene: Scene, token: Token) -> bool:
    strong = ("armed", "weapon", "aircraft")
    words = [
        t for t in scene.sentence.tokens if t.i != token.i and (scene.is_a(t, *strong, "harmed") or scene.actor(t))
    ]
    return bool(words)


def _describes(scene: Scene, token: Token, frame: Frame) -> bool:
    """*un car transportant des soldats*: a present participle that says what something is."""
    before = scene.sentence.tokens[max(0, token.i - 1)].text.lower()
    return token.text.lower().endswith("ant") and before != "en" and (token.dep == "acl" or frame.type == "movement")


def _is_caused(scene: Scene, token: Token) -> bool:
    """*ont fait sauter un pont*: whether *faire* stands before the verb."""
    before = scene.sentence.tokens[max(0, token.i - 4) : token.i]
    return any(t.lemma == "faire" for t in before)


def _is_quality(scene: Scene, token: Token, clause: Clause) -> bool:
    """*selon un groupe armé*, *le bras armé du parti*: a participle right behind its noun, done by nobody."""
    head = scene.sentence.head(token)
    return (
        clause.passive
        and token.dep in {"acl", "amod"}
        and head is not None
        and head.i == token.i - 1
        and head.pos == "NOUN"
        and head.dep != "root"
        and not clause.subjects
        and not scene.sentence.child(token, "aux", "aux:pass", "nsubj:pass", "obl", "obl:agent", "obl:mod")
    )


def _is_state(scene: Scene, verb: Token) -> bool:
    """*sont déployés* says how things stand, *ont été déployés* what happened."""
    auxiliaries = [k.text.lower() for k in scene.sentence.children(verb, "aux", "aux:pass", "cop")]
    return (
        not scene.sentence.child(verb, "obl:agent")
        and any(a in {"est", "sont", "était", "étaient"} for a in auxiliaries)
        and "été" not in auxiliaries
    )


def _without_shadowed(found: list[Trigger]) -> tuple[Trigger, ...]:
    """Of a pair and its own noun the pair alone; of two at one place the first."""
    if any(not t.frame.alone for t in found):
        found = [t for t in found if not t.frame.alone]
    partners = {t.partner.i for t in found if t.partner is not None}
    return tuple(t for t in found if t.partner is not None or t.token.i not in partners)

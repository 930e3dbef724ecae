"""Whether a frame's conditions hold where its word stands; if not, which one failed, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.extract.phrases import preposition

if TYPE_CHECKING:
    from collections.abc import Iterable

    from recoupe.extract.clause import Clause
    from recoupe.extract.frames import Frame, Words
    from recoupe.extract.scene import Scene
    from recoupe.model.sentence import Token

BLOWS = frozenset({"attaque", "assaut", "raid", "frappe", "tir", "explosion", "attentat", "bombardement", "offensive"})
PERSONS = frozenset({"il", "elle", "ils", "elles", "celui-ci", "celle-ci", "ceux-ci", "eux"})
POSITION = {
    "object": "what undergoes it", "subject": "who does it", "with": "what goes with it", "word": "the sentence",
    "of": "its complement", "adj": "its adjective", "prep": "its preposition", "verb": "its verb",
    "after": "the preposition before it",
}  # fmt: skip


def fits(scene: Scene, token: Token, words: Words) -> bool:
    """Whether one word satisfies a list: by its lemma, its form, or as PLACE, ACTOR, NUMBER."""
    if scene.lemma(token) in words or token.text.lower() in words:
        return True
    if "PLACE" in words and scene.place(token):
        return True
    if "ACTOR" in words and scene.actor(token):
        return True
    return "NUMBER" in words and scene.number(token) is not None


def why_not(scene: Scene, frame: Frame, token: Token, clause: Clause) -> str | None:
    """Why the frame doesn't apply here, or None where it does."""
    stand = _standing(scene, token, clause)
    for position, words in frame.bars.items():
        here = stand[position]
        if any(fits(scene, t, words) for t in here):
            return f"{POSITION[position]} makes it another matter"
    for position, words in frame.needs.items():
        here = stand[position]
        if (
            position == "object"
            and "personne" in words
            and clause.passive
            and any(_is_somebody(scene, t) for t in here)
        ):
            continue
        if not here and "NONE" in words:
            continue
        if position == "object" and frame.refine and any(_strikes(scene, t) for t in clause.subjects):
            continue
        if not any(fits(scene, t, words) for t in here):
            return f"{POSITION[position]} isn't of the kind that “{frame.name}” asks for"
    return None


def _is_somebody(scene: Scene, token: Token) -> bool:
    """*Il a été abattu*, *Jean Dupont a été tué*: a pronoun or a person's name stands for a person."""
    if token.pos == "PRON":
        return token.text.lower() in PERSONS
    return any(n.label == "PER" and n.span.overlaps(token.span) for n in scene.sentence.names)


def _strikes(scene: Scene, token: Token) -> bool:
    """Whether a subject is itself a blow or what it is struck with: then whatever it touches was struck."""
    return scene.is_a(token, "thrown") or scene.lemma(token) in BLOWS


def _standing(scene: Scene, token: Token, clause: Clause) -> dict[str, tuple[Token, ...]]:
    """The words that stand in each position that conditions speak of."""
    sentence = scene.sentence
    of = tuple(t for prep, t in clause.others if prep in {"de", "d'", "du", "des", "au", "à", "aux"})
    if not of and token.pos not in {"VERB", "AUX"}:
        of = tuple(
            k
            for k in sentence.children(token, "nmod")
            if k.i > token.i and preposition(sentence, k) in {"de", "d'", "du", "des", ""}
        )
    near = of or _after_of(scene, token)
    head = sentence.head(token)
    everything = tuple(t for t in sentence.tokens if t.i != token.i)
    return {
        "object": clause.objects,
        "subject": clause.subjects,
        "with": (
            *(t for _, t in clause.others),
            *clause.objects,
            *sentence.children(token, "advcl", "xcomp"),
            *(
                t
                for o in clause.objects
                for t in sentence.subtree(o)
                if t.i != o.i and t.dep in {"nmod", "obl", "appos"}
            ),
        ),
        "word": everything,
        "of": near,
        "adj": tuple(kid for kid in sentence.children(token, "amod", "nmod", "acl") if abs(kid.i - token.i) <= 4)
        or tuple(_adjacent(scene, token)),
        "prep": (
            *(kid for t in sentence.children(token, "nmod", "obl") for kid in sentence.children(t, "case")),
            *_case_after(scene, token),
        ),
        "after": sentence.children(token, "case"),
        "verb": tuple(_governors(scene, token, head)),
    }


def _adjacent(scene: Scene, token: Token) -> Iterable[Token]:
    tokens = scene.sentence.tokens
    return (t for t in tokens[token.i + 1 : token.i + 3] if t.pos == "ADJ")


def _case_after(scene: Scene, token: Token) -> Iterable[Token]:
    """The prepositions between a noun and the next verb."""
    for t in scene.sentence.tokens[token.i + 1 : token.i + 8]:
        if t.pos in {"VERB", "AUX", "PUNCT"}:
            break
        if t.pos == "ADP":
            yield t


def _after_of(scene: Scene, token: Token) -> tuple[Token, ...]:
    """The noun after *de* right behind the word, where the parser hung it elsewhere."""
    tokens = scene.sentence.tokens
    if token.i + 1 < len(tokens) and tokens[token.i + 1].text.lower().replace("’", "'") in {"de", "d'", "du", "des"}:
        for t in tokens[token.i + 2 : token.i + 6]:
            if t.pos in {"NOUN", "PROPN"}:
                return (t,)
    return ()


def _governors(scene: Scene, token: Token, head: Token | None) -> Iterable[Token]:
    """The verb that governs a noun, and the participles and relatives that hang on it."""
    sentence = scene.sentence
    up = head
    for _ in range(3):
        if up is None:
            break
        if up.pos in {"VERB", "AUX", "ADJ"}:
            yield up
            if up.dep in {"conj", "xcomp"} and sentence.head(up) is not None:
                yield sentence.tokens[up.head]
            break
        up = sentence.head(up)
    for kid in sentence.children(token, "acl", "acl:relcl", "amod"):
        if kid.pos in {"VERB", "ADJ"}:
            yield kid

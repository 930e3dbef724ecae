"""Who stands where around a noun that tells a happening: *une attaque menée par les rebelles contre le poste*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.extract.clause import Clause, clause_of
from recoupe.extract.phrases import QUANTITIES, preposition, with_coordinates

if TYPE_CHECKING:
    from recoupe.extract.scene import Scene
    from recoupe.model.sentence import Token


def noun_clause(scene: Scene, noun: Token) -> Clause:  # noqa: C901, PLR0912  one rule after the other
    """The positions around a noun: its complements, and what participles and governing verbs add to it.

    *une attaque menée par les rebelles contre le poste*: subject *rebelles*, and *poste* after *contre*.
    """
    sentence = scene.sentence
    subjects: list[Token] = []
    objects: list[Token] = []
    others: list[tuple[str, Token]] = []
    for kid in sentence.children(noun, "nmod", "obl", "obl:agent", "obl:arg", "obl:mod"):
        others += [(preposition(sentence, kid), token) for token in with_coordinates(sentence, (kid,))]
    for part in sentence.children(noun, "acl", "amod", "acl:relcl"):
        if part.pos not in {"VERB", "ADJ", "AUX"} or (part.pos == "ADJ" and not sentence.children(part)):
            continue
        inner = clause_of(scene, part)
        lemma = scene.lemma(part)
        others += inner.others
        if inner.passive:
            subjects += [t for t in inner.subjects if t.i != noun.i]
        elif part.dep != "acl:relcl" and lemma in {"viser", "cibler", "toucher", "frapper", "impliquer"}:
            objects += [t for t in inner.objects if t.i != noun.i]
        elif part.dep == "acl:relcl" and scene.lexicon.light.get(lemma) == "agent":
            subjects += [t for t in inner.subjects if t.i != noun.i]
    pivot = noun
    head = sentence.head(noun)
    while head is not None and (
        (pivot.dep == "nmod" and head.lemma.lower() in QUANTITIES) or (pivot.dep == "amod" and head.i == noun.i - 1)
    ):
        pivot, head = head, sentence.head(head)
    if (
        head is not None
        and pivot.dep in {"obj", "nsubj:pass", "xcomp", "nsubj", "obl", "obl:arg"}
        and head.pos in {"VERB", "AUX"}
    ):
        role = None if _ends_another(scene, noun, head) else scene.lexicon.light.get(scene.lemma(head))
        above = clause_of(scene, head)
        is_object = any(t.i in {noun.i, pivot.i} for t in above.objects)
        if role == "target" and _is_own(scene, noun):
            role = "agent"  # *ont stoppé leur offensive*
        if role and is_object:
            where = objects if role == "target" else subjects
            where += [t for t in above.subjects if t.i != noun.i]
            others += [(prep, t) for prep, t in above.others if t.i != noun.i]
        elif (
            pivot.dep.startswith("obl")
            and scene.lemma(head)
            in {
                "bénéficier",
                "procéder",
                "recourir",
                "passer",
                "participer",
            }
            and not any(k.text.lower() in {"pas", "jamais"} for k in sentence.children(head))
        ):
            subjects += [t for t in above.subjects if t.i != noun.i]
        elif any(t.i in {noun.i, pivot.i} for t in above.subjects) and not above.passive:
            others += [(prep, t) for prep, t in above.others if t.i != noun.i]
    if head is not None and pivot.dep in {"nmod", "obl", "obl:arg", "obl:mod"} and _answers_for(scene, head):
        subjects += [t for t in sentence.children(head, "nsubj") if t.i != noun.i and t.pos != "PRON"]
    others = [(prep, t) for prep, t in others if prep != "contre" or not _another_between(scene, noun, t)]
    if not any(prep == "contre" for prep, _ in others):
        others += _behind(scene, noun, "contre")
    if not subjects and not any(prep == "par" for prep, _ in others):
        others += _behind(scene, noun, "par")
    return Clause(noun, tuple(dict.fromkeys(subjects)), tuple(dict.fromkeys(objects)), tuple(dict.fromkeys(others)))


def _answers_for(scene: Scene, head: Token) -> bool:
    """*Le groupe est responsable de plusieurs attentats*, said and not merely held against it."""
    blamed = any(
        scene.lemma(up) in {"accuser", "soupçonner", "juger", "estimer"} for up in scene.sentence.ancestors(head)
    )
    return scene.lemma(head) in {"responsable", "auteur", "coupable"} and not blamed


def _is_own(scene: Scene, noun: Token) -> bool:
    return any(k.text.lower() in {"son", "sa", "ses", "leur", "leurs"} for k in scene.sentence.children(noun, "det"))


def _ends_another(scene: Scene, noun: Token, verb: Token) -> bool:
    """*sont intervenus pour arrêter le carnage*: who ends it is not who does it; *a cessé ses frappes* is."""
    if scene.lemma(verb) not in scene.lexicon.realis["ceased"]:
        return False
    return not _is_own(scene, noun)


def _another_between(scene: Scene, noun: Token, token: Token) -> bool:
    """*des frappes en riposte à l'attaque contre la base*: the base belongs to the nearer blow."""
    between = scene.sentence.tokens[noun.i + 2 : token.i]
    return any(t.pos == "NOUN" and scene.lemma(t) in scene.lexicon.nouns for t in between)


def _behind(scene: Scene, noun: Token, word: str) -> list[tuple[str, Token]]:
    """*l'offensive de l'armée contre les rebelles*: whom it is against, or by whom, wherever the parser hung that."""
    for token in scene.sentence.tokens[noun.i + 1 : noun.i + 14]:
        if token.text.lower() == word:
            behind = scene.sentence.tokens[token.i + 1 : token.i + 5]
            head = next((t for t in behind if t.pos in {"NOUN", "PROPN"}), None)
            return [(word, t) for t in with_coordinates(scene.sentence, (head,))] if head is not None else []
        if token.i > noun.i + 1 and token.pos == "NOUN" and scene.lemma(token) in scene.lexicon.nouns:
            break  # *des frappes en riposte à l'attaque contre la base*: the base was not struck by them
        governs = noun.head in (token.i, token.head)
        if token.pos == "PUNCT" or ("VerbForm=Fin" in token.feats and not governs):
            break
    return []

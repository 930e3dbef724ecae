"""What befell those whom a number counts: the verb that they undergo, the participle behind them, a locution beside them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from recoupe.extract.clause import clause_of
from recoupe.extract.toll_words import COUNTS, HARMS

if TYPE_CHECKING:
    from recoupe.extract.scene import Scene
    from recoupe.extract.toll_words import TollWords
    from recoupe.model.event import Harm
    from recoupe.model.mention import Number
    from recoupe.model.sentence import Token
    from recoupe.model.text import Span

# Marks between a locution and its count: *la mort de « plus de 60 soldats »*.
QUOTES = re.compile(r"[«»“”\"]\s*")


def predicate_of(scene: Scene, head: Token, words: TollWords, span: Span) -> tuple[Harm, Token] | None:  # noqa: C901  one rule after the other
    """What befell the counted: the verb that they undergo or do, the participle behind them."""
    sentence = scene.sentence
    counting = {t.i for t in sentence.tokens_in(span)}
    chain = {
        up.i
        for up in list(sentence.ancestors(head))[:3]
        if up.i in counting or scene.lemma(up) in COUNTS or up.pos == "NUM"
    }
    behind: list[Token] = []
    for token in sentence.tokens[head.i + 1 : head.i + 6]:
        if token.pos in {"CCONJ", "PUNCT", "AUX"} or token.text.lower() in {"qui", "que", "dans", "par", "à"}:
            break
        behind.append(token)
    for kid in (*sentence.children(head, "acl", "amod", "appos"), *behind):
        form, lemma = kid.text.lower(), scene.lemma(kid)
        for harm in HARMS:
            adjectives = words.adjectives[harm]
            if (
                (
                    form in adjectives
                    or form.rstrip("s") in adjectives
                    or form.removesuffix("es") in adjectives
                    or form.removesuffix("e") in adjectives
                    or (lemma in words.verbs[harm] and lemma != "perdre")
                )
                and kid.pos in {"VERB", "ADJ", "NOUN"}
                and not sentence.child(kid, "aux", "aux:tense")
            ):
                return harm, kid
    for up in list(sentence.ancestors(head))[:3]:
        if up.pos not in {"VERB", "AUX", "ADJ"}:
            continue
        clause = clause_of(scene, up)
        lemma = scene.lemma(up)
        undergoes = any(t.i == head.i or t.i in chain for t in clause.objects)
        does = any(t.i == head.i or t.i in chain for t in clause.subjects)
        for harm in HARMS:
            if undergoes and lemma in words.verbs[harm] and not (lemma == "perdre" and clause.passive):
                return harm, up
            if does and (lemma in words.subjects[harm] or (up.pos == "ADJ" and up.text.lower().rstrip("es") == "mort")):
                return harm, up
        if undergoes or does:
            break
    return None


def locution_of(scene: Scene, number: Number, head: Token, words: TollWords) -> tuple[Harm, Token] | None:
    """What befell the counted by words right before or after the count: *la mort de « 60 soldats »*, *ont trouvé la mort*."""
    sentence = scene.sentence
    before = QUOTES.sub("", scene.text[sentence.start : number.span.start].lower().replace("’", "'"))
    after = scene.text[max(head.end, number.span.end) : sentence.end].lower().replace("’", "'")
    for harm in HARMS:
        for pattern in words.before.get(harm, ()):
            if pattern.search(before):
                return harm, head
        for pattern in words.after.get(harm, ()):
            if match := pattern.search(after):
                at = max(head.end, number.span.end) + match.end() - 1
                return harm, sentence.token_at(at) or head
    return None

"""What a word has around it in its phrase: preposition, coordinates, what it counts, what a relative pronoun stands for.

Where the parser is silent or wrong, the neighbours speak: *la ville que les rebelles venaient de reprendre*.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from recoupe.model.sentence import Sentence, Token

RELATIVE = ("qui", "que", "qu'", "qu’", "dont", "lequel", "laquelle", "lesquels", "lesquelles", "où")
CLITICS = ("se", "s'", "s’")
SOME = frozenset({"un", "une", "certains", "certaines", "plusieurs", "quelques-uns"})
HEDGES = frozenset({"plus", "moins", "près", "beaucoup", "nombre", "davantage", "autour", "jusqu'à"})
QUANTITIES = frozenset({
    "dizaine", "centaine", "millier", "million", "vingtaine", "trentaine", "quarantaine", "cinquantaine", "soixantaine", "douzaine",
    "quinzaine", "nombre", "majorité", "plupart", "moitié", "partie", "ensemble", "reste", "gros", "poignée", "série", "vague", "genre", "type",
    "sorte", "multitude", "totalité", "tiers",
})  # fmt: skip


def preposition(sentence: Sentence, token: Token) -> str:
    """The preposition before a complement (*contre*, *à la suite de* is *à*), or an empty string."""
    for kid in sentence.children(token, "case", "mark"):
        if kid.i < token.i:
            return kid.text.lower().replace("’", "'")
    return ""


def with_coordinates(sentence: Sentence, tokens: Iterable[Token]) -> tuple[Token, ...]:
    """The words and those joined to them: *les soldats et les policiers* gives both."""
    out: list[Token] = []
    for token in tokens:
        out.append(token)
        out += [kid for kid in sentence.children(token, "conj") if kid.pos not in {"VERB", "AUX"}]
    return tuple(out)


def counted_by(sentence: Sentence, token: Token) -> Token:
    """For a word of quantity what it counts: *des centaines de [terroristes]*, *une colonne de [blindés]*."""
    if token.text.lower() in {"cent", "cents", "mille"} and token.i + 1 < len(sentence.tokens):
        return sentence.tokens[token.i + 1]
    if token.text.lower() in HEDGES and token.pos in {"ADV", "ADP"}:
        for kid in sentence.children(token, "obl", "nmod", "obl:arg", "obl:mod"):
            if kid.i > token.i and kid.pos in {"NOUN", "PROPN"} and sentence.child(kid, "nummod", "case"):
                return kid
    if (
        token.pos == "NUM"
        or token.text.lower() in SOME
        or token.lemma.lower() in QUANTITIES
        or token.text.lower().rstrip("s") in QUANTITIES
    ):
        for kid in sentence.children(token, "nmod"):
            if (
                kid.i > token.i
                and kid.pos in {"NOUN", "PROPN", "ADJ", "PRON"}
                and preposition(sentence, kid) in {"de", "d'", "des", "du"}
            ):
                return kid
    return token


def is_reflexive(sentence: Sentence, verb: Token) -> bool:
    """Whether *se* belongs to the verb: *se sont emparés*."""
    if any(kid.text.lower() in CLITICS for kid in sentence.children(verb) if kid.pos in {"PRON", "PART"}):
        return True
    for token in reversed(sentence.tokens[max(0, verb.i - 4) : verb.i]):
        if token.text.lower() in CLITICS and token.pos != "SCONJ":
            return True
        if token.pos in {"NOUN", "PROPN", "PUNCT", "VERB"}:
            return False
    return False


def antecedent(sentence: Sentence, verb: Token, token: Token) -> Token:
    """For *qui* and *que* the word that they stand for."""
    if token.text.lower() not in RELATIVE:
        return token
    if verb.dep.startswith("acl") and verb.head != verb.i:
        return sentence.tokens[verb.head]
    up = sentence.tokens[verb.head]
    if verb.dep == "conj" and up.dep.startswith("acl"):
        return sentence.tokens[up.head]
    for before in reversed(sentence.tokens[max(0, token.i - 2) : token.i]):
        if before.pos in {"NOUN", "PROPN"}:
            return top(sentence, before)
    return token


def top(sentence: Sentence, token: Token) -> Token:
    """The noun that governs the phrase to the left: *avant-postes* for *les avant-postes des SDF*."""
    while token.dep in {"nmod", "flat", "amod", "appos"} and sentence.tokens[token.head].i < token.i:
        token = sentence.tokens[token.head]
    return token


def relative_object(sentence: Sentence, verb: Token) -> list[Token]:
    """*la ville que les rebelles venaient de reprendre*: what *que* stands for, though the parser missed it."""
    over = verb
    while over.dep == "xcomp" and sentence.head(over) is not None:
        over = sentence.tokens[over.head]
    if over.dep == "acl:relcl" and any(k.text.lower() in {"que", "qu'", "qu’"} for k in _between(sentence, over, verb)):
        return [sentence.tokens[over.head]]
    for token in reversed(sentence.tokens[max(1, verb.i - 8) : verb.i]):
        if token.text.lower() in {"que", "qu'", "qu’"}:
            before = sentence.tokens[token.i - 1]
            return [top(sentence, before)] if before.pos in {"NOUN", "PROPN"} else []
        if token.pos == "PUNCT":
            break
    return []


def _between(sentence: Sentence, over: Token, verb: Token) -> tuple[Token, ...]:
    """The words from the noun that a relative clause describes to the verb."""
    return sentence.tokens[over.head + 1 : verb.i]


def partitive(sentence: Sentence, verb: Token) -> list[Token]:
    """The object that the parser took for a complement: *a saisi des armes*, *ont tué à peu près 60 policiers*."""
    for kid in sentence.children(verb, "obl", "obl:arg", "nmod"):
        case = sentence.child(kid, "case")
        if case is not None and case.i == verb.i + 1 and case.text.lower() == "des":
            return [kid]
        if case is None and kid.i > verb.i and kid.pos == "NOUN" and sentence.child(kid, "nummod"):
            return [kid]
    return []


def nearest_left(sentence: Sentence, verb: Token) -> list[Token]:
    """For a finite verb that the parser left without a subject: the noun phrase right before it."""
    if "Mood=Ind" not in verb.feats or verb.dep == "acl:relcl":
        return []
    for token in reversed(sentence.tokens[max(0, verb.i - 4) : verb.i]):
        if token.pos in {"NOUN", "PROPN"}:
            over = top(sentence, token)
            first = sentence.tokens[over.head] if over.dep == "conj" else over
            return [] if sentence.children(first, "case") else [first]
        if token.pos in {"PUNCT", "ADP", "PRON", "VERB"}:
            break
    return []


def governor(sentence: Sentence, verb: Token) -> Token | None:
    """The word whose subject the verb shares: its head, past *afin de* and past a finite verb joined to an infinitive."""
    head = sentence.head(verb)
    while head is not None and head.pos in {"ADV", "ADP", "SCONJ", "PRON"} and sentence.head(head) is not None:
        head = sentence.head(head)
    if head is not None and verb.dep == "conj" and "VerbForm=Inf" in verb.feats and "VerbForm=Inf" not in head.feats:
        for token in reversed(sentence.tokens[max(0, verb.i - 8) : verb.i]):
            if "VerbForm=Inf" in token.feats and token.head != verb.i:
                return token
    return head


def is_source(sentence: Sentence, token: Token) -> bool:
    """*Selon le ministère, …*: who says so takes no part in it."""
    return any(
        kid.text.lower() in {"selon", "d'après", "d’après"}
        for kid in sentence.children(token, "case", "advmod", "mark")
    )

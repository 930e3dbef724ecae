"""A verb with its auxiliaries, clitics and negation, and the form in which it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from recoupe.model.sentence import Sentence, Token

CLITICS = frozenset({"se", "s'", "s’"})
NEGATIVES = frozenset({"pas", "jamais", "point", "guère", "nullement", "plus", "rien", "aucun", "aucune"})
_NEGATIONS = NEGATIVES | {"ne", "n'", "n’"}
# Words that may stand between the parts of a verb group: a quant à lui indiqué, ont très clairement affirmé.
_BETWEEN = frozenset({"ADV", "PRON", "AUX", "PART"})


def verb_group(sentence: Sentence, verb: Token) -> tuple[Token, ...]:
    """The verb with its auxiliaries, clitics, negation and the adverbs between them: *n'a pas encore dit*."""
    first = verb.i
    own = [t.i for t in sentence.children(verb, "aux", "aux:pass", "aux:tense") if verb.i - 9 < t.i < verb.i]
    first = min([first, *own])
    if not own and (far := _far_auxiliary(sentence, verb)) is not None:
        first = far.i
    i = first - 1
    while i >= 0:
        token = sentence.tokens[i]
        if token.text.casefold() in _RELATIVES:
            break
        if auxiliary(token) or token.text.casefold() in _NEGATIONS | CLITICS:
            first = i
        elif not (token.pos in _BETWEEN and _auxiliary_before(sentence, i)):
            break
        i -= 1
    return sentence.tokens[first : verb.i + 1]


_RELATIVES = frozenset({"que", "qu'", "qu’", "qui"})
HAVE = frozenset({"a", "ont", "avait", "avaient", "aura", "auront", "aurait", "auraient", "eut", "eurent"})
_AROUND = frozenset({"ADV", "ADP", "PRON", "DET", "NOUN", "PUNCT", "ADJ"})


def _far_auxiliary(sentence: Sentence, verb: Token) -> Token | None:
    """The auxiliary that an adverbial parts from its participle: *a, de son côté, confié que*."""
    if not verb.text.casefold().endswith(("é", "it", "i", "u", "is")) or verb.pos == "NOUN":
        return None
    for i in range(verb.i - 1, max(-1, verb.i - 8), -1):
        token = sentence.tokens[i]
        if token.text.casefold() in HAVE and token.text.casefold() != "à":
            following = sentence.tokens[i + 1]
            return token if following.pos in {"ADV", "ADP", "PUNCT", "PRON"} or i + 1 == verb.i else None
        if token.pos not in _AROUND:
            return None
    return None


def _auxiliary_before(sentence: Sentence, i: int) -> bool:
    window = sentence.tokens[max(0, i - 3) : i]
    return any(auxiliary(t) or t.text.casefold() in {"ne", "n'", "n’"} for t in window)


def auxiliary(token: Token) -> bool:
    """Whether a word helps another verb: tagged or attached so."""
    return token.pos == "AUX" or token.dep.startswith("aux")


def verb_form(sentence: Sentence, verb: Token, group: tuple[Token, ...] | None = None, lemma: str | None = None) -> str:  # noqa: C901  one rule after the other
    """In which form a verb stands: finite, infinitive, gerund, participle or passive. ``lemma`` is its infinitive."""
    group = group or verb_group(sentence, verb)
    auxiliaries = [t for t in group[:-1] if auxiliary(t)]
    own = verb.feat("VerbForm")
    reflexive = any(t.text.casefold() in CLITICS for t in group)
    if reflexive and auxiliaries and auxiliaries[0].feat("VerbForm") != "Inf":
        return "finite"
    passive = bool(sentence.children(verb, "aux:pass", "nsubj:pass")) and not reflexive
    have = any(t.text.casefold() in HAVE for t in group[:-1]) and not any(t.text.casefold() == "été" for t in group)
    if have and group[0].text.casefold() in HAVE | {"ne", "n'", "n’"}:
        return "finite"
    if passive or _passive_auxiliaries(auxiliaries):
        return "passive"
    if group[0].text.casefold() in HAVE and group[0].i < verb.i:
        return "finite"
    if verb.dep == "conj" and own == "Part" and not auxiliaries:
        head = sentence.head(verb)
        if head is not None and any(t.text.casefold() in HAVE for t in sentence.children(head, "aux", "aux:tense")):
            return "finite"
    if auxiliaries:
        if all(t.feat("VerbForm") == "Inf" for t in auxiliaries[:1]):
            return "infinitive"
        return "gerund" if auxiliaries[0].text.casefold() in {"ayant", "étant"} else "finite"
    if verb.text.casefold() == lemma or (lemma is None and own == "Inf"):
        return "infinitive"
    if verb.text.casefold().endswith("ant") and own in {"Part", "Ger", None}:
        previous = sentence.tokens[verb.i - 1].text.casefold() if verb.i else ""
        return "gerund" if previous == "en" else "participle"
    if verb.text.casefold().endswith(("é", "ée", "és", "ées")):
        return "passive"
    following = sentence.tokens[verb.i + 1] if verb.i + 1 < len(sentence.tokens) else None
    return (
        "passive"
        if own == "Part"
        and (following is None or following.text.casefold() in {"par", "dans", "comme", "sous", "à", "en", ",", "."})
        and verb.dep in {"acl", "amod"}
        else "finite"
    )


def _passive_auxiliaries(auxiliaries: list[Token]) -> bool:
    """*a été dit* and *est dit* are passive; *est venu* is not, but no verb of saying is conjugated with être."""
    return any(
        t.text.casefold() in {"été", "fut", "furent", "sera", "seront", "serait", "seraient"} for t in auxiliaries
    ) or any(t.text.casefold() in {"est", "sont", "était", "étaient"} for t in auxiliaries)

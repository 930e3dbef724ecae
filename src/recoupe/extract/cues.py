"""The words by which a text says who says so: verbs (*a déclaré*), locutions (*font état de*), found in a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from recoupe.model.text import Span

if TYPE_CHECKING:
    from recoupe.lang.pack import LanguagePack
    from recoupe.model.sentence import Sentence, Token

_CLITICS = frozenset({"se", "s'", "s’"})
_NEGATIONS = frozenset({"ne", "n'", "n’", "pas", "jamais", "point", "guère", "nullement", "plus"})
# Words that may stand between the parts of a verb group: a quant à lui indiqué, ont très clairement affirmé.
_BETWEEN = frozenset({"ADV", "PRON", "AUX", "PART"})


@dataclass(frozen=True, slots=True)
class Cue:
    """One verb or locution of the lexicon, and what may follow it; ``also_deeds`` where it is more often a deed."""

    cue: str
    lemma: str
    tail: str | None
    reflexive: bool
    negated: bool
    commitment: str
    takes: frozenset[str]
    forms: frozenset[str]
    also_deeds: bool = False


@dataclass(frozen=True, slots=True)
class FoundCue:
    """A cue in a sentence: its verb, the words from its auxiliary to its tail, whether negated, and in which form.

    ``form``: finite, infinitive, gerund (*en prétextant*), participle (*évoquant*), passive (*revendiquée par*).
    """

    cue: Cue
    verb: Token
    last: Token
    span: Span
    negated: bool
    form: str


@cache
def verb_cues(pack: LanguagePack) -> dict[str, tuple[Cue, ...]]:
    """The verbs of the lexicon by each of their forms; of one form, locutions and reflexives come first."""
    out: dict[str, list[Cue]] = {}
    for row in pack.lexicon("attribution")["verb"]:
        cue = Cue(
            row["cue"], row["lemma"], row.get("tail"), row.get("reflexive", False), row.get("negated", False),
            row["commitment"], frozenset(row["takes"]), frozenset(row["forms"]), row.get("also_deeds", False),
        )  # fmt: skip
        for form in row["forms"]:
            out.setdefault(form, []).append(cue)
    return {
        lemma: tuple(sorted(cues, key=lambda c: (c.tail is None, not c.negated, not c.reflexive)))
        for lemma, cues in out.items()
    }


def found_cues(sentence: Sentence, pack: LanguagePack) -> tuple[FoundCue, ...]:
    """The verbs of saying in one sentence, left to right. Whether they attribute anything is not asked here."""
    cues = verb_cues(pack)
    found = []
    for token in sentence.tokens:
        verbal = _verbal(sentence, token)
        for cue in cues.get(token.text.casefold(), ()):
            if not verbal and (cue.tail is None or not token.i or sentence.tokens[token.i - 1].pos in {"DET", "ADP"}):
                continue
            hit = _match(sentence, token, cue)
            if hit is not None:
                found.append(hit)
                break
        else:
            hit = quoted_verb(sentence, token)
            if hit is not None:
                found.append(hit)
    return tuple(found)


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
        if auxiliary(token) or token.text.casefold() in _NEGATIONS | _CLITICS:
            first = i
        elif not (token.pos in _BETWEEN and _auxiliary_before(sentence, i)):
            break
        i -= 1
    return sentence.tokens[first : verb.i + 1]


_HAVE = frozenset({"a", "ont", "avait", "avaient", "aura", "auront", "aurait", "auraient", "eut", "eurent"})
_AROUND = frozenset({"ADV", "ADP", "PRON", "DET", "NOUN", "PUNCT", "ADJ"})


def _far_auxiliary(sentence: Sentence, verb: Token) -> Token | None:
    """The auxiliary that an adverbial parts from its participle: *a, de son côté, confié que*."""
    if not verb.text.casefold().endswith(("é", "it", "i", "u", "is")) or verb.pos == "NOUN":
        return None
    for i in range(verb.i - 1, max(-1, verb.i - 8), -1):
        token = sentence.tokens[i]
        if token.text.casefold() in _HAVE and token.text.casefold() != "à":
            following = sentence.tokens[i + 1]
            return token if following.pos in {"ADV", "ADP", "PUNCT", "PRON"} or i + 1 == verb.i else None
        if token.pos not in _AROUND:
            return None
    return None


def _auxiliary_before(sentence: Sentence, i: int) -> bool:
    window = sentence.tokens[max(0, i - 3) : i]
    return any(auxiliary(t) or t.text.casefold() in {"ne", "n'", "n’"} for t in window)


def _verbal(sentence: Sentence, token: Token) -> bool:
    """Whether a word may be a verb, even where it was tagged otherwise: its ending, its auxiliary or its place shows it.

    *note*, *rappelle* and *lance* are often taken for nouns; behind a noun and before *que* or an article, or in an
    incise, they are none.
    """
    if token.pos in {"VERB", "AUX"}:
        return True
    word = token.text.casefold()
    previous = sentence.tokens[token.i - 1] if token.i else None
    following = sentence.tokens[token.i + 1] if token.i + 1 < len(sentence.tokens) else None
    if previous is None or following is None:
        return False
    if word.endswith(("ent", "ait", "aient", "èrent")) and previous.pos not in {"DET", "ADP"}:
        return True
    if auxiliary(previous) or (previous.text.casefold() in _HAVE):
        return True
    if previous.pos in {"DET", "ADP", "NUM"} or token.text[:1].isupper():
        return False
    next_word = following.text.casefold().replace("’", "'")
    if (
        next_word in {"que", "qu'", ":", "d'", "si"}
        or following.pos in {"DET", "NUM"}
        or next_word in {"des", "avoir", "être"}
    ):
        return (
            previous.pos in {"NOUN", "PROPN", "ADJ", "PRON", "X"} or previous.text in _MARKS or previous.pos == "VERB"
        )
    if previous.text in _MARKS and following.pos == "PROPN":
        return True
    return following.feat("VerbForm") == "Inf" and previous.pos in {"NOUN", "PROPN"}


_MARKS = frozenset({",", "»", "”", '"', "–", "—", "?", "!", "…"})


def auxiliary(token: Token) -> bool:
    """Whether a word helps another verb: tagged or attached so."""
    return token.pos == "AUX" or token.dep.startswith("aux")


def _match(sentence: Sentence, verb: Token, cue: Cue) -> FoundCue | None:
    group = verb_group(sentence, verb)
    before = {t.text.casefold() for t in group} | {
        t.text.casefold() for t in sentence.tokens[max(0, verb.i - 2) : verb.i]
    }
    form = verb_form(sentence, verb, group, cue.lemma)
    reflexive = bool(before & _CLITICS)
    if cue.reflexive != reflexive:
        return None
    last = verb
    if cue.tail is not None:
        tail = _tail(sentence, verb, cue.tail)
        if tail is None:
            return None
        last = tail
    negated = _negated(sentence, verb, group)
    if cue.negated and not negated:
        return None
    first = group[0]
    if form == "infinitive" and (governor := _governor(sentence, group[0])) is not None:
        first = governor
    if form == "gerund":
        first = sentence.tokens[max(0, first.i - 1)]
    return FoundCue(cue, verb, last, Span(first.start, last.end), negated, form)


def _governor(sentence: Sentence, first: Token) -> Token | None:
    """The verb that an infinitive of saying leans on: *s'est contenté de déclarer*, *a tenu à préciser*."""
    i = first.i - 1
    while i >= 0 and first.i - i <= 3 and (sentence.tokens[i].pos in {"ADP", "ADV", "PRON"}):
        i -= 1
    if i < 0 or sentence.tokens[i].pos not in {"VERB", "AUX"} or sentence.tokens[i].feat("VerbForm") == "Inf":
        return None
    return verb_group(sentence, sentence.tokens[i])[0]


_ANY_VERB = Cue("*", "*", None, False, False, "neutral", frozenset({"quote"}), frozenset())


def quoted_verb(sentence: Sentence, token: Token) -> FoundCue | None:
    """A verb that only its place makes one of saying: behind a closing quote and before its subject (*, balaie-t-il*)."""
    if token.pos != "VERB" or token.feat("VerbForm") == "Inf":
        return None
    group = verb_group(sentence, token)
    before = [t.text for t in sentence.tokens[max(0, group[0].i - 2) : group[0].i]]
    if (
        not before
        or not ({"»", "”", '"'} & set(before))
        or any(b not in {"»", "”", '"', ",", "."} for b in before[-1:])
    ):
        return None
    after = sentence.tokens[token.i + 1] if token.i + 1 < len(sentence.tokens) else None
    inverted = any(t.text.startswith(("-t-", "-il", "-elle")) for t in sentence.tokens[group[0].i : token.i + 2])
    if not inverted and (after is None or after.pos not in {"DET", "PROPN"}):
        return None
    reflexive = any(t.text.casefold() in _CLITICS for t in group)
    cue = _ANY_VERB
    del reflexive
    return FoundCue(cue, token, token, Span(group[0].start, token.end), negated=False, form="finite")


def _tail(sentence: Sentence, verb: Token, tail: str) -> Token | None:
    """The last word of a locution, at most four words behind its verb: *font déjà état*."""
    words = tail.casefold().replace("’", "'").split()
    tokens = sentence.tokens
    for start in range(verb.i + 1, min(verb.i + 5, len(tokens))):
        here = [t.text.casefold().replace("’", "'") for t in tokens[start : start + len(words)]]
        if here == words or (len(words) == 1 and here and here[0] == words[0]):
            return tokens[start + len(words) - 1]
        glued = "".join(t.text.casefold().replace("’", "'") for t in tokens[start : start + len(words) + 2])
        if len(words) > 1 and glued.startswith(tail.casefold().replace(" ", "").replace("’", "'")):
            return tokens[min(start + len(words), len(tokens) - 1)]
    return None


def _negated(sentence: Sentence, verb: Token, group: tuple[Token, ...]) -> bool:
    window = {t.text.casefold() for t in group} | {t.text.casefold() for t in sentence.tokens[verb.i + 1 : verb.i + 3]}
    return bool(window & {"ne", "n'", "n’"})


def verb_form(sentence: Sentence, verb: Token, group: tuple[Token, ...] | None = None, lemma: str | None = None) -> str:  # noqa: C901  one rule after the other
    """In which form a verb stands: finite, infinitive, gerund, participle or passive. ``lemma`` is its infinitive."""
    group = group or verb_group(sentence, verb)
    auxiliaries = [t for t in group[:-1] if auxiliary(t)]
    own = verb.feat("VerbForm")
    reflexive = any(t.text.casefold() in _CLITICS for t in group)
    if reflexive and auxiliaries and auxiliaries[0].feat("VerbForm") != "Inf":
        return "finite"
    passive = bool(sentence.children(verb, "aux:pass", "nsubj:pass")) and not reflexive
    have = any(t.text.casefold() in _HAVE for t in group[:-1]) and not any(t.text.casefold() == "été" for t in group)
    if have and group[0].text.casefold() in _HAVE | {"ne", "n'", "n’"}:
        return "finite"
    if passive or _passive_auxiliaries(auxiliaries):
        return "passive"
    if group[0].text.casefold() in _HAVE and group[0].i < verb.i:
        return "finite"
    if verb.dep == "conj" and own == "Part" and not auxiliaries:
        head = sentence.head(verb)
        if head is not None and any(t.text.casefold() in _HAVE for t in sentence.children(head, "aux", "aux:tense")):
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

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
    """One verb or locution of the lexicon, and what may follow it."""

    cue: str
    lemma: str
    tail: str | None
    reflexive: bool
    negated: bool
    commitment: str
    takes: frozenset[str]


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
    """The verbs of the lexicon by lemma; of one lemma, locutions and reflexives come first."""
    out: dict[str, list[Cue]] = {}
    for row in pack.lexicon("attribution")["verb"]:
        cue = Cue(
            row["cue"], row["lemma"], row.get("tail"), row.get("reflexive", False), row.get("negated", False),
            row["commitment"], frozenset(row["takes"]),
        )  # fmt: skip
        out.setdefault(cue.lemma, []).append(cue)
    return {
        lemma: tuple(sorted(cues, key=lambda c: (c.tail is None, not c.negated, not c.reflexive)))
        for lemma, cues in out.items()
    }


def found_cues(sentence: Sentence, pack: LanguagePack) -> tuple[FoundCue, ...]:
    """The verbs of saying in one sentence, left to right. Whether they attribute anything is not asked here."""
    cues = verb_cues(pack)
    found = []
    for token in sentence.tokens:
        if token.pos not in {"VERB", "AUX", "ADJ", "NOUN"} or (token.pos in {"ADJ", "NOUN"} and not _participle(token)):
            continue
        for cue in cues.get(token.lemma.casefold(), ()):
            hit = _match(sentence, token, cue)
            if hit is not None:
                found.append(hit)
                break
    return tuple(found)


def verb_group(sentence: Sentence, verb: Token) -> tuple[Token, ...]:
    """The verb with its auxiliaries, clitics, negation and the adverbs between them: *n'a pas encore dit*."""
    first = verb.i
    i = verb.i - 1
    while i >= 0:
        token = sentence.tokens[i]
        if token.pos == "AUX" or token.text.casefold() in _NEGATIONS | _CLITICS:
            first = i
        elif not (token.pos in _BETWEEN and _auxiliary_before(sentence, i)):
            break
        i -= 1
    return sentence.tokens[first : verb.i + 1]


def _auxiliary_before(sentence: Sentence, i: int) -> bool:
    window = sentence.tokens[max(0, i - 3) : i]
    return any(t.pos == "AUX" or t.text.casefold() in {"ne", "n'", "n’"} for t in window)


def _participle(token: Token) -> bool:
    return token.feat("VerbForm") == "Part" or token.text.casefold().endswith(("é", "ée", "és", "ées"))


def _match(sentence: Sentence, verb: Token, cue: Cue) -> FoundCue | None:
    group = verb_group(sentence, verb)
    before = {t.text.casefold() for t in group} | {t.text.casefold() for t in sentence.tokens[max(0, verb.i - 2) : verb.i]}
    form = verb_form(sentence, verb, group)
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
    if form == "gerund":
        first = sentence.tokens[max(0, first.i - 1)]
    return FoundCue(cue, verb, last, Span(first.start, last.end), negated, form)


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


def verb_form(sentence: Sentence, verb: Token, group: tuple[Token, ...] | None = None) -> str:
    """In which form a verb stands: finite, infinitive, gerund, participle or passive."""
    group = group or verb_group(sentence, verb)
    auxiliaries = [t for t in group[:-1] if t.pos == "AUX"]
    own = verb.feat("VerbForm")
    passive = bool(sentence.children(verb, "aux:pass", "nsubj:pass")) and not any(
        t.text.casefold() in _CLITICS for t in group
    )
    if passive or _passive_auxiliaries(auxiliaries):
        return "passive"
    if auxiliaries:
        if all(t.feat("VerbForm") == "Inf" for t in auxiliaries[:1]):
            return "infinitive"
        return "gerund" if auxiliaries[0].text.casefold() in {"ayant", "étant"} else "finite"
    if own == "Inf" or (own is None and verb.text.casefold().endswith(("er", "ir", "re"))):
        return "infinitive"
    if verb.text.casefold().endswith("ant") and own in {"Part", "Ger", None}:
        previous = sentence.tokens[verb.i - 1].text.casefold() if verb.i else ""
        return "gerund" if previous == "en" else "participle"
    if own == "Part":
        return "passive"
    return "finite"


def _passive_auxiliaries(auxiliaries: list[Token]) -> bool:
    """*a été dit* and *est dit* are passive; *est venu* is not, but no verb of saying is conjugated with être."""
    return any(t.text.casefold() in {"été", "fut", "furent", "sera", "seront", "serait", "seraient"} for t in auxiliaries) or any(
        t.text.casefold() in {"est", "sont", "était", "étaient"} for t in auxiliaries
    )

"""The words by which a text says who says so: verbs (*a déclaré*), locutions (*font état de*), found in a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from recoupe.extract.verb_group import CLITICS, HAVE, NEGATIVES, auxiliary, verb_form, verb_group
from recoupe.model.text import Span

if TYPE_CHECKING:
    from recoupe.lang.pack import LanguagePack
    from recoupe.model.sentence import Sentence, Token


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


def _verbal(sentence: Sentence, token: Token) -> bool:
    """Whether a word may be a verb, even where it was tagged otherwise: its ending, its auxiliary or its place shows it.

    *note*, *rappelle* and *lance* are often taken for nouns; behind a noun and before *que* or an article, or in an
    incise, they are none.
    """
    if token.pos in {"VERB", "AUX"} or sentence.child(token, "aux", "aux:pass") is not None:
        return True
    word = token.text.casefold()
    previous = sentence.tokens[token.i - 1] if token.i else None
    following = sentence.tokens[token.i + 1] if token.i + 1 < len(sentence.tokens) else None
    if previous is None or following is None:
        return False
    if word.endswith(("ent", "ait", "aient", "èrent")) and previous.pos not in {"DET", "ADP"}:
        return True
    if auxiliary(previous) or (previous.text.casefold() in HAVE):
        return True
    if previous.text.casefold() == "en" and following.pos in {"NUM", "DET"}:
        return True
    if previous.pos in {"DET", "ADP", "NUM"} or token.text[:1].isupper():
        return False
    if token.pos == "X":
        return previous.pos in {"NOUN", "PROPN"}
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


def _match(sentence: Sentence, verb: Token, cue: Cue) -> FoundCue | None:
    group = verb_group(sentence, verb)
    before = {t.text.casefold() for t in group} | {
        t.text.casefold() for t in sentence.tokens[max(0, verb.i - 2) : verb.i]
    }
    form = verb_form(sentence, verb, group, cue.lemma)
    reflexive = bool(before & CLITICS)
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
    return FoundCue(_ANY_VERB, token, token, Span(group[0].start, token.end), negated=False, form="finite")


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
    after = [t.text.casefold().replace("’", "'") for t in sentence.tokens[verb.i + 1 : verb.i + 3]]
    window = {t.text.casefold() for t in group} | set(after)
    only = after[:1] in (["que"], ["qu'"]) and not window & NEGATIVES  # n'admet que huit tirs: he admits eight
    return bool(window & {"ne", "n'", "n’"}) and not only

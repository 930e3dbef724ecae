"""The dictionary form of a word: what the training texts say of it, else the model's guess brought to the language's form."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from recoupe.lang.pack import LanguagePack

#: Under this name a model carries its table of known words: « tuèrent|VERB » to « tuer ».
TABLE = "recoupe_lemmas"
#: Classes whose words, where the table does not know them, are their own lemma.
SELVES = frozenset({"PROPN", "NUM", "PUNCT", "SYM", "X"})
#: All capitals up to this length are an acronym, more a shouted word.
ACRONYM = 4


def decided(form: str, pos: str, known: Mapping[str, str]) -> bool:
    """Whether the model's guess changes nothing: the table knows the word, or it is a name, a number, a sign."""
    return pos in SELVES or f"{form.lower()}|{pos}" in known


def lemma(form: str, pos: str, feats: str, guess: str, known: Mapping[str, str], pack: LanguagePack) -> str:
    """The lemma of one word; ``known`` is the model's table, empty for a foreign pipeline, whose guess stands.

    « Syndicats » gives « syndicat », « reprenait » « reprendre » where the table has « reprendre|VERB ».
    """
    if not known or pos in {"X", "SYM"}:
        return guess or form
    low = form.lower()
    if pos == "PROPN":
        return known.get(f"{form}|PROPN") or guess or form
    if found := known.get(f"{low}|{pos}"):
        return found
    if form[:1].isupper() and not (form.isupper() and len(form) <= ACRONYM):
        guess = guess.lower()
    if pos in {"NOUN", "ADJ"} and guess == low and "Number=Plur" in feats and len(low) > 3:
        return low.removesuffix("s")
    if pos == "VERB" and f"{guess}|VERB" not in known:
        return _verb(low, guess, known, pack)
    return guess or low


def _verb(form: str, guess: str, known: Mapping[str, str], pack: LanguagePack) -> str:
    """A known infinitive that the form may belong to, else that of a known verb with a prefix, else the guess."""
    infinitive, prefixes, _, _ = _rules(pack)
    candidates = list(_infinitives(form, pack))
    for verb in candidates:
        if f"{verb}|VERB" in known:
            return verb
    for prefix in prefixes:
        rest = form.removeprefix(prefix)
        if rest != form and (base := known.get(f"{rest}|VERB")):
            return prefix + base
    # « interrompu »: « rompre » is known.
    for verb in candidates:
        if any(verb.startswith(prefix) and f"{verb.removeprefix(prefix)}|VERB" in known for prefix in prefixes):
            return verb
    if infinitive.search(guess):
        return guess
    # The commonest group of verbs takes new ones: « endommagées ».
    regular = [verb for verb in candidates if verb.endswith("er")]
    return regular[0] if regular and re.search(r"(?:ées?|és?|aient|èrent)$", form) else guess or form


def _infinitives(form: str, pack: LanguagePack) -> Iterator[str]:
    """Infinitives that a form may belong to, the longest ending first: « achevait » gives « achever »."""
    infinitive, _, endings, stems = _rules(pack)
    if infinitive.search(form):
        yield form
    for ending, base in endings:
        stem = form.removesuffix(ending)
        if stem == form or len(stem) < 2:
            continue
        yield stem + base
        for pattern, change in stems:
            other, count = pattern.subn(change, stem)
            if count:
                yield other + base


@cache
def _rules(
    pack: LanguagePack,
) -> tuple[re.Pattern[str], tuple[str, ...], tuple[tuple[str, str], ...], tuple[tuple[re.Pattern[str], str], ...]]:
    verbs = pack.lexicon("words")["verbs"]
    pairs = {(ending, base) for base, endings in verbs["endings"].items() for ending in endings.split()}
    return (
        re.compile(verbs["infinitive"]),
        tuple(verbs["prefixes"]),
        tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair))),
        tuple((re.compile(row["form"]), row["base"]) for row in verbs["stems"]),
    )


def table_of(rows: Mapping[tuple[str, str], Mapping[str, int]], pack: LanguagePack) -> dict[str, str]:
    """The table from counts of lemmas per (form, class): the words that have one lemma nine times in ten.

    Infinitives are in it too, each as a form of its own.
    """
    infinitive = _rules(pack)[0]
    found = {}
    for (form, pos), lemmas in sorted(rows.items()):
        best = max(sorted(lemmas), key=lambda name: lemmas[name])
        if lemmas[best] >= 0.9 * sum(lemmas.values()):
            found[f"{form}|{pos}"] = best
        if pos in {"VERB", "AUX"} and infinitive.search(best):
            found.setdefault(f"{best}|VERB", best)
    return found

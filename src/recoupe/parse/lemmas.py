"""The dictionary form of a word: what the training texts say of it, else the model's guess brought to French form."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

#: Under this name a model carries its table of known words: « tuèrent|VERB » to « tuer ».
TABLE = "recoupe_lemmas"
_INFINITIVE = re.compile(r"(?:er|ir|re|ïr)$")
#: Endings of regular verbs and what stands for them in the infinitive, longest first.
_ENDINGS = tuple(
    sorted(
        (
            (ending, infinitive)
            for infinitive, endings in {
                "er": "e es ent ons ez ai as a âmes âtes èrent ais ait ions iez aient é ée és ées ant erai eras era erons "
                "erez eront erais erait erions eriez eraient eons eait eaient eant ea",
                "ir": "is it issons issez issent issais issait issaient i ie ies irent issant irai ira irons iront irait iraient "
                "isse issent u ue us ues ait aient ent t",
                "re": "s d ons ez ent ais ait aient u ue us ues i ies it irent ant rai ra rons ront rait raient t te ts tes is",
            }.items()
            for ending in endings.split()
        ),
        key=lambda pair: (-len(pair[0]), pair),
    )
)


def lemma(form: str, pos: str, feats: str, guess: str, known: Mapping[str, str]) -> str:
    """The lemma of one word; ``known`` is the model's table, empty for a foreign pipeline.

    « Syndicats » gives « syndicat », « reprenait » « reprendre » where the table has « reprendre|VERB ».
    """
    if not known:
        return guess or form
    low = form.lower()
    if pos in {"X", "SYM"}:
        return guess or form
    if pos == "PROPN":
        return known.get(f"{form}|PROPN") or guess or form
    if found := known.get(f"{low}|{pos}"):
        return found
    if form[:1].isupper() and not (form.isupper() and len(form) <= 4):
        guess = guess.lower()
    if pos in {"NOUN", "ADJ"} and guess == low and "Number=Plur" in feats and len(low) > 3:
        return low.removesuffix("s")
    if pos == "VERB" and f"{guess}|VERB" not in known:
        return next((v for v in _infinitives(low) if f"{v}|VERB" in known), guess or low)
    return guess or low


def _infinitives(form: str) -> Iterator[str]:
    """Infinitives that a form may belong to, the likelier first: « achevait » gives « achever »."""
    if _INFINITIVE.search(form):
        yield form
    for ending, infinitive in _ENDINGS:
        stem = form.removesuffix(ending)
        if stem == form or len(stem) < 2:
            continue
        yield stem + infinitive
        if infinitive == "er":
            if stem.endswith("ç"):
                yield stem[:-1] + "cer"
            if match := re.search(r"è([^aeiouy]{1,2})$", stem):
                yield stem[: match.start()] + "e" + match.group(1) + "er"
                yield stem[: match.start()] + "é" + match.group(1) + "er"
            if stem.endswith("i"):
                yield stem[:-1] + "yer"
            if stem.endswith(("ll", "tt")):
                yield stem[:-1] + "er"


def table_of(rows: Mapping[tuple[str, str], Mapping[str, int]]) -> dict[str, str]:
    """The table from counts of lemmas per (form, class): those words that have one lemma nine times in ten."""
    found = {}
    for (form, pos), lemmas in sorted(rows.items()):
        best = max(sorted(lemmas), key=lambda name: lemmas[name])
        if lemmas[best] >= 0.9 * sum(lemmas.values()):
            found[f"{form}|{pos}"] = best
        if pos in {"VERB", "AUX"} and _INFINITIVE.search(best):
            found.setdefault(f"{best}|VERB", best)
    return found

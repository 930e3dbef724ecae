"""Who acts under a place's name: *Damas condamne*, *selon Moscou*, *le régime de Téhéran* are actors, no places."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from recoupe.model.text import Span
from recoupe.world.spelling import unaccented

if TYPE_CHECKING:
    from recoupe.model.sentence import Sentence, Token
    from recoupe.recognise.places_around import Surroundings
    from recoupe.recognise.places_lexicon import PlaceWords
    from recoupe.recognise.places_text import Page

_VERB_AFTER = re.compile(
    r"\s+(?:(?:n['’]|ne\s+|s['’]|se\s+|l['’]|les?\s+|la\s+|lui\s+|y\s+|en\s+)*)"
    r"(?:a|ont|avait|avaient|aura|auront|aurait|est|sont|était|étaient|va|vont|veut|veulent|doit|peut|fait|font"
    r"|\w{2,}(?:era|eront|ait|aient|èrent|issent|ise|isent))\b"
)
# A capital that opens a sentence and runs on into a word that is no preposition governs a verb.
_GOES_ON = re.compile(
    r"\s+(?!(?:sous|dans|en|à|au|aux|de|du|des|et|ou|après|avant|sur|pour|par|chez|entre|qui)\b)[a-zà-ÿ]"
)
_PRONOUN_AFTER = re.compile(r"\s*,\s*(?:eux|elles?|lui)\b")
_TITLE = re.compile(r"\s*[::](?:\s|$)")
_ASIDE = re.compile(r"\s*(?:,|\)|$|\.|;)")
_OPENING = re.compile(r"\s*(?:mais|or|car|et)?\s*(?:l['’ʼ]|la\s+|le\s+|les\s+)?$")
_ARTICLE = re.compile(r"(?<!\w)(?:l['’ʼ]|la\s+|les?\s+)$")
_BORDER = re.compile(r"frontieres?\s+(?:\w+\s+)?(?:avec|entre)\s+(?:la\s+|les?\s+|l['’]\s?)?$")
_SUBJECT = frozenset({"nsubj", "nsubj:pass", "obl:agent"})
_THERE = frozenset({"obj", "obl", "nmod", "appos"})


def acts(page: Page, start: int, end: int, around: Surroundings, words: PlaceWords, *, country: bool) -> bool:
    """Whether a state acts under the name from ``start`` to ``end``; ``country`` tells a country from its capital.

    *par la Russie*, *le régime de Damas* and subjects act; *en Russie*, *la guerre en Syrie*, *Syrie : …* place.
    """
    if around.kind is not None or around.relation is not None:
        return False
    left = page.before(start)
    if words.power_before.search(left) or (country and words.dative_before.search(left)):
        return True
    if around.located or around.of or _BORDER.search(left):
        return False
    if words.acting_before.search(left):
        return True
    return _subject(page, Span(start, end), words, left, country=country)


def _subject(page: Page, span: Span, words: PlaceWords, left: str, *, country: bool) -> bool:
    """Whether the name governs a verb of acting, by the parse or, where that is silent, by what follows."""
    after = page.text[span.end : span.end + 60]
    if _OPENING.fullmatch(left) and _TITLE.match(after):
        return False
    sentence = page.sentence_at(span.start)
    head = sentence.head_of(span) if sentence else None
    verdict = (
        _by_the_parse(sentence, head, words, country=country) if sentence is not None and head is not None else None
    )
    if words.verb_after.match(unaccented(after)) or _PRONOUN_AFTER.match(after.lower()):
        return True
    if _VERB_AFTER.match(after.lower()) and verdict is not False:
        return True
    if verdict is not None:
        return verdict
    if not country and _OPENING.fullmatch(left):
        return _GOES_ON.match(after) is not None
    if _ASIDE.match(after) and left.rstrip().endswith((",", "(")):
        return False
    return country and _ARTICLE.search(left) is not None and not left.rstrip().endswith(("entre l'", "entre la"))


def _by_the_parse(sentence: Sentence, head: Token, words: PlaceWords, *, country: bool) -> bool | None:
    """True where the name is a subject of acting, False where it is where something happens, None where it is unclear."""
    if head.dep == "conj":
        first = sentence.head(head)
        head = first if first is not None and first.pos == "PROPN" else head
    if head.dep in _SUBJECT:
        verb = sentence.head(head)
        return verb is None or verb.lemma not in words.stative or sentence.child(verb, "xcomp") is not None
    if head.dep == "obj":
        verb = sentence.head(head)
        if verb is not None and (verb.lemma in words.dealing or (country and verb.lemma not in words.spatial)):
            return True
    return False if head.dep in _THERE else None

"""Agency marks and sources in brackets: *(avec Reuters)* at a text's end, *5 morts (Sana)* behind a figure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from recoupe.extract.draft import Draft
from recoupe.extract.phrase import Phrase
from recoupe.extract.source_kind import Voice
from recoupe.model.text import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recoupe.lang.pack import LanguagePack
    from recoupe.model.sentence import Sentence
    from recoupe.world import World

_BRACKET = re.compile(r"\(([^()\n]{2,60})\)")
_CLOSING = re.compile(
    r"(?:^|\n|[.!?…»\"]\s+)(?P<lead>(?:[Aa]vec|[Ss]ources?\s*:)\s+(?:l['’])?)(?P<names>[^\n.:]{2,40})\s*\.?\s*(?=\n|$)"
)
_FIGURE_BEFORE = re.compile(r"(?:\d[\d\s]*|\b(?:morts?|tués|blessés|victimes|disparus))\s*$")
_DATELINE_AFTER = re.compile(r"\s*[-–—:]")


def marks(
    text: str, sentences: Sequence[Sentence], world: World, pack: LanguagePack, taken: Sequence[Span]
) -> tuple[Draft, ...]:
    """The outlets that only a mark names. A dateline (*KIEV (AFP) –*) is the report's own head, and no source."""
    words = "|".join(re.escape(w) for w in sorted(pack.lexicon("attribution")["mark"]["words"], key=len, reverse=True))
    lead = re.compile(rf"^\s*(?:{words})\b\s*:?\s*", re.IGNORECASE)
    found: list[Draft] = []
    for match in _BRACKET.finditer(text):
        inner = match[1]
        led = lead.match(inner)
        figure = _FIGURE_BEFORE.search(text[max(0, match.start() - 40) : match.start()])
        line_end = re.match(r"\s*[.]?\s*(?:\n|$)", text[match.end() :])
        if not (led or figure or line_end) or _DATELINE_AFTER.match(text[match.end() : match.end() + 3]):
            continue
        found += _named(inner, match.start(1), led.end() if led else 0, sentences, world, bool(figure))
    for match in _CLOSING.finditer(text):
        found += _named(match["names"], match.start("names"), 0, sentences, world, figure=False)
    return tuple(d for d in found if not any(d.span.overlaps(t) for t in taken))


def _named(inner: str, start: int, skip: int, sentences: Sequence[Sentence], world: World, figure: bool) -> list[Draft]:
    hits = [h for h in world.sources.inside(inner) if h[2].kind != "platform" and h[0] >= skip]
    if not hits:
        return []
    rest = inner[skip:]
    for a, b, _ in reversed(hits):
        rest = rest[: a - skip] + rest[b - skip :]
    if len(re.sub(r"[^\w]|\b(?:et|avec|l|la|le|les|agences?|agence)\b", "", rest)) > 0:
        return []
    out = []
    for a, b, row in hits:
        span = Span(start + a, start + b)
        sentence = next((s for s in sentences if s.start <= span.start < s.end), None)
        if sentence is None or not sentence.tokens_in(span):
            continue
        tokens = sentence.tokens_in(span)
        phrase = Phrase(sentence, tokens[0], tokens[0].i, tokens[-1].i, tokens[-1].i)
        content = (Span(max(sentence.start, span.start - 60), span.start),) if figure else ()
        voice = Voice(row.vouches_as, True, row.actor, row.id, None, True)
        out.append(Draft(phrase, voice, span, "", "neutral", "mark", content, "mark"))
    return out

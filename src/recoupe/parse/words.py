"""Where the words of a line begin and end."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from recoupe.lang.pack import LanguagePack

#: Spaces of all widths become a plain one, curly apostrophes a straight one: one character for one, so offsets hold.
LEVEL = str.maketrans(
    dict.fromkeys("\u00a0\u202f\u2007\u2009\u200a\u2002\u2003\u2008\u3000\u200b\u200e\u200f\ufeff\t\v\f", " ")
    | dict.fromkeys("\u201c\u201d\u201e\u201f", '"')
    | dict.fromkeys("\u2019\u02bc\u2018\u00b4\u02bb", "'")
)


def words(line: str, pack: LanguagePack) -> list[tuple[int, int]]:
    """From-to characters of each word of a line, left to right.

    « L'armée a-t-elle repris 5 000 km² ? » gives L' · armée · a · -t-elle · repris · 5 000 · km² · ?
    A figure with its spaces is one word, a name with its hyphens too.
    """
    pattern, cut = _patterns(pack)
    spans: list[tuple[int, int]] = []
    for match in pattern.finditer(line):
        start, end = match.span()
        if match.lastgroup == "word" and (hit := cut.fullmatch(line, start, end)):
            spans += [(start, hit.start(1)), (hit.start(1), end)]
        else:
            spans.append((start, end))
    return spans


@cache
def _patterns(pack: LanguagePack) -> tuple[re.Pattern[str], re.Pattern[str]]:
    rules = pack.lexicon("words")

    def either(name: str) -> str:
        return "|".join(re.escape(w) for w in sorted(rules[name], key=lambda w: (-len(w), w)))

    letter = r"[^\W\d_]"
    mark = "[\u0300-\u036f\u064b-\u0655]"
    parts = [
        r"(?P<web>(?:https?://|www\.)[^\s<>«»“”\"]*[^\s<>«»“”\".,;:!?)\]']|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|[@#]\w+)",
        rf"(?P<whole>(?i:{either('whole')})(?!\w))",
        rf"(?P<elision>(?i:{either('elisions')})')",
        rf"(?P<short>(?i:{either('abbreviations')})\.(?!\w))",
        r"(?P<initials>(?:[A-ZÀ-Ý]\.-?){2,}(?!\w)|[A-ZÀ-Ý]\.(?=\s*[A-ZÀ-Ý]\S))",
        r"(?P<figure>\d{1,3}(?: \d{3})+(?:,\d+)?(?![\w])|\d+(?:[.,]\d+)+(?!\w)|\d+(?:[/:.-]\d+)+(?!\w))",
        r"(?P<hour>\d{1,2}(?=h(?:\d|\b))|(?<=\d)h(?=\d|\b))",
        rf"(?P<word>(?:{letter}|\d)(?:\w|{mark}|['·](?=\w)|[-‐‑](?=\w)|(?<=[A-Z0-9])&(?=[A-Z]))*)",
        r"(?P<dots>\.{2,}|…+|--+|\*+|=+|_+)",
        r"(?P<sign>\S)",
    ]
    return re.compile("|".join(parts)), re.compile(rf".*?{letter}(-(?:{either('clitics')}))")

"""Names in one spelling: what is only accent, hyphen, capital or article makes no difference."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# The Arabic article before sun letters is written as it is heard (ach-Chaddadi, ez-Zor). Without the hyphen only
# al and el are taken for it: as, en, et, es are words of French and of others.
_ARTICLE = re.compile(
    r"(?<!\w)(?:(?:ad|ed|ach|ech|ash|esh|as|es|at|et|an|en|ar|er|az|ez|al|el|ul|il)[-‐‑]|(?:al|el) )(?=\w)"
)
_NOT_FOLDED_BY_UNICODE = str.maketrans(
    {"œ": "oe", "æ": "ae", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ı": "i", "ß": "ss", "þ": "th", "ə": "e", "ħ": "h"}
)


def unaccented(text: str) -> str:
    """Lower case, without accents: *Qaïm* gives ``qaim``."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text).lower()
    if max(plain) < "\u0370":  # Latin letters and their accents alone: the short way
        return plain.translate(_NOT_FOLDED_BY_UNICODE).encode("ascii", "ignore").decode("ascii")
    return "".join(c for c in plain if not unicodedata.combining(c)).translate(_NOT_FOLDED_BY_UNICODE)


@lru_cache(maxsize=65536)
def folded(name: str) -> str:
    """The letters and digits alone; every form of the Arabic article is *al*.

    *Deir ez-Zor*, *Deir Al-Zor* and *deir al zor* all give ``deiralzor``. A name without letters gives an empty string.
    """
    plain = _ARTICLE.sub("al", unaccented(name))
    return plain if plain.isalnum() else "".join(c for c in plain if c.isalnum())

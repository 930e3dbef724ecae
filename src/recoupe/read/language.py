"""Which language a text is in: the small words of the pack first, then py3langid."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from recoupe.lang.pack import LanguagePack

SAMPLE = 20_000  # characters that are looked at
SHARE = 0.10  # of the words of a French text, at least so many are its small words (newspapers: a fifth)
KINDS = 4
# How much likelier (in nats) another language must be: below, a short text is read rather than set aside.
# *Burkina : 12 morts* looks like Basque by 5, an English sentence of ten words is English by 50.
MARGIN = 30.0
MIXED = 0.3  # a page is read where this share of its paragraphs is in the language
PARAGRAPHS = 60

NAMES = {
    "ar": "Arabic", "az": "Azerbaijani", "be": "Belarusian", "bg": "Bulgarian", "ca": "Catalan", "cs": "Czech",
    "de": "German", "el": "Greek", "en": "English", "es": "Spanish", "fa": "Persian", "fi": "Finnish",
    "fr": "French", "he": "Hebrew", "hi": "Hindi", "hu": "Hungarian", "hy": "Armenian", "it": "Italian",
    "ja": "Japanese", "ka": "Georgian", "ko": "Korean", "ku": "Kurdish", "nl": "Dutch", "pl": "Polish",
    "ps": "Pashto", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "so": "Somali", "sv": "Swedish",
    "sw": "Swahili", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "zh": "Chinese",
}  # fmt: skip


def other_language(text: str, pack: LanguagePack) -> str | None:
    """The code of the language that the text is in, if it surely is not the pack's; None where it is or may be.

    *Tirs à Goma* is too short to tell and counts as French; a page of which a third is French counts as French.
    """
    sample = text[:SAMPLE]
    if has_small_words(sample, pack):
        return None
    found = _surely_other(sample, pack.code)
    if found is None or _mixed(text, pack):
        return None
    return found


def language_name(code: str) -> str:
    """The English name of a language: ``ar`` is Arabic."""
    return NAMES.get(code, f"“{code}”")


def has_small_words(text: str, pack: LanguagePack) -> bool:
    """Whether the pack's small words are as frequent as in any text of the language."""
    words = re.findall(r"[^\W\d_]+", text.casefold())
    hits = [word for word in words if word in _small_words(pack)]
    return len(set(hits)) >= KINDS and len(hits) >= SHARE * len(words)


@cache
def _small_words(pack: LanguagePack) -> frozenset[str]:
    return frozenset(pack.lexicon("language")["words"])


def _surely_other(text: str, code: str) -> str | None:
    if not any(c.isalpha() for c in text):
        return None
    import py3langid  # a third of a second; most French texts are known by their small words

    ranked = py3langid.rank(text)
    best, likely = ranked[0]
    ours = next((score for name, score in ranked if name == code), likely)
    return str(best) if likely - ours > MARGIN else None


def _mixed(text: str, pack: LanguagePack) -> bool:
    """Whether enough of the page's paragraphs are in the language, by their length."""
    paragraphs = [p for p in re.split(r"[\r\n]+", text) if len(p) > 40][:PARAGRAPHS]
    if len(paragraphs) < 2:
        return False
    ours = sum(len(p) for p in paragraphs if has_small_words(p[:SAMPLE], pack))
    return ours >= MIXED * sum(len(p) for p in paragraphs)

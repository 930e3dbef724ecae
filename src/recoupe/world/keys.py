"""The sound of a name, so that its spellings meet: letters to sounds, and the bones that remain without the vowels."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from recoupe.world.spelling import unaccented

if TYPE_CHECKING:
    from recoupe.lang.pack import LanguagePack

# Countries whose names are written in our letters: they come to us as they are, another spelling is another name.
LATIN_SCRIPT = frozenset(
    [
        "US",
        "CA",
        "MX",
        "GB",
        "IE",
        "FR",
        "BE",
        "NL",
        "LU",
        "DE",
        "AT",
        "CH",
        "IT",
        "ES",
        "PT",
        "DK",
        "SE",
        "NO",
        "FI",
        "IS",
        "EE",
        "LV",
        "LT",
        "PL",
        "CZ",
        "SK",
        "HU",
        "SI",
        "HR",
        "RO",
        "AU",
        "NZ",
        "BR",
        "AR",
        "CL",
        "PE",
        "CO",
        "VE",
        "EC",
        "BO",
        "PY",
        "UY",
        "CU",
        "DO",
        "GT",
        "HN",
        "SV",
        "NI",
        "CR",
        "PA",
        "PH",
        "ZA",
        "MT",
        "AL",
        "VN",
        "ID",
        "TR",
    ]
)
_ARTICLE = re.compile(r"(?<!\w)(?:a[lnrstdz]|ach|ash|adh|ath|el|e[nrstdz]|ech|esh)[-‐‑ ](?=\w{3})")
_STEPS = (
    ("ou", "u"), ("oo", "u"), ("ee", "i"), ("tch", "S"), ("sch", "S"), ("sh", "S"), ("ch", "S"), ("kh", "x"), ("gh", "g"),
    ("dj", "j"), ("dh", "d"), ("th", "t"), ("ph", "f"), ("zh", "j"), ("q", "k"), ("c", "k"), ("w", "u"), ("y", "i"), ("o", "u"),
)  # fmt: skip
_VOWELS = re.compile(r"[aeiuh]")
_MUTE = re.compile(r"(?<=[aeiu])h$")
_TWICE = re.compile(r"(.)\1+")
_LOOSE = str.maketrans("xgqzjpv", "kkksjbu")


@cache
def _steps(pack: LanguagePack | None) -> tuple[tuple[str, str], ...]:
    own = tuple((was, now) for was, now in pack.lexicon("spelling")["sounds"]["steps"]) if pack else ()
    return (*own, *_STEPS)


@lru_cache(maxsize=65536)
def sounded(name: str, pack: LanguagePack | None = None) -> str:
    """The sounds of a name, without article: *al-Soukhna* (French) and *As Sukhnah* both give ``suxna``.

    ``pack`` is the language whose spelling the name follows; without one, the spellings common on maps are read.
    """
    plain = _ARTICLE.sub("", unaccented(name))
    if pack is not None:
        words: dict[str, str] = pack.lexicon("spelling")["words"]
        plain = " ".join(words.get(word, word) for word in plain.split())
    plain = "".join(c for c in plain if c.isalpha() and c.isascii())
    for was, now in _steps(pack):
        plain = plain.replace(was, now)
    return _TWICE.sub(r"\1", _MUTE.sub("", plain))


def bones(sounds: str) -> str:
    """The consonants of a sounded name."""
    return _VOWELS.sub("", sounds)


def loosened(sounds: str) -> str:
    """The sounds with what spellings confuse made one: k, kh, gh and q; j, z and s; e and a."""
    return sounds.translate(_LOOSE).replace("e", "a")


def sound_key(name: str, pack: LanguagePack | None = None) -> str:
    """A short key that most spellings of one name share; k, kh, gh and q are one in it.

    *Soukhna* in French and *Al-Sukhnah* on a map both give ``skn``. Empty where less than two sounds remain.
    """
    key = bones(sounded(name, pack)).translate(_LOOSE)
    return key if len(key) > 1 else ""

"""The sound of a name, so that its spellings meet: what stays of it when vowels and doubtful letters are gone."""

from __future__ import annotations

import re
from functools import lru_cache

from recoupe.world.spelling import unaccented

_ARTICLE = re.compile(r"(?<!\w)(?:a[lnrstdz]|ach|ash|el|e[nrstdz]|ech|esh)[-‐‑ ](?=\w)")
_STEPS: tuple[tuple[str, str], ...] = (
    ("tch", "s"), ("sch", "s"), ("sh", "s"), ("ch", "s"), ("kh", "k"), ("gh", "k"), ("dj", "j"), ("dh", "d"), ("th", "t"),
    ("ph", "f"), ("zh", "j"), ("q", "k"), ("g", "k"), ("c", "k"), ("x", "ks"), ("z", "s"), ("j", "s"), ("v", "w"), ("b", "p"), ("d", "t"),
)  # fmt: skip
_VOWELS = re.compile(r"[aeiouyhw]")
_TWICE = re.compile(r"(.)\1+")


@lru_cache(maxsize=65536)
def sound_key(name: str) -> str:
    """A short key that the spellings of one name share: *Soukhna*, *al-Sukhnah* and *Suchna* all give ``skn``.

    Empty for names of which less than two sounds remain.
    """
    plain = _ARTICLE.sub("", unaccented(name))
    plain = "".join(c for c in plain if c.isalpha() and c.isascii())
    for was, now in _STEPS:
        plain = plain.replace(was, now)
    bones = _TWICE.sub(r"\1", _VOWELS.sub("", plain))
    return bones if len(bones) > 1 else ""

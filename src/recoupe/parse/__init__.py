"""From a report's text to its sentences: words, lemmas, features, dependencies, names."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from recoupe.lang.pack import LanguagePack
    from recoupe.parse.engine import Parser

__all__ = ["load"]

_LOADED: dict[tuple[str, str], Parser] = {}


def load(pack: LanguagePack, model: str | None = None) -> Parser:
    """The parser of a language: the model given, else RECOUPE_MODEL, else the one that recoupe brings.

    ``model`` is a folder or the name of an installed spaCy pipeline. A parser once loaded is kept.

    Raises:
        ModelError: the model is missing or damaged.
    """
    from recoupe.parse.engine import opened

    chosen = model or os.environ.get("RECOUPE_MODEL") or str(pack.folder / "model")
    key = (pack.code, chosen)
    if key not in _LOADED:
        _LOADED[key] = opened(Path(chosen) if Path(chosen).exists() else chosen, pack)
    return _LOADED[key]

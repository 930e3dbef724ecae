"""From a report's text to its sentences: words, lemmas, features, dependencies, names."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from recoupe.parse.engine import Parser, opened
from recoupe.parse.settings import chosen_model

if TYPE_CHECKING:
    from recoupe.lang.pack import LanguagePack

__all__ = ["Parser", "load"]

_LOADED: dict[tuple[str, str], Parser] = {}


def load(pack: LanguagePack, model: str | None = None) -> Parser:
    """The parser of a language: the model given, else the user's (RECOUPE_MODEL, configuration), else recoupe's own.

    ``model`` is a folder or the name of an installed spaCy pipeline with French Universal Dependencies. A parser
    once loaded is kept.

    Raises:
        ModelError: the model is missing, damaged or made for another spaCy.
        InputError: the configuration cannot be read.
    """
    chosen = model or chosen_model() or str(pack.folder / "model")
    key = (pack.code, chosen)
    if key not in _LOADED:
        is_folder = Path(chosen).exists() or "/" in chosen or "\\" in chosen
        _LOADED[key] = opened(Path(chosen) if is_folder else chosen, pack)
    return _LOADED[key]

"""What the workbench says, in the language of whoever reads it: English in the sources, others in ``locale``."""

from __future__ import annotations

from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

LOCALE = Path(__file__).parent / "locale"
LANGUAGES: Mapping[str, str] = {"en": "English", "fr": "Français"}
PLURAL = 2

_spoken: ContextVar[str] = ContextVar("spoken", default="en")


@dataclass(frozen=True)
class Catalogue:
    """What is said in one language: by the English sentence, or by the English singular where a number decides.

    ``modules`` are those that the ES modules say in the browser.
    """

    said: Mapping[str, str]
    counted: Mapping[str, tuple[str, ...]]
    modules: Mapping[str, str]


@cache
def catalogue(language: str) -> Catalogue:
    """Every sentence of a language, of all its ``.po`` files; empty for English."""
    said: dict[str, str] = {}
    counted: dict[str, tuple[str, ...]] = {}
    modules: dict[str, str] = {}
    folder = LOCALE / language
    for path in sorted(folder.rglob("*.po")) if language in LANGUAGES else ():
        for key, words in _entries(path):
            if isinstance(key, tuple):
                counted[key[0]] = tuple(words)
            elif path.parent.name == "js":
                modules[key] = str(words)
            else:
                said[key] = str(words)
    return Catalogue(said, counted, modules)


def _entries(path: Path) -> list[tuple[str | tuple[str, ...], str | tuple[str, ...]]]:
    from babel.messages.pofile import read_po

    with path.open("rb") as file:
        entries = read_po(file)
    return [
        (_whole(entry.id), _whole(entry.string)) for entry in entries if entry.id and entry.string and not entry.fuzzy
    ]


def _whole(words: str | list[str] | tuple[str, ...]) -> str | tuple[str, ...]:
    return words if isinstance(words, str) else tuple(words)


def speak(language: str) -> None:
    """Speak this language for the rest of the request."""
    _spoken.set(language if language in LANGUAGES else "en")


def spoken() -> str:
    """The language of this request."""
    return _spoken.get()


def gettext(words: str) -> str:
    """The sentence in the language of this request; the English one where it has no translation."""
    return catalogue(spoken()).said.get(words, words)


def ngettext(one: str, many: str, count: int) -> str:
    """One of two sentences, as the number asks: French says *0 incident*, English *0 incidents*."""
    forms = catalogue(spoken()).counted.get(one, (one, many))
    single = count in (0, 1) if spoken() == "fr" else count == 1
    return forms[0 if single else -1]


def preferred(header: str) -> str:
    """The language that a browser asks for (``Accept-Language``) among those that we have.

    >>> preferred("de, fr;q=0.8, en;q=0.7")
    'fr'
    """
    wanted: list[tuple[float, int, str]] = []
    for number, part in enumerate(header.split(",")[:20]):
        code, _, weight = part.strip().partition(";q=")
        try:
            rank = float(weight or 1)
        except ValueError:
            continue
        wanted.append((-rank, number, code.strip().partition("-")[0].casefold()))
    return next((code for _, _, code in sorted(wanted) if code in LANGUAGES), "en")

"""What a language pack is: a folder of lexicons; loading says what is missing."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from recoupe.errors import LexiconError, unknown

HERE = Path(__file__).parent


@dataclass(frozen=True)
class LanguagePack:
    """All that recoupe knows about one language, as data in one folder."""

    code: str
    name: str
    folder: Path

    def lexicon(self, name: str) -> dict[str, Any]:
        """One TOML table of the pack, as it stands: ``pack.lexicon("times")``.

        Raises:
            LexiconError: the file is missing or is no TOML; the message names it.
        """
        return _toml(self.folder / f"{name}.toml")


@cache
def _toml(path: Path) -> dict[str, Any]:
    try:
        with path.open("rb") as file:
            return tomllib.load(file)
    except FileNotFoundError:
        raise LexiconError(f"The language pack lacks {path.name}.", f"It belongs in {path.parent}.") from None
    except tomllib.TOMLDecodeError as fault:
        raise LexiconError(f"{path} is not well-formed TOML: {fault}.", "Mend the entry at that line.") from fault


def languages() -> tuple[str, ...]:
    """The codes of the languages that have a pack."""
    return tuple(sorted(p.parent.name for p in HERE.glob("*/pack.toml")))


@cache
def load_pack(code: str = "fr") -> LanguagePack:
    """The pack of one language.

    Raises:
        InputError: there is no pack of that code.
        LexiconError: a lexicon that the pack names is missing.
    """
    folder = HERE / code
    if not (folder / "pack.toml").exists():
        raise unknown("language pack", code, languages())
    head = _toml(folder / "pack.toml")
    missing = [name for name in head["lexicons"] if not (folder / f"{name}.toml").exists()]
    if missing:
        raise LexiconError(f"The pack “{code}” lacks {', '.join(missing)}.", f"They belong in {folder}.")
    return LanguagePack(code=head["code"], name=head["name"], folder=folder)

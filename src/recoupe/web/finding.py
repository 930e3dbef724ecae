"""Full text: which reports and incidents hold words, accents and capitals aside."""

from __future__ import annotations

import re
import sqlite3
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_WORD = re.compile(r"\w+")
_QUOTED = re.compile(r'"([^"]*)"')
MOST_WORDS = 20


class Index:
    """An index of texts by name, in memory: *Deir ez-Zor* is found as *deir ez zor*, *tué* as *tue*."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._link = sqlite3.connect(":memory:", check_same_thread=False)
        self._link.execute(
            "CREATE VIRTUAL TABLE texts USING fts5(body, content='', tokenize=\"unicode61 remove_diacritics 2\")"
        )
        self._names: dict[str, int] = {}
        self._by_number: list[str] = []

    def __contains__(self, name: str) -> bool:
        return name in self._names

    def add(self, texts: Iterable[tuple[str, str]]) -> None:
        """Index these texts, by name; a name that is there already is passed over."""
        with self._lock:
            self._link.executemany("INSERT INTO texts (rowid, body) VALUES (?, ?)", self._numbered(texts))

    def _numbered(self, texts: Iterable[tuple[str, str]]) -> Iterator[tuple[int, str]]:
        for name, text in texts:
            if name not in self._names:
                self._names[name] = len(self._by_number)
                self._by_number.append(name)
                yield self._names[name], text

    def holding(self, part: str, most: int = -1) -> list[str]:
        """The names of the texts that hold one part of a question, the best fitting first."""
        with self._lock:
            rows = self._link.execute(
                "SELECT rowid FROM texts WHERE texts MATCH ? ORDER BY rank LIMIT ?", (part, most)
            ).fetchall()
        return [self._by_number[row[0]] for row in rows]


def parts(words: str) -> tuple[str, ...]:
    """What was typed, part by part, as the index asks it; signs that mean something to the index mean nothing here.

    All parts must be found. The last word may be unfinished, so that a search can follow the typing; quotation marks
    ask for words in a row.

    >>> parts('bus "abou kamal" attaq')
    ('"abou kamal"', '"bus"', '"attaq"*')
    """
    rows = [" ".join(_WORD.findall(row)) for row in _QUOTED.findall(words)]
    loose = _WORD.findall(_QUOTED.sub(" ", words))[:MOST_WORDS]
    asked = [f'"{row}"' for row in rows if row] + [f'"{word}"' for word in loose]
    if loose and words[-1:].isalnum():
        asked[-1] += "*"
    return tuple(asked)


def places(text: str, words: str, most: int = 5) -> list[tuple[int, int]]:
    """Where a text holds parts of what was typed: from-to characters, as many as are asked for.

    >>> places("Tué à Abou Kamal", "tue kam")
    [(0, 3), (11, 16)]
    """
    folded = fold(text)
    wanted = [(fold(part.strip('"*')).split(), part.endswith("*")) for part in parts(words)]
    found: set[tuple[int, int]] = set()
    for row, open_end in wanted:
        pattern = r"\W+".join(map(re.escape, row))
        ending = r"\w*" if open_end else ""
        found.update(m.span() for m in re.finditer(rf"(?<!\w){pattern}{ending}(?!\w)", folded))
    return sorted(found)[:most]


def fold(text: str) -> str:
    """The text without accents and capitals, character for character."""
    from unicodedata import normalize

    return "".join(normalize("NFKD", sign)[0].lower()[:1] or sign for sign in text)

"""All that recoupe can tell its user that it could not do: the fact, and the way out."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MOST_LISTED = 12


class RecoupeError(Exception):
    """Something that the user asked for could not be done.

    ``fact`` says what is the case, ``remedy`` what the user can do about it. Both are whole sentences.
    """

    def __init__(self, fact: str, remedy: str = "") -> None:
        super().__init__(f"{fact} {remedy}".strip())
        self.fact = fact
        self.remedy = remedy


class InputError(RecoupeError):
    """A file, a folder, a table or an option could not be used."""


class CaseError(RecoupeError):
    """A case could not be opened, read or written."""


class ModelError(RecoupeError):
    """The language model is missing, damaged or made for another version."""


class LexiconError(RecoupeError):
    """A lexicon or a table of the world is malformed; the message names file and entry."""


def unknown(what: str, given: str, known: Iterable[str]) -> InputError:
    """Say that a name is not known, and guess the one that was meant.

    >>> str(unknown("export format", "geojsn", ["geojson", "csv"]))
    'No export format is called “geojsn”. Did you mean “geojson”?'
    """
    names = sorted(known)
    near = get_close_matches(given, names, n=1)
    remedy = f"Did you mean “{near[0]}”?" if near else f"There are: {listed(names)}." if names else "There is none."
    return InputError(f"No {what} is called “{given}”.", remedy)


def listed(names: Sequence[str]) -> str:
    """The names in a row; of a long list the first, and how many more there are.

    >>> listed([str(number) for number in range(20)])
    '0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 and 8 more'
    """
    more = f" and {len(names) - MOST_LISTED} more" if len(names) > MOST_LISTED else ""
    return ", ".join(names[:MOST_LISTED]) + more

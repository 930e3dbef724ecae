"""Where a sentence surely begins."""

from __future__ import annotations

import pytest

from recoupe.lang.pack import load_pack
from recoupe.parse.breaks import breaks
from recoupe.parse.words import words

PACK = load_pack("fr")


def sure(line: str) -> str:
    """The line with a bar before each sure beginning but the first, and a question mark before each open one."""
    spans = words(line, PACK)
    found = breaks([line[a:b] for a, b in spans])
    marks = {True: "|", False: "", None: "?"}
    return " ".join(
        marks[m if i else False] + line[a:b] for i, ((a, b), m) in enumerate(zip(spans, found, strict=True))
    )


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Il part. Elle reste.", "Il part . |Elle reste ."),
        ("Il part. elle reste.", "Il part . ?elle reste ."),
        ("« Non. » Elle reste.", "« Non . » |Elle reste ."),
        ('"Non." "Elle reste."', '" Non . " |" Elle reste . "'),
        ("Il dit : « Pars ! »", "Il dit : « Pars ! »"),
        ("M. Diallo part", "M. ?Diallo part"),
        ("Attendez… Elle part.", "Attendez … |Elle part ."),
        ("des armes, etc. Le bilan est lourd", "des armes , etc. |Le bilan est lourd"),
        ("Il y a 3 morts. 2 sont des enfants.", "Il y a 3 morts . |2 sont des enfants ."),
    ],
)
def test_breaks_fall_as_drawn(line: str, expected: str) -> None:
    assert sure(line) == expected


def test_no_words_have_no_breaks() -> None:
    assert breaks([]) == []

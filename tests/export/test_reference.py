"""The manual names every format and every filter."""

from __future__ import annotations

import re
from pathlib import Path

from recoupe.export.asking import EXAMPLES, FILTERS
from recoupe.export.encodings import ENCODINGS
from recoupe.handing import FORMATS

REFERENCE = (Path(__file__).parents[2] / "docs" / "reference.md").read_text(encoding="utf-8")


def section(title: str) -> str:
    return REFERENCE.split(f"## {title}\n")[1].split("\n## ")[0]


def test_the_manual_lists_exactly_the_formats_that_there_are() -> None:
    rows = re.findall(r"^\| (`[^|]+) \|", section("Export formats"), re.MULTILINE)
    assert {name for row in rows for name in re.findall(r"`([^`]+)`", row)} == set(FORMATS)


def test_the_manual_says_which_formats_are_tables() -> None:
    tables = set(re.findall(r"^\| `(\w+)` \| table:", section("Export formats"), re.MULTILINE))
    assert tables == {name for name, form in FORMATS.items() if form.table}


def test_the_manual_names_every_encoding_and_every_filter() -> None:
    assert [name for name in ENCODINGS if name not in section("Export formats").lower()] == []
    asked = set(re.findall(r"`(\w+)[>=]", section("What `--where` understands")))
    assert asked == set(FILTERS) == set(EXAMPLES)

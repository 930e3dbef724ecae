"""The house rules that a machine can check."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src" / "recoupe"
ROOMS = ("read", "parse", "recognise", "ground", "extract", "match", "compare", "store", "export", "show", "judge")
# What every room may lean on: the nouns, the languages, the world's facts, the errors.
COMMON = ("model", "lang", "world", "errors", "config")
# The workbench is a door like the shell: it knows the case and the rooms that show, compare and hand on.
DOORS = {
    "web": ("case", "pipeline", "export", "show", "compare", "read", "judge", "judging", "match", "web", "__version__")
}
FILES = sorted(SOURCE.rglob("*.py"))


def imported(path: Path) -> set[str]:
    """The dotted names that a file imports, at the top or inside functions."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def shown(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_imports_no_other_room(room: str) -> None:
    wrong = {
        f"{shown(path)} imports {name}"
        for path in (SOURCE / room).rglob("*.py")
        for name in imported(path)
        if name.startswith("recoupe.") and name.split(".")[1] not in (*COMMON, room, "__version__")
    }
    assert wrong == set()


@pytest.mark.parametrize("door", DOORS)
def test_a_door_imports_what_it_needs_and_no_more(door: str) -> None:
    wrong = {
        f"{shown(path)} imports {name}"
        for path in (SOURCE / door).rglob("*.py")
        for name in imported(path)
        if name.startswith("recoupe.") and name.split(".")[1] not in (*COMMON, *DOORS[door])
    }
    assert wrong == set()


@pytest.mark.parametrize("room", ["model", "lang", "world"])
def test_what_all_rooms_lean_on_leans_on_no_room(room: str) -> None:
    wrong = {
        f"{shown(path)} imports {name}"
        for path in (SOURCE / room).rglob("*.py")
        for name in imported(path)
        if name.startswith("recoupe.") and name.split(".")[1] not in COMMON
    }
    assert wrong == set()


def test_only_the_parser_and_its_training_know_spacy() -> None:
    wrong = {
        shown(path)
        for path in FILES
        if any(name.split(".")[0] in ("spacy", "thinc") for name in imported(path))
        and shown(path) not in ("parse/engine.py", "parse/rows.py")  # rows.py is the engine's own store of word vectors
        and not shown(path).startswith("train/")
    }
    assert wrong == set()


@pytest.mark.parametrize("path", FILES, ids=shown)
def test_no_file_is_longer_than_300_lines(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300


@pytest.mark.parametrize("path", FILES, ids=shown)
def test_every_file_says_what_it_is(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


def test_no_file_is_a_drawer_for_the_rest() -> None:
    assert not {shown(path) for path in FILES} & {
        f"{room}/{name}.py" for room in (*ROOMS, *COMMON, *DOORS) for name in ("utils", "helpers", "misc", "common")
    }

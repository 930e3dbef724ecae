"""Every code block of README and docs is executed: a document that lies breaks the build."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parent.parent
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class Block(NamedTuple):
    document: Path
    line: int
    language: str
    body: str


def blocks(*languages: str) -> list[Block]:
    found = []
    for document in DOCUMENTS:
        text = document.read_text(encoding="utf-8")
        found += [
            Block(document, text.count("\n", 0, m.start()) + 1, m[1], m[2])
            for m in FENCE.finditer(text)
            if m[1] in languages
        ]
    return found


def named(block: Block) -> str:
    return f"{block.document.name}:{block.line}"


@pytest.fixture(scope="module")
def workplace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the examples in it and a `recoupe` on its path; one for all blocks of a run."""
    folder = tmp_path_factory.mktemp("docs")
    shutil.copytree(ROOT / "examples", folder / "examples")
    program = folder / "bin" / "recoupe"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -W ignore -m recoupe "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    return folder


def as_printed(expected: str) -> re.Pattern[str]:
    """The expected output as a pattern: `…` alone on a line stands for any lines, at a line's end for any rest of it."""
    lines = [line.rstrip() for line in expected.rstrip("\n").split("\n")]
    pattern = ""
    for line in lines:
        if line.strip() == "…":
            pattern += r"(?:.*\n)*?"
        else:
            pattern += re.escape(line.removesuffix("…")) + (r".*" if line.endswith("…") else "") + r"[ ]*\n"
    return re.compile(pattern + r"\Z")


@pytest.mark.skipif(os.name == "nt", reason="sessions are shown for a POSIX shell")
@pytest.mark.parametrize("block", blocks("console"), ids=named)
def test_a_terminal_session_prints_what_the_document_shows(block: Block, workplace: Path) -> None:
    environment = os.environ | {
        "PATH": f"{workplace / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT / "src"),
        "XDG_CACHE_HOME": str(workplace / "cache"),
        "NO_COLOR": "1",
    }
    for turn in re.split(r"^\$ ", block.body, flags=re.MULTILINE)[1:]:
        command, _, expected = turn.partition("\n")
        done = subprocess.run(  # noqa: S602 - the documents are ours
            command, shell=True, cwd=workplace, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
        if expected.strip():
            assert as_printed(expected).match(done.stdout.rstrip("\n") + "\n"), f"{command}\n{done.stdout}"


@pytest.mark.parametrize("block", blocks("python"), ids=named)
def test_a_python_block_runs(block: Block, workplace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(workplace)
    exec(compile(block.body, f"{block.document}:{block.line}", "exec"), {"__name__": "__doc__"})  # noqa: S102 - our own


@pytest.mark.parametrize("block", blocks("sh"), ids=named)
def test_a_make_target_that_a_document_names_exists(block: Block) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    for line in block.body.splitlines():
        assert re.fullmatch(r"make ([a-z-]+)|git clone .*|cd .*|pip install .*", line.split("#")[0].strip()), line
        if line.startswith("make "):
            assert line.split()[1] in targets


def test_every_block_is_of_a_kind_that_is_executed() -> None:
    known = {"console", "python", "sh", "toml", "csv", "text"}
    for document in DOCUMENTS:
        text = document.read_text(encoding="utf-8")
        assert {m[1] for m in FENCE.finditer(text)} <= known, document
        assert len(re.findall(r"^```", text, re.MULTILINE)) == 2 * len(FENCE.findall(text)), (
            f"{document}: a fence without a language"
        )


def test_every_command_is_in_the_reference() -> None:
    import typer

    from recoupe.cli import app

    reference = (ROOT / "docs" / "reference.md").read_text(encoding="utf-8")
    command = typer.main.get_command(app)
    missing = [path for path in _paths(command, "recoupe") if f"`{path}" not in reference]
    assert missing == []


def _paths(command: object, name: str) -> list[str]:
    inner = getattr(command, "commands", None)
    if inner is None:
        return [name]
    return [path for key, sub in inner.items() for path in _paths(sub, f"{name} {key}")]

"""Every code block of README and docs is executed: a document that lies breaks the build."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import NamedTuple, get_args

import pytest

ROOT = Path(__file__).parent.parent
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class Block(NamedTuple):
    document: Path
    line: int
    language: str
    body: str


def blocks(document: Path, *languages: str) -> list[Block]:
    text = document.read_text(encoding="utf-8")
    return [
        Block(document, text.count("\n", 0, m.start()) + 1, m[1], m[2])
        for m in FENCE.finditer(text)
        if m[1] in languages
    ]


def named(document: Path) -> str:
    return document.name


@pytest.fixture
def workplace(tmp_path: Path) -> Path:
    """A folder with the examples in it and a `recoupe` on its path."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    program = tmp_path / "bin" / "recoupe"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -W ignore -m recoupe "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    return tmp_path


def as_printed(expected: str) -> re.Pattern[str]:
    """The expected output as a pattern: `…` alone on a line stands for any lines, within a line for any words."""
    lines = [line.rstrip() for line in expected.rstrip("\n").split("\n")]
    pattern = ""
    for line in lines:
        if line.strip() == "…":
            pattern += r"(?:.*\n)*?"
        else:
            pattern += ".*".join(map(re.escape, line.split("…"))) + r"[ ]*\n"
    return re.compile(pattern + r"\Z")


@pytest.mark.skipif(os.name == "nt", reason="sessions are shown for a POSIX shell")
@pytest.mark.parametrize("document", DOCUMENTS, ids=named)
def test_a_document_runs_from_top_to_bottom(document: Path, workplace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(workplace)
    for block in blocks(document, "console", "python", "sh"):
        where = f"{document.name}:{block.line}"
        if block.language == "console":
            run_session(block, workplace, where)
        elif block.language == "python":
            exec(compile(block.body, where, "exec"), {"__name__": "__doc__"})  # noqa: S102 - the documents are ours
        else:
            check_targets(block, where)


def run_session(block: Block, workplace: Path, where: str) -> None:
    """Every `$ command` runs and prints what the document shows below it."""
    environment = os.environ | {
        "PATH": f"{workplace / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT / "src"),
        "NO_COLOR": "1",
        "COLUMNS": "118",
    }
    for turn in re.split(r"^\$ ", block.body, flags=re.MULTILINE)[1:]:
        command, _, expected = turn.partition("\n")
        done = subprocess.run(  # noqa: S602 - the documents are ours
            command, shell=True, cwd=workplace, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, f"{where}: {command}\n{done.stdout}{done.stderr}"
        if expected.strip():
            assert as_printed(expected).match(done.stdout.rstrip("\n") + "\n"), f"{where}: {command}\n{done.stdout}"


def check_targets(block: Block, where: str) -> None:
    """Set-up lines are not run here, but every make target that they name is there."""
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    for line in block.body.splitlines():
        if line.startswith("make "):
            assert line.split()[1] in targets, f"{where}: {line}"


def test_every_block_is_of_a_kind_that_is_executed() -> None:
    known = {"console", "python", "sh", "toml", "csv", "text"}
    for document in DOCUMENTS:
        text = document.read_text(encoding="utf-8")
        assert {m[1] for m in FENCE.finditer(text)} <= known, document
        assert len(re.findall(r"^```", text, re.MULTILINE)) == 2 * len(FENCE.findall(text)), (
            f"{document}: a fence without a language"
        )


@pytest.fixture(scope="module")
def reference() -> str:
    return (ROOT / "docs" / "reference.md").read_text(encoding="utf-8")


def coded(reference: str) -> set[str]:
    """Every word that stands in code, of whatever is written there."""
    return {word for code in re.findall(r"`([^`\n]+)`", reference) for word in re.split(r"[\s,\[\]]+", code)}


def test_every_command_is_in_the_reference(reference: str) -> None:
    assert [path for path, _ in commands() if f"`{path}" not in reference] == []


def test_every_option_is_in_the_reference(reference: str) -> None:
    known = coded(reference)
    options = {option for _, command in commands() for option in options_of(command)}
    assert sorted(options - known) == []


def test_every_export_format_is_in_the_reference(reference: str) -> None:
    from recoupe.export.formats import FORMATS

    assert [name for name in FORMATS if f"| `{name}`" not in reference and f", `{name}` |" not in reference] == []


def test_every_reason_not_to_read_is_in_the_reference(reference: str) -> None:
    from recoupe.read.refusal import Kind

    assert sorted(set(get_args(Kind)) - coded(reference)) == []


def test_every_verdict_state_and_field_of_a_judgement_is_in_the_reference(reference: str) -> None:
    from recoupe.judge.values import FIELDS
    from recoupe.model.judgement import VERDICTS, State

    assert sorted({*VERDICTS, *get_args(State), *FIELDS} - coded(reference)) == []


def test_every_address_of_the_workbench_is_in_the_reference(reference: str, tmp_path: Path) -> None:
    from recoupe.web.application import app

    known = coded(reference)
    paths = {
        re.sub(r"\{[^}]*\}", "ID", path).removeprefix("/api/v1/")
        for path in app(tmp_path / "x.recoupe").openapi()["paths"]
    }
    assert sorted(paths - known) == []


def test_every_extra_is_in_the_reference(reference: str) -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert sorted(set(settings["project"]["optional-dependencies"]) - {"dev"} - coded(reference)) == []


def test_every_link_leads_to_a_file() -> None:
    for document in [*DOCUMENTS, ROOT / "CONTRIBUTING.md"]:
        for target in re.findall(r"\]\(([^)#:]+)\)", document.read_text(encoding="utf-8")):
            assert (document.parent / target).exists(), f"{document.name}: {target}"


def test_every_folder_that_contributing_names_is_there() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    for path in re.findall(r"`((?:src|tests|tools|docs|benchmarks)/[^`*]+)`", text):
        assert "xx" in path or "yours" in path or (ROOT / path).exists(), path


def commands() -> list[tuple[str, object]]:
    import typer

    from recoupe.cli import app

    return _leaves(typer.main.get_command(app), "recoupe")


def options_of(command: object) -> set[str]:
    return {option for given in getattr(command, "params", ()) for option in given.opts if option.startswith("-")}


def _leaves(command: object, name: str) -> list[tuple[str, object]]:
    inner = getattr(command, "commands", None)
    if inner is None:
        return [(name, command)]
    return [leaf for key, sub in inner.items() for leaf in _leaves(sub, f"{name} {key}")]

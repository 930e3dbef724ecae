from __future__ import annotations

from hashlib import sha256

import pytest

from recoupe.web.assets import FOLDER

VENDOR = FOLDER / "vendor"
ROWS = [
    [cell.strip(" `") for cell in line.strip("|").split("|")]
    for line in (VENDOR / "README.md").read_text(encoding="utf-8").splitlines()
    if line.startswith("| `")
]
FILES = [path for path in VENDOR.rglob("*") if path.is_file() and path.suffix in (".js", ".css", ".json")]


@pytest.mark.parametrize(("file", "digest"), [(row[0], row[4]) for row in ROWS])
def test_a_vendored_file_is_the_one_that_was_published(file: str, digest: str) -> None:
    assert sha256((VENDOR / file).read_bytes()).hexdigest() == digest


def test_every_vendored_file_has_its_row() -> None:
    assert {path.relative_to(VENDOR).as_posix() for path in FILES} == {row[0] for row in ROWS}


def test_every_vendored_package_keeps_its_licence() -> None:
    assert [folder.name for folder in VENDOR.iterdir() if folder.is_dir() and not list(folder.glob("LICENSE*"))] == []

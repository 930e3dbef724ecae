"""Whether a model's files are the ones that were trained, and fit the spaCy that is installed."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from recoupe.errors import ModelError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

#: One line per file: its SHA-256, two spaces, its path in the folder, as ``sha256sum --check`` reads them.
SUMS = "SHA256SUMS"
ANOTHER = "Name a folder that holds a spaCy pipeline, or one that is installed (--model, RECOUPE_MODEL, config.toml)."
AGAIN = "Install recoupe again (pip install --force-reinstall recoupe), or train a model with `recoupe train`."


def sums_of(folder: Path) -> Iterator[tuple[str, str]]:
    """Hash and path of each file of a model, in the order of the paths; cards and the list itself left out."""
    for path in sorted(p for p in folder.rglob("*") if p.is_file() and p.name != SUMS and p.suffix != ".md"):
        yield hashlib.sha256(path.read_bytes()).hexdigest(), path.relative_to(folder).as_posix()


def seal(folder: Path) -> None:
    """Write the list of hashes that ``check`` reads."""
    lines = [f"{digest}  {name}\n" for digest, name in sums_of(folder)]
    (folder / SUMS).write_text("".join(lines), encoding="utf-8")


def fingerprint(folder: Path) -> str:
    """The beginning of a hash over all hashes of a model, or nothing where it has no list of them."""
    listed = folder / SUMS
    return hashlib.sha256(listed.read_bytes()).hexdigest()[:12] if listed.is_file() else ""


def check(folder: Path, spacy_version: str) -> None:
    """Say what is wrong with a model before it is loaded; a folder without a list of hashes is taken as it is.

    Raises:
        ModelError: a file is missing or changed, or the model needs another spaCy.
    """
    meta = folder / "meta.json"
    if not meta.is_file():
        raise ModelError(f"There is no language model in {folder}.", AGAIN)
    listed = folder / SUMS
    if listed.is_file():
        found = {name: digest for digest, name in sums_of(folder)}
        for line in listed.read_text(encoding="utf-8").splitlines():
            digest, _, name = line.partition("  ")
            if name not in found:
                raise ModelError(f"The language model in {folder} lacks {name}.", AGAIN)
            if found[name] != digest:
                raise ModelError(f"{name} of the language model in {folder} is damaged: its SHA-256 differs.", AGAIN)
    needed = str(json.loads(meta.read_text(encoding="utf-8")).get("spacy_version", ""))
    if needed and not fits(spacy_version, needed):
        raise ModelError(
            f"The language model in {folder} was made for spaCy {needed}; installed is {spacy_version}.",
            f'Run pip install "spacy{needed}", or train a model with `recoupe train`.',
        )


def fits(version: str, needed: str) -> bool:
    """Whether a version lies in a range as ``>=3.8.0,<4.0.0``."""
    for part in needed.split(","):
        sign = part.strip().rstrip("0123456789.abrcdev")
        bound = _numbers(part.strip()[len(sign) :])
        here = _numbers(version)
        right = {">=": here >= bound, "<": here < bound, "==": here == bound, ">": here > bound, "<=": here <= bound}
        if not right.get(sign, True):
            return False
    return True


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int("".join(c for c in part if c.isdigit()) or 0) for part in version.split(".")[:3])

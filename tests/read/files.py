"""Writing input files and reading them back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.model.text import Report
from recoupe.read import Refusal, read_paths

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

STRIKE = "Selon l’armée, une frappe a touché un poste près de Ménaka dans la nuit, et les secours sont sur place.\n"
RAID = "Des hommes armés ont attaqué un convoi sur la route de Gao, et deux chauffeurs ont été enlevés.\n"


def write(folder: Path, **files: str | bytes) -> Path:
    """Write files into the folder: ``write(folder, a_txt="…")`` makes ``a.txt``."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        stem, _, suffix = name.rpartition("_")
        raw = content if isinstance(content, bytes) else content.encode()
        (folder / f"{stem}.{suffix}").write_bytes(raw)
    return folder


def both(
    paths: Sequence[Path | str], metadata: Path | None = None, max_size: int = 5_000_000
) -> tuple[list[Report], list[Refusal]]:
    """The reports and the refusals of these paths."""
    found = list(read_paths(paths, metadata=metadata, max_size=max_size))
    return [f for f in found if isinstance(f, Report)], [f for f in found if isinstance(f, Refusal)]


def read(*paths: Path | str) -> list[Report]:
    """The reports of these paths, none of which is refused."""
    reports, refusals = both(paths)
    assert refusals == []
    return reports


def refused(*paths: Path | str) -> Refusal:
    """The one refusal of these paths, of which no report comes."""
    reports, refusals = both(paths)
    assert reports == []
    (refusal,) = refusals
    return refusal

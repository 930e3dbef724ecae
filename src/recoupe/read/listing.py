"""Which files lie under the paths that the user gave."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from recoupe.read.address import Address, is_url
from recoupe.read.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SUFFIXES = (
    ".txt", ".text", ".md", ".html", ".htm", ".xhtml", ".pdf", ".docx", ".odt", ".eml", ".mhtml", ".mht", ".jsonl", ".ndjson",
    ".csv", ".tsv", ".rss", ".atom", ".xml", ".warc", ".warc.gz",
)  # fmt: skip
SHOWN = ".txt .md .html .pdf .docx .odt .eml .mhtml .jsonl .csv .rss .warc"
SIDE_TABLES = ("metadata.csv", "metadata.tsv")
NOT_REPORTS = re.compile(r"(readme|licen[cs]e|notice|changelog)(\.\w+)?", re.IGNORECASE)
STANDARD_INPUT = Path("-")
# What to do with files that are often among clippings, and that recoupe does not read.
WAYS_OUT = {
    ".doc": "Save it as .docx.", ".rtf": "Save it as .docx.", ".pages": "Save it as .docx or .pdf.",
    ".xls": "Save its sheet as .csv.", ".xlsx": "Save its sheet as .csv.", ".ods": "Save its sheet as .csv.",
    ".zip": "Unpack it.", ".rar": "Unpack it.", ".7z": "Unpack it.", ".gz": "Unpack it.", ".wacz": "Unpack it.",
    ".jpg": "Write down its text as .txt.", ".jpeg": "Write down its text as .txt.", ".png": "Write down its text as .txt.",
    ".heic": "Write down its text as .txt.", ".tif": "Write down its text as .txt.", ".gif": "Write down its text as .txt.",
    ".msg": "Save the mail as .eml.", ".webarchive": "Save the page as .html.", ".url": "Give the address itself.",
    ".mp4": "Write down what is said as .txt.", ".mp3": "Write down what is said as .txt.",
}  # fmt: skip
# Beside “Page.html” a browser keeps the page's pictures, scripts and advertisements in such a folder.
COMPANION = re.compile(r"(.+)(?:_files|_fichiers|-Dateien|_archivos|_file|\.files)")


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read: its path, and the name that its report will have."""

    path: Path
    name: str


def found_files(paths: Sequence[Path | str], side_table: Path | None = None) -> Iterator[Found | Address | Refusal]:
    """The files under the paths and the addresses among them, in order, folders sorted; else what is wrong with a path.

    A folder is walked to its end; hidden files, side tables, a README and files of other kinds are left out there,
    the last with a note. A pattern that the shell left alone (``*.txt`` on Windows) is resolved. A file's report is
    named after the file, with as many of its folders as it takes to tell it from its namesakes.
    """
    listed = list(_listed(paths, side_table))
    names = _names([entry for entry in listed if isinstance(entry, Path)])
    for entry in listed:
        yield Found(entry, names[entry]) if isinstance(entry, Path) else entry


def _listed(paths: Sequence[Path | str], side_table: Path | None) -> Iterator[Path | Address | Refusal]:
    seen: set[Path] = {side_table.resolve()} if side_table else set()
    for given in paths:
        if isinstance(given, str) and is_url(given):
            yield Address(given)
            continue
        path = Path(given)
        for entry in [path] if path == STANDARD_INPUT else _under(path):
            if isinstance(entry, Path):
                if (real := entry.resolve()) in seen:
                    continue
                seen.add(real)
            yield entry


def _under(path: Path) -> Iterator[Path | Refusal]:
    if path.is_dir():
        yield from _in_folder(path)
    elif path.exists() or path.is_symlink():
        yield path
    elif matching := _matching(path):
        yield from matching
    else:
        yield _missing(path)


def _in_folder(folder: Path) -> Iterator[Path | Refusal]:
    entries = sorted((p for p in folder.rglob("*") if not _is_hidden(p.relative_to(folder))), key=Path.as_posix)
    companions = {p for p in entries if p.is_dir() and _is_companion(p)}
    files = [p for p in entries if not p.is_dir() and companions.isdisjoint(p.parents)]
    texts = [p for p in files if _is_readable(p) and not _is_aside(p)]
    yield from texts
    if not texts:
        fact = "The folder holds no reports." if files else "The folder is empty."
        yield Refusal(str(folder), fact, f"recoupe reads {SHOWN}.", "no-reports")
    others = Counter(p.suffix.casefold() or p.name for p in files if not _is_readable(p))
    for suffix, count in sorted(others.items()):
        if NOT_REPORTS.fullmatch(suffix):
            continue
        fact = f"{count} {'file' if count == 1 else 'files'} ending in “{suffix}” left aside."
        yield Refusal(str(folder), fact, WAYS_OUT.get(suffix, f"recoupe reads {SHOWN}."), "binary")


def _is_companion(folder: Path) -> bool:
    found = COMPANION.fullmatch(folder.name)
    return found is not None and any(folder.with_name(found[1] + end).exists() for end in (".html", ".htm"))


def _is_readable(path: Path) -> bool:
    return path.name.casefold().endswith(SUFFIXES)


def _is_hidden(path: Path) -> bool:
    return any(part.startswith((".", "~$", "__MACOSX")) for part in path.parts) or path.name in {
        "Thumbs.db", "desktop.ini",
    }  # fmt: skip


def _is_aside(path: Path) -> bool:
    return path.name.casefold() in SIDE_TABLES or NOT_REPORTS.fullmatch(path.name) is not None


def _matching(path: Path) -> list[Path]:
    if not re.search(r"[*?\[]", path.name) or not path.parent.is_dir():
        return []
    return sorted(path.parent.glob(path.name), key=Path.as_posix)


def _missing(path: Path) -> Refusal:
    parent = path.parent
    while not parent.is_dir() and parent != parent.parent:
        parent = parent.parent
    wanted = path.relative_to(parent).parts[0] if parent != path.parent else path.name
    try:
        near = get_close_matches(wanted, sorted(p.name for p in parent.iterdir()), n=1)
    except OSError:
        near = []
    remedy = f"Did you mean {parent / near[0]}?" if near else "Check the path; “recoupe read -” reads standard input."
    return Refusal(str(path), "There is no such file or folder.", remedy, "missing")


def _names(files: Sequence[Path]) -> dict[Path, str]:
    """A name for each file that no other has: its own, else with the folders above it."""
    names = {path: _tail(path, 1) for path in files}
    longest = max((len(path.parts) for path in files), default=1)
    for depth in range(2, longest + 1):
        twice = {name for name, count in Counter(names.values()).items() if count > 1}
        if not twice:
            break
        names = {path: _tail(path, depth) if name in twice else name for path, name in names.items()}
    return names


def _tail(path: Path, depth: int) -> str:
    if path == STANDARD_INPUT:
        return "standard input"
    return "/".join(part for part in path.parts[-depth:] if part not in (path.anchor, ".", ".."))

"""Reports from texts and from paths."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from recoupe.errors import InputError
from recoupe.lang.pack import load_pack
from recoupe.model.text import Report
from recoupe.read.datelines import published_in
from recoupe.read.edtf import as_edtf
from recoupe.read.encoding import decoded
from recoupe.read.page import Page
from recoupe.read.refusal import Refusal
from recoupe.read.sidetable import SideTable, side_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from recoupe.lang.pack import LanguagePack


def report_of(
    text: str,
    *,
    name: str = "text",
    published: str | None = None,
    published_basis: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    title: str | None = None,
    language: str | None = None,
    camp: str | None = None,
    original: bytes | None = None,
    pack: LanguagePack | None = None,
) -> Report:
    """A report of one text, kept as it is; where no date is given, the text's own first lines are asked.

    *BAMAKO, 12 octobre 2023 (AXP) - Une colonne …* is published 2023-10-12, basis "dateline". ``published`` is EDTF
    or day/month/year; ``original`` the bytes that the sha256 counts, by default the text's.

    Raises:
        InputError: ``published`` is no date.
    """
    text = text.encode("utf-8", errors="replace").decode("utf-8") if _has_lone_halves(text) else text
    edtf, basis = None, published_basis
    if published and published.strip():
        edtf, basis = as_edtf(published), published_basis or "metadata"
        if edtf is None:
            raise InputError(
                f"“{published}” is no date that {name} could be published on.",
                "Write it as 2018-06-18, 2018-06 or 2018 (EDTF).",
            )
    elif found := published_in(text, pack or load_pack("fr")):
        edtf, basis = found.edtf, found.basis
    return Report(
        name=name,
        text=text,
        sha256=hashlib.sha256(text.encode() if original is None else original).hexdigest(),
        published=edtf,
        published_basis=basis if edtf else None,
        outlet=outlet or None,
        url=url or None,
        title=title or None,
        language=language or None,
        camp=camp or None,
    )


def _has_lone_halves(text: str) -> bool:
    """JSON can carry half a surrogate pair, which no UTF-8 file can hold."""
    return any("\ud800" <= c <= "\udfff" for c in text)


def read_paths(
    paths: Sequence[Path | str],
    *,
    metadata: Path | None = None,
    language: str = "fr",
) -> Iterator[Report | Refusal]:
    """Every report under the paths, in their order; what cannot be read comes as a Refusal in its place.

    Raises:
        InputError: the side table cannot be used at all.
    """
    table = side_table(Path(metadata)) if metadata else SideTable("", {})
    yield from table.refusals
    pack = load_pack(language)
    names: list[str] = []
    for path in paths:
        for page in _pages(Path(path)):
            if isinstance(page, Refusal):
                yield page
                continue
            names.append(page.name)
            row = table.row_of(page.name)
            yield report_of(
                page.text,
                name=page.name,
                published=(row and row.published) or page.published,
                outlet=(row and row.outlet) or page.outlet,
                url=(row and row.url) or page.url,
                title=(row and row.title) or page.title,
                language=(row and row.language) or page.language or language,
                camp=(row and row.camp) or page.camp,
                original=page.original,
                pack=pack,
            )
    yield from table.strays(names)


def _pages(path: Path) -> Iterator[Page | Refusal]:
    if path.is_dir():
        for inner in sorted(path.rglob("*.txt")):
            yield from _pages(inner)
        return
    raw = path.read_bytes()
    text = decoded(raw)
    if text is None:
        yield Refusal(str(path), f"{path} is no text.", "Give a text file.", "binary")
    elif not text.strip():
        yield Refusal(str(path), f"{path} is empty.", "Leave it out, or save the text again.", "empty")
    else:
        yield Page(path.name, str(path), text, raw)

"""Reports from texts and from paths."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from recoupe.errors import InputError
from recoupe.lang.pack import load_pack
from recoupe.model.text import Report
from recoupe.read.datelines import published_in
from recoupe.read.edtf import as_edtf
from recoupe.read.language import NAMES, language_name, other_language
from recoupe.read.listing import found_files
from recoupe.read.pages import pages_of
from recoupe.read.refusal import Refusal
from recoupe.read.sidetable import SideTable, side_table

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from recoupe.lang.pack import LanguagePack
    from recoupe.read.page import Page

MAX_SIZE = 5_000_000  # bytes of one text: a long book has one


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


def read_paths(
    paths: Sequence[Path | str],
    *,
    metadata: Path | str | None = None,
    language: str = "fr",
    max_size: int = MAX_SIZE,
) -> Iterator[Report | Refusal]:
    """Every report under the paths, in their order; what cannot be read comes as a Refusal in its place.

    Files (.txt, .md, .html, .jsonl, .csv), folders, patterns, and “-” for standard input. What the side table
    ``metadata`` says of a report outranks what its page says. Texts in other languages than ``language`` (unless the
    table says that they are in it), the same text a second time, and a text of more than ``max_size`` bytes are set
    aside. A date that is none is told, and the report is read without it.

    Raises:
        InputError: the side table cannot be used at all, or there is no pack for the language.
    """
    pack = load_pack(language)
    side = Path(metadata) if metadata else None
    table = side_table(side) if side else SideTable("", {})
    yield from table.refusals
    names: set[str] = set()
    before: dict[tuple[str, str | None], str] = {}
    for found in found_files(paths, side):
        for page in (found,) if isinstance(found, Refusal) else pages_of(found, max_size):
            if isinstance(page, Refusal):
                yield page
                continue
            known = _known_of(page, table)
            if known.published and as_edtf(known.published) is None:
                yield _wrong_date(known)
                known = replace(known, published=None, published_basis=None)
            if refusal := _set_aside(known, pack):
                yield refusal
                continue
            report = _report(known, _free(known.name, names), pack)
            key = (report.sha256, report.outlet)
            if key in before:
                fact = f"The same text was read already, as {before[key]}."
                yield Refusal(page.where, fact, "It counts once; give reprints their own outlet.", "duplicate")
                continue
            before[key] = report.name
            names.add(report.name)
            yield report
    yield from table.strays(sorted(names))


def _known_of(page: Page, table: SideTable) -> Page:
    """The page with what the side table knows of it."""
    row = table.row_of(page.name)
    if row is None:
        return page
    return replace(
        page,
        published=row.published or page.published,
        published_basis="metadata" if row.published else page.published_basis,
        outlet=row.outlet or page.outlet,
        url=row.url or page.url,
        title=row.title or page.title,
        language=row.language or page.language,
        camp=row.camp or page.camp,
    )


def _report(page: Page, name: str, pack: LanguagePack) -> Report:
    return report_of(
        page.text,
        name=name,
        published=page.published,
        published_basis=page.published_basis,
        outlet=page.outlet,
        url=page.url,
        title=page.title,
        language=pack.code,
        camp=page.camp,
        original=page.original,
        pack=pack,
    )


def _set_aside(page: Page, pack: LanguagePack) -> Refusal | None:
    """Whether the text is in another language: as its metadata says, else as it reads."""
    said = (page.language or "").replace("_", "-").partition("-")[0].casefold()
    other = said if said in NAMES and said != pack.code else None
    if other is None and said != pack.code:
        other = other_language(page.text, pack)
    if other is None:
        return None
    wanted = language_name(pack.code)
    how = "is said to be" if other == said else "reads as"
    remedy = f"recoupe reads {wanted} here; if it is {wanted}, say language {pack.code} in --metadata."
    return Refusal(page.where, f"The text {how} {language_name(other)}.", remedy, "language")


def _wrong_date(page: Page) -> Refusal:
    fact = f"“{page.published}” is no date that it could be published on; it is read without."
    return Refusal(page.where, fact, "Write it as 2018-06-18, 2018-06 or 2018.", "metadata")


def _free(name: str, taken: Container[str]) -> str:
    path, number, free = PurePosixPath(name), 1, name
    while free in taken:
        number += 1
        free = str(path.with_name(f"{path.stem} ({number}){path.suffix}"))
    return free


def _has_lone_halves(text: str) -> bool:
    """JSON can carry half a surrogate pair, which no UTF-8 file can hold."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False

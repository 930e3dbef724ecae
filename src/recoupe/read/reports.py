"""Reports from texts and from paths."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from recoupe.errors import InputError
from recoupe.lang.pack import load_pack
from recoupe.read.address import Address
from recoupe.read.content import MAX_SIZE
from recoupe.read.datelines import published_in
from recoupe.read.edtf import as_edtf
from recoupe.read.language import NAMES, language_name, other_language
from recoupe.read.listing import found_files
from recoupe.read.page import Page, page_of_text
from recoupe.read.pages import pages_of
from recoupe.read.refusal import Refusal
from recoupe.read.sidetable import SideTable, side_table

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

    from recoupe.lang.pack import LanguagePack
    from recoupe.model.text import Report
    from recoupe.read.fetching import Fetcher
    from recoupe.read.limits import Limits


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
    given = published.strip() if published else ""
    if given and as_edtf(given) is None:
        raise InputError(
            f"“{published}” is no date that {name} could be published on.",
            "Write it as 2018-06-18, 2018-06 or 2018 (EDTF).",
        )
    page = page_of_text(
        text, name=name, where=name, original=original, published=given, published_basis=published_basis,
        outlet=outlet, url=url, title=title, language=language, camp=camp,
    )  # fmt: skip
    return _dated(page.report, pack or load_pack("fr"))


def read_paths(
    paths: Sequence[Path | str],
    *,
    metadata: Path | str | None = None,
    language: str = "fr",
    max_size: int = MAX_SIZE,
    summaries: bool = False,
    limits: Limits | None = None,
) -> Iterator[Report | Refusal]:
    """Every report under the paths, in their order; what cannot be read comes as a Refusal in its place.

    As ``read_pages``, without what is kept beside a report.

    Raises:
        InputError: the side table cannot be used at all, or there is no pack for the language.
    """
    for page in read_pages(
        paths, metadata=metadata, language=language, max_size=max_size, summaries=summaries, limits=limits
    ):
        yield page if isinstance(page, Refusal) else page.report


def read_pages(
    paths: Sequence[Path | str],
    *,
    metadata: Path | str | None = None,
    language: str = "fr",
    max_size: int = MAX_SIZE,
    summaries: bool = False,
    limits: Limits | None = None,
) -> Iterator[Page | Refusal]:
    """Every report under the paths with its original's bytes, in their order; else a Refusal in its place.

    Files (.txt, .md, .html, .pdf, .docx, .odt, .eml, .mhtml, .jsonl, .csv, feeds, .warc), folders, patterns, addresses
    (https://…) and “-” for standard input. What the side table ``metadata`` says of a report outranks what its page
    says. Texts in other languages than ``language`` (unless the table says that they are in it), the same text a second
    time, and a text of more than ``max_size`` bytes are set aside; so are entries of a feed that hold only a summary,
    unless ``summaries``. A date that is none is told, and the report is read without it. ``limits`` says how addresses
    are fetched.

    Raises:
        InputError: the side table cannot be used at all, or there is no pack for the language.
    """
    pack = load_pack(language)
    side = Path(metadata) if metadata else None
    table = side_table(side) if side else SideTable("", {})
    yield from table.refusals
    names: set[str] = set()

    @cache
    def fetcher() -> Fetcher:
        from recoupe.read.fetching import Fetcher  # httpx takes a fifth of a second

        return Fetcher(limits, max_size=max_size, summaries=summaries, language=language)

    def found() -> Iterator[Page | Refusal]:
        for each in found_files(paths, side):
            if isinstance(each, Refusal):
                yield each
            elif isinstance(each, Address):
                yield from fetcher().pages_at(each.url)
            else:
                yield from pages_of(each, max_size, summaries=summaries, language=language)

    for page in settled(found(), pack, table):
        if isinstance(page, Page):
            names.add(page.report.name)
        yield page
    yield from table.strays(sorted(names))


def settled(
    pages: Iterable[Page | Refusal], pack: LanguagePack, table: SideTable | None = None
) -> Iterator[Page | Refusal]:
    """The pages as reports that can be read: dated, named apart, in the pack's language, each text once."""
    names: set[str] = set()
    before: dict[tuple[str, str | None], str] = {}
    for page in pages:
        if isinstance(page, Refusal):
            yield page
            continue
        report = _known_of(page.report, table) if table else page.report
        if report.published and as_edtf(report.published) is None:
            yield _wrong_date(report, page.where)
            report = replace(report, published=None, published_basis=None)
        if refusal := _set_aside(report, page.where, pack):
            yield refusal
            continue
        report = _dated(replace(report, name=_free(report.name, names), language=pack.code), pack)
        key = (report.sha256, report.outlet)
        if key in before:
            fact = f"The same text was read already, as {before[key]}."
            yield Refusal(page.where, fact, "It counts once; give reprints their own outlet.", "duplicate")
            continue
        before[key] = report.name
        names.add(report.name)
        yield replace(page, report=report)


def _dated(report: Report, pack: LanguagePack) -> Report:
    """The report with its date as EDTF; where none was given, the text's own first lines are asked."""
    if report.published:
        edtf = as_edtf(report.published)
        return replace(report, published=edtf, published_basis=(report.published_basis or "metadata") if edtf else None)
    found = published_in(report.text, pack)
    return replace(report, published=found.edtf if found else None, published_basis=found.basis if found else None)


def _known_of(report: Report, table: SideTable) -> Report:
    """The report with what the side table knows of it."""
    row = table.row_of(report.name)
    if row is None:
        return report
    return replace(
        report,
        published=row.published or report.published,
        published_basis="metadata" if row.published else report.published_basis,
        outlet=row.outlet or report.outlet,
        url=row.url or report.url,
        title=row.title or report.title,
        language=row.language or report.language,
        camp=row.camp or report.camp,
    )


def _set_aside(report: Report, where: str, pack: LanguagePack) -> Refusal | None:
    """Whether the text is in another language: as its metadata says, else as it reads."""
    said = (report.language or "").replace("_", "-").partition("-")[0].casefold()
    other = said if said in NAMES and said != pack.code else None
    if other is None and said != pack.code:
        other = other_language(report.text, pack)
    if other is None:
        return None
    wanted = language_name(pack.code)
    how = "is said to be" if other == said else "reads as"
    remedy = f"recoupe reads {wanted} here; if it is {wanted}, say language {pack.code} in --metadata."
    return Refusal(where, f"The text {how} {language_name(other)}.", remedy, "language")


def _wrong_date(report: Report, where: str) -> Refusal:
    fact = f"“{report.published}” is no date that it could be published on; it is read without."
    return Refusal(where, fact, "Write it as 2018-06-18, 2018-06 or 2018.", "metadata")


def _free(name: str, taken: Container[str]) -> str:
    path, number, free = PurePosixPath(name), 1, name
    while free in taken:
        number += 1
        free = str(path.with_name(f"{path.stem} ({number}){path.suffix}"))
    return free

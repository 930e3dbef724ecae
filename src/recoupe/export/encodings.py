"""The ways in which a table is written: CSV, JSON lines, Parquet, XLSX."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING, Any, BinaryIO

from recoupe.errors import RecoupeError
from recoupe.export.columns import harmless

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from recoupe.export.bundle import Bundle
    from recoupe.export.columns import Table

AT_ONCE = 5_000
MOST_ROWS = 1_048_575  # of a worksheet, its header left out
MOST_SIGNS = 32_767  # of a worksheet's cell
# The same case gives the same bytes: a workbook must say when it was made, and ours says this.
WRITTEN = datetime(2000, 1, 1)  # noqa: DTZ001 - xlsxwriter takes no zone


@dataclass(frozen=True, slots=True)
class Encoding:
    """One way to write a table: its file ending, whether it is text, and the function that writes it."""

    ending: str
    is_text: bool
    write: Callable[[Table, Bundle, BinaryIO], None]


def _csv(table: Table, bundle: Bundle, out: BinaryIO) -> None:
    out.writelines(chunk.encode(errors="replace") for chunk in csv_chunks(table.rows(bundle), table.names))


def csv_chunks(rows: Iterable[Mapping[str, Any]], names: Iterable[str]) -> Iterator[str]:
    """Rows as CSV (RFC 4180: commas, CRLF, UTF-8); lists are joined with semicolons, formulas made harmless."""
    page = io.StringIO()
    writer = csv.DictWriter(page, tuple(names), extrasaction="raise", lineterminator="\r\n")
    writer.writeheader()
    for number, row in enumerate(rows, 1):
        writer.writerow({key: harmless(_cell(value)) for key, value in row.items()})
        if number % AT_ONCE == 0:
            yield page.getvalue()
            page.seek(0)
            page.truncate()
    yield page.getvalue()


def _cell(value: object) -> object:
    if isinstance(value, list | tuple):
        return "; ".join(map(str, value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    # NUL ends a file for many readers of CSV.
    return value.replace("\0", "�") if isinstance(value, str) else value


def _jsonl(table: Table, bundle: Bundle, out: BinaryIO) -> None:
    out.writelines(json.dumps(row, ensure_ascii=False).encode(errors="replace") + b"\n" for row in table.rows(bundle))


def _parquet(table: Table, bundle: Bundle, out: BinaryIO) -> None:
    from recoupe.export.arrow import batches, schema_of

    import_or_tell("pyarrow", "parquet", "Parquet")
    import pyarrow.parquet as pq

    schema = schema_of(table)
    with pq.ParquetWriter(out, schema, compression="zstd") as writer:
        for batch in batches(table, bundle):
            writer.write_batch(batch)


def _xlsx(table: Table, bundle: Bundle, out: BinaryIO) -> None:
    xlsxwriter = import_or_tell("xlsxwriter", "xlsx", "XLSX")
    options = {
        "constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False,
        "nan_inf_to_errors": True,
    }  # fmt: skip
    page = io.BytesIO()  # packed, and so small; a ZIP that breaks off on a full disk cannot be closed in peace
    book = xlsxwriter.Workbook(page, options)
    try:
        book.set_properties({"created": WRITTEN})
        sheet = book.add_worksheet("recoupe")
        sheet.freeze_panes(1, 0)
        head = book.add_format({"bold": True})
        for at, name in enumerate(table.names):
            sheet.write_string(0, at, name, head)
        for number, row in enumerate(table.values(bundle), 1):
            if number > MOST_ROWS:
                raise RecoupeError(
                    f"A worksheet has {MOST_ROWS:,} rows at most, and these are more.",
                    "Write them with --as csv or --as parquet, or select some with --where.",
                )
            for at, value in enumerate(row):
                _write_cell(sheet, number, at, value)
    finally:
        book.close()
    out.write(page.getbuffer())


def _write_cell(sheet: Any, row: int, at: int, value: Any) -> None:  # noqa: ANN401 - xlsxwriter has no types
    if isinstance(value, list):
        value = "; ".join(value) or None
    if value is None:
        return
    if isinstance(value, bool):
        sheet.write_string(row, at, "yes" if value else "no")
    elif isinstance(value, int | float):
        sheet.write_number(row, at, value)
    else:
        sheet.write_string(row, at, str(harmless(value))[:MOST_SIGNS])


def import_or_tell(module: str, extra: str, what: str) -> Any:  # noqa: ANN401 - a module
    """A library that not everyone needs.

    Raises:
        RecoupeError: it is not installed; the message says what to install.
    """
    from importlib import import_module

    try:
        return import_module(module)
    except ImportError:
        raise RecoupeError(
            f"{what} needs {module}, which is not installed.", f"Install it with: pip install 'recoupe[{extra}]'"
        ) from None


def chunked(rows: Iterable[Any], size: int = AT_ONCE) -> Iterator[list[Any]]:
    """The rows in lists of at most so many."""
    source = iter(rows)
    while page := list(islice(source, size)):
        yield page


ENCODINGS: dict[str, Encoding] = {
    "csv": Encoding(".csv", is_text=True, write=_csv),
    "jsonl": Encoding(".jsonl", is_text=True, write=_jsonl),
    "parquet": Encoding(".parquet", is_text=False, write=_parquet),
    "xlsx": Encoding(".xlsx", is_text=False, write=_xlsx),
}

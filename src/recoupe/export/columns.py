"""The columns of a table, and how a value stands in a cell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from recoupe.export.bundle import Bundle

Kind = Literal["text", "integer", "real", "yes-no", "list"]
Row = "Mapping[str, Any]"

# What a spreadsheet would run as a formula begins with one of these (OWASP, “CSV injection”).
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name and what kind of value stands in it."""

    name: str
    kind: Kind = "text"


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the case: its columns, and the function that gives its rows."""

    columns: tuple[Column, ...]
    rows: Callable[[Bundle], Iterable[Mapping[str, Any]]]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its columns."""
        return tuple(column.name for column in self.columns)

    def values(self, bundle: Bundle) -> Iterator[list[Any]]:
        """The rows as values of the kinds that the columns have; None where there is none."""
        for row in self.rows(bundle):
            yield [_value(row.get(column.name), column.kind) for column in self.columns]


def columns(said: str) -> tuple[Column, ...]:
    """Columns as they are written in a row: ``columns("id date lat:real")``."""
    return tuple(Column(name, kind or "text") for name, _, kind in (word.partition(":") for word in said.split()))  # type: ignore[arg-type]  # one of Kind


def _value(value: Any, kind: Kind) -> Any:  # noqa: ANN401 - a cell may hold anything
    if value is None or value == "":
        return [] if kind == "list" else None
    if kind == "list":
        return [_text(one) for one in value]
    if kind == "integer":
        return int(value)
    if kind == "real":
        return float(value)
    return bool(value) if kind == "yes-no" else _text(value)


def _text(value: object) -> str:
    """Half a surrogate pair, which broken pages hold, is no text for the libraries that write."""
    said = str(value)
    return said if said.isascii() else said.encode(errors="replace").decode()


def harmless(cell: object) -> object:
    """A cell that no spreadsheet runs as a formula: text that begins like one is led by an apostrophe.

    >>> harmless("=1+1")
    "'=1+1"
    """
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA_SIGNS) else cell

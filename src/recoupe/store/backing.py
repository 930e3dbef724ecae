"""A copy of a case in a file of its own, of one moment, while others go on writing."""

from __future__ import annotations

import sqlite3
import zlib
from contextlib import closing
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, insert, select

from recoupe.errors import CaseError
from recoupe.store.file import file_engine
from recoupe.store.schema import writing
from recoupe.store.searching import index
from recoupe.store.tables import JUDGEMENT, READING, REPORT, TABLES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Connection, Engine, Table

MANY = 500


def back_up(engine: Engine, to: Path, *, replace: bool = False) -> None:
    """Copy a case into a new file and look whether the copy is whole; what stood there before goes only then.

    Raises:
        CaseError: the file is there already (and ``replace`` is false), cannot be written, or the copy is not whole.
    """
    if to.exists() and not replace:
        raise CaseError(f"{to} is there already.", "Name another file, or give --replace.")
    if not to.parent.is_dir():
        raise CaseError(f"The folder {to.parent} for the backup is not there.", "Create it first, or name another.")
    half = to.with_name(f"{to.name}.part")
    half.unlink(missing_ok=True)
    try:
        with engine.connect() as link:
            if link.dialect.name == "sqlite":
                _copy_file(link, half)
            else:
                _copy_rows(link, half)
            _verify(link, half)
        half.replace(to)
    except (sqlite3.Error, OSError) as fault:
        raise CaseError(f"The backup {to} could not be written ({fault}).", "Look at the room on its disk.") from fault
    finally:
        for end in ("", "-wal", "-shm", "-journal"):
            half.with_name(f"{half.name}{end}").unlink(missing_ok=True)


def _copy_file(link: Connection, to: Path) -> None:
    """SQLite's own copy: all pages of one moment, the readers' lock alone held meanwhile."""
    with closing(sqlite3.connect(to)) as copy:
        link.connection.dbapi_connection.backup(copy)  # type: ignore[union-attr]  # open, and sqlite3's
        copy.execute("PRAGMA journal_mode = DELETE")  # one file, until it is opened as a case


def _copy_rows(link: Connection, to: Path) -> None:
    """Table by table into a file, from another database, whose snapshot holds for all of them."""
    engine, _ = file_engine(to)
    with writing(engine) as copy:
        for table in TABLES.sorted_tables:
            for some in _batches(link, table):
                copy.execute(insert(table), some)
        _index_all(copy)
    with engine.connect() as copy:
        copy.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    engine.dispose()


def _batches(link: Connection, table: Table) -> Iterator[list[dict[str, Any]]]:
    """The rows of a table, a few hundred in memory at a time."""
    key = next(iter(table.primary_key))
    keys = list(link.execute(select(key).distinct().order_by(key)).scalars())
    for at in range(0, len(keys), MANY):
        rows = link.execute(select(table).where(key.in_(keys[at : at + MANY])))
        yield [dict(row._mapping) for row in rows]  # noqa: SLF001 - SQLAlchemy's public name


def _index_all(copy: Connection) -> None:
    for key in list(copy.execute(select(REPORT.c.id).order_by(REPORT.c.id)).scalars()):
        row: Any = copy.execute(select(REPORT.c.title, REPORT.c.text).where(REPORT.c.id == key)).one()
        index(copy, key, zlib.decompress(row.text).decode(), row.title)


def _verify(link: Connection, copy: Path) -> None:
    """The copy is sound, and it is one of this case."""
    with closing(sqlite3.connect(f"{copy.absolute().as_uri()}?mode=ro", uri=True)) as raw:
        found = [row[0] for row in raw.execute("PRAGMA integrity_check")]
        if found != ["ok"]:
            raise CaseError(f"The copy is not whole: SQLite finds {found[0]}.", "Check the case: recoupe case check.")
        for table in (REPORT, READING, JUDGEMENT):  # to these nothing is ever lost, so the case has as many or more
            there = raw.execute(f"SELECT count(*) FROM {table.name}").fetchone()[0]  # noqa: S608 - our own names
            if there > link.execute(select(func.count()).select_from(table)).scalar_one():
                raise CaseError(f"The copy holds other rows of {table.name} than the case.", "Try again.")

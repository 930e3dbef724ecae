"""Opening a case's file: is it one, is its schema ours, and may we write it."""

from __future__ import annotations

import errno
import os
import sqlite3
from difflib import get_close_matches
from typing import TYPE_CHECKING

from sqlalchemy import create_engine, event
from sqlalchemy.pool import StaticPool

from recoupe.errors import CaseError
from recoupe.store.faults import told
from recoupe.store.schema import bring_up_to_date, lay_out

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection, Engine
    from sqlalchemy.engine.interfaces import DBAPIConnection

SQLITE = b"SQLite format 3\x00"
WAIT_SECONDS = 30


def memory_engine() -> Engine:
    """The engine of a case in memory, laid out."""
    engine = create_engine("sqlite://", poolclass=StaticPool, connect_args={"check_same_thread": False})
    _configure(engine)
    with engine.begin() as link:
        lay_out(link)
    return engine


def file_engine(path: Path, *, create: bool = True) -> tuple[Engine, bool]:
    """The engine of a case's file with the newest schema, and whether there was no file before.

    Raises:
        CaseError: the file is missing (and ``create`` is false), no case, newer than this program, or not writable.
    """
    fresh = _is_fresh(path, create=create)
    absent = not path.exists()
    engine = create_engine(f"sqlite:///{path.as_posix()}", connect_args={"timeout": WAIT_SECONDS})
    _configure(engine, wal=True)
    try:
        with told(path):
            bring_up_to_date(engine, path, fresh=fresh)
    except BaseException:
        engine.dispose()
        raise
    return engine, absent


def is_alone(engine: Engine) -> bool:
    """Whether no other program has the file open: only then does SQLite let go of its log."""
    engine.dispose()
    raw = engine.raw_connection()
    try:
        found = raw.cursor().execute("PRAGMA journal_mode = DELETE").fetchone()
    except sqlite3.OperationalError:
        return False
    finally:
        raw.close()
    return bool(found == ("delete",))


def _is_fresh(path: Path, *, create: bool) -> bool:
    """Whether the file has yet to be laid out; everything that speaks against it is told here."""
    if path.is_dir():
        raise CaseError(f"{path} is a folder, and a case is a file.", f"Name a file in it: {path / 'my.recoupe'}.")
    try:
        with path.open("rb") as file:
            start = file.read(len(SQLITE))
    except FileNotFoundError:
        if create and path.parent.is_dir():
            return True
        raise _missing(path) from None
    except OSError as fault:
        raise CaseError(
            f"{path} could not be opened ({os.strerror(fault.errno or errno.EIO)}).", "Check its rights."
        ) from fault
    if start and start != SQLITE:
        raise CaseError(
            f"{path} is no case.", "Give --case a file that recoupe wrote, or a name that is not taken yet."
        )
    return not start


def _missing(path: Path) -> CaseError:
    if not path.parent.is_dir():
        return CaseError(f"The folder {path.parent} for the case is not there.", "Create it first, or name another.")
    near = get_close_matches(path.name, sorted(p.name for p in path.parent.iterdir() if p.is_file()), n=1)
    guess = f"Did you mean {path.parent / near[0]}?" if near else "“recoupe run PATHS --case FILE” makes one."
    return CaseError(f"There is no case {path}.", guess)


def _configure(engine: Engine, *, wal: bool = False) -> None:
    @event.listens_for(engine, "connect")
    def _settings(raw: DBAPIConnection, _record: object) -> None:
        raw.isolation_level = None  # we begin transactions ourselves, below
        cursor = raw.cursor()
        cursor.execute("PRAGMA foreign_keys = ON")
        if wal:
            cursor.execute("PRAGMA journal_mode = WAL")
            cursor.execute("PRAGMA synchronous = NORMAL")
        cursor.close()

    @event.listens_for(engine, "begin")
    def _begin(link: Connection) -> None:
        writes = link.get_execution_options().get("recoupe_writes")
        # IMMEDIATE: a second writer waits at the door instead of failing halfway.
        link.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

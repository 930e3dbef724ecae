"""Opening a case's file: is it one, is its schema ours, and may we write it."""

from __future__ import annotations

import errno
import os
from contextlib import contextmanager
from difflib import get_close_matches
from typing import TYPE_CHECKING

from sqlalchemy import create_engine, event, inspect, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from recoupe.errors import CaseError
from recoupe.store.tables import SCHEMA, TABLES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Connection, Engine
    from sqlalchemy.engine.interfaces import DBAPIConnection

SQLITE = b"SQLite format 3\x00"
OURS = 0x7265636F  # "reco": marks the file as a case among other SQLite files
WAIT_SECONDS = 30


def engine_for(path: Path | None, *, create: bool = True) -> Engine:
    """The engine of a case with the newest schema; None for one in memory.

    Raises:
        CaseError: the file is missing (and ``create`` is false), no case, newer than this program, or not writable.
    """
    if path is None:
        engine = create_engine("sqlite://", poolclass=StaticPool, connect_args={"check_same_thread": False})
        _configure(engine)
        with engine.begin() as link:
            _lay_out(link)
        return engine
    fresh = _is_fresh(path, create=create)
    engine = create_engine(f"sqlite:///{path.as_posix()}", connect_args={"timeout": WAIT_SECONDS})
    _configure(engine, wal=True)
    try:
        with told(path):
            _bring_up_to_date(engine, path, fresh=fresh)
    except BaseException:
        engine.dispose()
        raise
    return engine


@contextmanager
def told(path: Path | None) -> Iterator[None]:
    """Turn what the database complains about into what the user can do about it."""
    try:
        yield
    except DBAPIError as fault:
        raise _case_error(path, fault) from fault


def _case_error(path: Path | None, fault: DBAPIError) -> CaseError:
    name, said = path or "the case in memory", str(fault.orig).casefold()
    whole = "What was added before is whole; run the same command again and it goes on from there."
    if "full" in said or "disk i/o" in said:
        return CaseError(f"There is no room left to write {name}.", f"Free some space on its disk. {whole}")
    if "locked" in said or "busy" in said:
        return CaseError(f"Another program is writing {name}.", "Wait until it is done, then try again.")
    if "readonly" in said or "read-only" in said or "unable to open" in said:
        return CaseError(f"{name} cannot be written.", "Check the rights of the file and of its folder.")
    if "not a database" in said or "malformed" in said:
        return CaseError(f"{name} is damaged ({fault.orig}).", "Take a backup of it, or add the reports to a new case.")
    return CaseError(f"{name} could not be used: {fault.orig}.", whole)


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


def _bring_up_to_date(engine: Engine, path: Path, *, fresh: bool) -> None:
    with writing(engine) as link:
        tables = inspect(link).get_table_names()
        if fresh or not tables:
            _lay_out(link)
            return
        mark = link.execute(text("PRAGMA application_id")).scalar()
        if mark != OURS or "alembic_version" not in tables:
            raise CaseError(
                f"{path} is a database of another program.", "Name a file that recoupe wrote, or a new one."
            )
        schema = link.execute(text("SELECT version_num FROM alembic_version")).scalar()
    if schema != SCHEMA:
        from recoupe.store.migrate import migrate  # Alembic is slow, and seldom needed

        migrate(engine, path, str(schema))


def _lay_out(link: Connection) -> None:
    """An empty case: all tables at the newest schema, in the transaction of the caller."""
    TABLES.create_all(link)
    link.execute(text("CREATE TABLE IF NOT EXISTS alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)"))
    if not link.execute(text("SELECT count(*) FROM alembic_version")).scalar():
        link.execute(text("INSERT INTO alembic_version VALUES (:schema)"), {"schema": SCHEMA})
    link.execute(text(f"PRAGMA application_id = {OURS}"))


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction that writes: all of it is kept, or nothing."""
    with engine.connect() as link, link.execution_options(recoupe_writes=True).begin():
        yield link


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

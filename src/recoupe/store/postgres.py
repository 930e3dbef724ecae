"""A case in a PostgreSQL database, for several people who work on one inquiry at once."""

from __future__ import annotations

import os
import re
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from sqlalchemy import create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError

from recoupe.errors import CaseError
from recoupe.store.faults import said, told
from recoupe.store.schema import bring_up_to_date

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import URL, Connection, Engine

_ADDRESS = re.compile(r"^(?:postgresql|postgres)(?:\+\w+)?:[\\/]{1,2}")
LOCK = 0x7265636F  # one writer at a time, as with a file
WAIT_SECONDS = 30
SILENCE_SECONDS = 600  # a server that says nothing for so long is gone


def is_address(where: Path | str | None) -> bool:
    """Whether a case is given as a PostgreSQL database: ``postgresql://name@host/inquiry``."""
    return where is not None and bool(_ADDRESS.match(str(where)))


def address(where: Path | str) -> URL:
    """The address as SQLAlchemy takes it; one that went through a ``Path`` has lost a slash, which it gets back.

    Raises:
        CaseError: the address is none, or names no database.
    """
    try:
        given = make_url(_ADDRESS.sub("postgresql+pg8000://", str(where).replace("\\", "/")))
    except ArgumentError as fault:
        raise CaseError(f"“{where}” is no address of a PostgreSQL database.", EXAMPLE) from fault
    if not given.database:
        raise CaseError(f"The address {shown(given)} names no database.", EXAMPLE)
    if given.password is None and os.environ.get("PGPASSWORD"):
        given = given.set(password=os.environ["PGPASSWORD"])
    return given.set(username=given.username or os.environ.get("PGUSER") or os.environ.get("USER", "postgres"))


EXAMPLE = "Write it as postgresql://name@host/database; the password may stand in PGPASSWORD."


def shown(given: URL) -> str:
    """The address as it may be printed: without the password and the driver."""
    bare = given.set(drivername="postgresql", query={})
    return bare.render_as_string(hide_password=True).replace(":***@", "@")


def postgres_case(where: Path | str) -> tuple[Engine, str]:
    """The engine of a case in PostgreSQL with the newest schema, and its address as it may be printed.

    Raises:
        CaseError: the address is none, the driver is not installed, the server cannot be reached, or the database is
            another program's or a newer recoupe's.
    """
    engine, name = postgres_engine(where)
    try:
        _reach(engine, name)
        with told(name):
            bring_up_to_date(engine, name, fresh=False)
    except BaseException:
        engine.dispose()
        raise
    return engine, name


def postgres_engine(where: Path | str) -> tuple[Engine, str]:
    """The engine of a PostgreSQL database, whatever is in it, and its address as it may be printed."""
    given = address(where)
    if find_spec("pg8000") is None:
        raise CaseError("PostgreSQL needs pg8000, which is not installed.", "pip install 'recoupe[postgres]'")
    name, options = shown(given), _options(given)
    engine = create_engine(given.set(query={}), connect_args=options, isolation_level="READ COMMITTED")

    @event.listens_for(engine, "begin")
    def _begin(link: Connection) -> None:
        if link.get_execution_options().get("recoupe_writes"):
            link.exec_driver_sql(f"SET LOCAL lock_timeout = {int(WAIT_SECONDS * 1000)}")
            link.exec_driver_sql(f"SELECT pg_advisory_xact_lock({LOCK})")
        else:
            # All that one call reads is of one moment, as it is with a file.
            link.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")

    return engine, name


def _reach(engine: Engine, name: str) -> None:
    try:
        with engine.connect() as link:
            link.execute(text("SELECT 1"))
    except (DBAPIError, OSError) as fault:
        why = said(fault) if isinstance(fault, DBAPIError) else str(fault)
        raise CaseError(f"{name} cannot be opened ({why}).", f"Is the server running? {EXAMPLE}") from fault


def _options(given: URL) -> dict[str, Any]:
    """What pg8000 is told beside the address: the way to the server (``?sslmode=require``, ``?host=/var/run/…``)."""
    out: dict[str, Any] = {"application_name": "recoupe", "timeout": SILENCE_SECONDS}
    mode, folder = given.query.get("sslmode"), given.query.get("host")
    if mode in ("require", "verify-ca", "verify-full"):
        import ssl

        trusting = ssl.create_default_context()
        if mode == "require":  # encrypted, by whomever: what libpq means by it
            trusting.check_hostname, trusting.verify_mode = False, ssl.CERT_NONE
        out["ssl_context"] = trusting
    if isinstance(folder, str) and folder.startswith("/"):
        out["unix_sock"] = f"{folder}/.s.PGSQL.{given.port or 5432}"
    return out

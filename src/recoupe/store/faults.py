"""What a database complains about, as what the user can do about it."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy.exc import DBAPIError

from recoupe.errors import CaseError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WHOLE = "What was added before is whole; run the same command again and it goes on from there."


@contextmanager
def told(where: Path | str | None) -> Iterator[None]:
    """Turn what the database complains about into what the user can do about it."""
    try:
        yield
    except DBAPIError as fault:
        raise case_error(where, fault) from fault
    except OSError as fault:
        raise CaseError(f"The connection to {where or 'the case'} broke off ({fault}).", WHOLE) from fault


def case_error(where: Path | str | None, fault: DBAPIError) -> CaseError:
    """The fact and the way out for what SQLite or PostgreSQL said."""
    name, given = where or "the case in memory", said(fault)
    low = given.casefold()
    if "full" in low or "disk i/o" in low or "no space left" in low:
        return CaseError(f"There is no room left to write {name}.", f"Free some space on its disk. {WHOLE}")
    if "locked" in low or "busy" in low or "lock timeout" in low:
        return CaseError(f"Another program is writing {name}.", "Wait until it is done, then try again.")
    if "readonly" in low or "read-only" in low or "unable to open" in low or "permission denied" in low:
        return CaseError(f"{name} cannot be written.", "Check the rights of the file and of its folder.")
    if "not a database" in low or "malformed" in low:
        remedy = "Go back to a backup of it, or add the reports to a new case."
        return CaseError(f"{name} is damaged ({given}).", remedy)
    return CaseError(f"{name} could not be used: {given}.", WHOLE)


def said(fault: DBAPIError) -> str:
    """The database's own words: pg8000 gives them as a table of which “M” is the message."""
    words = fault.orig.args[0] if fault.orig is not None and fault.orig.args else fault.orig
    return str(words.get("M", words) if isinstance(words, dict) else words).rstrip(".")

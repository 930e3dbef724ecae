"""Files that are whole or not there: written beside their place, and put there when they are done."""

from __future__ import annotations

import errno
import os
from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO, cast

from recoupe.errors import RecoupeError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """A file to write to; what stood there before is replaced only once all is written.

    A pipe or a device is written to as it is.

    Raises:
        RecoupeError: it cannot be written: a full disk, a missing folder, no right to write there.
    """
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            with path.open("wb") as out:
                yield cast("BinaryIO", out)
            return
        yield from _replaced(path.resolve() if path.is_symlink() else path)
    except OSError as fault:
        raise _told(path, fault) from fault


def _replaced(path: Path) -> Iterator[BinaryIO]:
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    draft = path.with_name(f"{path.name}.part")
    try:
        with draft.open("wb") as out:
            yield cast("BinaryIO", out)
            out.flush()
            os.fsync(out.fileno())
        draft.replace(path)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise


def _told(path: Path, fault: OSError) -> RecoupeError:
    if fault.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return RecoupeError(
            f"{path} cannot be written: the disk is full.",
            "What stood there before is untouched. Make room, or name another disk.",
        )
    if isinstance(fault, IsADirectoryError):
        return RecoupeError(f"{path} is a folder.", f"Name a file in it: {path / 'export'}.")
    if isinstance(fault, FileNotFoundError):
        return RecoupeError(
            f"The folder {path.parent} is not there.", "Create it first, or name another file with --out."
        )
    return RecoupeError(f"{path} cannot be written: {fault.strerror or fault}.", "Name another file with --out.")

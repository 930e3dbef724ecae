"""A PostgreSQL server of our own in a temporary folder, where the programs for one are found."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


def programs() -> Path | None:
    """The folder of ``initdb`` and ``postgres``: on the path, or where Debian and Homebrew put them."""
    on_path = shutil.which("initdb")
    found = [Path(on_path).resolve().parent] if on_path else []
    for pattern in ("usr/lib/postgresql/*/bin", "opt/homebrew/opt/postgresql*/bin", "usr/local/opt/postgresql*/bin"):
        found += sorted(Path("/").glob(pattern), reverse=True)
    return next((folder for folder in found if (folder / "initdb").exists() and (folder / "postgres").exists()), None)


def why_not() -> str | None:
    """Why no server can be started here; None where one can."""
    if os.name != "posix":
        return "no PostgreSQL server is started here on Windows"
    if programs() is None:
        return "no PostgreSQL server is installed (Debian: apt-get install postgresql)"
    if os.geteuid() == 0 and _user() is None:
        return "a PostgreSQL server does not run as the superuser, and there is no user postgres or nobody"
    return None


@contextmanager
def server() -> Iterator[str]:
    """The address of an empty database on a server that ends with the block."""
    binaries, user = programs(), _user()
    assert binaries is not None
    with tempfile.TemporaryDirectory(prefix="recoupe-pg-") as name:
        folder = Path(name)
        if user is not None:
            shutil.chown(folder, user)
        data = folder / "data"
        setup = [binaries / "initdb", "-D", data, "-U", "recoupe", "-A", "trust", "-E", "UTF8", "--no-sync"]
        subprocess.run(
            [str(one) for one in (*setup, f"--locale={_locale()}")],
            check=True,
            capture_output=True,
            user=user,
            cwd=folder,
        )
        command = [binaries / "postgres", "-D", data, "-k", folder, "-c", "listen_addresses=", "-c", "fsync=off"]
        with (folder / "log").open("wb") as log:
            running = subprocess.Popen([str(one) for one in command], stdout=log, stderr=log, user=user, cwd=folder)
            try:
                _await(folder, running)
                yield f"postgresql://recoupe@/postgres?host={folder}"
            finally:
                running.terminate()
                running.wait()


def _await(folder: Path, running: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        if (folder / ".s.PGSQL.5432").exists() and "ready to accept" in (folder / "log").read_text(errors="replace"):
            return
        if running.poll() is not None:
            break
        time.sleep(0.05)
    raise RuntimeError((folder / "log").read_text(errors="replace"))


def _user() -> str | None:
    """Whom to run it as: nobody else, unless we are the superuser, as whom PostgreSQL refuses to run."""
    if os.geteuid() != 0:
        return None
    import pwd  # not on Windows

    names = {user.pw_name for user in pwd.getpwall()}
    return next((name for name in ("postgres", "nobody") if name in names), None)


def _locale() -> str:
    """A locale that sorts by a country's customs where there is one: the case must not be swayed by it."""
    known = subprocess.run(["locale", "-a"], capture_output=True, text=True, check=False).stdout.split()
    return next((name for name in ("fr_FR.utf8", "en_US.utf8", "C.utf8") if name in known), "C")

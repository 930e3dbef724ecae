"""What browsers keep: style sheets, modules and maps of the package, under an address that changes with their content."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.staticfiles import StaticFiles

if TYPE_CHECKING:
    from starlette.responses import Response
    from starlette.types import Scope

FOLDER = Path(__file__).parent / "static"
YEAR = 31_536_000  # seconds: as long as a browser may keep what never changes under its address


@cache
def digest() -> str:
    """What the addresses of all assets begin with: a digest of every file's name and content.

    One digest for the whole folder, so that modules import each other by relative paths and all of them change at once.
    """
    whole = sha256()
    for path in sorted(path for path in FOLDER.rglob("*") if path.is_file()):
        whole.update(path.relative_to(FOLDER).as_posix().encode() + b"\0")
        whole.update(sha256(path.read_bytes()).digest())
    return whole.hexdigest()[:12]


def asset(path: str) -> str:
    """The address of an asset: ``asset("base.css")`` is ``/static/1a2b3c4d5e6f/base.css``."""
    return f"/static/{digest()}/{path}"


class Assets(StaticFiles):
    """The package's assets; under the digest of today they may be kept for a year."""

    def __init__(self) -> None:
        super().__init__(directory=FOLDER)

    async def get_response(self, path: str, scope: Scope) -> Response:
        """The file, whichever digest stands before it."""
        mark, _, rest = path.replace("\\", "/").partition("/")
        response = await super().get_response(rest or mark, scope)
        lasting = f"public, max-age={YEAR}, immutable" if mark == digest() else "no-cache"
        response.headers["Cache-Control"] = lasting
        return response

"""What every page and every answer of the API may ask for: the case on the desk, as it stands."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends
from starlette.requests import Request

from recoupe.web.desk import Desk
from recoupe.web.snapshot import Snapshot


def _desk(request: Request) -> Desk:
    desk: Desk = request.app.state.desk
    return desk


def _now(request: Request) -> Snapshot:
    return _desk(request).now()


OnDesk = Annotated[Desk, Depends(_desk)]
"""The case, to change it: ``with desk.writing() as case: …``."""

Now = Annotated[Snapshot, Depends(_now)]
"""The case as it stands, to read from."""

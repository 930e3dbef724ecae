"""The workbench as an application: pages, API and assets of one case, behind one door."""

from __future__ import annotations

from contextlib import asynccontextmanager
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from fastapi import FastAPI
from starlette.middleware.gzip import GZipMiddleware

from recoupe.web import problems
from recoupe.web.assets import Assets
from recoupe.web.desk import Desk
from recoupe.web.guards.door import Door
from recoupe.web.guards.rates import Rate
from recoupe.web.guards.sessions import Sessions
from recoupe.web.guards.settings import HERE, Guarding

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

# One file a page under ``pages/`` and one a resource under ``api/``; each holds a ``router``.
PAGES = ("door", "incidents", "incident", "pair", "report", "review", "sources", "wording", "add")
API = ("session", "incidents", "incident", "judgements", "reports", "additions", "review", "agreement", "wording")
ABOUT = (
    "The case as data: what the pages of the workbench show, and what they change. "
    "Lists are paged, answers carry an ETag, errors are problem documents (RFC 9457)."
)


def app(
    case_path: Path | str,
    *,
    token: str | None = None,
    password: str | None = None,
    hosts: tuple[str, ...] | None = None,
    secure: bool = False,
    language: str = "fr",
    model: str | None = None,
    guarding: Guarding | None = None,
) -> FastAPI:
    """The workbench for one case, which is begun where its file is not there yet.

    ``token`` or ``password`` lock it; ``hosts`` are the names under which it may be asked for, this machine's own where
    none are given; ``secure`` says that browsers reach it over https.

    Raises:
        InputError: the token is shorter than 16 characters.
        CaseError: the file is no case, or a newer program wrote it.
    """
    from recoupe.case import open_case

    path = Path(case_path)
    names = HERE if hosts is None else hosts
    kept = guarding or Guarding(password=password, token=token, secure=secure, hosts=names)
    sessions = Sessions(kept)
    desk = Desk(open_case(path, language=language, model=model), path)

    @asynccontextmanager
    async def open_until_the_end(_app: FastAPI) -> AsyncIterator[None]:
        desk.warm()
        yield
        desk.close()

    from recoupe import __version__

    made = FastAPI(
        title="recoupe",
        description=ABOUT,
        version=__version__,
        openapi_url="/api/v1/openapi.json",
        docs_url=None,
        redoc_url=None,
        lifespan=open_until_the_end,
    )
    tries = Rate(kept.tries_a_minute)
    made.state.desk, made.state.sessions, made.state.guarding, made.state.tries = desk, sessions, kept, tries
    problems.install(made)
    for name in API:
        made.include_router(import_module(f"recoupe.web.api.{name}").router, prefix="/api/v1")
    for name in PAGES:
        made.include_router(import_module(f"recoupe.web.pages.{name}").router, include_in_schema=False)
    made.mount("/static", Assets(), name="static")
    made.add_middleware(Door, guarding=kept, sessions=sessions, tries=tries)
    made.add_middleware(GZipMiddleware, minimum_size=1000, compresslevel=6)
    return made

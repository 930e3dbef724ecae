"""Answers that a browser need not fetch twice, and lists in pages."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING, Annotated, Any, Generic, TypeVar

from fastapi import Depends, Query
from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import Response

from recoupe.web.words import spoken

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

T = TypeVar("T")
MOST = 500


class Page(BaseModel, Generic[T]):
    """One page of a list, and how long the list is."""

    items: list[T]
    total: int
    page: int
    size: int


class Paging(BaseModel):
    """Which page, and how many on one."""

    page: int
    size: int

    def of(self, rows: Sequence[Any], shown: Callable[[Any], Any] = lambda row: row) -> dict[str, Any]:
        """The rows of this page, as they are shown."""
        start = (self.page - 1) * self.size
        items = [shown(row) for row in rows[start : start + self.size]]
        return {"items": items, "total": len(rows), "page": self.page, "size": self.size}


def _paging(
    page: Annotated[int, Query(ge=1, le=1_000_000)] = 1, size: Annotated[int, Query(ge=1, le=MOST)] = 50
) -> Paging:
    return Paging(page=page, size=size)


Paged = Annotated[Paging, Depends(_paging)]


def tag(request: Request, revision: str) -> str:
    """The ETag of an answer: the same as long as the case, the question, the language and the program are the same."""
    from recoupe import __version__

    asked = f"{__version__}\0{revision}\0{request.url.path}\0{request.url.query}\0{spoken()}"
    return f'W/"{sha256(asked.encode()).hexdigest()[:24]}"'


def fits(request: Request, mark: str) -> bool:
    """Whether the browser has this answer already."""
    said = request.headers.get("if-none-match", "")
    bare = mark.removeprefix("W/")
    return said.strip() == "*" or bare in {part.strip().removeprefix("W/") for part in said.split(",")}


def answer(
    request: Request, revision: str, made: Callable[[], object], media_type: str = "application/json"
) -> Response:
    """The answer as JSON, or 304 where the browser has it; ``made`` is called only where it must be."""
    mark = tag(request, revision)
    headers = {"ETag": mark, "Cache-Control": "no-cache", "Vary": "Cookie, Accept-Language, Accept-Encoding"}
    if fits(request, mark):
        return Response(status_code=304, headers=headers)
    body = made()
    raw = body if isinstance(body, bytes) else as_json(body)
    return Response(raw, headers=headers, media_type=media_type)


def as_json(body: object) -> bytes:
    """JSON as short as it can be, UTF-8; what is no number is null."""
    return json.dumps(body, ensure_ascii=False, separators=(",", ":"), default=_plain).encode("utf-8", "replace")


def _plain(value: object) -> object:
    from dataclasses import asdict, is_dataclass

    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    if hasattr(value, "tolist"):
        return value.tolist()
    raise TypeError(f"{type(value).__name__} is nothing that JSON knows")

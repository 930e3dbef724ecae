"""The workbench: the pages and the API with which an analyst goes through a case, served to one machine."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from recoupe.web.application import app

__all__ = ["app"]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - a module's attribute may be anything
    if name != "app":
        raise AttributeError(f"module 'recoupe.web' has no attribute {name!r}")
    from recoupe.web.application import app

    return app

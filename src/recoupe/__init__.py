"""recoupe reads reports of a war and lays the accounts side by side.

The public face: ``load`` gives a reader, ``open_case`` a case that lasts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from recoupe.case import Case, open_case
    from recoupe.errors import RecoupeError
    from recoupe.model.event import Event, Reading, Source
    from recoupe.model.incident import Claim, Incident
    from recoupe.model.text import Report
    from recoupe.pipeline import Reader, load

__version__ = "0.1.0"
__all__ = [
    "Case",
    "Claim",
    "Event",
    "Incident",
    "Reader",
    "Reading",
    "RecoupeError",
    "Report",
    "Source",
    "load",
    "open_case",
]

# Where each name lives; looked up on first use, so that `import recoupe` costs next to nothing.
_HOMES = {
    "Case": "recoupe.case",
    "open_case": "recoupe.case",
    "RecoupeError": "recoupe.errors",
    "Event": "recoupe.model.event",
    "Reading": "recoupe.model.event",
    "Source": "recoupe.model.event",
    "Claim": "recoupe.model.incident",
    "Incident": "recoupe.model.incident",
    "Report": "recoupe.model.text",
    "Reader": "recoupe.pipeline",
    "load": "recoupe.pipeline",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - a module's attribute may be anything
    if name not in _HOMES:
        raise AttributeError(f"module 'recoupe' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])

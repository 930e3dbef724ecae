"""How the shipped models are made: from treebanks and reports with names to a pipeline that recoupe reads with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from recoupe.train.run import Plan, Trained, train

__all__ = ["Plan", "Trained", "train"]


def __getattr__(name: str) -> Any:
    # spaCy is loaded when something is trained, not when the package is named.
    if name in __all__:
        from recoupe.train import run

        return getattr(run, name)
    raise AttributeError(name)

"""How the workbench is guarded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from recoupe.errors import InputError

if TYPE_CHECKING:
    from recoupe.read.limits import Limits

MEGABYTE = 1_000_000
SHORTEST_TOKEN = 16
HERE = ("127.0.0.1", "localhost", "[::1]")


@dataclass(frozen=True, slots=True)
class Guarding:
    """What a request must fulfil.

    ``hosts`` are the names under which the workbench may be asked for (a page elsewhere that resolves its own name to
    this machine is turned away); empty where any will do. ``password`` and ``token`` open it, where one is set.
    ``most_bytes`` bounds a request's body, ``most_upload`` that of an upload; ``asks_a_minute``,
    ``changes_a_minute`` and ``tries_a_minute`` bound how often one address may ask, change something, try a password or a token. ``secure`` is set where the
    browser sees https. ``limits`` says how addresses are fetched.
    """

    hosts: tuple[str, ...] = HERE
    password: str | None = None
    token: str | None = None
    most_bytes: int = MEGABYTE
    most_upload: int = 60 * MEGABYTE
    changes_a_minute: int = 600
    asks_a_minute: int = 6000
    tries_a_minute: int = 5
    secure: bool = False
    limits: Limits | None = None

    def __post_init__(self) -> None:
        """Refuse a token that could be guessed: nobody types it, so it may well be long.

        Raises:
            InputError: it has fewer than 16 characters.
        """
        if self.token and len(self.token) < SHORTEST_TOKEN:
            raise InputError(
                f"The token has {len(self.token)} characters, which can be guessed.",
                f"Give one of {SHORTEST_TOKEN} at least in RECOUPE_TOKEN, or none: a new one is made.",
            )

    @property
    def locked(self) -> bool:
        """Whether one must say a password or a token first."""
        return bool(self.password or self.token)

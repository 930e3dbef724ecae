"""What a site asks of programs that visit it (robots.txt, RFC 9309)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from recoupe.read.refusal import Refusal

if TYPE_CHECKING:
    from protego import Protego

NAME = "recoupe"
LONGEST = 512_000  # RFC 9309: at least so much is read; the rest is left


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules of one site; a site without a robots.txt has none, one whose server is at fault forbids all."""

    rules: Protego | None
    is_broken: bool = False

    @classmethod
    def of(cls, text: str, status: int) -> Robots:
        """The rules of a robots.txt that was answered with this status."""
        from protego import Protego

        if status >= 500 or status == 429:
            return cls(None, is_broken=True)
        return cls(Protego.parse(text[:LONGEST]) if status == 200 else None)

    @property
    def pause(self) -> float:
        """How many seconds the site wants between two requests."""
        return float((self.rules and self.rules.crawl_delay(NAME)) or 0.0)

    def refusal(self, url: str) -> Refusal | None:
        """Why a page may not be asked for; None where it may."""
        saved = "Save the page as .html from your browser, and give the file."
        if self.is_broken:
            fact = "The site's robots.txt cannot be had now, and without it the page is left alone."
            return Refusal(url, fact, "Try again later.", "network")
        if self.rules is not None and not self.rules.can_fetch(url, NAME):
            return Refusal(url, "The site asks programs to leave this page alone (robots.txt).", saved, "forbidden")
        return None

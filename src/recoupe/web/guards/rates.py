"""How often one address may do a thing."""

from __future__ import annotations

import time
from collections import OrderedDict
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

MOST_ADDRESSES = 4096


class Rate:
    """So many a minute from one address; a bucket that fills again evenly."""

    def __init__(self, a_minute: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._a_minute = a_minute
        self._clock = clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._lock = Lock()

    def wait(self, address: str, *, count: bool = True) -> int:
        """0 where it may be done now (and is counted, unless one only asks); else in how many seconds it may."""
        now = self._clock()
        with self._lock:
            left, seen = self._left.pop(address, (float(self._a_minute), now))
            left = min(float(self._a_minute), left + (now - seen) * self._a_minute / 60)
            allowed = left >= 1
            self._left[address] = (left - 1 if allowed and count else left, now)
            while len(self._left) > MOST_ADDRESSES:
                self._left.popitem(last=False)
        return 0 if allowed else int((1 - left) * 60 / self._a_minute) + 1

"""A guard for pdfminer, which unpacks a PDF's streams whole however large they grow."""

from __future__ import annotations

import zlib

MOST = 20_000_000  # bytes of one unpacked stream: the drawing of a full newspaper page has a hundredth of it
MOST_DAMAGED = 4_000_000  # pdfminer mends a damaged stream letter by letter, in time that grows with its square


class UnpacksTooFar(Exception):  # noqa: N818 - it says what the file does
    """A stream of a PDF grows beyond all measure when it is unpacked."""


def guard() -> None:
    """Let pdfminer unpack no stream further than ``MOST``; a second call changes nothing."""
    from pdfminer import pdftypes

    setattr(pdftypes, "zlib", _Bounded)  # noqa: B010 - a module of the module, which types do not show


class _Unpacker:
    """As ``zlib.decompressobj``, up to ``MOST_DAMAGED``."""

    def __init__(self) -> None:
        self._inner = zlib.decompressobj()
        self._given = 0

    def decompress(self, data: bytes) -> bytes:
        found = self._inner.decompress(data, MOST_DAMAGED)
        self._given += len(found)
        if self._given >= MOST_DAMAGED:
            raise UnpacksTooFar
        return found


class _Bounded:
    """What pdfminer uses of the module zlib."""

    error = zlib.error
    decompressobj = _Unpacker

    @staticmethod
    def decompress(data: bytes) -> bytes:
        unpacker = zlib.decompressobj()
        found = unpacker.decompress(data, MOST)
        if len(found) >= MOST:
            raise UnpacksTooFar
        if not unpacker.eof:
            raise zlib.error("incomplete or truncated stream")
        return found

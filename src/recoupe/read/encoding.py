"""From a file's bytes to its text: which encoding, and whether it is text at all."""

from __future__ import annotations

import codecs

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
SAMPLE = 200_000


def decoded(raw: bytes) -> str | None:
    """The text of a file, or None where the bytes are no text (a picture, an archive).

    A byte order mark decides; then UTF-8; then what charset-normalizer finds; then windows-1252. Line ends are
    kept as they are: offsets count in what is returned.
    """
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _strictly(raw, encoding)
    if wide := _wide(raw):
        return _strictly(raw, wide)
    if b"\0" in raw or _mostly_control(raw):
        return None
    return _strictly(raw, "utf-8") or _guessed(raw)


def _strictly(raw: bytes, encoding: str) -> str | None:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        return None


def _wide(raw: bytes) -> str | None:
    """UTF-16 without a mark: every second byte of Latin letters is zero."""
    sample = raw[:2000]
    if len(sample) < 4 or len(raw) % 2:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) / 2
    if odd > 0.7 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.7 * half and odd < 0.05 * half:
        return "utf-16-be"
    return None


def _mostly_control(raw: bytes) -> bool:
    sample = raw[:SAMPLE]
    control = sum(byte < 32 and byte not in b"\t\n\r\f\x0b\x1b\x1a" for byte in sample)
    return control > 0.02 * len(sample)


def _guessed(raw: bytes) -> str | None:
    """A one-byte encoding: windows-1252 where it yields the letters of French, else the best guess."""
    western = raw.decode("cp1252", errors="replace")
    if "\ufffd" not in western and _reads_as_french(western):
        return western
    from charset_normalizer import from_bytes  # slow, and seldom needed

    best = from_bytes(raw[:SAMPLE]).best()
    text = _strictly(raw, best.encoding) if best else None
    return text if text is not None else western


def _reads_as_french(text: str) -> bool:
    """Whether the letters beyond ASCII are those that French uses."""
    beyond = [c for c in text[:SAMPLE] if ord(c) > 127]
    usual = sum(c in "éèêëàâäîïôöùûüçœæÉÈÊËÀÂÄÎÏÔÖÙÛÜÇŒÆ«»’‘“”–—…°€\u00a0" for c in beyond)
    return usual >= 0.8 * len(beyond)

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
FREQUENT = frozenset("éèàêçÉ’«»\u00a0")
USUAL = FREQUENT | frozenset("ëâäîïôöùûüœæÈÊËÀÂÄÎÏÔÖÙÛÜÇŒÆ‘“”–—…°€")


def decoded(raw: bytes) -> str | None:
    """The text of a file, or None where the bytes are no text (a picture, an archive).

    Line ends are kept as they are: offsets count in what is returned. A byte order mark is no part of the text.
    """
    encoding = encoding_of(raw)
    return raw.decode(encoding, errors="replace") if encoding else None


def encoding_of(raw: bytes) -> str | None:
    """The encoding of a file's bytes, or of its beginning; None where they are no text.

    A byte order mark decides; then UTF-8 if it fits; then windows-1252 if that gives the letters of French; then what
    charset-normalizer finds.
    """
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return encoding
    if wide := _wide(raw):
        return wide
    if b"\0" in raw or _mostly_control(raw):
        return None
    return "utf-8" if _is_utf8(raw) else _one_byte(raw)


def _is_utf8(raw: bytes) -> bool:
    try:  # a beginning may end inside a letter: what is still awaited then is no fault
        codecs.getincrementaldecoder("utf-8")().decode(raw, final=False)
    except UnicodeDecodeError:
        # A few broken bytes among many accents are a slip of whoever saved it; in another encoding all accents break.
        text = raw.decode("utf-8", errors="replace")
        beyond = len(text) - len(text.encode("ascii", errors="ignore"))
        return text.count("\ufffd") <= 0.05 * beyond
    return True


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


def _one_byte(raw: bytes) -> str:
    for encoding in ("cp1252", "mac_roman", "cp850"):
        if _reads_as_french(raw[:SAMPLE].decode(encoding, errors="replace")):
            return encoding
    from charset_normalizer import from_bytes  # slow, and seldom needed

    best = from_bytes(raw[:SAMPLE]).best()
    return best.encoding if best else "cp1252"


def _reads_as_french(text: str) -> bool:
    """Whether the letters beyond ASCII are few, those that French uses, and mostly those that it uses most."""
    beyond = [c for c in text if ord(c) > 127]
    letters = sum(c.isalpha() for c in text)
    usual = sum(c in USUAL for c in beyond)
    frequent = sum(c in FREQUENT for c in beyond)
    return len(beyond) <= 0.25 * letters and usual >= 0.8 * len(beyond) and frequent >= 0.4 * len(beyond)

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from read.files import RAID, STRIKE

from recoupe.read.encoding import decoded


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_french_is_read_in_every_usual_encoding(encoding: str) -> None:
    assert decoded(STRIKE.encode(encoding)) == STRIKE


def test_latin_letters_of_old_macs_are_not_taken_for_windows() -> None:
    assert decoded((STRIKE.replace("’", "'") * 20).encode("mac_roman")) == STRIKE.replace("’", "'") * 20


def test_line_ends_are_kept() -> None:
    assert decoded(b"a\r\nb\rc\n") == "a\r\nb\rc\n"


def test_one_broken_byte_does_not_make_windows_1252_of_a_text_in_utf_8() -> None:
    raw = RAID.encode() * 20 + b"\xe9" + STRIKE.encode() * 20
    assert decoded(raw) == RAID * 20 + "\ufffd" + STRIKE * 20


@pytest.mark.parametrize(
    "raw", [b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", bytes(range(256)) * 20, b"\x00" * 100, b"PK\x03\x04\x14\x00"]
)
def test_bytes_that_are_no_text_give_none(raw: bytes) -> None:
    assert decoded(raw) is None


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"])))
def test_whatever_is_written_in_utf_8_comes_back(text: str) -> None:
    assert decoded(b"\xef\xbb\xbf" + text.encode()) == text


@given(st.binary(max_size=300))
def test_no_bytes_break_it(raw: bytes) -> None:
    assert decoded(raw) is None or isinstance(decoded(raw), str)

"""The shipped parser, loaded once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from recoupe.lang.pack import LanguagePack, load_pack
from recoupe.parse import load

if TYPE_CHECKING:
    from recoupe.parse import Parser


@pytest.fixture(scope="session")
def pack() -> LanguagePack:
    return load_pack("fr")


@pytest.fixture(scope="session")
def parser(pack: LanguagePack) -> Parser:
    return load(pack)

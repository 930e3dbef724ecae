"""The user's own model."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from recoupe.errors import InputError
from recoupe.parse.settings import chosen_model, configuration_file

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("RECOUPE_MODEL", raising=False)
    monkeypatch.setenv("RECOUPE_CONFIG", str(tmp_path / "config.toml"))
    return tmp_path / "config.toml"


def test_without_a_configuration_nothing_is_chosen(config: Path) -> None:
    assert not config.exists()
    assert chosen_model() is None


def test_the_configuration_names_a_pipeline(config: Path) -> None:
    config.write_text('[parse]\nmodel = "fr_core_news_lg"\n', encoding="utf-8")
    assert chosen_model() == "fr_core_news_lg"


def test_the_environment_goes_first(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config.write_text('[parse]\nmodel = "fr_core_news_lg"\n', encoding="utf-8")
    monkeypatch.setenv("RECOUPE_MODEL", "/models/fr")
    assert chosen_model() == "/models/fr"


def test_a_configuration_without_a_model_chooses_none(config: Path) -> None:
    config.write_text("[web]\nport = 8000\n", encoding="utf-8")
    assert chosen_model() is None


@pytest.mark.parametrize("content", ["[parse\n", '[parse]\nmodel = "', "[parse]\nmodel = 3\n"])
def test_a_malformed_configuration_is_named(config: Path, content: str) -> None:
    config.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=r"config\.toml"):
        chosen_model()


def test_the_usual_place_is_the_systems(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("RECOUPE_CONFIG", raising=False)
    assert configuration_file().name == "config.toml"
    assert configuration_file().parent.name == "recoupe"

"""A model's files are the ones that were trained, or the user is told what to do."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from recoupe.errors import ModelError
from recoupe.lang.pack import load_pack
from recoupe.parse import load
from recoupe.parse.shipped import check, fingerprint, fits, seal

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def model(tmp_path: Path) -> Path:
    folder = tmp_path / "model"
    (folder / "parser").mkdir(parents=True)
    (folder / "meta.json").write_text(json.dumps({"spacy_version": ">=3.8.0,<4.0.0"}), encoding="utf-8")
    (folder / "parser" / "weights").write_bytes(b"weights")
    seal(folder)
    return folder


def test_a_sound_model_passes(model: Path) -> None:
    check(model, "3.8.11")


def test_a_changed_file_is_named_with_the_way_out(model: Path) -> None:
    (model / "parser" / "weights").write_bytes(b"weighty")
    with pytest.raises(ModelError, match=r"parser/weights .* is damaged.*Install recoupe again"):
        check(model, "3.8.11")


def test_a_missing_file_is_named(model: Path) -> None:
    (model / "parser" / "weights").unlink()
    with pytest.raises(ModelError, match="lacks parser/weights"):
        check(model, "3.8.11")


def test_another_spacy_is_named_with_the_command_that_helps(model: Path) -> None:
    with pytest.raises(ModelError, match=r'installed is 4\.1\.0\. Run pip install "spacy>=3\.8\.0,<4\.0\.0"'):
        check(model, "4.1.0")


def test_an_empty_folder_has_no_model(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="There is no language model"):
        check(tmp_path, "3.8.11")


def test_loading_checks_first(model: Path) -> None:
    (model / "parser" / "weights").write_bytes(b"")
    with pytest.raises(ModelError, match="damaged"):
        load(load_pack("fr"), str(model))


def test_a_sound_folder_that_spacy_cannot_read_says_so(model: Path) -> None:
    with pytest.raises(ModelError, match=r"cannot be read.*recoupe train"):
        load(load_pack("fr"), str(model))


def test_a_pipeline_that_is_not_installed_says_so() -> None:
    with pytest.raises(ModelError, match=r"No spaCy pipeline called “no_such_pipeline” is installed\. Name a folder"):
        load(load_pack("fr"), "no_such_pipeline")


def test_the_fingerprint_changes_with_any_file(model: Path) -> None:
    before = fingerprint(model)
    (model / "parser" / "weights").write_bytes(b"other")
    seal(model)
    assert len(before) == 12
    assert fingerprint(model) != before


def test_a_folder_without_hashes_has_no_fingerprint(tmp_path: Path) -> None:
    assert fingerprint(tmp_path) == ""


@pytest.mark.parametrize(
    ("version", "needed", "expected"),
    [
        ("3.8.0", ">=3.8.0,<4.0.0", True),
        ("3.7.9", ">=3.8.0,<4.0.0", False),
        ("3.10.2", ">=3.8.0,<4.0.0", True),
        ("4.0.0.dev1", ">=3.8.0,<4.0.0", False),
        ("3.8.2", "==3.8.2", True),
    ],
)
def test_versions_are_compared_as_numbers(version: str, needed: str, expected: bool) -> None:
    assert fits(version, needed) is expected

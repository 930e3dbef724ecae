"""How a model is opened."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

SOURCE = Path(__file__).parents[2] / "src"


def test_spacy_is_imported_without_its_shell_and_still_tells_its_facts() -> None:
    program = (
        "import sys; from recoupe.lang.pack import load_pack; from recoupe.parse import load; load(load_pack('fr'));"
        "assert not any(name.startswith('spacy.cli') for name in sys.modules);"
        "import spacy; assert spacy.info(silent=True)['spacy_version'] == spacy.__version__"
    )
    found = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", program],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(SOURCE)},
    )
    assert found.returncode == 0, found.stderr

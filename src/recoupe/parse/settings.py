"""Which model reads: the user's own choice, or the one that recoupe brings."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path

from recoupe.errors import InputError

#: Names a pipeline for one run, before any configuration.
MODEL_VARIABLE = "RECOUPE_MODEL"
#: Names another configuration file than the usual one.
CONFIG_VARIABLE = "RECOUPE_CONFIG"


def configuration_file() -> Path:
    """Where the user's configuration stands, whether it exists or not (``~/.config/recoupe/config.toml`` on Linux)."""
    if chosen := os.environ.get(CONFIG_VARIABLE):
        return Path(chosen)
    from platformdirs import user_config_path

    return user_config_path("recoupe") / "config.toml"


def chosen_model() -> str | None:
    """The spaCy pipeline that the user wants, as a folder or an installed name; None for the one that recoupe brings.

    The environment variable RECOUPE_MODEL goes before ``[parse] model = "fr_core_news_lg"`` in the configuration.

    Raises:
        InputError: the configuration is no TOML, or ``model`` is no text.
    """
    if chosen := os.environ.get(MODEL_VARIABLE):
        return chosen
    path = configuration_file()
    if not path.is_file():
        return None
    try:
        settings = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise InputError(f"The configuration {path} is not well-formed TOML: {fault}.", "Mend that line.") from fault
    section = settings.get("parse", {})
    model = section.get("model") if isinstance(section, dict) else None
    if model is not None and not isinstance(model, str):
        raise InputError(f"[parse] model in {path} is no text.", 'Write for example model = "fr_core_news_lg".')
    return model or None

from __future__ import annotations

from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

import recoupe.web
from recoupe.web import words
from recoupe.web.terms import terms

WEB = Path(recoupe.web.__file__).parent
METHODS = [
    ("templates/**.html", "jinja2"),
    ("static/vendor/**.js", "ignore"),
    ("static/**.js", "javascript"),
    ("**.py", "python"),
]
TEMPLATES = {"templates/**.html": {"trimmed": "true", "trim_blocks": "true", "lstrip_blocks": "true"}}


def said_in(suffixes: tuple[str, ...]) -> dict[str | tuple[str, ...], str]:
    """Every sentence that the sources mark, with a file that says it."""
    found: dict[str | tuple[str, ...], str] = {}
    for file, _line, message, *_more in extract_from_dir(
        str(WEB), METHODS, TEMPLATES, keywords={"_": None, "gettext": None, "ngettext": (1, 2)}
    ):
        if file.endswith(suffixes):
            found.setdefault(message, file)
    return found


def translated(language: str, *, modules: bool) -> set[str | tuple[str, ...]]:
    out: set[str | tuple[str, ...]] = set()
    for path in (WEB / "locale" / language).rglob("*.po"):
        if (path.parent.name == "js") == modules:
            with path.open("rb") as file:
                for entry in read_po(file):
                    if (
                        entry.id
                        and not entry.fuzzy
                        and entry.string
                        and (isinstance(entry.string, str) or all(entry.string))
                    ):
                        out.add(tuple(entry.id) if isinstance(entry.id, (list, tuple)) else entry.id)
    return out


@pytest.mark.parametrize("language", [code for code in words.LANGUAGES if code != "en"])
@pytest.mark.parametrize("modules", [False, True])
def test_everything_that_is_said_is_said_in_every_language(language: str, modules: bool) -> None:
    said = said_in((".js",) if modules else (".py", ".html"))
    missing = {message: file for message, file in said.items() if message not in translated(language, modules=modules)}
    assert missing == {}


@pytest.mark.parametrize("language", [code for code in words.LANGUAGES if code != "en"])
@pytest.mark.parametrize("modules", [False, True])
def test_nothing_is_translated_that_nobody_says(language: str, modules: bool) -> None:
    said = said_in((".js",) if modules else (".py", ".html"))
    assert translated(language, modules=modules) - set(said) == set()


def test_terms_are_said_in_the_language_of_the_request() -> None:
    words.speak("fr")
    try:
        assert terms()["type"]["airstrike"] == "frappe aérienne"
    finally:
        words.speak("en")


@pytest.mark.parametrize(
    ("header", "language"),
    [("fr-CH, fr;q=0.9, en;q=0.8", "fr"), ("en-GB", "en"), ("ar", "en"), ("", "en"), ("de;q=x, fr;q=0.1", "fr")],
)
def test_the_browsers_language_is_taken_where_we_have_it(header: str, language: str) -> None:
    assert words.preferred(header) == language

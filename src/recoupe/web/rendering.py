"""From a template and what it shows to a page."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlencode

from markupsafe import Markup, escape
from starlette.responses import HTMLResponse

from recoupe.web import localised, words
from recoupe.web.assets import asset
from recoupe.web.terms import term, terms

if TYPE_CHECKING:
    from jinja2 import Environment
    from starlette.requests import Request

TEMPLATES = Path(__file__).parent / "templates"
THEMES = ("light", "dark")


@cache
def environment() -> Environment:
    """The templates: everything is escaped, and what a page forgot to give is an error."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    made.install_gettext_callables(words.gettext, words.ngettext, newstyle=True)  # type: ignore[attr-defined]
    made.globals.update(asset=asset, term=term, LANGUAGES=words.LANGUAGES, address=address)
    made.filters.update(
        day=localised.day, days=localised.days, moment=localised.moment, number=localised.number,
        percent=localised.percent, data=data, outward=outward,
    kept=kept,
    )  # fmt: skip
    return made


def address(path: str, **query: object) -> str:
    """A local address with whatever a name may hold: ``address("/reports/", "a b.txt")`` escapes what must be."""
    asked = {key: value for key, value in query.items() if value not in (None, "")}
    return quote(path, safe="/:@,") + (f"?{urlencode(asked, doseq=True)}" if asked else "")


def outward(url: str | None) -> str:
    """The address of a page elsewhere, where it is one: what a report says of itself may be anything.

    >>> outward("https://example.org/a"), outward("javascript:alert(1)")
    ('https://example.org/a', '')
    """
    return url if url and url.lower().startswith(("https://", "http://")) else ""


def data(value: object) -> Markup:
    """JSON for ``<script type="application/json">``: nothing in it can end the element."""
    raw = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for sign, code in (
        ("&", "\\u0026"),
        ("<", "\\u003c"),
        (">", "\\u003e"),
        ("\u2028", "\\u2028"),
        ("\u2029", "\\u2029"),
    ):
        raw = raw.replace(sign, code)
    return Markup(raw)  # noqa: S704 - no sign that HTML reads is left


def kept(text: str) -> Markup:
    """A report's text, so that the browser has the very same characters: it would turn a bare CR into a line feed."""
    return Markup(str(escape(text)).replace("\r", "&#13;"))  # noqa: S704 - escaped just before


def page(request: Request, template: str, *, status: int = 200, **shown: Any) -> HTMLResponse:  # noqa: ANN401
    """The page of a template, with what every page needs: language, theme, the token for changes, the address."""
    language = words.spoken()
    theme = request.cookies.get("theme", "")
    body = (
        environment()
        .get_template(template)
        .render(
            request=request,
            language=language,
            theme=theme if theme in THEMES else "",
            csrf=request.state.csrf,
            here=request.url.path,
            query=dict(request.query_params),
            other_languages=[
                (
                    code,
                    name,
                    "?"
                    + urlencode(
                        [*((k, v) for k, v in request.query_params.multi_items() if k != "lang"), ("lang", code)]
                    ),
                )
                for code, name in words.LANGUAGES.items()
                if code != language
            ],
            browser={"language": language, "words": dict(words.catalogue(language).modules), "terms": terms()},
            **shown,
        )
    )
    return HTMLResponse(body, status, {"Cache-Control": "no-store"})

"""`recoupe search`: which reports of a case say these words."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated

import typer

from recoupe.cli import options
from recoupe.cli.show import DEFAULT_CASE, CaseFile, opened

if TYPE_CHECKING:
    from rich.text import Text

    from recoupe.store.searching import Found


def search(
    words: Annotated[
        list[str], typer.Argument(help="Words that must all be there; “a phrase”, frapp*, -not.", metavar="WORDS…")
    ],
    *,
    case: CaseFile = DEFAULT_CASE,
    limit: Annotated[int, typer.Option("--limit", min=1, help="Show at most so many reports.")] = 20,
    offset: Annotated[int, typer.Option("--offset", min=0, help="Pass over so many first.")] = 0,
    form: options.Format = options.Form.TEXT,
) -> None:
    """Find the reports of a case that say these words; accents and capitals do not matter.

    Every word must be there. Words in quotation marks must stand in a row, `frapp*` finds all that begins so, and
    after `--` a word led by a hyphen must not be there.

    Examples:

        recoupe search menaka armee --case sahel.recoupe

        recoupe search '"poste de contrôle"' 'bombard*'

        recoupe search -- menaka -obus
    """
    from recoupe.show.terminal import counted

    with opened(case) as it:
        found = it.search(" ".join(words), limit=limit, offset=offset)
    if form is options.Form.JSONL:
        for one in found.found:
            typer.echo(json.dumps(_record(one), ensure_ascii=False))
        return
    console = options.terminal()
    for one in found.found:
        about = " · ".join(part for part in (one.outlet, one.published, one.title) if part)
        console.print(f"[bold]{_plain(one.report)}[/]  [dim]{_plain(about)}[/]", soft_wrap=True)
        console.print(_marked(one), soft_wrap=True)
    shown = f", {len(found.found)} shown" if len(found.found) < found.total else ""
    console.print(f"{counted(found.total, 'report')}{shown}.")


def _record(found: Found) -> dict[str, object]:
    return {
        "report": found.report,
        "outlet": found.outlet,
        "published": found.published,
        "title": found.title,
        "excerpt": found.words,
        "start": found.excerpt.start,
        "end": found.excerpt.end,
        "spans": [[span.start, span.end] for span in found.spans],
    }


def _marked(found: Found) -> Text:
    """The excerpt on one line, with what was searched for in bold."""
    from rich.text import Text

    text = Text("  ")
    at = found.excerpt.start
    for span in found.spans:
        if span.start >= at and span.end <= found.excerpt.end:
            text.append(_flat(found, at, span.start))
            text.append(_flat(found, span.start, span.end), style="bold red")
            at = span.end
    text.append(_flat(found, at, found.excerpt.end))
    return text


def _flat(found: Found, start: int, end: int) -> str:
    from_ = found.excerpt.start
    return "".join(" " if letter.isspace() else letter for letter in found.words[start - from_ : end - from_])


def _plain(words: str) -> str:
    from rich.markup import escape

    return escape(words)

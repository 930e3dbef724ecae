"""`recoupe show wording`, `sources`, `copies`, `toll`: how outlets word it, whom they cite, what they copy, how a toll moved."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from recoupe.cli import options
from recoupe.cli.show import DEFAULT_CASE, CaseFile, opened

if TYPE_CHECKING:
    from recoupe.compare.lineage import Step

MOST_NAMINGS = 60
CHANCE = 2.0
HARMS = ("killed", "injured", "captured", "missing")
MOVED = {"up": "↑", "down": "↓", "same": "=", "first": ""}
FATES = {"kept": "=", "changed": "~", "added": "+", "cut": "-"}
STYLES = {"kept": "dim", "changed": "yellow", "added": "green", "cut": "red"}


def wording(*, case: CaseFile = DEFAULT_CASE) -> None:
    """Show what each outlet calls whom, in its own voice and in quotes, and who acts in its sentences. Counts, no labels.

    Example:

        recoupe show wording --case deir-ez-zor.recoupe
    """
    from rich.table import Table

    from recoupe.compare.wording import acting, namings

    with opened(case) as it:
        readings = it.readings()
    console = options.terminal()
    table = Table(
        box=None, pad_edge=False, header_style="dim", title="What each outlet calls whom", title_justify="left"
    )
    for column in ("outlet", "actor", "words", "own voice", "quoted", "more than others"):
        table.add_column(column, justify="right" if column in ("own voice", "quoted") else "left")
    for naming in sorted(namings(readings), key=lambda n: (-(n.own + n.quoted), n.outlet, n.actor, n.words))[
        :MOST_NAMINGS
    ]:
        # Below two standard errors the difference may be chance, so nothing is shown.
        more = f"{naming.log_odds:+.1f}" if naming.log_odds is not None and abs(naming.z or 0) >= CHANCE else ""
        table.add_row(naming.outlet, naming.actor, naming.words, str(naming.own), str(naming.quoted), more)
    console.print(table)
    table = Table(box=None, pad_edge=False, header_style="dim", title="Who acts in its sentences", title_justify="left")
    for column in ("outlet", "kind", "active, doer named", "active, not", "passive, doer named", "passive, not"):
        table.add_column(column, justify="right" if "," in column else "left")
    for row in acting(readings):
        counts = (row.active_with, row.active_without, row.passive_with, row.passive_without)
        table.add_row(row.outlet, row.kind, *map(str, counts))
    console.print(table)


def sources(*, case: CaseFile = DEFAULT_CASE) -> None:
    """Show whom each outlet cites, and how often.

    Example:

        recoupe show sources --case deir-ez-zor.recoupe
    """
    from rich.table import Table

    from recoupe.compare.wording import cited
    from recoupe.show.table import origin_name

    table = Table(box=None, pad_edge=False, header_style="dim")
    for column in ("outlet", "cites", "times"):
        table.add_column(column, justify="right" if column == "times" else "left")
    with opened(case) as it:
        for outlet, source, times in cited(it.readings()):
            table.add_row(outlet, origin_name(source), str(times))
    options.terminal().print(table)


def copies(*, case: CaseFile = DEFAULT_CASE) -> None:
    """Show which reports take over another's text, and which sentences were kept (=), changed (~), added (+) or cut (-).

    Example:

        recoupe show copies --case deir-ez-zor.recoupe
    """
    from rich.markup import escape

    from recoupe.compare.lineage import steps

    with opened(case) as it:
        texts = {reading.report.name: reading.report.text for reading in it.readings()}
        found = {(copy.copy, copy.original): copy for incident in it.incidents() for copy in incident.copies}
    console = options.terminal()
    if not found:
        console.print("No report takes over another's text.")
    for (copy, original), how in sorted(found.items()):
        console.print(f"[bold]{escape(copy)}[/] takes over {how.share:.0%} of [bold]{escape(original)}[/] ({how.kind})")
        for step in steps(texts[copy], texts[original]):
            console.print(_line(step, texts[copy], texts[original]), style=STYLES[step.fate], markup=False)


def _line(step: Step, copy: str, original: str) -> str:
    words = step.copy.of(copy) if step.copy else step.original.of(original) if step.original else ""
    return f"  {FATES[step.fate]} {' '.join(words.split())}"


def toll(
    identity: Annotated[str, typer.Argument(help="The incident's id, or the beginning of it.", metavar="ID")],
    *,
    case: CaseFile = DEFAULT_CASE,
    harm: Annotated[str, typer.Option("--harm", help="killed, injured, captured or missing.")] = "killed",
) -> None:
    """Show how the toll of one incident moved from report to report.

    Example:

        recoupe show toll 2018-12-10
    """
    from rich.table import Table

    from recoupe.compare.tolls import tolls_over_time
    from recoupe.errors import unknown
    from recoupe.show.table import figure, origin_name

    if harm not in HARMS:
        raise unknown("harm", harm, HARMS)
    table = Table(box=None, pad_edge=False, header_style="dim")
    for column in ("published", "outlet", "origin", "figure", "of", "note", "words"):
        table.add_column(column)
    with opened(case) as it:
        texts = {reading.report.name: reading.report.text for reading in it.readings()}
        for count in tolls_over_time(it.incident(identity), harm):
            notes = (("part", count.part), ("since revised", count.revised), ("copy", count.copy))
            table.add_row(
                count.published or "no date", count.outlet, origin_name(count.origin),
                f"{MOVED[count.moved]} {figure(count.low, count.high)}".strip(), count.of,
                ", ".join(note for note, holds in notes if holds), " ".join(count.span.of(texts[count.report]).split()),
            )  # fmt: skip
    options.terminal().print(table)

"""`recoupe run`: from reports to incidents, a case and a dossier."""

from __future__ import annotations

import json
from collections import Counter
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from recoupe.cli import options

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from recoupe.case import Added, Case
    from recoupe.model.event import Reading
    from recoupe.read import Refusal


@options.reads
def run(
    paths: options.Paths,
    *,
    case: options.CaseFile = None,
    out: Annotated[
        Path | None, typer.Option("--out", help="Write the dossier (and the case) into this folder.")
    ] = None,
    form: options.Format = options.Form.TEXT,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object that sums up the run.")] = False,
    how: options.How,
) -> None:
    """Read reports, find the incidents that they tell, and lay the accounts side by side.

    Examples:

        recoupe run clippings/ --metadata clippings.csv --out out

        recoupe run new/*.html --case deir-ez-zor.recoupe

        recoupe run https://example.org/article.html https://example.org/rss --case deir-ez-zor.recoupe

        recoupe run clippings/ --format jsonl > incidents.jsonl
    """
    made = out is not None and _make(out)
    if out is not None:
        case = case or out / "case.recoupe"
    with options.stopping(case), how.opened(case) as opened:
        kept_in = opened.store.path
        try:
            with options.progress(quiet=how.quiet) as step:
                added = opened.add(
                    paths, metadata=how.metadata, workers=how.workers, on_read=step, max_size=how.most,
                    summaries=how.summaries,
                )  # fmt: skip
        finally:  # also where a table or a path is no good, or Ctrl-C came before the first report
            unused = opened.store.discard_if_unused()
            if unused and made and out is not None:
                _unmake(out)
        options.tell_refusals(added.refused, quiet=how.quiet)
        if not added.read and not added.known:
            _tell_nothing(added, None if unused else kept_in, as_json=as_json)
            raise typer.Exit(1)
        dossier = _dossier(opened, out) if out is not None else None
        if as_json:
            typer.echo(
                json.dumps(_summary(added, opened.store.count_incidents(), kept_in, dossier), ensure_ascii=False)
            )
        elif form is options.Form.JSONL:
            from recoupe.cli.show import incident_lines

            incident_lines(opened)
        else:
            _print(opened, added, kept_in, dossier, quiet=how.quiet)
    if how.strict and added.refused:
        raise typer.Exit(3)


def _make(folder: Path) -> bool:
    """Make the folder; whether it was not there before."""
    from recoupe.errors import InputError

    before = folder.exists()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError as fault:
        raise InputError(f"{folder} is a file, and --out takes a folder.", "Name another with --out.") from fault
    except OSError as fault:
        raise InputError(f"{folder} cannot be made: {fault.strerror}.", "Name another folder with --out.") from fault
    return not before


def _unmake(folder: Path) -> None:
    with suppress(OSError):  # somebody else has put something there meanwhile
        folder.rmdir()


def _tell_nothing(added: Added, case: Path | str | None, *, as_json: bool) -> None:
    """Say that nothing was read: an empty dossier would look as if there had been nothing to find."""
    if as_json:
        typer.echo(json.dumps(_summary(added, 0, None, None), ensure_ascii=False))
    found = f"none of {len(added.refused)} could be" if added.refused else "there is no report under the paths"
    kept = f" {case} is as it was." if case else ""
    typer.echo(f"recoupe: Nothing was read: {found}. No dossier is written.{kept}", err=True)


def _dossier(opened: Case, out: Path) -> Path:
    from recoupe.compare.lineage import steps
    from recoupe.compare.tolls import tolls_over_time
    from recoupe.show.beside import Tools
    from recoupe.show.dossier import write_dossier

    tools = Tools(tolls_over_time, steps)
    return write_dossier(out / "dossier.html", opened.incidents(), opened.readings(), tools)


def _summary(added: Added, incidents: int, case: Path | str | None, dossier: Path | None) -> dict[str, object]:
    return {
        "read": len(added.read),
        "known": len(added.known),
        "refused": [{"name": r.name, "kind": r.kind, "fact": r.fact, "remedy": r.remedy} for r in added.refused],
        "incidents": incidents,
        "case": str(case) if case else None,
        "dossier": str(dossier) if dossier else None,
    }


# How many of what were not read, by the kind of refusal.
UNREAD = {
    "missing": "not there", "unreadable": "not to be opened", "empty": "empty", "binary": "another kind of file",
    "too-large": "too large", "no-reports": "folder without reports", "language": "another language",
    "malformed": "damaged", "duplicate": "the same text again", "encrypted": "locked", "scan": "scan",
    "summary": "summaries only", "address": "address that may not be asked", "network": "not to be had now",
    "forbidden": "not given to programs",
}  # fmt: skip


def not_read(refused: Iterable[Refusal]) -> str:
    """How many were not read, by why: *3 (empty 2, another language 1)*; "" where all were."""
    counts = Counter(refusal.kind for refusal in refused if refusal.kind in UNREAD)
    why = ", ".join(f"{UNREAD[kind]} {count}" for kind, count in counts.most_common())
    return f"{counts.total()} ({why})" if counts else ""


def not_known(readings: Iterable[Reading]) -> str:
    """Of how many reports the day or the outlet is not known, which the user could say; "" where all is known."""
    kept = list(readings)
    missing = {
        "a date": sum(not reading.report.published and reading.published is None for reading in kept),
        "an outlet": sum(not reading.report.outlet for reading in kept),
    }
    return ", ".join(f"{count} without {what}" for what, count in missing.items() if count)


def _print(opened: Case, added: Added, case: Path | str | None, dossier: Path | None, *, quiet: bool) -> None:
    from recoupe.show import terminal

    console = options.terminal()
    every = opened.incidents()
    readings = {reading.report.name: reading for reading in opened.readings()}
    told_by_several = [incident for incident in every if incident.voices.reports > 1]
    for incident in told_by_several:
        for part in terminal.incident(incident, readings):
            console.print(part)
    alone = [incident for incident in every if incident.voices.reports == 1]
    if alone:
        console.print("[bold]Told by one report alone[/]" if told_by_several else "[bold]Incidents[/]")
        console.print(terminal.incident_list(alone))
        console.print()
    silent = [name for name, reading in readings.items() if not reading.events]
    if silent:
        console.print(f"Told no event: {', '.join(silent)}", markup=False)
    if quiet:
        return
    known = f" ({len(added.known)} known already)" if added.known else ""
    console.print(
        f"{terminal.counted(len(readings), 'report')}{known}, {terminal.counted(len(every), 'incident')}, "
        f"{len(told_by_several)} told by several reports."
    )
    for line in _notes(opened, added, not_known(readings.values()), case, dossier):
        console.print(line, markup=False, soft_wrap=True)


def _notes(opened: Case, added: Added, unknown: str, case: Path | str | None, dossier: Path | None) -> Iterator[str]:
    """What was not read, what is not known, which judgements are lost, and where the results are."""
    from recoupe.show.terminal import counted

    if unread := not_read(added.refused):
        yield f"Not read: {unread}; named above, with the way out."
    if unknown:
        yield f"Unknown:  {unknown}; a table says what you know: --metadata TABLE.csv."
    if lost := sum(decided.state == "orphaned" for decided in opened.judgements()):
        yield f"Orphaned: {counted(lost, 'judgement')}; see recoupe judge list --state orphaned"
    if case:
        yield f"Case:     {case}"
    if dossier:
        yield f"Dossier:  {dossier}"

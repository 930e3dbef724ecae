"""`recoupe match`: incidents derived anew, and weights learnt from judgements."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from recoupe.cli.show import DEFAULT_CASE, CaseFile, opened

if TYPE_CHECKING:
    from recoupe.case import Case
    from recoupe.match.weights import Weights


def match(
    *,
    case: CaseFile = DEFAULT_CASE,
    fit: Annotated[bool, typer.Option("--fit", help="Learn the weights from the case's judgements.")] = False,
    weights: Annotated[Path | None, typer.Option("--weights", help="A table of weights to match with.")] = None,
    out: Annotated[Path | None, typer.Option("--out", help="With --fit: write the fitted table here.")] = None,
) -> None:
    """Derive the incidents of a case anew; with --fit, learn the weights of the reasons from what people judged.

    Examples:

        recoupe match --case deir-ez-zor.recoupe

        recoupe match --case deir-ez-zor.recoupe --fit --out weights.csv
    """
    from recoupe.show.terminal import counted

    with opened(case) as it:
        if fit:
            _fit(it, out)
            return
        it.rematch(_weights(weights))
        typer.echo(f"{counted(len(it.readings()), 'report')}, {counted(len(it.incidents()), 'incident')}.")


def _weights(table: Path | None) -> Weights | None:
    from recoupe.match.weights import load_weights

    return load_weights(table) if table else None


def _fit(case: Case, out: Path | None) -> None:
    from recoupe.match.fit import fit
    from recoupe.match.weights import weights_table

    fitted = fit(case.readings(), case.holding())
    for name, check in (("written", fitted.written), ("fitted", fitted.fitted)):
        typer.echo(f"{name:8} {check.right:.0%} right, loss {check.loss:.3f}, on {check.judged} judgements held out")
    if not fitted.better:
        typer.echo("The written weights do better on what was held out; keep them.")
    if out is not None:
        out.write_text(weights_table(fitted.weights), encoding="utf-8", newline="")
        typer.echo(f"Fitted weights: {out}")

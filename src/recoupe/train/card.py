"""What a user should know of a model: what it learnt from, how, how well it reads, where it fails."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from recoupe.lang.pack import LanguagePack
    from recoupe.train.parts import Parts
    from recoupe.train.recipe import Recipe
    from recoupe.train.run import Plan
    from recoupe.train.score import Figures


def card(
    pack: LanguagePack,
    learnt: Parts,
    recipe: Recipe,
    plan: Plan,
    trees: Mapping[str, Figures],
    names: Mapping[str, float],
) -> str:
    """The model's card as Markdown, with the data's licences from the pack's ``training`` table."""
    rules = pack.lexicon("training")
    licences = rules.get("licence", [])
    second = [(f"{stem} (second round)", found) for stem, found in learnt.watch] if plan.second else []
    rows = [
        f"| {stem} | {len(found)} | {sum(len(t.words) for t in found)} |" for stem, found in (*learnt.learn, *second)
    ]
    return "\n".join(
        [
            f"# A model that reads {pack.name}",
            "",
            "A spaCy pipeline: words' classes and features, lemmas, dependencies, sentences, names. Made by",
            f"`recoupe train {pack.code}`; `SHA256SUMS` lists its files' hashes, which recoupe checks when it loads it.",
            "",
            "## Learnt from",
            "",
            "| part | sentences | words |",
            "|---|---|---|",
            *rows,
            f"| reports with names | {len(learnt.learn_names)} lines | |",
            "",
            *(f"- {entry['name']}: {entry['licence']}. {entry['credit']}" for entry in licences),
            "",
            "## How",
            "",
            *(f"- {name}: {value}" for name, value in {**asdict(recipe), **asdict(plan)}.items()),
            "",
            "## How well it reads",
            "",
            "From raw text, on parts that it did not learn from; F1 in per cent, relations without subtypes, punctuation",
            "left out. Texts of ten sentences; a sentence without a closing sign, as titles are, stands on its own line.",
            "",
            "| part | words | sentences | UPOS | features | lemmas | UAS | LAS |",
            "|---|---|---|---|---|---|---|---|",
            *(f"| {name} | {figures.row()} |" for name, figures in trees.items()),
            "",
            *(["| names | " + " | ".join(names) + " |", "|---|" + "---|" * len(names)] if names else []),
            *(["| F1 | " + " | ".join(f"{value:.1f}" for value in names.values()) + " |", ""] if names else []),
            "## Where it fails",
            "",
            *(f"- {weakness}" for weakness in rules.get("weaknesses", [])),
            "",
        ]
    )

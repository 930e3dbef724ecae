"""A folder of training data, divided into what is learnt from and what is only measured with."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from recoupe.errors import InputError
from recoupe.train.names import NamedLine, named_lines
from recoupe.train.treebanks import Tree, trees

if TYPE_CHECKING:
    from pathlib import Path

    from recoupe.lang.pack import LanguagePack


@dataclass(frozen=True)
class Parts:
    """Trees by treebank file and lines with names, each to learn from, to watch or to measure with."""

    learn: tuple[tuple[str, tuple[Tree, ...]], ...]
    watch: tuple[tuple[str, tuple[Tree, ...]], ...]
    measure: tuple[tuple[str, tuple[Tree, ...]], ...]
    learn_names: tuple[NamedLine, ...]
    measure_names: tuple[NamedLine, ...]

    @property
    def single_names(self) -> tuple[str, ...]:
        """Words of persons' and places' names, to put into trees in the place of others."""
        found = {
            word
            for line in self.learn_names
            for start, end, label in line.names
            if label in {"PER", "LOC"}
            for word in line.text[start:end].split()
            if word[:1].isupper() and len(word) > 3 and "'" not in word
        }
        return tuple(sorted(found))

    @property
    def raw(self) -> tuple[str, ...]:
        """The lines with names as plain text, with the spaces that the page had before its points taken out."""
        lines = [_tidy(line.text) for line in self.learn_names]
        return tuple(line for line in lines if len(line) > 3)


def _tidy(line: str) -> str:
    return re.sub(r" ([,.)])", r"\1", re.sub(r"\( ", "(", re.sub(r"  +", " ", line))).strip()


def parts(data: Path, pack: LanguagePack) -> Parts:
    """Everything under a folder: ``*.conllu`` files and brat's ``*.ann`` with the ``*.txt`` beside them.

    The pack's ``training`` table says which files are learnt from; of the others, names with « train » are learnt from,
    with « dev » watched, the rest measured with.

    Raises:
        InputError: the folder holds no treebank to learn from.
    """
    rules = pack.lexicon("training")
    kinds: dict[str, list[tuple[str, tuple[Tree, ...]]]] = {"learn": [], "watch": [], "measure": []}
    for path in sorted(data.rglob("*.conllu")):
        if path.stem.startswith(tuple(rules["leave"])):
            continue
        learnt = path.stem.startswith(tuple(rules["learn"])) or "train" in path.stem
        kind = "learn" if learnt else "watch" if "dev" in path.stem else "measure"
        kinds[kind].append((path.stem, tuple(trees(path))))
    if not kinds["learn"]:
        raise InputError(f"There is no treebank to learn from in {data}.", "Give a folder with files *train*.conllu.")
    named = [path for path in sorted(data.rglob("*.ann")) if path.with_suffix(".txt").is_file()]
    lines: tuple[list[NamedLine], list[NamedLine]] = ([], [])
    apart = int(rules["names_apart"])
    for number, path in enumerate(named):
        lines[number % apart == apart - 1].extend(named_lines(path.with_suffix(".txt")))
    return Parts(
        tuple(kinds["learn"]), tuple(kinds["watch"]), tuple(kinds["measure"]), tuple(lines[0]), tuple(lines[1])
    )

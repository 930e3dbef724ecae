"""How fast and how well the shipped parser reads: words a second on one core, load time, memory, accuracy.

    python benchmarks/parse.py FOLDER [--treebanks DIR] [--names DIR]

FOLDER holds texts (*.txt). With --treebanks, the treebank files (*test*.conllu) are read from raw text and scored as on
the model's card; with --names, every tenth report with names (brat's *.ann beside *.txt) too.
"""

from __future__ import annotations

import argparse
import os
import resource
import time
from pathlib import Path


def main() -> None:
    """Measure and print a table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("texts", type=Path)
    options.add_argument("--treebanks", type=Path)
    options.add_argument("--names", type=Path)
    options.add_argument("--words", type=int, default=100_000, help="how many words to read, about")
    given = options.parse_args()
    for name in ("OMP_NUM_THREADS", "BLIS_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
        os.environ[name] = "1"
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    from recoupe.lang.pack import load_pack
    from recoupe.parse import load

    begun = time.perf_counter()
    parser = load(load_pack("fr"))
    print(f"load             {time.perf_counter() - begun:8.2f} s, spaCy included")
    texts, count = [], 0
    for path in sorted(given.texts.rglob("*.txt")):
        texts.append(path.read_text(encoding="utf-8", errors="replace"))
        count += len(texts[-1].split())
        if count >= given.words:
            break
    warm = parser.sentences(texts[0])
    wall, own = time.perf_counter(), time.process_time()
    words = sum(len(s.tokens) for sentences in parser.many(texts) for s in sentences)
    wall, own = time.perf_counter() - wall, time.process_time() - own
    print(f"words            {words:8d} in {len(texts)} texts")
    # On a machine that others use too, the processor's own time is the fairer figure.
    print(f"words a second   {words / own:8.0f} by processor time, {words / wall:.0f} by the clock")
    print(f"memory           {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:8.0f} MB at most")
    assert warm == parser.sentences(texts[0])
    if given.treebanks:
        accuracy(given.treebanks)
    if given.names:
        names(given.names)


def accuracy(folder: Path) -> None:
    """The table of the card, for every treebank file with « test » in its name."""
    from recoupe.lang.pack import load_pack
    from recoupe.parse import load
    from recoupe.train.score import tree_figures
    from recoupe.train.treebanks import trees

    read = load(load_pack("fr")).sentences
    print("part | words | sentences | UPOS | features | lemmas | UAS | LAS")
    for path in sorted(folder.rglob("*test*.conllu")):
        found = list(trees(path))
        print(f"{path.stem}, titles on lines of their own | {tree_figures(found, read).row()}")
        print(f"{path.stem}, all in one line | {tree_figures(found, read, on_lines=False).row()}")


def names(folder: Path) -> None:
    """F1 of names on every tenth report."""
    from recoupe.lang.pack import load_pack
    from recoupe.parse import load
    from recoupe.train.names import named_lines
    from recoupe.train.score import name_figures

    apart = sorted(folder.rglob("*.ann"))[9::10]
    lines = [line for path in apart for line in named_lines(path.with_suffix(".txt"))]
    found = name_figures(lines, load(load_pack("fr")).sentences)
    print("names | " + " | ".join(f"{label} {value:.1f}" for label, value in found.items()))


if __name__ == "__main__":
    main()

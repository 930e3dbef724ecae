"""From a folder of open data to a model that recoupe reads with: the whole way, in stages that can be taken up again."""

from __future__ import annotations

import json
import random
import shutil
import warnings
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from recoupe.lang.pack import load_pack
from recoupe.parse.engine import OUR_WORDS, Parser, reads_letters
from recoupe.parse.lemmas import TABLE, table_of
from recoupe.parse.shipped import seal
from recoupe.train.card import card
from recoupe.train.corpus import AS_PAGES, AS_WRITTEN, Habits, Stock, name_example, texts, tree_example, varied
from recoupe.train.lexical import give_bits
from recoupe.train.parts import Parts, parts
from recoupe.train.recipe import Course, Recipe, epochs, name_pipeline, syntax_pipeline, teach
from recoupe.train.score import Figures, name_figures, tree_figures
from recoupe.train.silver import agreed
from recoupe.train.templates import moulded
from recoupe.train.variants import speakers

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from recoupe.lang.pack import LanguagePack
    from recoupe.train.treebanks import Tree

    #: Is told the stage, the epochs done and the epochs in all.
    Told = Callable[[str, int, int], None]


#: Sentences from the moulds of reports per text of the treebanks.
MOULDED = 0.06


@dataclass(frozen=True)
class Plan:
    """How long each stage learns, in epochs; 0 leaves it out. The figures of the shipped model are the defaults."""

    first: int = 20
    others: int = 10
    second: int = 18
    names: int = 16


@dataclass(frozen=True)
class Trained:
    """Where the model lies and how well it reads what it never saw."""

    folder: Path
    trees: dict[str, Figures]
    names: dict[str, float]


def train(
    language: str,
    data: Path,
    out: Path,
    *,
    seed: int = 1,
    plan: Plan | None = None,
    recipe: Recipe | None = None,
    told: Told | None = None,
) -> Trained:
    """Make a model from a folder of treebanks and reports with names; it lies in ``out`` / « model » when done.

    One parser learns from the trees; two others, shorter, from other beginnings; the sentences of the reports on which
    they agree with the first are learnt from in a second round, and the watched part of the treebanks too. Names are
    learnt by layers of their own. A run that was broken off goes on where it was when started again with the same folder.

    Raises:
        InputError: there is no such language, or nothing to learn from in ``data``.
    """
    pack = load_pack(language)
    run = _Run(pack, parts(data, pack), out, replace(recipe or Recipe(), seed=seed), plan or Plan(), told or _silent)
    return run.whole()


def _silent(stage: str, done: int, total: int) -> None:
    """Tell nobody."""


@dataclass(frozen=True)
class _Run:
    pack: LanguagePack
    parts: Parts
    out: Path
    recipe: Recipe
    plan: Plan
    told: Told

    def whole(self) -> Trained:
        from thinc.api import NumpyOps, get_current_ops, set_current_ops

        if type(get_current_ops()) is NumpyOps:
            # The blis wheel brings no kernels for new processors; NumPy's product is three times as fast there.
            set_current_ops(NumpyOps(use_blis=False))
        with warnings.catch_warnings():
            # Each stage is put together from pipelines that hold the same lexicon bits; spaCy cannot know that.
            warnings.filterwarnings("ignore", message=r".*W1(13|14)")
            first = self._syntax("first parser", self.plan.first, self.recipe)
            silver: list[list[Tree]] = []
            if self.plan.others and self.plan.second:
                others = [
                    self._syntax(f"other parser {n}", self.plan.others, replace(self.recipe, seed=self.recipe.seed + n))
                    for n in (1, 2)
                ]
                silver = self._silver([first, *others])
            if self.plan.second:
                again = replace(self.recipe, rate=self.recipe.rate * 0.6, decay_from=0.2, seed=self.recipe.seed + 10)
                first = self._syntax("second round", self.plan.second, again, first, silver)
            names = self._names() if self.plan.names and self.parts.learn_names else None
            return self._assembled(first, names)

    def _syntax(
        self, stage: str, count: int, recipe: Recipe, start: Any = None, silver: Sequence[Sequence[Tree]] = ()
    ) -> Any:
        learnt = [trees for _, trees in self.parts.learn]
        if start is not None:
            # Nothing is chosen by the watched part any more, so that the second round may learn from it.
            learnt += [trees for _, trees in self.parts.watch]
        stock = Stock(self.parts.single_names, tuple(speakers(t for trees in learnt for t in trees)))
        nlp = start or syntax_pipeline(recipe)

        def epoch_of(rng: random.Random, nlp: Any, habits: Habits = AS_PAGES) -> list[Any]:
            corpora = [*learnt, *(trees for trees in silver if rng.random() < 0.5)]
            groups = [group for trees in corpora for group in texts(trees, rng, habits)]
            found = [
                tree_example([varied(t, rng, habits, stock, len(g) == 1) for t in g], nlp, self.pack) for g in groups
            ]
            if habits == AS_PAGES:
                count = round(len(found) * MOULDED) if stock.subjects else 0
                found += [tree_example([moulded(rng, stock.subjects)], nlp, self.pack) for _ in range(count)]
            rng.shuffle(found)
            return found

        if start is None:
            nlp.initialize(lambda: epoch_of(random.Random(recipe.seed), nlp, AS_WRITTEN))
        return self._taught(stage, nlp, epoch_of, recipe, count)

    def _names(self) -> Any:
        import spacy

        vocab = spacy.blank("xx").vocab
        give_bits(vocab, self.pack)
        # Names are fewer than words and learnt by heart sooner: more is dropped, fewer states are told apart.
        recipe = replace(self.recipe, drop=0.3, hidden=min(64, self.recipe.hidden))
        nlp = name_pipeline(recipe, vocab, vectors=True)

        def epoch_of(rng: random.Random, nlp: Any) -> list[Any]:
            found = [name_example(line, nlp, self.pack) for line in self.parts.learn_names]
            rng.shuffle(found)
            return [example for example in found if len(example.reference)]

        nlp.initialize(lambda: epoch_of(random.Random(recipe.seed), nlp))
        return self._taught("names", nlp, epoch_of, recipe, count=self.plan.names)

    def _taught(
        self, stage: str, nlp: Any, epoch_of: Callable[[random.Random, Any], list[Any]], recipe: Recipe, count: int
    ) -> Any:
        """The pipeline after so many epochs; what an earlier run of this stage has done is taken over."""
        from spacy.util import fix_random_seed

        folder = self.out / "stages" / stage.replace(" ", "-")
        state = folder / "course.json"
        begun = int(json.loads(state.read_text(encoding="utf-8"))["epoch"]) if state.is_file() else 0
        if begun:
            nlp = taken_up(folder / "pipeline")
        fix_random_seed(recipe.seed + begun)

        def checkpoint(pipeline: Any, course: Course) -> None:
            fresh = folder / "pipeline.new"
            fresh.parent.mkdir(parents=True, exist_ok=True)
            pipeline.to_disk(fresh)
            # Whatever breaks off, either the old or the new pipeline stands there whole.
            shutil.rmtree(folder / "pipeline", ignore_errors=True)
            fresh.rename(folder / "pipeline")
            state.write_text(json.dumps({"epoch": course.epoch}), encoding="utf-8")
            self.told(stage, course.epoch, count)

        teach(nlp, lambda rng: epoch_of(rng, nlp), recipe, epochs(count), checkpoint, begun=begun)
        # The averaged weights, not the last ones, are what a stage gives on.
        return taken_up(folder / "pipeline")

    def _silver(self, pipelines: Sequence[Any]) -> list[list[Tree]]:
        readers = [Parser(nlp, self.pack) for nlp in pipelines]
        found = []
        for number, line in enumerate(self.parts.raw):
            trees = list(agreed([reader.sentences(line) for reader in readers], line, f"silver/{number}"))
            if trees:
                found.append(trees)
        return found

    def _assembled(self, syntax: Any, names: Any) -> Trained:
        nlp = assembled(syntax, names, self.parts, self.pack)
        folder = self.out / "model"
        shutil.rmtree(folder, ignore_errors=True)
        nlp.to_disk(folder)
        lighten(folder)
        read = Parser(nlp, self.pack).sentences
        figures = {name: tree_figures(trees, read) for name, trees in self.parts.measure if trees}
        found = name_figures(self.parts.measure_names, read) if names is not None and self.parts.measure_names else {}
        (folder / "MODEL.md").write_text(card(self.pack, self.parts, self.recipe, self.plan, figures, found), "utf-8")
        seal(folder)
        return Trained(folder, figures, found)


def taken_up(folder: Path) -> Any:
    """A pipeline from a folder, ready to learn on."""
    import spacy

    nlp = spacy.load(folder)
    reads_letters(nlp.vocab)
    if nlp.has_pipe("trainable_lemmatizer"):
        # spaCy 3.8 does not restore this mapping, and without it takes every lemma for the first one.
        lemmatizer = nlp.get_pipe("trainable_lemmatizer")
        lemmatizer.tree2label = {tree: label for label, tree in enumerate(lemmatizer.cfg["labels"])}
    return nlp


def assembled(syntax: Any, names: Any, learnt: Parts, pack: LanguagePack) -> Any:
    """One pipeline of the parts that were trained apart, with the table of lemmas that the trees give."""
    if names is not None:
        syntax.vocab.vectors = names.vocab.vectors
        # Before the parser: no name crosses a sentence break, and the parser breaks some names.
        syntax.add_pipe("ner", source=names, first=True)
    rows: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for _, trees in (*learnt.learn, *learnt.watch):
        for tree in trees:
            for word in tree.words:
                rows[word.form if word.pos == "PROPN" else word.form.lower(), word.pos][word.lemma] += 1
    syntax.vocab.lookups.remove_table(TABLE) if syntax.vocab.lookups.has_table(TABLE) else None
    syntax.vocab.lookups.add_table(TABLE, table_of(rows, pack))
    syntax.meta.update(
        name=f"recoupe_{pack.code}", version="0.1.0", spacy_version=">=3.8.0,<4.0.0", description=f"Reads {pack.name}."
    )
    syntax.meta[OUR_WORDS] = {"words": 1, "letters": 1}
    return syntax


def lighten(folder: Path) -> None:
    """Leave out of a saved pipeline the words that it met while it learnt: only the edit trees need theirs."""
    import srsly
    from spacy.strings import get_string_id

    trees = srsly.msgpack_loads((folder / "trainable_lemmatizer" / "trees").read_bytes())["trees"]
    needed = {tree[part] for tree in trees for part in ("orig", "subst") if part in tree}
    words = folder / "vocab" / "strings.json"
    kept = [word for word in srsly.read_json(words) if get_string_id(word) in needed]
    srsly.write_json(words, kept)

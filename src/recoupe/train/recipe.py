"""How the pipeline is built and taught: layers, rates, batches, averages."""

from __future__ import annotations

import random
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from recoupe.parse.engine import OUR_WORDS, reads_letters

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence


@dataclass(frozen=True, slots=True)
class Recipe:
    """The figures of a training, as they go onto the model's card."""

    width: int = 128
    depth: int = 4
    window: int = 1
    pieces: int = 3
    rows: tuple[int, ...] = (6000, 3000, 3000, 4000, 1000)
    attrs: tuple[str, ...] = ("NORM", "PREFIX", "SUFFIX", "LOWER", "SHAPE")
    own_layers: bool = True
    hidden: int = 96
    wide_state: bool = False
    drop: float = 0.25
    rate: float = 0.001
    floor: float = 0.03
    warmup: int = 200
    decay_from: float = 0.35
    weight_decay: float = 0.01
    batch: tuple[int, int] = (250, 1000)
    growing: int = 1500
    seed: int = 1


def layers(recipe: Recipe, vectors: bool = False) -> dict[str, Any]:
    """The embedding and the convolutions, as spaCy's configuration has them."""
    return {
        "@architectures": "spacy.Tok2Vec.v2",
        "embed": {
            "@architectures": "spacy.MultiHashEmbed.v2",
            "width": recipe.width,
            "attrs": list(recipe.attrs),
            "rows": list(recipe.rows),
            "include_static_vectors": vectors,
        },
        "encode": {
            "@architectures": "spacy.MaxoutWindowEncoder.v2",
            "width": recipe.width,
            "depth": recipe.depth,
            "window_size": recipe.window,
            "maxout_pieces": recipe.pieces,
        },
    }


def _states(kind: str, recipe: Recipe, tok2vec: dict[str, Any]) -> dict[str, Any]:
    return {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": kind,
        "extra_state_tokens": recipe.wide_state,
        "hidden_width": recipe.hidden,
        "maxout_pieces": 2,
        "use_upper": True,
        "nO": None,
        "tok2vec": tok2vec,
    }


def syntax_pipeline(recipe: Recipe, vocab: Any = True, vectors: bool = False) -> Any:
    """An empty pipeline for words, features, lemmas and trees."""
    import spacy

    nlp = spacy.blank("xx", vocab=vocab)
    reads_letters(nlp.vocab)
    nlp.meta[OUR_WORDS] = {"words": 1, "letters": 1}
    listener = {"@architectures": "spacy.Tok2VecListener.v1", "width": recipe.width, "upstream": "tok2vec"}
    nlp.add_pipe("tok2vec", config={"model": layers(recipe, vectors)})
    nlp.add_pipe("morphologizer", config={"model": {"@architectures": "spacy.Tagger.v2", "tok2vec": listener}})
    nlp.add_pipe(
        "trainable_lemmatizer", config={"model": {"@architectures": "spacy.Tagger.v2", "tok2vec": listener}, "top_k": 3}
    )
    own = layers(recipe, vectors) if recipe.own_layers else listener
    nlp.add_pipe("parser", config={"model": _states("parser", recipe, own)})
    return nlp


def name_pipeline(recipe: Recipe, vocab: Any = True, vectors: bool = False) -> Any:
    """An empty pipeline for names."""
    import spacy

    nlp = spacy.blank("xx", vocab=vocab)
    reads_letters(nlp.vocab)
    nlp.meta[OUR_WORDS] = {"words": 1, "letters": 1}
    nlp.add_pipe("ner", config={"model": _states("ner", recipe, layers(recipe, vectors))})
    return nlp


def batches(examples: Sequence[Any], size: Callable[[], float]) -> Iterator[list[Any]]:
    """Examples in their order, so many words at a time."""
    batch: list[Any] = []
    count = 0
    for example in examples:
        batch.append(example)
        count += len(example.reference)
        if count >= size():
            yield batch
            batch, count = [], 0
    if batch:
        yield batch


@dataclass
class Course:
    """One training as it runs: epochs done and steps taken."""

    epoch: int = 0
    step: int = 0


def teach(
    nlp: Any,
    epoch_of: Callable[[random.Random], list[Any]],
    recipe: Recipe,
    progress: Callable[[Course], float],
    checkpoint: Callable[[Any, Course], None],
    every: int = 1,
    begun: int = 0,
) -> None:
    """Train until ``progress`` (0 to 1) reaches 1; ``checkpoint`` sees the averaged weights every so many epochs.

    ``begun`` epochs lie behind a training that is taken up again. Each epoch draws its own lots, so that one that
    was broken off goes through the same texts as one that was not.
    """
    from thinc.api import Adam

    sgd = Adam(recipe.rate, L2=recipe.weight_decay, grad_clip=1.0, use_averages=True, L2_is_weight_decay=True)
    course = Course(epoch=begun)
    low, high = recipe.batch
    while (done := progress(course)) < 1:
        rng = random.Random(f"{recipe.seed}/{course.epoch}")
        for batch in batches(epoch_of(rng), lambda: low + (high - low) * min(1.0, course.step / recipe.growing)):
            done = progress(course)
            if done >= 1:
                break
            fall = max(0.0, (done - recipe.decay_from) / (1 - recipe.decay_from))
            sgd.learn_rate = recipe.rate * min(1.0, (course.step + 1) / recipe.warmup) * max(recipe.floor, 1 - fall)
            nlp.update(batch, sgd=sgd, drop=recipe.drop)
            course.step += 1
        course.epoch += 1
        if progress(course) >= 1 or course.epoch % every == 0:
            with nlp.use_params(sgd.averages):
                checkpoint(nlp, course)


def clock(minutes: float) -> Callable[[Course], float]:
    """Progress by the clock."""
    begun = time.monotonic()
    return lambda _: (time.monotonic() - begun) / (minutes * 60)


def epochs(count: int) -> Callable[[Course], float]:
    """Progress by epochs."""
    return lambda course: course.epoch / count

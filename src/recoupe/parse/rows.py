"""What a model's first layer makes of a word is kept, since it is the same wherever the word stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

#: Words that go through the layer together. Always as many, so that a word's row does not depend on its company: the
#: matrix product of another number of rows may differ in its last bit.
BLOCK = 64
#: Words whose rows are kept; beyond, all are forgotten and made anew.
KEPT = 40_000


class Rows:
    """The rows of one embedding layer by word, made when first asked for.

    ``layer`` is a thinc layer from documents to one array (words × width) per document, which looks at each word alone.
    """

    def __init__(self, layer: Any, vocab: Any) -> None:  # noqa: ANN401  spaCy and thinc ship no types
        self.layer = layer
        self._vocab = vocab
        self._places: dict[int, int] = {}
        self._table: Any = None

    def of(self, docs: Sequence[Any]) -> list[Any]:
        """For each document the rows of its words, in their order."""
        keys = [doc.to_array("ORTH").tolist() for doc in docs]
        fresh = list(dict.fromkeys(key for row in keys for key in row if key not in self._places))
        if fresh and len(self._places) + len(fresh) > KEPT:
            self._places.clear()
            fresh = list(dict.fromkeys(key for row in keys for key in row))
        for low in range(0, len(fresh), BLOCK):
            self._learn(fresh[low : low + BLOCK])
        places = self._places
        return [self._table[[places[key] for key in row]] for row in keys]

    def _learn(self, block: list[int]) -> None:
        import numpy as np
        from spacy.tokens import Doc

        forms = [self._vocab.strings[key] for key in block]
        doc = Doc(self._vocab, words=forms + ["."] * (BLOCK - len(forms)))
        rows = self.layer.predict([doc])[0][: len(block)]
        begun = len(self._places)
        if self._table is None:
            self._table = np.zeros((1024, rows.shape[1]), dtype=rows.dtype)
        while begun + len(block) > len(self._table):
            self._table = np.concatenate([self._table, np.zeros_like(self._table)])
        self._table[begun : begun + len(block)] = rows
        self._places.update(zip(block, range(begun, begun + len(block)), strict=True))


def keep_rows(nlp: Any) -> None:  # noqa: ANN401  spaCy ships no types
    """Have each embedding layer of a pipeline keep its rows; a layer of another make is left alone."""
    from thinc.api import Model

    for _, pipe in nlp.pipeline:
        if not hasattr(pipe, "model"):
            continue
        for node in list(pipe.model.walk()):
            layers = node.layers
            if len(layers) > 1 and layers[1].name.startswith("with_array(residual") and "hashembed" in layers[0].name:
                layers[0] = Model("kept_rows", _forward(Rows(layers[0], nlp.vocab)))


def _forward(rows: Rows) -> Callable[[Any, Any, bool], tuple[Any, Any]]:
    def forward(_: Any, docs: Any, is_train: bool) -> tuple[Any, Any]:  # noqa: ANN401  spaCy ships no types
        if is_train:
            raise ValueError("A pipeline that keeps its rows cannot learn; load it anew to train it.")
        return rows.of(docs), None

    return forward

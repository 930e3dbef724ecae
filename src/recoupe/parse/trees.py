"""Lemmas by the model's edit trees, asked only of words that its table does not know."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

PIPE = "trainable_lemmatizer"
#: How many of the likeliest trees are tried; one that does not fit the word gives nothing.
TRIED = 3


class EditTrees:
    """spaCy's edit-tree lemmatizer, taken out of the pipeline, where it would look at every word.

    « combattait » and the tree “strip « ait », add « re »” give « combattre ».
    """

    def __init__(self, pipe: Any) -> None:  # noqa: ANN401  spaCy ships no types
        softmax = pipe.model.get_ref("softmax")
        self._weights = softmax.get_param("W")
        self._bias = softmax.get_param("b")
        self._labels = pipe.cfg["labels"]
        self._trees = pipe.trees

    def lemmas(self, doc: Any, rows: Sequence[int]) -> list[str]:  # noqa: ANN401  spaCy ships no types
        """The lemma of each of these words of a parsed document; "" where no tree fits."""
        if not rows:
            return []
        scores = doc.tensor[list(rows)] @ self._weights.T + self._bias
        likeliest = (-scores).argsort(axis=1, kind="stable")[:, :TRIED]
        return [self._first(doc[i].text, labels) for i, labels in zip(rows, likeliest.tolist(), strict=True)]

    def _first(self, form: str, labels: Sequence[int]) -> str:
        for label in labels:
            found = self._trees.apply(self._labels[label], form)
            if found:
                return str(found)
        return ""


def taken_out(nlp: Any) -> EditTrees | None:  # noqa: ANN401  spaCy ships no types
    """The pipeline's edit trees, no longer a part of it; None where it has none."""
    if not nlp.has_pipe(PIPE):
        return None
    _, pipe = nlp.remove_pipe(PIPE)
    return EditTrees(pipe)

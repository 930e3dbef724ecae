"""Sentences from a spaCy pipeline: ours or any with French Universal Dependencies. Labels are mapped here alone."""

from __future__ import annotations

import gc
import os
import re
import sys
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from recoupe.errors import ModelError
from recoupe.model.sentence import Name, Sentence, Token
from recoupe.model.text import Span
from recoupe.parse.breaks import breaks
from recoupe.parse.lemmas import TABLE, decided, lemma
from recoupe.parse.lines import LONGEST, Piece, pieces
from recoupe.parse.rows import keep_rows
from recoupe.parse.shipped import AGAIN, ANOTHER, check, fingerprint
from recoupe.parse.trees import taken_out
from recoupe.parse.words import LEVEL, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from recoupe.lang.pack import LanguagePack

    #: A piece, its words as they are parsed, and where each stands in the text.
    _Place = tuple[Piece, list[str], list[tuple[int, int]]]

#: Relations whose subtype our rules read; of all others only the part before the colon is kept.
KEPT = frozenset({"nsubj:pass", "obl:agent", "acl:relcl", "aux:pass", "expl:subj", "expl:pass"})
#: Names as other pipelines call them; what is not here (dates, sums) is no name.
NAMES = {
    "PER": "PER", "PERSON": "PER", "LOC": "LOC", "GPE": "LOC", "FAC": "LOC", "ORG": "ORG", "NORP": "MISC",
    "MISC": "MISC", "EVENT": "MISC", "PRODUCT": "MISC", "WORK_OF_ART": "MISC",
}  # fmt: skip
#: What a model's meta.json says when it was trained on the words that ``parse.words`` finds.
OUR_WORDS = "recoupe"
_DIGIT = re.compile(r"\d")
#: Pieces of one text that go through the pipeline together. Texts are never mixed, so none changes another's parse.
BATCH = 64
COLUMNS = ["LEMMA", "POS", "MORPH", "DEP", "HEAD", "SENT_START"]
_HALF, _WRAP = 1 << 63, 1 << 64
_SHELL = "spacy.cli.info"
#: Words whose lemma is kept at hand.
REMEMBERED = 200_000


class Parser:
    """Reads a text's sentences: words, lemmas, features, who depends on whom, names.

    « Cinq soldats ont été tués. » gives one sentence whose root is « tués », with « soldats » as nsubj:pass.
    ``fingerprint`` names the model: two readings with the same one were parsed by the same weights.
    """

    def __init__(self, nlp: Any, pack: LanguagePack, fingerprint: str = "") -> None:  # noqa: ANN401  spaCy ships no types
        self.fingerprint = fingerprint or f"{nlp.meta['lang']}_{nlp.meta['name']}-{nlp.meta['version']}"
        self._nlp = nlp
        self._pack = pack
        self._ours = bool(nlp.meta.get(OUR_WORDS))
        self._relations: dict[int, str] = {}
        self._known: Mapping[str, str] = nlp.vocab.lookups.get_table(TABLE, {})
        self._trees = taken_out(nlp) if self._ours and self._known else None
        self._words: dict[tuple[str, int, int, str], tuple[str, str, str]] = {}
        self._asked: dict[tuple[str, int], bool] = {}

    def sentences(self, text: str) -> tuple[Sentence, ...]:
        """The sentences of one text, in order, with offsets in that text.

        Line breaks end sentences unless the text is merely wrapped; ``paragraph`` counts lines from 0.
        """
        level = text.translate(LEVEL).replace("\n", " ").replace("\r", " ")
        found: list[Sentence] = []
        # One piece after the other, so that of a long text only the sentences are held and not spaCy's documents.
        parts = (part for piece in pieces(text) for part in self._parts(piece, level))
        for doc, (piece, forms, places) in self._nlp.pipe(parts, as_tuples=True, batch_size=BATCH):
            found.extend(self._read(text, piece.paragraph, doc, forms, places, len(found)))
        return tuple(found)

    def many(self, texts: Iterable[str]) -> Iterator[tuple[Sentence, ...]]:
        """The sentences of each text, one text after the other: no text changes another's parse."""
        for text in texts:
            yield self.sentences(text)

    def _parts(self, piece: Piece, level: str) -> Iterator[tuple[Any, _Place]]:
        from spacy.tokens import Doc

        line = level[piece.start : piece.end]
        if self._ours:
            spans = words(line, self._pack)
        else:
            # A foreign pipeline learnt its own words.
            spans = [(t.idx, t.idx + len(t)) for t in self._nlp.tokenizer(line) if not t.is_space]
        forms = [line[a:b] for a, b in spans]
        for low, high in _cuts(forms):
            part = spans[low:high]
            follows = [line[b : b + 1] == " " for _, b in part]
            marks = breaks(forms[low:high])
            doc = Doc(self._nlp.vocab, words=forms[low:high], spaces=follows, sent_starts=marks)
            yield doc, (piece, forms[low:high], [(piece.start + a, piece.start + b) for a, b in part])

    def _read(
        self,
        text: str,
        paragraph: int,
        doc: Any,  # noqa: ANN401  spaCy ships no types
        forms: list[str],
        places: list[tuple[int, int]],
        index: int,
    ) -> Iterator[Sentence]:
        rows = doc.to_array(COLUMNS).tolist()
        guesses = self._guesses(doc, forms, rows)
        starts = [i for i, row in enumerate(rows) if i == 0 or row[5] == 1]
        names = [(e.start, e.end, NAMES[e.label_]) for e in doc.ents if e.label_ in NAMES]
        for low, high in zip(starts, [*starts[1:], len(rows)], strict=True):
            tokens = []
            for i in range(low, high):
                _, pos, feats, dep, head, _ = rows[i]
                start, end = places[i]
                # Heads are counted from the word, in 64 bits without a sign.
                head += i - low
                head = head - _WRAP if head >= _HALF else head
                # A head in another sentence: the pipeline's own segmenter overruled its parser.
                head = head if 0 <= head < high - low else i - low
                form = text[start:end]
                known = self._known_word(forms[i], pos, feats, guesses[i])
                tokens.append(Token(i - low, form, start, end, *known, head, self._relation(dep)))
            inside = tuple(
                Name(Span(places[a][0], places[b - 1][1]), label) for a, b, label in names if low <= a and b <= high
            )
            yield Sentence(index, paragraph, tokens[0].start, tokens[-1].end, tuple(tokens), inside)
            index += 1

    def _guesses(self, doc: Any, forms: list[str], rows: list[list[int]]) -> list[str]:  # noqa: ANN401  spaCy ships no types
        """The model's lemma of each word; "" for those that its table knows."""
        strings = self._nlp.vocab.strings
        if self._trees is None:
            return [strings[row[0]] for row in rows]
        guesses = [""] * len(rows)
        asked = [i for i, row in enumerate(rows) if self._asks(forms[i], row[1])]
        for i, guess in zip(asked, self._trees.lemmas(doc, asked), strict=True):
            guesses[i] = guess
        return guesses

    def _asks(self, form: str, pos: int) -> bool:
        key = (form, pos)
        found = self._asked.get(key)
        if found is None:
            if len(self._asked) > REMEMBERED:
                self._asked.clear()
            found = self._asked[key] = not decided(form, self._nlp.vocab.strings[pos], self._known)
        return found

    def _known_word(self, form: str, pos: int, feats: int, guess: str) -> tuple[str, str, str]:
        """Lemma, class and features of a word as texts; the same ones come again and again."""
        key = (form, pos, feats, guess)
        found = self._words.get(key)
        if found is None:
            if len(self._words) > REMEMBERED:
                self._words.clear()
            strings = self._nlp.vocab.strings
            kind, traits = strings[pos] or "X", strings[feats].replace("_", "") if feats else ""
            found = self._words[key] = (lemma(form, kind, traits, guess, self._known, self._pack), kind, traits)
        return found

    def _relation(self, key: int) -> str:
        if key not in self._relations:
            self._relations[key] = relation(self._nlp.vocab.strings[key])
        return self._relations[key]


def reads_letters(vocab: Any) -> None:  # noqa: ANN401  spaCy ships no types
    """Let a vocabulary see of each word what our models learn from: its small letters, beginning and two endings.

    spaCy has four such slots; LOWER, which no layer of ours needs beside NORM, holds the long ending.
    """
    from spacy import attrs

    vocab.lex_attr_getters[attrs.NORM] = lambda form: _DIGIT.sub("0", form.lower())
    vocab.lex_attr_getters[attrs.PREFIX] = lambda form: form[:3].lower()
    vocab.lex_attr_getters[attrs.SUFFIX] = lambda form: form[-3:].lower()
    vocab.lex_attr_getters[attrs.LOWER] = lambda form: form[-5:].lower()


def relation(label: str) -> str:
    """A relation as our rules know it: ``obl:mod`` is ``obl``, ``nsubj:pass`` stays, spaCy's ``ROOT`` is ``root``."""
    return label if label in KEPT else label.split(":", maxsplit=1)[0].lower() or "dep"


def _cuts(forms: list[str]) -> Iterator[tuple[int, int]]:
    """Where an overlong piece is cut: after a full stop where there is one."""
    low = 0
    while len(forms) - low > LONGEST:
        last = low + LONGEST
        high = next((i + 1 for i in range(last - 1, low + LONGEST // 2, -1) if forms[i] in ".!?…"), last)
        yield low, high
        low = high
    if low < len(forms):
        yield low, len(forms)


def _facts(*asked: Any, **how: Any) -> Any:  # noqa: ANN401  spaCy ships no types
    """What `spacy.info` tells, for a program that asks after all."""
    from spacy.cli.info import info

    return info(*asked, **how)


@contextmanager
def _quickly() -> Iterator[None]:
    """Import and load in two thirds of the time: without spaCy's command line, and without looking for garbage.

    `import spacy` imports its own shell commands (downloads, projects, debugging) for the sake of one function that
    prints facts on the installation. A stand-in takes its place meanwhile and is gone afterwards, so that a program that
    wants those commands still finds them.
    """
    stand_in = None
    if _SHELL not in sys.modules and "spacy" not in sys.modules:
        stand_in = sys.modules[_SHELL] = ModuleType(_SHELL)
        stand_in.info = _facts  # type: ignore[attr-defined]  # spacy/__init__.py takes this name out of it
    collected = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collected:
            gc.enable()
        if stand_in is not None and sys.modules.get(_SHELL) is stand_in:
            del sys.modules[_SHELL]


def opened(model: Path | str, pack: LanguagePack) -> Parser:
    """A parser from a pipeline's folder or its installed name.

    Raises:
        ModelError: it is missing, damaged or made for another spaCy; the message says what to do.
    """
    # One report is too small to share among cores; many reports share them better.
    for name in ("OMP_NUM_THREADS", "BLIS_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
        os.environ.setdefault(name, "1")
    with _quickly():
        import spacy
        from thinc.api import NumpyOps

    if isinstance(model, Path):
        check(model, spacy.__version__)
    try:
        with _quickly():
            nlp = spacy.load(model)
    except Exception as fault:
        if isinstance(model, str) and isinstance(fault, OSError):
            raise ModelError(f"No spaCy pipeline called “{model}” is installed.", ANOTHER) from fault
        raise ModelError(f"The language model “{model}” cannot be read: {str(fault).rstrip('.')}.", AGAIN) from fault
    if nlp.meta.get(OUR_WORDS, {}).get("letters"):
        reads_letters(nlp.vocab)
    # NumPy's matrix product is three times as fast as that of the blis wheel, which brings no kernels for new processors.
    ops = NumpyOps(use_blis=False)
    for _, pipe in nlp.pipeline:
        if hasattr(pipe, "model"):
            for node in pipe.model.walk():
                node.ops = ops
    if nlp.meta.get(OUR_WORDS):
        keep_rows(nlp)
    return Parser(nlp, pack, fingerprint(model) if isinstance(model, Path) else "")

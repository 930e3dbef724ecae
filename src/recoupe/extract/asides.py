"""Words that stand between a verb and what it says: when it was said, and *pour sa part*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.extract.speakers import plain
from recoupe.model.text import Span

if TYPE_CHECKING:
    from recoupe.model.sentence import Sentence, Token

_TIMES = frozenset({
    "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "hier", "matin", "soir", "après-midi",
    "midi", "nuit", "jour", "journée", "soirée", "matinée", "semaine", "mois", "année", "janvier", "février", "mars",
    "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre", "aujourd'hui", "veille",
    "lendemain", "temps", "heures",
})  # fmt: skip
_ASIDES = (
    ("pour", "sa", "part"), ("pour", "leur", "part"), ("de", "son", "côté"), ("de", "leur", "côté"), ("quant", "à", "lui"),
    ("quant", "à", "elle"), ("quant", "à", "eux"), ("à", "son", "tour"), ("à", "ce", "stade"), ("de", "nouveau"),
    ("en", "outre"), ("par", "ailleurs"), ("à", "plusieurs", "reprises"), ("dans", "un", "communiqué"),
)  # fmt: skip

_QUOTED_NAME = 4  # words, marks included, that a quoted name has at most


def is_time_word(token: Token) -> bool:
    """Whether a word only says when: *mardi*, *mois*."""
    return plain(token.text) in _TIMES


def past_asides(sentence: Sentence, i: int) -> int:
    """The place behind words that only set a voice apart: *pour sa part*, *de son côté*, *mardi*."""
    tokens, start = sentence.tokens, -1
    begin = i
    while i != start and i < len(tokens):
        start = i
        words = tuple(plain(t.text) for t in tokens[i : i + 3])
        i += next((len(aside) for aside in _ASIDES if words[: len(aside)] == aside), 0)
        if i < len(tokens) and (is_time_word(tokens[i]) or (tokens[i].text == "," and i > begin)):
            i += 1
    return i


def inserted(sentence: Sentence, first: Token, last: Token) -> Span | None:
    """What follows an insertion of saying between a subject and its verb: *Le raid, affirme la police, a fait dix morts*.

    ``first`` and ``last`` are the words of the cue. None where no comma opens it, nobody stands behind it, or no verb
    follows the comma that closes it.
    """
    tokens = sentence.tokens
    if first.i < 2 or tokens[first.i - 1].text != "," or last.i + 1 >= len(tokens):
        return None
    if any(t.feat("VerbForm") == "Fin" for t in tokens[: first.i]):
        return None
    behind = tokens[last.i + 1]
    enclitic = any(t.text.startswith("-") and t.pos == "PRON" for t in tokens[first.i : last.i + 2])
    if (
        not enclitic
        and behind.pos not in {"DET", "PROPN", "NUM"}
        and plain(behind.text) != "des"
        and not is_time_word(behind)
    ):
        return None
    comma = next((t for t in tokens[last.i + 1 : last.i + 25] if t.text == ","), None)
    if comma is None or any(t.feat("VerbForm") == "Fin" for t in tokens[last.i + 1 : comma.i]):
        return None
    return (
        Span(comma.end, sentence.end)
        if any(t.feat("VerbForm") == "Fin" for t in tokens[comma.i + 1 : comma.i + 4])
        else None
    )


def speech_closes(sentence: Sentence, first: int) -> bool:
    """Whether a quote ends just before the cue that is speech and no quoted name: *l'organisation « État islamique » revendique*."""
    end = next((t.i for t in sentence.tokens[max(0, first - 2) : first] if t.text in {"»", "”", '"'}), None)
    if end is None:
        return False
    begin = next((t.i for t in reversed(sentence.tokens[:end]) if t.text in {"«", "“", '"'}), None)
    # « Un tournant », commente un général: a comma stands behind speech, never behind a subject in quotation marks.
    return begin is None or end - begin > _QUOTED_NAME or end != first - 1

"""What a number counts, and the words that say that nobody was harmed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.extract.toll_words import COUNTS, Counted
from recoupe.model.event import Toll
from recoupe.model.text import Span

if TYPE_CHECKING:
    from recoupe.extract.scene import Scene
    from recoupe.extract.toll_words import TollWords
    from recoupe.model.event import Harm
    from recoupe.model.mention import Number
    from recoupe.model.sentence import Token

HUNDREDS = frozenset({"cent", "cents", "mille", "milliers", "millions"})


def counted_noun(scene: Scene, number: Number) -> Token | None:
    """The noun that a number counts: *seize [soldats]*, *des dizaines d'[autres]*; or the number's own last word."""
    sentence = scene.sentence
    inside = sentence.tokens_in(number.span)
    if not inside:
        return None
    for token in inside:
        if (
            token.pos == "NOUN"
            and scene.lemma(token) not in COUNTS
            and token.text.lower() not in HUNDREDS
            and token.i == inside[-1].i
        ):
            return token
    after = sentence.tokens[inside[-1].i + 1 : inside[-1].i + 7]
    for token in after:
        if (
            token.text.lower().replace("’", "'")
            in {"de", "d'", "des", "du", "autres", "autre", "nouveaux", "nouvelles", "jeunes", "membres"}
            and token.pos != "NOUN"
        ):
            continue
        if (
            token.pos in {"ADJ", "DET", "NUM"}
            and not is_harm_word(scene, token)
            and not scene.is_a(token, "person", "armed")
        ):
            continue
        if token.pos in {"NOUN", "PROPN"} or is_harm_word(scene, token) or scene.is_a(token, "person", "armed"):
            if scene.lemma(token) == "membre":
                continue
            return token
        break
    return inside[-1]


def is_harm_word(scene: Scene, token: Token) -> bool:
    """Whether the word itself says what befell someone: *tués*, *blessé*, *morts*."""
    return token.text.lower().rstrip("es") in {"tué", "bless", "blessé", "mort", "capturé"} or scene.lemma(token) in {
        "tuer",
        "blesser",
        "mort",
        "blessé",
        "tué",
    }


def nobody(scene: Scene, words: TollWords) -> list[Counted]:
    """*sans faire de victimes*, *aucun mort*: none, said in words."""
    sentence = scene.sentence
    text = scene.text[sentence.start : sentence.end].lower().replace("’", "'")
    for pattern in words.none:
        if match := pattern.search(text):
            start, end = sentence.start + match.start(), sentence.start + match.end()
            token = sentence.token_at(end - 1)
            if token is None:
                continue
            harm: Harm = "injured" if "bless" in match[0] else "killed"
            toll = Toll(Span(start, end), scene.text[start:end], harm, 0, 0, "target")
            return [Counted(toll, token, token, general=True)]
    return []

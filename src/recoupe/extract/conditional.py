"""Which use a conditional has: reported (*aurait tué*), possible (*pourrait*), expected (*devrait*), counterfactual.

After Kronning, Le conditionnel « journalistique » (2002), and Dendale, Le conditionnel épistémique (1993): the reportive
use takes a past form or a verb of state, third person, no condition and no verb of saying in the past above it.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from recoupe.extract.conditional_forms import AVOIR, ETRE, compound, conditional, conditionals, governed
from recoupe.extract.hypothesis import asks, conditioned
from recoupe.extract.matrix import matrix_of
from recoupe.extract.speakers import base_forms, plain

if TYPE_CHECKING:
    from recoupe.extract.conditional_forms import Conditionals
    from recoupe.extract.matrix import Matrix
    from recoupe.lang.pack import LanguagePack
    from recoupe.model.sentence import Sentence, Token

Use = Literal["reported", "possible", "expected", "future_in_past", "counterfactual", "wish"]
_FIRST_OR_SECOND = frozenset({"je", "j'", "tu", "nous", "vous"})


def reportive(sentence: Sentence, token: Token, pack: LanguagePack) -> bool:
    """Whether by this conditional the outlet reports what it does not vouch for."""
    return conditional(token) and use_of(sentence, token, pack) == "reported"


def use_of(sentence: Sentence, token: Token, pack: LanguagePack) -> Use:  # noqa: C901, PLR0912  one rule after the other
    """The use of a conditional, by its verb, its form and its surroundings.

    *Quatre soldats auraient été tués*: reported. *La trêve pourrait être rompue*: possible. *S'ils avaient pris le col,
    ils auraient coupé la route*: counterfactual. *Il a promis que l'école rouvrirait*: future_in_past.
    """
    words = conditionals(pack)
    verb = governed(sentence, token)
    modal = _modal(sentence, token, verb, words)
    if modal is not None:
        return modal
    if conditioned(sentence, token, verb, words):
        return "counterfactual"
    first = _joined_to(sentence, token)
    if first is not None:
        return use_of(sentence, first, pack)
    if sentence.tokens[-1].text == "?" or _asked(sentence, token):
        return "possible"
    if any(plain(t.text) in _FIRST_OR_SECOND for t in sentence.tokens[max(0, token.i - 2) : token.i]):
        return "wish"
    if _judged(sentence, token, verb, words):
        return "wish"
    if compound(sentence, token, verb, words):
        return "reported"
    if _wished(sentence, token, verb, words):
        return "wish"
    if _planned_noun(sentence, token, words) or _what_it_would(sentence, token):
        return "possible"
    matrix = matrix_of(sentence, token, verb)
    if matrix is not None:
        under = _under(sentence, token, verb, matrix, words)
        if under is not None:
            return under
    if _sourced(sentence) or (matrix is not None and not matrix.past):
        return "reported"
    if _follows(sentence, token):
        return "possible"
    if plain(token.text) in ETRE or _base(token) in words.states:
        return "reported"
    ahead = any(plain(t.text) in words.to_come for t in sentence.tokens[token.i + 1 :])
    return "possible" if ahead or matrix is not None or _base(token) in words.consequences else "reported"


def _modal(sentence: Sentence, token: Token, verb: Token, words: Conditionals) -> Use | None:
    """What modal verbs say themselves: *pourrait*, *devrait*, *faudrait*, *aurait pu*, *aurait préféré*, *ne saurait*."""
    forms = {plain(token.text), plain(token.lemma)}
    if forms & words.possible:
        return "possible"
    if forms & words.expected:
        return "expected"
    if forms & words.wish:
        return "wish"
    if _base(token) == "saurait" and any(
        plain(t.text) in {"ne", "n'"} for t in sentence.tokens[max(0, token.i - 3) : token.i]
    ):
        return "possible"
    done = {plain(t.text).rstrip("es") for t in sentence.tokens[token.i + 1 : token.i + 4] if t.i <= verb.i}
    if plain(token.text) in AVOIR and done & words.modal_done:
        return "counterfactual"
    return None


def _under(sentence: Sentence, token: Token, verb: Token, matrix: Matrix, words: Conditionals) -> Use | None:
    """The use under a verb with *que*; None where that verb does not decide it.

    A past verb of saying puts what is to come in the conditional (*a promis qu'elle rouvrirait*). Of what is
    (*a précisé que la panne serait due au gel*) the conditional reports. Who thinks weighs, in any tense.
    """
    above = {plain(matrix.verb.lemma), plain(matrix.verb.text)}
    if above & words.opinions:
        return "future_in_past" if matrix.past else "possible"
    if not matrix.past:
        return None
    if above & words.vows:
        return "future_in_past"
    lasting = plain(token.text) in ETRE or _base(token) in words.states
    ahead = any(plain(t.text) in words.to_come for t in sentence.tokens[token.i + 1 :])
    denied = any(plain(t.text) in {"ne", "n'"} for t in sentence.tokens[max(0, token.i - 2) : token.i])
    passive = plain(token.text) in ETRE and verb.i != token.i and _moves(verb, words)
    return None if lasting and not ahead and not denied and not passive else "future_in_past"


def _moves(verb: Token, words: Conditionals) -> bool:
    """Whether a passive tells a deed, not what is (*serait dû à*, *serait lié à*)."""
    return plain(verb.text).rstrip("es") not in words.resulting and verb.feat("VerbForm") == "Part"


def _base(token: Token) -> str:
    return plain(token.text).replace("aient", "ait")


def _follows(sentence: Sentence, token: Token) -> bool:
    """*Cela représenterait une hausse*: what would follow from what was said before."""
    before = [plain(t.text) for t in sentence.tokens[max(0, token.i - 3) : token.i]]
    return any(w in {"cela", "ceci", "ça"} for w in before) and plain(token.text) not in ETRE | AVOIR


def _joined_to(sentence: Sentence, token: Token) -> Token | None:
    """The conditional with which this one shares its subject: *ne céderait pas et tiendrait* are one promise."""
    before = [t for t in sentence.tokens[max(0, token.i - 3) : token.i] if plain(t.text) not in _CLITICS]
    if not before or plain(before[-1].text) not in {"et", "ni", "ou", "mais"}:
        return None
    return next((t for t in reversed(sentence.tokens[: before[-1].i]) if conditional(t)), None)


def _asked(sentence: Sentence, token: Token) -> bool:
    before = [plain(t.text) for t in sentence.tokens[max(0, token.i - 6) : token.i]]
    if "pourquoi" in before or "comment" in before:
        return True
    si = next(
        (t for t in reversed(sentence.tokens[max(0, token.i - 9) : token.i]) if plain(t.text) in {"si", "s'"}), None
    )
    return si is not None and si.pos != "PRON" and asks(sentence, si)


def _judged(sentence: Sentence, token: Token, verb: Token, words: Conditionals) -> bool:
    """*Ce serait une erreur*, *il serait temps de*, *ferait mieux*, *serait vouée à l'échec*: the writer weighs."""
    before = [plain(t.text) for t in sentence.tokens[max(0, token.i - 3) : token.i]]
    after = sentence.tokens[token.i + 1 : token.i + 6]
    if _base(token) == "ferait" and any(plain(t.text) in {"mieux", "bien"} for t in after[:2]):
        return True
    if (
        plain(token.text) in ETRE
        and (set(base_forms(verb)) | {f for t in after[:3] for f in base_forms(t)}) & words.prognoses
    ):
        return True
    if plain(token.text) not in ETRE:
        return False
    if any(w in {"ce", "c'", "cela"} for w in before) and any(set(base_forms(t)) & words.judgements for t in after):
        return True
    if "il" in before and any(set(base_forms(t)) & words.impersonal for t in after[:3]):
        return any(plain(t.text) in {"de", "d'", "que", "qu'"} for t in sentence.tokens[token.i + 1 : token.i + 6])
    return ("ne" in before or "n'" in before) and any(plain(t.text) in {"que", "qu'"} for t in after[:2])


def _relative(sentence: Sentence, token: Token) -> Token | None:
    before = sentence.tokens[max(0, token.i - 8) : token.i]
    found = next((t for t in reversed(before) if plain(t.text) in {"qui", "que", "qu'", "dont", "où"}), None)
    return found if found is not None and (found.pos == "PRON" or plain(found.text) in {"qui", "dont", "où"}) else None


def _planned_noun(sentence: Sentence, token: Token, words: Conditionals) -> bool:
    """*un plan qui donnerait la vallée aux rebelles*: what a plan would do."""
    relative = _relative(sentence, token)
    if relative is None:
        return False
    before = sentence.tokens[max(0, relative.i - 6) : relative.i]
    return any(set(base_forms(t)) & words.plans for t in before)


def _what_it_would(sentence: Sentence, token: Token) -> bool:
    """*ce que coûterait le pont*, *la difficulté que représenterait un siège*, *ce qui expliquerait*: only thought of."""
    before = sentence.tokens[max(0, token.i - 3) : token.i]
    que = next((t for t in reversed(before) if plain(t.text) in {"que", "qu'"}), None)
    if que is not None and que.i and sentence.tokens[que.i - 1].pos == "NOUN" and token.i - que.i <= 2:
        return all(t.pos != "PRON" or plain(t.text) in _CLITICS for t in sentence.tokens[que.i + 1 : token.i])
    relative = _relative(sentence, token)
    return relative is not None and relative.i > 0 and plain(sentence.tokens[relative.i - 1].text) == "ce"


def _wished(sentence: Sentence, token: Token, verb: Token, words: Conditionals) -> bool:
    """*appelle de ses vœux un projet qui serait issu d'un débat*: in a relative clause under a wish, only wished for."""
    relative = _relative(sentence, token)
    if relative is None:
        return False
    above = {
        f
        for t in sentence.ancestors(verb)
        if t.pos == "VERB" and t.i < token.i
        for f in (plain(t.lemma), plain(t.text))
    }
    return bool(above & words.wishing) or any(plain(t.text) in {"vœux", "voeux"} for t in sentence.tokens[: token.i])


_CLITICS = frozenset({"ne", "n'", "se", "s'", "y", "en", "le", "la", "les", "l'", "lui", "leur"})


def _sourced(sentence: Sentence) -> bool:
    """Whether a source is named in the same sentence: *selon des témoins*, *d'après l'ONU*."""
    words = [plain(t.text) for t in sentence.tokens]
    return "selon" in words or any(a in {"d'", "d’"} and b == "après" for a, b in pairwise(words)) or "d'après" in words

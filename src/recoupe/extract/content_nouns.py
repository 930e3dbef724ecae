"""Nouns that a verb of saying brings: *évoque une centaine de blessés*, *accuse Kiev d'avoir tiré*."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from recoupe.extract.asides import past_asides
from recoupe.extract.speakers import base_forms, plain
from recoupe.model.text import Span

if TYPE_CHECKING:
    from recoupe.extract.cues import FoundCue
    from recoupe.model.sentence import Sentence, Token

_QUE = frozenset({"que", "qu'"})
_TOLLS = frozenset(
    {"bilan", "chiffre", "chiffres", "décompte", "version", "détails", "précisions", "estimation", "nombre", "liste"}
)
_PREPOSITIONS: dict[str, frozenset[str]] = {
    "de": frozenset({"de", "d'", "du", "des"}),
    "contre": frozenset({"contre"}),
    "sur": frozenset({"sur"}),
    "à": frozenset({"à", "au", "aux"}),
}


@dataclass(frozen=True, slots=True)
class Content:
    """How a cue brings its content (que, inf, quote, noun, noun!, incise …) and where that content stands."""

    way: str
    spans: tuple[Span, ...]


def noun_content(sentence: Sentence, found: FoundCue) -> Content | None:  # noqa: C901, PLR0912  one rule after the other
    """What the cue brings as a noun, by the ways that its entry allows; None where it brings none."""
    takes, last = found.cue.takes, found.last
    if "any" in takes:
        return Content("noun", (Span(last.end, sentence.end),))
    for take in sorted(takes):
        if take.endswith(":noun"):
            words = _PREPOSITIONS[take.split(":")[0]]
            following = following_word(sentence, last)
            if following is not None and plain(following.text) not in words:
                window = sentence.tokens[following.i : following.i + 9]
                following = next((t for t in window if plain(t.text) in words - {"du", "des"} and t.head > t.i), None)
            if following is not None and plain(following.text) in words:
                return Content("noun", (Span(following.start, _noun_end(sentence, following)),))
    obj = _object(sentence, found)
    following = following_word(sentence, last)
    if "acc" in takes and following is not None and plain(following.text) in {"à", "au", "aux"}:
        return Content("noun!", (Span(last.end, sentence.end),))
    if obj is None:
        if "adj" in takes and (adj := following_word(sentence, last)) is not None and adj.pos in {"ADJ", "VERB"}:
            return Content("que", (Span(adj.start, sentence.end),))
        return None
    if "bilan" in takes and plain(obj.lemma) in _TOLLS:
        return Content("noun", (Span(_start_of(sentence, obj, found), end_of(sentence, obj)),))
    if takes & {"acc", "comme"}:
        rest = [
            t for t in sentence.tokens if obj.i < t.i <= obj.i + 12 and not (t.pos == "PUNCT" and t.text in {";", "."})
        ]
        wanted = (
            {"comme", "de", "d'", "pour", "à"} if "acc" in takes or found.form != "passive" else {"comme", "de", "d'"}
        )
        if (
            any(plain(t.text) in wanted for t in rest)
            or "acc" in takes
            or sentence.child(found.verb, "xcomp") is not None
        ):
            return Content("noun!", (Span(found.last.end, sentence.end),))
    if found.form == "passive" and takes & {"noun", "noun!", "noun@outlet"}:
        return Content("noun", (Span(_start_of(sentence, obj, found), end_of(sentence, obj)),))
    if "noun" in takes:
        return Content("noun", (Span(_start_of(sentence, obj, found), end_of(sentence, obj)),))
    if "noun@outlet" in takes:
        return Content("noun@outlet", (Span(_start_of(sentence, obj, found), end_of(sentence, obj)),))
    if "noun!" in takes:
        return Content("noun!", (Span(_start_of(sentence, obj, found), end_of(sentence, obj)),))
    return None


def following_word(sentence: Sentence, last: Token) -> Token | None:
    """The next word that is no adverb and no aside."""
    start = past_asides(sentence, last.i + 1)
    for token in sentence.tokens[start : start + 5]:
        if token.pos != "ADV" and token.text not in {",", "«", "“", '"'}:
            return token
    return None


def _noun_end(sentence: Sentence, preposition: Token) -> int:
    head = sentence.head(preposition)
    return end_of(sentence, head) if head is not None and head.i > preposition.i else sentence.end


def end_of(sentence: Sentence, token: Token) -> int:
    """Where the words that hang on this one end."""
    return max(t.end for t in sentence.subtree(token))


def _start_of(sentence: Sentence, token: Token, found: FoundCue) -> int:
    """Where the words that hang on this one begin, on its own side of the cue: *trois morts*, not only *morts*."""
    own = [t.start for t in sentence.subtree(token) if (t.i > found.last.i) == (token.i > found.last.i)]
    return min([token.start, *own])


def _object(sentence: Sentence, found: FoundCue) -> Token | None:
    """The object (in the passive: the subject or the noun that the participle modifies)."""
    if found.form == "passive":
        own = sentence.child(found.verb, "nsubj:pass", "nsubj")
        if own is not None:
            return own
        head = sentence.head(found.verb)
        return head if head is not None and head.pos in {"NOUN", "PROPN"} and head.i < found.verb.i else None
    obj = sentence.child(found.verb, "obj")
    if obj is not None and plain(obj.text) in _QUE and found.verb.dep.startswith("acl"):
        return sentence.head(found.verb)
    if (
        plain(sentence.tokens[max(0, found.verb.i - 2)].text) in _QUE | {"ce"}
        and (ce := _what(sentence, found)) is not None
    ):
        return ce
    if obj is not None and obj.i > found.last.i and obj.pos in {"NOUN", "PROPN", "NUM", "ADJ", "PRON"}:
        return obj
    following = following_word(sentence, found.last)
    if following is not None and following.pos in {"DET", "NUM"}:
        return next((t for t in sentence.tokens[following.i : following.i + 5] if t.pos in {"NOUN", "PROPN"}), None)
    if following is not None and following.i and sentence.tokens[following.i - 1].text in {"«", '"', "“"}:
        return next((t for t in sentence.tokens[following.i : following.i + 5] if t.pos in {"NOUN", "PROPN"}), None)
    if (
        following is not None
        and plain(following.text) in {"des", "du", "de", "d'"}
        and found.cue.takes & {"noun", "noun@outlet"}
    ):
        return next((t for t in sentence.tokens[following.i : following.i + 5] if t.pos in {"NOUN", "PROPN"}), None)
    if obj is not None and obj.i < found.verb.i and plain(obj.text) not in {"se", "s'", "que", "qu'"}:
        return obj
    return None


def _what(sentence: Sentence, found: FoundCue) -> Token | None:
    """The verb of the clause that *ce que* takes up: *Kinshasa accuse Kigali, ce que Kigali nie*."""
    for i in range(found.verb.i - 1, max(0, found.verb.i - 7), -1):
        if plain(sentence.tokens[i].text) in _QUE and plain(sentence.tokens[i - 1].text) == "ce":
            return next((t for t in sentence.tokens[: i - 1] if t.pos == "VERB"), None)
    return None


_FIGURES = frozenset({
    "dizaine", "dizaines", "douzaine", "vingtaine", "trentaine", "quarantaine", "cinquantaine", "centaine", "centaines",
    "millier", "milliers", "poignée", "quinzaine", "aucun", "aucune", "plusieurs", "seul", "seule", "deux", "trois",
})  # fmt: skip


_COUNTED = frozenset({
    "mort", "tué", "blessé", "victime", "disparu", "décès", "corps", "martyr", "explosion", "tir", "roquette", "missile",
    "obus", "frappe", "raid", "détonation", "impact", "drone", "arrestation", "cadavre", "bombe", "projectile",
})  # fmt: skip


def figure_content(sentence: Sentence, found: FoundCue) -> Content | None:
    """*L'OSDH en dénombre douze*, *n'en a vu que trois*: a bare figure of what was told before."""
    if not found.cue.takes & {"noun", "noun!", "count"}:
        return None
    before = [plain(t.text) for t in sentence.tokens[max(0, found.verb.i - 4) : found.verb.i]]
    following = sentence.tokens[found.last.i + 1 : found.last.i + 6]
    counted = next((t for t in following if t.pos == "NUM" or plain(t.text) in _FIGURES), None)
    if counted is None:
        return None
    nouns = {f for t in sentence.tokens[counted.i + 1 : counted.i + 4] for f in base_forms(t)}
    if "en" not in before and not ("count" in found.cue.takes and nouns & _COUNTED):
        return None
    noun = next((t for t in sentence.tokens[counted.i + 1 : counted.i + 4] if t.pos == "NOUN"), counted)
    rest = sentence.tokens[noun.i + 1 :]
    alone = not any(t.feat("VerbForm") == "Fin" or t.text == ";" for t in rest)
    return Content("noun", (Span(found.verb.start, sentence.end if alone else end_of(sentence, noun)),))


def bare_denial(sentence: Sentence, found: FoundCue) -> Content | None:
    """*Le ministère nie.*: what is denied is what was told before, and nothing more is said."""
    following = sentence.tokens[found.last.i + 1] if found.last.i + 1 < len(sentence.tokens) else None
    ends = (
        following is None
        or following.text in {".", ",", ";", ":", "…", "!", ")"}
        or plain(following.text) in {"et", "mais"}
    )
    if found.cue.commitment != "denial" or found.form != "finite" or not ends:
        return None
    return Content("noun", (found.verb.span,))

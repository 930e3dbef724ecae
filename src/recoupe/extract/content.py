"""What a verb of saying says: the clause, infinitive, quote or noun that hangs on it, as stretches of text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from recoupe.extract.saying import in_incise, is_time_word, past_asides, taken_up
from recoupe.extract.speakers import plain
from recoupe.model.text import Span

if TYPE_CHECKING:
    from recoupe.extract.cues import FoundCue
    from recoupe.model.sentence import Sentence, Token

_QUE = frozenset({"que", "qu'"})
_NEAR_QUOTE = 70
_LEADS_ON = 120
_TOLLS = frozenset(
    {"bilan", "chiffre", "chiffres", "décompte", "version", "détails", "précisions", "estimation", "nombre"}
)


@dataclass(frozen=True, slots=True)
class Content:
    """How a cue brings its content (que, inf, quote, noun, noun!, incise …) and where that content stands."""

    way: str
    spans: tuple[Span, ...]


def content_of(sentence: Sentence, found: FoundCue, text: str, quoted: tuple[Span, ...]) -> Content | None:
    """What the cue says, by the first way that its entry allows and the sentence shows; None where it says nothing."""
    takes = found.cue.takes
    last = found.last
    tokens = sentence.tokens
    incise = (
        in_incise(sentence, found) and not _subject_before(sentence, found) and found.form in {"finite", "participle"}
    )
    after = _quote_after(sentence, last, quoted, text)
    before = _quote_before(found, quoted, text) if takes & {"quote", "que"} else None
    if before is not None and incise:
        return Content("quote", _with_host(before, sentence, found, quoted, text))
    if "acc" in takes and (blamed := _noun_content(sentence, found)) is not None:
        return blamed
    if "que" in takes:
        que = _que(sentence, found)
        if que is not None:
            return Content("que", (Span(tokens[que].start, _clause_end(sentence, found, que)),))
    if "inf" in takes:
        inf = _infinitive(sentence, found)
        if inf is not None:
            return Content("inf", (Span(inf.start, _clause_end(sentence, found, inf.i)),))
    if ("quote" in takes or "que" in takes) and after is not None:
        return Content("quote", (after,))
    if "quote" in takes or "que" in takes:
        if before is not None:
            return Content("quote", _with_host(before, sentence, found, quoted, text))
        if incise and not found.cue.also_deeds:
            host = _host(sentence, found)
            if host:
                return Content("incise", host)
        if found.form == "finite" and taken_up(sentence, found):
            host = _host(sentence, found)
            if host:
                return Content("comme", host)
    if ("si" in takes or (found.negated and "que" in takes)) and _next_word(sentence, last) in {"si", "s'"}:
        return Content("que", (Span(last.end, sentence.end),))
    if ("que" in takes or "quote" in takes) and (colon := _colon(sentence, last)) is not None:
        return Content("que", (Span(colon, sentence.end),))
    return _noun_content(sentence, found)


def _with_host(
    quote: Span, sentence: Sentence, found: FoundCue, quoted: tuple[Span, ...], text: str
) -> tuple[Span, ...]:
    """A quote before an incise, with the words that lead into it and the quote that goes on behind the speaker.

    *La ville « tient », a dit le maire*: the whole clause is his. *« Non », dit-il. « Jamais »*: both quotes are.
    """
    start = min(quote.start, sentence.start) if sentence.start < quote.start < sentence.end else quote.start
    spans = [Span(start, max(quote.end, found.span.start) if start < quote.start else quote.end)]
    following = next((q for q in quoted if q.start > found.span.end), None)
    if following is not None and following.start - found.span.end < _LEADS_ON:
        between = text[found.span.end : following.start]
        if "\n" not in between and between.count(".") <= 1:
            spans.append(following)
    return tuple(spans)


def _subject_before(sentence: Sentence, found: FoundCue) -> bool:
    """Whether the subject stands before the verb, so that a comma before it closes an insertion: *L'OSDH, une ONG, a dit*."""
    own = sentence.child(found.verb, "nsubj")
    if own is None or own.pos == "PRON" or own.i > found.verb.i:
        return False
    return not any(t.text in {"»", "”", '"'} for t in sentence.tokens[own.i : found.verb.i])


def _noun_content(sentence: Sentence, found: FoundCue) -> Content | None:
    takes, last = found.cue.takes, found.last
    if "any" in takes:
        return Content("noun", (Span(last.end, sentence.end),))
    for take in sorted(takes):
        if take.endswith(":noun"):
            words = _PREPOSITIONS[take.split(":")[0]]
            following = _following(sentence, last)
            if following is not None and plain(following.text) not in words:
                window = sentence.tokens[following.i : following.i + 9]
                following = next((t for t in window if plain(t.text) in words - {"du", "des"} and t.head > t.i), None)
            if following is not None and plain(following.text) in words:
                return Content("noun", (Span(following.start, _noun_end(sentence, following)),))
    obj = _object(sentence, found)
    following = _following(sentence, last)
    if "acc" in takes and following is not None and plain(following.text) in {"à", "au", "aux"}:
        return Content("noun!", (Span(last.end, sentence.end),))
    if obj is None:
        if "adj" in takes and (adj := _following(sentence, last)) is not None and adj.pos in {"ADJ", "VERB"}:
            return Content("que", (Span(adj.start, sentence.end),))
        return None
    if "bilan" in takes and plain(obj.lemma) in _TOLLS:
        return Content("noun", (Span(obj.start, _end(sentence, obj)),))
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
        return Content("noun", (Span(obj.start, _end(sentence, obj)),))
    if "noun" in takes:
        return Content("noun", (Span(obj.start, _end(sentence, obj)),))
    if "noun@outlet" in takes:
        return Content("noun@outlet", (Span(obj.start, _end(sentence, obj)),))
    if "noun!" in takes:
        return Content("noun!", (Span(obj.start, _end(sentence, obj)),))
    return None


_PREPOSITIONS: dict[str, frozenset[str]] = {
    "de": frozenset({"de", "d'", "du", "des"}),
    "contre": frozenset({"contre"}),
    "sur": frozenset({"sur"}),
    "à": frozenset({"à", "au", "aux"}),
}


def _following(sentence: Sentence, last: Token) -> Token | None:
    """The next word that is no adverb and no aside."""
    start = past_asides(sentence, last.i + 1)
    for token in sentence.tokens[start : start + 5]:
        if token.pos != "ADV" and token.text not in {",", "«", "“", '"'}:
            return token
    return None


def _next_word(sentence: Sentence, last: Token) -> str:
    token = _following(sentence, last)
    return plain(token.text) if token is not None else ""


def _que(sentence: Sentence, found: FoundCue) -> int | None:
    """Where the clause with *que* begins, by the tree or by the words that follow."""
    for clause in sentence.children(found.verb, "ccomp", "obj", "xcomp"):
        if clause.i < found.verb.i:
            continue
        mark = next(
            (t for t in sentence.subtree(clause) if plain(t.text) in _QUE and found.last.i < t.i <= clause.i), None
        )
        if mark is not None and (clause.dep == "ccomp" or mark.head == clause.i):
            return mark.i
    return _que_in_words(sentence, found)


def _que_in_words(sentence: Sentence, found: FoundCue) -> int | None:
    """The *que* that follows a cue, time and addressee between them at most: *a indiqué mardi à la presse que*."""
    prefixed = False
    for token in sentence.tokens[found.last.i + 1 : found.last.i + 22]:
        word = plain(token.text)
        if word in _QUE:
            previous = sentence.tokens[token.i - 1]
            joined = plain(previous.text) == "ainsi" and previous.i > found.last.i + 1
            return None if joined or plain(previous.text) in {"plus", "moins", "autant", "autre"} else token.i
        if (token.pos in {"VERB", "AUX"} and token.feat("VerbForm") == "Fin") or word in {".", ";", ":", "«", "»"}:
            return None
        if token.pos == "ADP":
            prefixed = True
        elif (
            token.pos in {"NOUN", "PROPN"}
            and not prefixed
            and not is_time_word(token)
            and token.dep not in {"nsubj", "flat"}
        ):
            return None
        elif token.text == ",":
            prefixed = False
    return None


def _clause_end(sentence: Sentence, found: FoundCue, start: int) -> int:
    """Where a clause of speech ends: with the sentence, at a turn (*, tandis que*), or with the clause that holds it.

    *Alors que le président avait annoncé qu'il signerait, la frappe a tout changé*: the strike is not his word.
    """
    head = sentence.head(found.verb)
    if (
        found.verb.dep in {"advcl", "acl:relcl", "acl"}
        and head is not None
        and (head.i > found.verb.i or found.verb.dep != "advcl")
    ):
        inside = [t for t in sentence.subtree(found.verb) if t.i > start]
        comma = next((t for t in sentence.tokens[start + 1 :] if t.text == "," and t.i > found.last.i + 4), None)
        end = max((t.end for t in inside), default=sentence.end)
        return min(end, comma.start) if comma is not None and end >= sentence.end - 2 else end
    for token in sentence.tokens[start + 3 :]:
        if token.text == ";":
            return token.start
        if token.text == "," and token.i + 2 < len(sentence.tokens):
            words = [plain(t.text) for t in sentence.tokens[token.i + 1 : token.i + 3]]
            if words[0] == "mais" or (words[0] in {"tandis", "alors"} and words[1] in _QUE):
                return token.start
    return sentence.end


def _infinitive(sentence: Sentence, found: FoundCue) -> Token | None:
    start = past_asides(sentence, found.last.i + 1)
    for i in range(start, min(start + 8, len(sentence.tokens))):
        token = sentence.tokens[i]
        if token.feat("VerbForm") == "Inf" or (
            token.pos in {"VERB", "AUX"} and token.feat("VerbForm") is None and token.text.endswith(("er", "ir", "re"))
        ):
            return token
        if token.pos in {"ADV", "PRON", "PART"} or plain(token.text) in {
            "de",
            "d'",
            "à",
            "ne",
            "pas",
            "n'",
            "«",
            '"',
            "“",
        }:
            continue
        break
    child = sentence.child(found.verb, "xcomp")
    direct = sentence.child(found.verb, "obj")
    if direct is not None and direct.pos == "NOUN":
        return None
    if child is not None and child.i > found.last.i and child.feat("VerbForm") == "Inf" and child.i - found.last.i < 14:
        return child
    return None


def _end(sentence: Sentence, token: Token) -> int:
    subtree = sentence.subtree(token)
    return max(token.end, max(t.end for t in subtree))


def _noun_end(sentence: Sentence, preposition: Token) -> int:
    head = sentence.head(preposition)
    return _end(sentence, head) if head is not None and head.i > preposition.i else sentence.end


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
    following = _following(sentence, found.last)
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


def _quote_after(sentence: Sentence, last: Token, quoted: tuple[Span, ...], text: str) -> Span | None:
    for quote in quoted:
        if last.end <= quote.start <= last.end + _NEAR_QUOTE and quote.start <= sentence.end + 3:
            between = text[last.end : quote.start]
            if len(quote) < 25 and ":" not in between and "," not in between and len(between.split()) > 6:
                continue
            if "." not in between.rstrip(". ") and not any(
                t.pos == "VERB" and t.feat("VerbForm") == "Fin" and last.end <= t.start < quote.start
                for t in sentence.tokens
            ):
                return quote
    return None


def _quote_before(found: FoundCue, quoted: tuple[Span, ...], text: str) -> Span | None:
    for quote in quoted:
        if quote.end <= found.span.start and not text[quote.end : found.span.start].strip(" ,.\u00a0\u202f–—-»"):
            return quote
        if (
            quote.start < found.span.start
            and found.span.end < quote.end
            and len(quote) > 40
            and "," in text[quote.start : found.span.start][-3:]
        ):
            return quote
    return None


def _host(sentence: Sentence, found: FoundCue) -> tuple[Span, ...]:
    """The sentence around an incise: there must be a verb in it, or what stands before is but a subject."""
    spans = []
    if not any(t.pos in {"VERB", "AUX"} and t.end <= found.span.start for t in sentence.tokens):
        return ()
    if found.span.start - sentence.start > 8:
        spans.append(Span(sentence.start, found.span.start))
    return tuple(spans)


def _colon(sentence: Sentence, last: Token) -> int | None:
    for token in sentence.tokens[last.i + 1 : last.i + 12]:
        if token.text == ":":
            return token.end
        if token.pos in {"VERB"} and token.feat("VerbForm") == "Fin":
            return None
    return None

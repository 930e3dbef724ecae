"""What a verb of saying says: the clause, infinitive, quote or noun that hangs on it, as stretches of text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.extract.asides import inserted, is_time_word, past_asides, speech_closes
from recoupe.extract.content_nouns import Content, bare_denial, figure_content, following_word, noun_content
from recoupe.extract.saying import in_incise, taken_up, tells_between
from recoupe.extract.speakers import plain
from recoupe.extract.verb_group import verb_group
from recoupe.model.text import Span

if TYPE_CHECKING:
    from recoupe.extract.cues import FoundCue
    from recoupe.model.sentence import Sentence, Token

_QUE = frozenset({"que", "qu'"})
_NEAR_QUOTE = 70
_LEADS_ON = 120
_LEADS_TO = 200  # behind a colon: a répondu par la voix du colonel X, porte-parole de l'armée : « …


def content_of(sentence: Sentence, found: FoundCue, text: str, quoted: tuple[Span, ...]) -> Content | None:  # noqa: C901, PLR0912  one rule after the other
    """What the cue says, by the first way that its entry allows and the sentence shows; None where it says nothing."""
    takes = found.cue.takes
    last = found.last
    tokens = sentence.tokens
    incise = (
        in_incise(sentence, found) and not _subject_before(sentence, found) and found.form in {"finite", "participle"}
    )
    rest = inserted(sentence, verb_group(sentence, found.verb)[0], last) if found.form == "finite" else None
    if rest is not None and takes & {"que", "quote"}:
        return Content("incise", (Span(sentence.start, found.span.start), rest))
    after = _quote_after(sentence, last, quoted, text)
    before = _quote_before(found, quoted, text) if takes & {"quote", "que"} else None
    if before is not None and incise:
        return Content("quote", _with_host(before, sentence, found, quoted, text))
    if "acc" in takes and (blamed := noun_content(sentence, found)) is not None:
        return blamed
    if "que" in takes and (told := _what_they_say(sentence, found)) is not None:
        return Content("incise", told)
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
        if incise and (not found.cue.also_deeds or _subject_follows(sentence, found)):
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
    return noun_content(sentence, found) or figure_content(sentence, found) or bare_denial(sentence, found)


def _subject_follows(sentence: Sentence, found: FoundCue) -> bool:
    """*…, assure le préfet*: behind a verb that is more often a deed stands who speaks, and nothing that he does."""
    own = sentence.child(found.verb, "nsubj")
    return own is not None and own.i > found.verb.i and sentence.child(found.verb, "obj", "iobj") is None


def _what_they_say(sentence: Sentence, found: FoundCue) -> tuple[Span, ...] | None:
    """*Aucun avion n'a tiré: c'est ce qu'affirment les rebelles*: what stands before."""
    before = [plain(t.text) for t in sentence.tokens[max(0, found.verb.i - 6) : found.verb.i]]
    at = next((n for n in range(len(before) - 1) if before[n] == "ce" and before[n + 1] in _QUE), None)
    if at is None or not at or before[at - 1] not in {"est", "était", "c'est", "voilà"}:
        return None
    start = found.verb.i - len(before) + at
    head = [
        t for t in sentence.tokens[:start] if plain(t.text) not in {"c'", "est", "était", "voilà", ":", ",", "-", "–"}
    ]
    return (Span(sentence.start, head[-1].end),) if len(head) > 2 else None


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
    if own is None or own.pos == "PRON" or own.i > found.verb.i or tells_between(sentence, own, found):
        return False
    closed = any(t.text in {"»", "”", '"'} for t in sentence.tokens[own.i : found.verb.i])
    return not closed or not speech_closes(sentence, verb_group(sentence, found.verb)[0].i)


def _next_word(sentence: Sentence, last: Token) -> str:
    token = following_word(sentence, last)
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
        and (head.i > found.verb.i or found.verb.dep == "acl:relcl")
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


def _quote_after(sentence: Sentence, last: Token, quoted: tuple[Span, ...], text: str) -> Span | None:
    for quote in quoted:
        near = _LEADS_TO if text[: quote.start].rstrip().endswith(":") else _NEAR_QUOTE
        if last.end <= quote.start <= last.end + near and quote.start <= sentence.end + 3:
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
        if token.pos == "VERB" and token.feat("VerbForm") == "Fin":
            return None
    return None

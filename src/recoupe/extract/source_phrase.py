"""How far a source's words reach: *une source militaire*, *John Kirby, porte-parole du Pentagone*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.extract.phrase import Phrase, is_name
from recoupe.extract.speakers import Speakers, plain

if TYPE_CHECKING:
    from recoupe.model.sentence import Sentence, Token

_BEFORE = frozenset({"DET", "ADJ", "NUM", "PROPN", "NOUN", "X"})
_LINKS = frozenset({"de", "d'", "du", "des"})
_OTHER_LINKS = frozenset(
    {"à", "au", "aux", "en", "pour", "sur", "dans", "auprès", "chez", "sous", "par", "contre", "basé"}
)
# "a dit un officier à Reuters": whom one speaks to is not part of who speaks.
_TO = frozenset({"à", "au", "aux", "sur", "auprès", "par"})
_REACH = 4
_LONGEST = 40


def phrase_at(sentence: Sentence, head: Token, speakers: Speakers) -> Phrase:
    """The noun phrase around a word, with its titles, complements, name and apposition, without relative clauses."""
    first = _leftmost(sentence, head)
    last, core_last = _rightmost(sentence, head, speakers)
    title = _title_before(sentence, head, first, speakers)
    if title is not None:
        return Phrase(sentence, title, _leftmost(sentence, title), last, core_last)
    return Phrase(sentence, head, first, last, core_last)


def _title_before(sentence: Sentence, head: Token, first: int, speakers: Speakers) -> Token | None:
    """The title that a name explains: *le porte-parole de la diplomatie, Nasser Kanani,*; None where none stands before."""
    tokens = sentence.tokens
    if head.pos != "PROPN" or first < 3 or tokens[first - 1].text != ",":
        return None
    title = sentence.head(head)
    if title is None or head.dep not in {"appos", "conj", "nmod"} or title.i > first - 2 or title.pos != "NOUN":
        return None
    speaker = speakers.noun(title)
    definite = plain(tokens[_leftmost(sentence, title)].text) in {"le", "la", "l'", "son", "sa", "leur", "un", "une"}
    if (
        speaker is None
        or speaker.role != "person"
        or not definite
        or any(t.text == "," for t in tokens[title.i : first - 1])
    ):
        return None
    return title


def phrase_from(sentence: Sentence, start: int, speakers: Speakers) -> Phrase | None:
    """The noun phrase that begins at a word (its article, adjective or noun), None where none begins there."""
    tokens = sentence.tokens
    for i in range(start, min(start + _REACH + 1, len(tokens))):
        token = tokens[i]
        if token.pos in {"NOUN", "PROPN"} or (token.pos == "PRON" and i == start) or is_name(token):
            if token.pos == "PRON":
                return Phrase(sentence, token, i, i, i)
            beside = tokens[i + 1] if i + 1 < len(tokens) else None
            if (
                beside is not None
                and token.pos != "PROPN"
                and speakers.noun(token) is None
                and speakers.noun(beside) is not None
            ):
                token = beside
            last, core_last = _rightmost(sentence, token, speakers)
            return Phrase(sentence, token, start, last, core_last)
        if speakers.noun(token) is not None and token.pos != "VERB":
            last, core_last = _rightmost(sentence, token, speakers)
            return Phrase(sentence, token, start, last, core_last)
        if token.pos not in {"DET", "ADJ", "NUM", "ADV"} and plain(token.text) not in {"de", "d'"}:
            return None
    return None


def _leftmost(sentence: Sentence, head: Token) -> int:
    first = head.i
    for i in range(head.i - 1, max(-1, head.i - 12), -1):
        token = sentence.tokens[i]
        if (
            plain(token.text) == "des"
            and token.pos == "ADP"
            and (i == 0 or sentence.tokens[i - 1].pos in {"PUNCT", "CCONJ", "VERB", "AUX"})
        ):
            return i
        if token.pos not in _BEFORE or (token.pos == "NOUN" and plain(token.text) in {"hier", "lundi"}):
            break
        first = i
        if token.pos == "DET" and not (i and sentence.tokens[i - 1].pos == "DET"):
            break
    return first


def _rightmost(sentence: Sentence, head: Token, speakers: Speakers) -> tuple[int, int]:  # noqa: C901, PLR0912  one rule after the other
    tokens = sentence.tokens
    last, core_last, in_relay = head.i, head.i, False
    i = head.i + 1
    while i < len(tokens) and i - head.i < _LONGEST:
        token = tokens[i]
        word = plain(token.text)
        step = 0
        if _relays(token, speakers) and _by_or_in(tokens, i):
            if not in_relay:
                in_relay, core_last = True, last
            step = 1
        elif (
            is_name(token)
            or (token.pos in {"ADJ", "NUM"} and token.feat("VerbForm") != "Fin")
            or (
                token.pos == "NOUN"
                and i == last + 1
                and tokens[last].pos in {"PROPN", "ADJ"}
                and _within(sentence, head, token)
            )
        ):
            step = 1
        elif (
            token.pos == "ADV"
            and i + 1 < len(tokens)
            and tokens[i + 1].pos == "ADJ"
            and _within(sentence, head, tokens[i + 1])
        ):
            step = 2
        elif word in _LINKS or (
            word in _OTHER_LINKS
            and (in_relay or _close_before(tokens, i, speakers) or (word not in _TO and _within(sentence, head, token)))
        ):
            step = _noun_after(sentence, i)
        elif word in {"et", "ou", "&"} and token.pos == "CCONJ":
            step = _joined(sentence, head, i)
        elif token.pos == "VERB" and token.feat("VerbForm") == "Part" and token.dep == "acl" and _by_or_in(tokens, i):
            step = 1
        elif word == "(":
            step = _in_brackets(tokens, i)
        elif word in {"«", '"', "“"}:
            step = _quoted_name(tokens, i)
        elif word == "," and i + 1 < len(tokens) and _relays(tokens[i + 1], speakers) and _by(tokens, i + 1):
            if not in_relay:
                in_relay, core_last = True, last
            step = 2
        elif word == ",":
            step = _apposition(sentence, i, speakers)
        if step == 0:
            break
        last = min(i + step - 1, len(tokens) - 1)
        i = last + 1
    return last, core_last if in_relay else last


def _within(sentence: Sentence, head: Token, token: Token) -> bool:
    return any(a.i == head.i for a in sentence.ancestors(token))


def _close_before(tokens: tuple[Token, ...], i: int, speakers: Speakers) -> bool:
    return i > 0 and (speakers.is_close(tokens[i - 1]) or tokens[i - 1].feat("VerbForm") == "Part")


def _noun_after(sentence: Sentence, i: int) -> int:
    """How many words from a preposition to its noun, 0 where none follows soon."""
    tokens = sentence.tokens
    for j in range(i + 1, min(i + 1 + _REACH, len(tokens))):
        token = tokens[j]
        if (
            token.pos == "NOUN"
            or is_name(token)
            or (token.pos == "ADJ" and j + 1 < len(tokens) and tokens[j + 1].pos in {"ADP", "PUNCT"})
        ):
            return j - i + 1
        if token.pos not in {"DET", "ADJ", "NUM", "ADP", "PUNCT"} or (token.pos == "PUNCT" and token.text != "'"):
            return 0
    return 0


def _joined(sentence: Sentence, head: Token, i: int) -> int:
    """How many words a coordinated name or noun takes: *les États-Unis et l'Union européenne*."""
    step = _noun_after(sentence, i)
    if not step:
        return 0
    noun = sentence.tokens[i + step - 1]
    return step if _within(sentence, head, noun) and noun.dep in {"conj", "flat", "nmod", "appos"} else 0


def _relays(token: Token, speakers: Speakers) -> bool:
    return token.pos in {"VERB", "ADJ", "NOUN"} and speakers.is_relay(token)


def _by_or_in(tokens: tuple[Token, ...], i: int) -> bool:
    following = [plain(t.text) for t in tokens[i + 1 : i + 4]]
    return bool(following) and (following[0] in _OTHER_LINKS | _LINKS or (len(following) > 1 and following[1] == "par"))


def _by(tokens: tuple[Token, ...], i: int) -> bool:
    return any(plain(t.text) in {"par", "dans", "sur"} for t in tokens[i + 1 : i + 4])


def _in_brackets(tokens: tuple[Token, ...], i: int) -> int:
    """How many words a short bracket takes that only names: *(OSDH)*."""
    for j in range(i + 1, min(i + 7, len(tokens))):
        if tokens[j].text == ")":
            inside = tokens[i + 1 : j]
            return j - i + 1 if inside and all(is_name(t) or t.text[:1].isupper() for t in inside[:1]) else 0
    return 0


def _quoted_name(tokens: tuple[Token, ...], i: int) -> int:
    """How many words a name in quotation marks takes: *l'organisation « État islamique »*."""
    end = next((j for j in range(i + 2, min(i + 6, len(tokens))) if tokens[j].text in {"»", '"', "”"}), None)
    return end - i + 1 if end is not None and tokens[i + 1].text[:1].isupper() else 0


def _apposition(sentence: Sentence, i: int, speakers: Speakers) -> int:
    """How many words an apposition takes that names or titles the person: *, directeur de l'hôpital*."""
    tokens = sentence.tokens
    j = i + 1
    if j >= len(tokens):
        return 0
    if tokens[j].pos == "DET" and j + 1 < len(tokens):
        j += 1
    head = tokens[j]
    speaker = speakers.noun(head)
    named = is_name(head) and j == i + 1
    titled = speaker is not None and speaker.role != "paper" and head.pos == "NOUN"
    if not (named or titled):
        return 0
    article = j > i + 1
    if article and plain(tokens[i + 1].text) not in {"le", "la", "l'"}:
        return 0
    _, last = _rightmost(sentence, head, speakers)
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    if (
        article
        and (after is None or after.text != ",")
        and not (after is not None and after.text == "." and any(is_name(t) for t in tokens[j : last + 1]))
    ):
        return 0
    if after is not None and named and after.pos in {"VERB", "AUX"} and head.dep == "nsubj":
        return 0
    if after is not None and not (
        after.text in {",", ")", ":", ".", "»", "«"} or after.pos in {"VERB", "AUX", "PRON", "PUNCT", "ADV"}
    ):
        return 0
    if article and after is not None and after.text == ".":
        return last - i + 1
    if after is None or after.text == "." or (named and len(tokens[j : last + 1]) == 1 and after.pos != "PUNCT"):
        return last - i + 1 if named else 0
    return last - i + 1

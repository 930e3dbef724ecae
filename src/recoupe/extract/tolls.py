"""How many were killed, injured, captured or are missing, as each stretch of text counts them.

*49 civils et 15 soldats tués* gives two tolls; *dont 3 enfants* a part of one; *sans faire de victimes* is 0 to 0. The
bounds of the number itself (*une dizaine* is 8 to 12) come with the number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from recoupe.extract.befell import locution_of, predicate_of
from recoupe.extract.breakdown import broken_down
from recoupe.extract.counted import counted_noun, nobody
from recoupe.extract.toll_words import HARMS, Counted, TollWords
from recoupe.model.event import Harm, Toll, Whose
from recoupe.model.text import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recoupe.extract.scene import Scene
    from recoupe.model.mention import Actor, Number
    from recoupe.model.sentence import Token

# Characters from a count to the bracket that says whom it counts: *sept morts (*, *neuf personnes (*.
ASIDE = 24


def tolls_of(scene: Scene, words: TollWords) -> tuple[Counted, ...]:
    """The tolls of one sentence, left to right."""
    out: list[Counted] = []
    carried: tuple[Harm, Token] | None = None
    for number in scene.numbers:
        lead_in = (
            scene.text[max(scene.sentence.start, number.span.start - 9) : number.span.start].lower().replace("’", "'")
        )
        if lead_in.rstrip().endswith(("selon", "d'après")):
            continue
        found = _counted(scene, number, words)
        if found is not None:
            out.append(found)
            carried = (found.toll.harm, found.word)
        elif carried is not None and _continues(scene, out[-1], number):
            again = _again(scene, out[-1], number, words)
            if again is not None:
                out.append(again)
    out += _single(scene, words, out)
    out += nobody(scene, words)
    return broken_down(_shared(scene, sorted(out, key=lambda c: c.toll.span)))


def _counted(scene: Scene, number: Number, words: TollWords) -> Counted | None:
    head = counted_noun(scene, number)
    if head is None:
        return None
    lemma = scene.lemma(head)
    form = head.text.lower()
    for harm in HARMS:
        if lemma in words.nouns[harm] or form.rstrip("s") in words.nouns[harm] or form in words.nouns[harm]:
            if form.rstrip("s") in {"perte", "victime"} and harm == "killed" and not number.low:
                return None
            return _make(scene, number, head, head, harm, words)
    if scene.is_a(head, "aircraft", "weapon", "structure") and not scene.is_a(head, "person", "armed"):
        return None
    harmed = predicate_of(scene, head, words, number.span) or locution_of(scene, number, head, words)
    if harmed is None:
        return None
    harm, word = harmed
    fits = (
        head.i in {t.i for t in scene.sentence.tokens_in(number.span)}
        or scene.is_a(head, "person", "armed")
        or scene.actor(head) is not None
        or lemma in words.general
        or head.pos == "PROPN"
    )
    if not fits and lemma not in {"autre", "membre"}:
        return None
    return _make(scene, number, head, word, harm, words)


def _continues(scene: Scene, last: Counted, number: Number) -> bool:
    """Whether the number goes on with the toll before it: *et 20 autres*, *49 civils et 15 soldats tués*."""
    between = scene.text[last.toll.span.end : number.span.start].lower()
    return bool(
        re.fullmatch(r"[^.;:!?]{0,40}?(\bet\b|,|ainsi que|ou|contre|dont|y compris)\s*(?:(?:à|de|d['’])\s*)?", between)
    )


def _again(scene: Scene, last: Counted, number: Number, words: TollWords) -> Counted | None:
    """*57 soldats et plus de 400 rebelles*: the second group shares the first one's fate."""
    head = counted_noun(scene, number)
    if head is None or not (scene.is_a(head, "person", "armed") or scene.actor(head)) or scene.lemma(head) == "victime":
        return None
    ups = {t.i for t in scene.sentence.ancestors(head)}
    among = _is_part(scene, number, number.span.end, words)
    if head.dep != "conj" and last.head.i not in ups and not among:
        return None
    return _make(scene, number, head, last.word, last.toll.harm, words)


def _make(scene: Scene, number: Number, head: Token, word: Token, harm: Harm, words: TollWords) -> Counted:
    start, end = number.span.start, max(number.span.end, head.end)
    actors = _who(scene, head) or _among(scene, end)
    for actor in actors:
        if start <= actor.span.start and actor.span.end - end < 40 and actor.span.start <= end + 4:
            end = max(end, actor.span.end)
    if more := re.match(r"\s+autres?\b", scene.text[end : end + 8]):
        end += more.end()
    text = scene.text[start:end]
    low, high = number.low, number.high
    after = scene.text[end : end + 14].lower()
    if high is not None and low == high and re.match(r"\s+(au minimum|au moins)", after):
        high = None
        end += len(after) - len(after.lstrip()) + (10 if "minimum" in after else 8)
        text = scene.text[start:end]
    lemma = scene.lemma(head)
    of: Whose = "civilians" if scene.is_a(head, "civilian") else "target"
    part = _is_part(scene, number, end, words)
    lead_in = re.split(r"[,;]", scene.text[max(scene.sentence.start, start - 60) : start].lower().replace("’", "'"))[-1]
    revised = any(w in lead_in for w in words.revised)
    theirs = any(t.text.lower() in {"ses", "leurs", "nos"} for t in scene.sentence.tokens[max(0, head.i - 2) : head.i])
    general = (lemma in words.general and not theirs) or not (scene.is_a(head, "person", "armed") or actors)
    toll = Toll(Span(start, end), text, harm, low, high, of, head.text if head.pos == "NOUN" else None, part, revised)
    return Counted(toll, head, word, actors, of == "civilians", general)


def _among(scene: Scene, end: int) -> tuple[Actor, ...]:
    """*52 morts parmi les forces du régime*, *26 morts dans les rangs de l'armée*: who they were."""
    if match := re.match(r"\s+(parmi|dans les rangs|dans ses rangs|chez)\b", scene.text[end : end + 24]):
        return tuple(a for a in scene.actors if 0 <= a.span.start - end - match.end() < 16)[:1]
    return ()


def _who(scene: Scene, head: Token) -> tuple[Actor, ...]:
    actor = scene.actor(head)
    if actor is not None:
        return (actor,)
    out = [a for kid in scene.sentence.children(head, "nmod", "amod") if (a := scene.actor(kid)) is not None]
    return tuple(out)


def _is_part(scene: Scene, number: Number, end: int, words: TollWords) -> bool:
    sentence = scene.sentence
    before = (
        scene.text[max(sentence.start, number.span.start - 22) : number.span.start].lower().replace("’", "'").rstrip()
    )
    if any(before.endswith(word) for word in words.part_before) or before.endswith(("dont au moins", "dont plus de")):
        return True
    if _in_brackets(scene, number.span.start):
        return True
    after = scene.text[end : sentence.end].lower().replace("’", "'")
    return any(p.search(after) for p in words.part_after[:2])


def _in_brackets(scene: Scene, at: int) -> bool:
    """*sept morts (deux civils et cinq assaillants)*: who they were, not more of them."""
    before = scene.text[scene.sentence.start : at]
    opened = before.rfind("(")
    return opened > before.rfind(")") and any(
        0 <= scene.sentence.start + opened - n.span.end < ASIDE for n in scene.numbers
    )


def _single(scene: Scene, words: TollWords, have: Sequence[Counted]) -> list[Counted]:
    """*un mort*, *un soldat tué*: one person, counted by the article alone."""
    out: list[Counted] = []
    for token in scene.sentence.tokens:
        if token.text.lower() not in {"un", "une"} or token.pos not in {"DET", "NUM", "PRON"}:
            continue
        if any(n.span.overlaps(token.span) for n in scene.numbers) or any(
            c.toll.span.overlaps(token.span) for c in have
        ):
            continue
        if token.i > 0 and scene.sentence.tokens[token.i - 1].text.lower() in {"selon", "d'après", "par"}:
            continue
        nouns = [t for t in scene.sentence.tokens[token.i + 1 : token.i + 4] if t.pos in {"NOUN", "PROPN", "VERB"}]
        if not nouns:
            continue
        head = nouns[0]
        out += _one_of(scene, token, head, words)
        if token.pos == "PRON":
            continue
        form = head.text.lower().removesuffix("e")
        number = _One(token.span)
        if form in {"mort", "tué", "martyr", "décès"} and head.i - token.i == 1:
            out.append(_make(scene, number, head, head, "killed", words))  # type: ignore[arg-type]  # the harm is one of the two words
        elif head.text.lower() in {"blessé", "blessée"}:
            out.append(_make(scene, number, head, head, "injured", words))  # type: ignore[arg-type]  # the harm is one of the two words
        elif (
            scene.is_a(head, "person", "civilian")
            and (harmed := predicate_of(scene, head, words, token.span))
            and scene.lemma(harmed[1]) != "perdre"
        ):
            out.append(_make(scene, number, head, harmed[1], harmed[0], words))  # type: ignore[arg-type]  # the harm is one of the two words
    return out


def _one_of(scene: Scene, token: Token, head: Token, words: TollWords) -> list[Counted]:
    """*un de ses gardes a été tué*: one of several, who alone is said to have fallen."""
    after = scene.sentence.tokens[token.i + 1].text.lower().replace("’", "'")
    if after not in {"de", "d'", "des"} or not scene.is_a(head, "person", "armed", "civilian"):
        return []
    harmed = predicate_of(scene, head, words, token.span)
    if harmed is None or scene.lemma(harmed[1]) == "perdre":
        return []
    return [_make(scene, _One(token.span), head, harmed[1], harmed[0], words)]  # type: ignore[arg-type]  # an article counts one


@dataclass(frozen=True, slots=True)
class _One:
    """The article of a single victim, in the shape of a number."""

    span: Span
    low: int = 1
    high: int | None = 1


def _shared(scene: Scene, found: list[Counted]) -> list[Counted]:
    """The fate said only once at the end: *49 civils et 15 soldats tués* (the first number had none of its own)."""
    out: list[Counted] = list(found)
    taken = [c.toll.span for c in found]
    for counted in found:
        if counted.head.dep != "conj":
            continue
        first = scene.sentence.tokens[counted.head.head]
        number = scene.number(first)
        if (
            number is None
            or any(s.overlaps(number.span) for s in taken)
            or not (scene.is_a(first, "person", "armed", "civilian") or scene.actor(first))
        ):
            continue
        of: Whose = "civilians" if scene.is_a(first, "civilian") else "target"
        span = Span(number.span.start, max(number.span.end, first.end))
        toll = Toll(
            span, span.of(scene.text), counted.toll.harm, number.low, number.high, of, first.text, counted.toll.part
        )
        out.append(Counted(toll, first, counted.word, _who(scene, first), of == "civilians", False))
        taken.append(span)
    return sorted(out, key=lambda c: c.toll.span)

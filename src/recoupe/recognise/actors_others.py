"""The further states of one noun: *forces US et israéliennes*, *armées du Niger, du Mali et du Tchad*."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from recoupe.recognise.actors_composed import ARTICLES, OF

if TYPE_CHECKING:
    from recoupe.recognise.actors_composed import Composed, Composer
    from recoupe.recognise.actors_lexicon import Head

MOST = 8


def others(composer: Composer, done: Composed) -> tuple[Composed, ...]:
    """The compositions after ``done`` that share its head with it, in the order of the text."""
    out: list[Composed] = []
    last = done
    while len(out) < MOST and (found := _other(composer, done, last.last)) is not None:
        out.append(found)
        last = found
    while out and not _joined(composer, out[-1]):  # a comma alone parts two things; only « et » makes one list of them
        out.pop()
    return tuple(out)


def _joined(composer: Composer, made: Composed) -> bool:
    first = made.first - 1
    while first > 0 and composer.words.form(first) in OF | ARTICLES:
        first -= 1
    return composer.words.form(first) in composer.lexicon.cues["lists"]["and"]


def _other(composer: Composer, done: Composed, j: int) -> Composed | None:
    """The next state of the noun of ``done``, from word ``j`` on."""
    words = composer.words
    if done.people is None or done.branch in {None, "militias"} or j >= len(words):
        return None
    joined = words.form(j) in composer.lexicon.cues["lists"]["and"] and words.follows(j)
    k = j + 1 if joined else j
    if k >= len(words) or not (words.follows(k) if joined else _after_comma(composer, k)):
        return None
    head = replace(done.head, branch=done.branch or "army")
    if words.form(k) in OF:
        return _other_land(composer, k + 1, head, done) if done.head.plural else None
    mark = composer.mark(k)
    entry = mark.reading("adjective") if mark is not None else None
    if mark is None or entry is None or words.words[k].capital:
        return None
    made = composer.of_people(k, composer.after(mark, k), head, entry.id, done.why)
    return replace(made, first=k) if made else None


def _after_comma(composer: Composer, k: int) -> bool:
    words = composer.words
    return k > 0 and words.text[words.words[k - 1].end : words.words[k].start].strip() == ","


def _other_land(composer: Composer, k: int, head: Head, done: Composed) -> Composed | None:
    words = composer.words
    while words.form(k) in ARTICLES and words.follows(k):
        k += 1
    mark = composer.mark(k) if words.follows(k) else None
    entry = mark.reading("country", "capital") if mark is not None else None
    if mark is None or entry is None:
        return None
    made = composer.of_land(k, composer.after(mark, k), head, entry)
    return replace(made, first=k, why=done.why) if made else None

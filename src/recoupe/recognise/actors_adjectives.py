"""Adjectives and nouns of nationality: *une offensive turque*, *les Américains ont établi des bases*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.model.found_actor import FoundActor
from recoupe.model.text import Span

if TYPE_CHECKING:
    from recoupe.recognise.actors_composed import Composer
    from recoupe.recognise.actors_lexicon import Entry
    from recoupe.recognise.actors_marks import Mark

BEFORE = 3


def adjective_at(composer: Composer, i: int, after: int, entry: Entry) -> FoundActor | None:
    """The adjective of a state that modifies an act or an armed thing: *les raids israéliens*. A coder lists none."""
    words, cues = composer.words, composer.lexicon.cues["adjective"]
    token = words.token(i)
    noun = words.sentence.head(token) if token is not None and token.dep in {"amod", "nmod", "appos", "conj"} else None
    nouns = [k for k in range(i - 1, max(-1, i - 1 - BEFORE), -1) if words.words[k + 1].joined]
    if noun is not None and (k := words.first_at(noun.start)) is not None and k < i:
        nouns.insert(0, k)
    for k in nouns:
        form = words.form(k)
        if form in cues["acts"] | cues["things"]:
            actor = composer.register.forces(entry.id)
        elif form in cues["politics"]:
            actor = composer.register.forces(entry.id, "state")
        else:
            continue
        if actor is None:
            return None
        span = Span(words.words[i].start, words.words[after - 1].end)
        head = Span(words.words[k].start, words.words[k].end)
        return FoundActor(
            span, span.of(words.text), "adjective", words.sentence.index, actor, head=head, people=entry.id,
            plural=entry.plural, listed=False, because=(f"“{words.text[head.start:head.end]}” of it",),
        )  # fmt: skip
    return None


def nationals_at(composer: Composer, i: int, after: int, mark: Mark, entry: Entry) -> FoundActor | None:
    """A noun of nationality that stands for the forces: *les Américains*; people who flee are no forces."""
    words = composer.words
    if not words.text[mark.start].isupper() or entry.exact or entry.plural is False:
        return None
    if words.form(i - 1) not in {"les", "des", "aux"} or not words.follows(i):
        return None
    near = {words.form(k) for k in range(i - 3, after + 5)}
    article = words.token(i - 1)
    if (words.form(i - 1) == "des" and article is not None and article.pos == "DET") or near & composer.lexicon.cues[
        "nationals"
    ]["civilian"]:
        actor: str | None = "civilians"
    else:
        actor = composer.register.forces(entry.id)
    if actor is None:
        return None
    span = Span(words.words[i].start, words.words[after - 1].end)
    return FoundActor(
        span, span.of(words.text), "nationals", words.sentence.index, actor, head=span, people=entry.id, subject=words.is_subject(i), definite=words.form(i - 1) == "les",
        plural=True, feminine=False, listed=actor != "civilians", because=("a nationality stands for the forces",),
    )  # fmt: skip

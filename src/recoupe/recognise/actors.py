"""Who acts in a report: every span that names an actor, composes one, or leads back to one.

Names come from the lexicons (an Aho-Corasick machine over the folded text), compositions from the grammar of
``lang/xx/actors.toml``, new groups from the shape of their names. What the words only point back to is left to grounding.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from recoupe.model.found_actor import FoundActor
from recoupe.model.text import Span
from recoupe.recognise.actors_adjectives import adjective_at, nationals_at
from recoupe.recognise.actors_backward import noun_at, pronoun_at
from recoupe.recognise.actors_composed import Composed, Composer
from recoupe.recognise.actors_lexicon import actor_lexicon
from recoupe.recognise.actors_marks import marks
from recoupe.recognise.actors_new import new_group
from recoupe.recognise.actors_others import others
from recoupe.recognise.actors_states import acts, in_one_list
from recoupe.recognise.actors_words import SUBJECTS, folded, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recoupe.lang.pack import LanguagePack
    from recoupe.model.found_actor import ActorRule
    from recoupe.model.sentence import Sentence
    from recoupe.recognise.actors_lexicon import Entry
    from recoupe.recognise.actors_marks import Mark
    from recoupe.world import World


NUMBER = {
    "les": True,
    "des": True,
    "aux": True,
    "ces": True,
    "le": False,
    "la": False,
    "l": False,
    "du": False,
    "au": False,
}


def actors(text: str, sentences: Sequence[Sentence], world: World, pack: LanguagePack) -> tuple[FoundActor, ...]:
    """Every mention of an actor in a report, in the order of the text.

    *Les soldats de l'armée syrienne* is a composition, *Daech* a name, *les terroristes* a word that points back. Spans
    don't overlap. Nothing is raised on odd text.
    """
    lexicon, register = actor_lexicon(pack), world.actors
    low = folded(text)
    strings = marks(text, low, lexicon)
    out: list[FoundActor] = []
    introduced: dict[str, str] = {}
    for sentence in sentences:
        words = words_of(sentence, text, low)
        out.extend(_in_sentence(Composer(lexicon, register, strings, words), introduced))
    return tuple(out)


def _in_sentence(composer: Composer, introduced: dict[str, str]) -> list[FoundActor]:
    out: list[FoundActor] = []
    i = 0
    while i < len(composer.words):
        found, after = _at(composer, i, introduced, out[-1] if out else None)
        out.extend(found)
        i = max(after, i + 1)
    return out


def _at(
    composer: Composer, i: int, introduced: dict[str, str], before: FoundActor | None
) -> tuple[tuple[FoundActor, ...], int]:
    """What begins at a word, and the word after it; ``before`` is the mention found last."""
    words, mark = composer.words, composer.mark(i)
    if mark is not None and (name := mark.reading("name")) is not None and _is_name(composer, i, mark, name):
        after = composer.after(mark, i)
        made = composer.read(i)
        if made is None or made.id != name.id or made.last < after:
            return (_named(composer, i, after, "name", name),), after
    if (composed := composer.read(i)) is not None:
        whole = (composed, *others(composer, composed))
        return tuple(_composition(composer, made) for made in whole), whole[-1].last
    if mark is not None and (entry := mark.reading("country", "capital", "leader", "adjective")) is not None:
        after = composer.after(mark, i)
        return _of_state(composer, i, after, mark, entry, before), after
    if (group := new_group(words, i, composer.lexicon)) is not None:
        if group.acronym:
            introduced[group.acronym] = group.id
        return (_plain(composer, i, group.last, "new", group.id, ("a name of the shape of a group's",)),), group.last
    written = words.text[words.words[i].start : words.words[i].end]
    if written in introduced:
        return (_plain(composer, i, i + 1, "new", introduced[written], ("the acronym given with the name",)),), i + 1
    if (pointing := noun_at(composer, i)) is not None:
        return (pointing[0],), pointing[1]
    pronoun = pronoun_at(composer, i)
    return ((pronoun,) if pronoun else ()), i + 1


def _is_name(composer: Composer, i: int, mark: Mark, entry: Entry) -> bool:
    """Resistance with a capital is the camp only after its article; a sea, a street or a man may bear a group's name."""
    words = composer.words
    if entry.form == "Résistance":
        return words.form(i - 1) in {"la", "de"} and words.follows(i) and words.form(composer.after(mark, i)) != "a"
    return not (words.form(i - 1) == "d" and words.form(i - 2) == "mer")


def _of_state(
    composer: Composer, i: int, after: int, mark: Mark, entry: Entry, before: FoundActor | None
) -> tuple[FoundActor, ...]:
    home = composer.register.peoples.get(entry.id)
    if entry.category == "leader" and _another_person(composer, i):
        return ()
    if entry.category == "leader":
        return (replace(_named(composer, i, after, "leader", entry), listed=entry.listed),)
    if entry.category == "adjective":
        found = nationals_at(composer, i, after, mark, entry) or adjective_at(composer, i, after, entry)
        return (found,) if found else ()
    why = acts(composer.words, i, after, composer.lexicon, capital=entry.category == "capital")
    if why is None and entry.category == "country" and before is not None and before.rule == "state":
        why = in_one_list(composer.words, before.span, i, composer.lexicon)
    if why is None or home is None or not home.state:
        return ()
    return (_plain(composer, i, after, "state", home.state, (why,), people=home.id),)


def _another_person(composer: Composer, i: int) -> bool:
    """*Hafez al-Assad*, *la base d'Aïn al-Assad*: a word with a capital just before makes another name of it."""
    words = composer.words
    if not words.follows(i) or not words.words[i - 1].capital or i < 2:
        return False
    return words.form(i - 1) not in composer.lexicon.cues["titles"]["words"]


def _named(composer: Composer, i: int, after: int, rule: ActorRule, entry: Entry) -> FoundActor:
    state = composer.register.state(entry.id) if composer.register.kind(entry.id) in {"state", "state-forces"} else None
    home = composer.register.governed_by(state) if state else None
    because = (f"“{entry.form}” stands in the register",)
    return _plain(composer, i, after, rule, entry.id, because, people=home.id if home else None)


def _plain(
    composer: Composer,
    i: int,
    after: int,
    rule: ActorRule,
    actor: str,
    because: tuple[str, ...],
    people: str | None = None,
) -> FoundActor:
    words = composer.words
    span = Span(words.words[i].start, words.words[after - 1].end)
    head = words.head(i, after)
    plural = NUMBER.get(words.form(i - 1)) if words.follows(i) else None
    if plural is None and head is not None:
        plural = {"Plur": True, "Sing": False}.get(head.feat("Number") or "")
    feminine = None if head is None else {"Fem": True, "Masc": False}.get(head.feat("Gender") or "")
    return FoundActor(
        span, span.of(words.text), rule, words.sentence.index, actor, head=head.span if head else span,
        people=people, subject=head is not None and head.dep in SUBJECTS, definite=True, plural=plural, feminine=feminine, because=because,
    )  # fmt: skip


def _composition(composer: Composer, made: Composed) -> FoundActor:
    words = composer.words
    span = Span(words.words[made.first].start, words.words[made.last - 1].end)
    head = Span(words.words[made.first].start, words.words[made.first].end)
    listed = made.head.sort not in {"machine", "crowd", "person", "side"}
    return FoundActor(
        span, span.of(words.text), "composed", words.sentence.index, made.id, head=head, branch=made.branch,
        people=made.people, subject=words.is_subject(made.first), definite=words.form(made.first - 1) in {"le", "la", "l", "les", "du", "aux", "ces"},
        plural=made.head.plural, feminine=made.head.feminine, listed=listed, because=(made.why,),
    )  # fmt: skip

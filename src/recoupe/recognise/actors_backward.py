"""Words that lead back to an actor: *les terroristes*, *l'armée*, *ces derniers*, *ils*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.model.found_actor import FoundActor
from recoupe.model.text import Span
from recoupe.recognise.actors_words import key

if TYPE_CHECKING:
    from recoupe.recognise.actors_composed import Composer
    from recoupe.recognise.actors_lexicon import Noun

DEFINITE = frozenset(
    {"le", "la", "l", "les", "ces", "cette", "ce", "cet", "du", "aux", "au", "leurs", "ses", "nos", "des"}
)
DETERMINERS = DEFINITE | frozenset(
    {"un", "une", "chaque", "aucun", "aucune", "autre", "leur", "son", "sa", "notre", "de"}
)
COMPLETED = frozenset({"group", "fighters", "armed-men"})
"""*Les membres de l'équipe*, *un homme armé d'un couteau*: what completes the noun says that it is no party to a war."""
OF_A_STATE = frozenset({"army", "home-army", "air-force", "soldiers", "police", "gendarmerie", "government"})
"""*L'aviation occidentale*, *l'armée ennemie*: the adjective says that it is not that of the state spoken of."""
OWN = frozenset({"ses", "leurs", "son", "sa", "leur"})
COUNTED = frozenset(
    {
        "quelque",
        "quelques",
        "deux",
        "trois",
        "quatre",
        "cinq",
        "six",
        "sept",
        "huit",
        "neuf",
        "dix",
        "derniers",
        "dernieres",
        "premiers",
    }
)
INDEFINITE = frozenset({"un", "une", "plusieurs", "quelques", "certains", "d"})
PLURAL = frozenset({"ils", "elles"})
SINGULAR = frozenset({"il", "elle"})


def noun_at(composer: Composer, i: int) -> tuple[FoundActor, int] | None:
    """The noun at a word that leads back to an actor, and the word after it."""
    found = composer.longest(composer.lexicon.nouns, i)
    if found is None:
        return None
    words, (after, value) = composer.words, found
    noun: Noun = value  # type: ignore[assignment]  # what nouns are found among is nouns
    span = Span(words.words[i].start, words.words[after - 1].end)
    definite = _definite(composer, i)
    if (
        noun.role in OF_A_STATE
        and words.follows(after)
        and words.form(after) in composer.lexicon.cues["others"]["words"]
    ):
        return None
    if (
        noun.role in {"group", "coalition", "army", "air-force", "opposition"}
        or words.form(i) in {"police", "gendarmerie", "rebellion", "insurrection"}
    ) and not definite:
        return None
    if noun.role == "latter":
        following = words.token(after) if words.follows(after) else None
        if following is not None and following.pos in {"NOUN", "ADJ", "PROPN"}:
            return None
        return FoundActor(
            span, span.of(words.text), "pronoun", words.sentence.index, role="latter", head=span,
            definite=True, plural=noun.plural, feminine=_feminine(words.form(after - 1)), listed=False,
        ), after  # fmt: skip
    token = words.token(i)
    if (
        token is not None
        and token.pos in {"VERB", "AUX"}
        and not (words.follows(i) and words.form(i - 1) in DETERMINERS)
    ):
        return None
    if (
        token is not None
        and token.pos == "ADJ"
        and words.follows(i)
        and words.form(i - 1) not in DETERMINERS | INDEFINITE
    ):
        return None
    if (
        (noun.role in COMPLETED or words.form(after - 1) == "regime")
        and words.follows(after)
        and words.form(after) in {"de", "du", "des", "d"}
    ):
        return None
    if not noun.plural and after == i + 1 and not (words.follows(i) and words.form(i - 1) in DETERMINERS):
        return None
    head = Span(words.words[i].start, words.words[i].end)
    return FoundActor(
        span, span.of(words.text), "nominal", words.sentence.index, role=noun.role, head=head, subject=words.is_subject(i),
        definite=definite, possessed=_own(composer, i), plural=noun.plural, feminine=noun.feminine, listed=noun.listed, branch="army" if words.form(i) == "soldats" else None,
    ), after  # fmt: skip


def _own(composer: Composer, i: int) -> bool:
    """*Leurs combattants*, *l'Iran a massé des troupes*: they belong to the subject."""
    words = composer.words
    if words.follows(i) and words.form(i - 1) in OWN:
        return True
    verbs = composer.lexicon.cues["own"]["verbs"]
    near = (words.token(k) for k in range(i - 1, max(-1, i - 5), -1) if words.words[k + 1].joined)
    return any(token is not None and token.pos == "VERB" and key(token.lemma) in verbs for token in near)


def _definite(composer: Composer, i: int) -> bool:
    words = composer.words
    if not words.follows(i):
        return False
    before = words.form(i - 1)
    if before == "des":
        token = words.token(i - 1)
        return token is not None and token.pos == "ADP"
    k = i - 1
    while k > 0 and words.follows(k) and (words.form(k).isdigit() or words.form(k) in COUNTED):
        k -= 1
    return words.form(k) in (DEFINITE if k == i - 1 else {"les", "ces", "leurs"})


def _feminine(form: str) -> bool | None:
    return form in {"dernieres", "derniere"} or form.startswith("celle")


def pronoun_at(composer: Composer, i: int) -> FoundActor | None:
    """A personal pronoun that can stand for an actor: *ils*, *elle*; never the *il* of *il y a*."""
    words = composer.words
    form = words.form(i)
    if form not in PLURAL | SINGULAR:
        return None
    if form == "il" and any(composer.longest(composer.lexicon.impersonal, i + k) for k in (1, 2)):
        return None
    token = words.token(i)
    if token is not None and token.dep in {"expl:subj", "expl:pass", "expl"}:
        return None
    span = Span(words.words[i].start, words.words[i].end)
    return FoundActor(
        span, span.of(words.text), "pronoun", words.sentence.index, role="pronoun", head=span, definite=True,
        plural=form in PLURAL, feminine=form in {"elle", "elles"}, listed=False,
    )  # fmt: skip

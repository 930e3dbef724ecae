"""What actor each mention is: an id of the register, an id made for a new group, or a doubt with its candidates."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from recoupe.ground.actors_antecedents import Memory, Said
from recoupe.ground.actors_pronouns import pronoun_answer
from recoupe.ground.actors_roles import VAGUE, Roles
from recoupe.ground.actors_setting import Setting
from recoupe.ground.actors_theatre import countries, framed, theatre
from recoupe.model.mention import Actor

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from recoupe.lang.pack import LanguagePack
    from recoupe.model.doubt import Unsettled
    from recoupe.model.found_actor import FoundActor
    from recoupe.model.mention import Place
    from recoupe.model.sentence import Sentence
    from recoupe.model.text import Report
    from recoupe.world import World
    from recoupe.world.register import ActorRegister

VIA = {"name": "register", "state": "register", "leader": "register", "nationals": "register", "nominal": "coreference"}
SHORT = 5
LOCAL = frozenset({"armed-group", "militia", "political", "coalition"})


def settle_actors(
    found: Sequence[FoundActor],
    places: Sequence[Place],
    report: Report,
    sentences: Sequence[Sentence],
    world: World,
    pack: LanguagePack,
) -> tuple[Actor, ...]:
    """Every mention with its actor, in the order of the text; words that lead to nobody are left out.

    *Daech a attaqué. Les terroristes ont fui*: both are ``islamic-state``, the second via coreference. Where two actors
    fit as well, ``id`` is None and ``unsettled`` holds both.
    """
    register = world.actors  # of the report the text's own words decide; the outlet's camp never does
    setting = Setting(report.text, sentences, world, pack)
    roles = Roles(register, pack, theatre(found, places, sentences, register, pack), setting=setting)
    found = _at_home(found, countries(places, found, register), register)
    scenes = framed(places, sentences, report.text, register, pack)
    away = {number: replace(roles, people=people, framed=True) for number, people in scenes.items()}
    named = {one.id: Said(one, one.id) for one in reversed(found) if one.id and one.rule in {"name", "composed", "new"}}
    memory = Memory(register, ahead=tuple(reversed(named.values())))
    out: list[Actor] = []
    for mention in found:
        actor, doubt, why = mention.id, None, ""
        if mention.rule == "pronoun":
            actor, doubt, why = pronoun_answer(mention, memory, sentences)
        elif mention.rule == "nominal":
            actor, doubt, why = away.get(mention.sentence, roles).answer(mention, memory)
        if actor is None and doubt is None:
            continue
        if actor is not None and mention.rule != "adjective":
            memory.add(Said(mention, actor, mention.subject))
        if mention.rule == "nationals" and mention.people == roles.people:
            mention = replace(mention, listed=False)  # noqa: PLW2901 - at home, les Maliens are more than an army
        out.append(_settled(mention, actor, doubt, why))
    return tuple(_with_only_mentions(out))


def _at_home(found: Sequence[FoundActor], spoken: frozenset[str], register: ActorRegister) -> Sequence[FoundActor]:
    """Without the short acronyms of groups of other countries: FDN is a militia in Syria and a gang in Brazil."""
    if not spoken:
        return found
    whole = {actor.id for actor in found if not _is_acronym(actor)}

    def stays(actor: FoundActor) -> bool:
        if actor.rule != "name" or not actor.id or not _is_acronym(actor) or actor.id in whole:
            return True
        country = register.country(actor.id)
        local = register.kind(actor.id) in LOCAL and not register.is_jihadist(actor.id)
        return not local or not country or country in spoken

    return [actor for actor in found if stays(actor)]


def _is_acronym(actor: FoundActor) -> bool:
    return len(actor.text) <= SHORT and actor.text.isupper()


def _with_only_mentions(actors: list[Actor]) -> Iterator[Actor]:
    """A bare word is listed after all where nothing else names its actor: *60 policiers et soldats ont été tués*."""
    named = {actor.id for actor in actors if actor.listed} | {"unknown", "civilians"}
    for actor in actors:
        only = actor.via == "coreference" and not actor.listed and actor.branch == "army" and actor.id not in named
        if only and actor.id:
            named.add(actor.id)
            yield replace(actor, listed=True)
        else:
            yield actor


def _settled(mention: FoundActor, actor: str | None, doubt: Unsettled[str] | None, why: str) -> Actor:
    return Actor(
        span=mention.span,
        text=mention.text,
        id=actor,
        head=mention.head,
        branch=mention.branch,
        via=VIA.get(mention.rule, mention.rule),
        unsettled=doubt,
        because=(*mention.because, *((why,) if why else ())),
        listed=mention.listed and actor not in VAGUE,
        plural=mention.plural,
    )

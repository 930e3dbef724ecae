"""From sentences to the names of places in them, each with the words around that say which and where."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from recoupe.model.text import Span
from recoupe.model.toponym import Toponym
from recoupe.recognise.places_acting import acts
from recoupe.recognise.places_around import Surroundings, country_of, in_a_list, surroundings
from recoupe.recognise.places_lexicon import place_words
from recoupe.recognise.places_names import Stretch, stretches
from recoupe.recognise.places_text import page_of
from recoupe.recognise.places_traps import looks_like_another, verdict_of_the_parser
from recoupe.world.spelling import unaccented

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recoupe.lang.pack import LanguagePack
    from recoupe.model.sentence import Sentence
    from recoupe.recognise.places_lexicon import PlaceWords
    from recoupe.recognise.places_text import Page
    from recoupe.world import World
    from recoupe.world.gazetteer import Gazetteer


_WIDE = frozenset({"country", "region", "river", "desert"})


def places(text: str, sentences: Sequence[Sentence], world: World, pack: LanguagePack) -> tuple[Toponym, ...]:
    """The places that a text names, in order, with what is said around each.

    *Deux soldats sont morts à 40 km au nord de Gao, dans le nord du Mali* gives Gao (north, 40 km) and *nord du Mali*.
    Names under which a state acts (*Damas condamne*) come too, marked ``acting``: they say where the report looks.
    ``sentences`` may be empty: then lexicon and gazetteer decide alone.
    """
    words = place_words(pack)
    page = page_of(text, sentences)
    out: list[Toponym] = []
    before: tuple[int, Surroundings, bool] | None = None
    for stretch in stretches(page, world.sites, pack, words):
        start, end = page.words[stretch.first].start, page.words[stretch.last].end
        around = surroundings(page, start, words)
        acting = False
        if before is not None and around.kind is None and around.relation is None and in_a_list(page, before[0], start):
            around = _shared(around, before[1])
            acting = before[2]
        after_place = before is not None and before[0] == page.words[stretch.first - 1].end
        found = _toponym(page, stretch, around, world.sites, pack, words, after_place=after_place)
        if found is not None and acting and _may_act(found, world.sites, pack):
            found = replace(found, acting=True)
        before = (end, around, found.acting) if found is not None else None
        if found is not None:
            out.append(found)
    return tuple(out)


def _may_act(found: Toponym, gazetteer: Gazetteer, pack: LanguagePack) -> bool:
    """*Soutenu par l'Iran, la Russie et la Chine*: a country in one list with a state that acts acts as well."""
    if found.located or found.relation is not None:
        return False
    return any(site.kind == "country" for site in gazetteer.own(found.name, pack))


def _shared(around: Surroundings, first: Surroundings) -> Surroundings:
    """What the first name of a list says of the next (*les provinces de Homs et de Hama*)."""
    return replace(
        around,
        kind=first.kind,
        country=first.country,
        relation=first.relation,
        located=around.located or first.located,
        listed=True,
    )


def _toponym(
    page: Page,
    stretch: Stretch,
    around: Surroundings,
    gazetteer: Gazetteer,
    pack: LanguagePack,
    words: PlaceWords,
    *,
    after_place: bool,
) -> Toponym | None:
    span = Span(page.words[stretch.first].start, page.words[stretch.last].end)
    name = span.of(page.text)
    own = gazetteer.own(name, pack) if stretch.found_in == "own" else ()
    label = verdict_of_the_parser(page, span)
    given = bool(gazetteer.given_by_hand(name))
    if looks_like_another(page, stretch, around, words, own=bool(own) or given, after_place=after_place):
        return None
    rule = "own list"
    if not own:
        rule = _rule_for_unlisted(page, span, label, around, gazetteer, words)
        if not rule:
            return None
    countries = [site for site in own if site.kind == "country"]
    speaks = bool(countries) or any(site.id in words.capitals for site in own)
    acting = speaks and acts(page, span.start, span.end, around, words, country=bool(countries))
    kept = span
    if not acting and around.kept_from is not None:
        whole = Span(around.kept_from, span.end)
        listed = bool(gazetteer.own(whole.of(page.text), pack))
        # le port du Soudan is some port in Sudan, no port of that name
        kept = whole if listed or not any(site.kind in _WIDE for site in own) else span
        name = whole.of(page.text) if listed else name
    elif not acting and around.way_from is not None and countries:
        kept = Span(around.way_from, span.end)
        name = kept.of(page.text) if gazetteer.own(kept.of(page.text), pack) else name
    return Toponym(
        span=kept, text=kept.of(page.text), name=name, kinds=(around.kind,) if around.kind else (), country=around.country,
        around=Span(around.start, span.start) if around.start is not None else None, relation=around.relation,
        distance_km=around.distance_km, known=bool(own), located=around.located, acting=acting, rule=rule,
    )  # fmt: skip


def _rule_for_unlisted(
    page: Page, span: Span, label: str | None, around: Surroundings, gazetteer: Gazetteer, words: PlaceWords
) -> str:
    """Why a name that our own list lacks is taken for a place; empty where it isn't."""
    name = span.of(page.text)
    if around.many or around.aboard or country_of(unaccented(name), words) is not None:
        return ""
    if label != "PER" and gazetteer.given_by_hand(name):
        return "the case's list"
    if around.sure and not (label == "PER" and unaccented(name).split()[0] in words.given):
        return "kind word"
    if label in {"PER", "ORG"}:
        return "list of places" if around.listed and gazetteer.is_city(name) else ""
    if around.kind is not None and (around.bare or around.kept_from is not None or label == "LOC"):
        return "kind word"
    if label == "LOC" and (around.located or around.of or gazetteer.is_city(name)):
        return "parser"
    if around.located and gazetteer.is_city(name):
        return "city with preposition"
    return "words around" if _placed(page, span, around, words) else ""


def _placed(page: Page, span: Span, around: Surroundings, words: PlaceWords) -> bool:
    """Whether the words around alone say that an unknown name is a place: *vers Zirbanta*, *à Zirbanta, dans l'est*."""
    if around.relation is not None or around.distance_km is not None:
        return around.start is not None
    if words.toward_before.search(page.before(span.start)):
        return True
    return around.located and words.placed_after.match(unaccented(page.text[span.end : span.end + 30])) is not None

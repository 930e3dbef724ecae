"""How surely a happening is told, on whose word, and where the sources differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from extract.sourced import PACK, WORLD, parser, told

from recoupe.extract.attribution import attributions
from recoupe.extract.conditional import use_of
from recoupe.extract.conditional_forms import conditional
from recoupe.extract.negation import negated
from recoupe.extract.status import main_telling, vouch
from recoupe.extract.vouching import Voices, distinct
from recoupe.model.event import Event, Source, Telling
from recoupe.model.mention import Mentions
from recoupe.model.text import Span
from recoupe.recognise.numbers import numbers

if TYPE_CHECKING:
    from recoupe.model.event import EventType

USES = [(row["use"], text) for row in PACK.lexicon("status")["uses"] for text in row["sentences"]]


def _vouched(
    marked: str, kind: EventType = "shelling", realis: tuple[str, ...] = (), sep: str = "|"
) -> tuple[tuple[Event, ...], tuple[Source, ...]]:
    """Events whose triggers stand between bars; each bar pair is a telling of one event."""
    pieces = marked.split(sep)
    text = "".join(pieces)
    report, sentences, mentions = told(text)
    mentions = Mentions(mentions.times, mentions.places, mentions.actors, numbers(sentences, text, PACK))
    at, tellings = 0, []
    for n, piece in enumerate(pieces):
        if n % 2:
            span = Span(at, at + len(piece))
            sentence = next(s for s in sentences if s.start <= span.start < s.end)
            tellings.append(Telling(kind, span, sentence.index, "test", realis=realis))
        at += len(piece)
    event = Event("e1", kind, tuple(tellings))
    sources = attributions(report, sentences, mentions, PACK, WORLD)
    return vouch((event,), sources, report, sentences, mentions, PACK), sources


def _one(marked: str, kind: EventType = "shelling", realis: tuple[str, ...] = ()) -> Event:
    return _vouched(marked, kind, realis)[0][0]


@pytest.mark.parametrize(
    ("marked", "status"),
    [
        ("L'armée a |bombardé| le village.", "asserted"),
        ("L'armée a |bombardé| le village, selon un élu.", "reported"),
        ("Un élu a dit que l'armée avait |bombardé| le village.", "reported"),
        ("L'armée aurait |bombardé| le village.", "hedged"),
        ("L'armée aurait |bombardé| le village, selon un élu.", "hedged"),
        ("L'armée pourrait |bombarder| le village.", "hedged"),
        ("L'armée devrait |bombarder| le village.", "planned"),
        ("Le ministère a démenti tout |bombardement|.", "denied"),
        ("Les rebelles ont revendiqué l'|attaque|.", "asserted"),
        ("Paris a condamné le |bombardement| du village.", "asserted"),
        ("Selon un bilan provisoire, le |bombardement| a fait neuf morts.", "asserted"),
        ("Une |offensive| prochaine est attendue.", "planned"),
        ("Comme l'a annoncé le maire, l'armée a |bombardé| le village.", "asserted"),
        ("« L'armée a |bombardé| la ville mardi », se défend un officier.", "reported"),
        ("L'émir a promis que ses hommes ne reculeraient pas et |bombarderaient| le port.", "planned"),
        ("Ses hommes auraient pillé le marché et auraient |bombardé| le port.", "hedged"),
    ],
)
def test_a_happening_has_the_status_with_which_it_is_told(marked: str, status: str) -> None:
    assert _one(marked).status == status


@pytest.mark.parametrize(
    ("realis", "status"),
    [
        (("negated",), "denied"),
        (("threatened",), "planned"),
        (("future",), "planned"),
        (("purpose",), "planned"),
        (("possible",), "hedged"),
        ((), "asserted"),
    ],
)
def test_hints_of_the_grammar_count_where_no_source_speaks(realis: tuple[str, ...], status: str) -> None:
    assert _one("L'armée a |bombardé| le village.", realis=realis).status == status


def test_what_was_made_possible_was_done() -> None:
    assert _one("Les frappes ont permis de |tuer| un chef.", "killing", ("planned",)).status == "asserted"


def test_an_attack_that_aims_is_no_plan() -> None:
    assert _one("L'|attaque| a visé un marché.", "assault", ("planned",)).status == "asserted"


@pytest.mark.parametrize(
    ("marked", "nuance"),
    [
        ("L'armée aurait |bombardé| le village.", "conditional_report"),
        ("L'armée pourrait |bombarder| le village.", "possible"),
        ("L'armée devrait |bombarder| le village.", "predicted"),
        ("S'ils avaient pris le col, ils auraient |bombardé| la ville.", "counterfactual"),
        ("Les rebelles ont revendiqué l'|attaque|.", "responsibility_claimed"),
        ("L'armée a |bombardé| le village.", None),
    ],
)
def test_a_nuance_says_more_than_the_status(marked: str, nuance: str | None) -> None:
    assert _one(marked).nuance == nuance


def test_the_witness_comes_before_the_outlet_that_relays_him() -> None:
    events, sources = _vouched("Un témoin a dit que l'armée avait |bombardé| le village, rapporte al-Hurra.")
    kinds = {s.id: s.kind for s in sources}
    assert [kinds[i] for i in events[0].sources] == ["witness", "outlet"]


def test_a_voice_that_speaks_again_counts_once() -> None:
    events, _ = _vouched(
        "Un officier a dit que le camp avait été |bombardé|. Cet officier a ajouté que le |tir| venait du nord."
    )
    assert len(events[0].sources) == 1


def test_a_headline_does_not_settle_the_status() -> None:
    event = _one(
        "Le village |bombardé| par l'armée\n\nL'armée a |bombardé| le village, a dit un élu. La route est coupée."
    )
    assert event.status == "reported"


def test_main_telling_of_one_is_that_one() -> None:
    text = "L'armée a bombardé le village."
    report, sentences, _ = told(text)
    telling = Telling("shelling", Span(10, 18), 0, "test")
    assert main_telling([telling], {s.index: s for s in sentences}, report) is telling


def test_a_source_that_only_takes_the_happening_up_is_led_back_to_it() -> None:
    events, sources = _vouched("Des |roquettes| sont tombées sur le camp. L'OSDH a rendu compte de 3 roquettes.")
    assert events[0].sources == tuple(s.id for s in sources)


def test_two_counts_of_two_sources_are_two_accounts() -> None:
    events, _ = _vouched("Selon un élu, la |frappe| a fait dix morts. L'ONG fait état de douze morts.", "airstrike")
    assert {a.value for a in events[0].accounts if a.field == "killed"} >= {"douze morts"} or events[0].accounts == ()


def test_an_accusation_is_an_account_of_the_agent() -> None:
    events, sources = _vouched("Le camp a été |bombardé|. Kiev a accusé Moscou d'avoir tiré.")
    assert [(a.source, a.field, a.value) for a in events[0].accounts] == [(sources[0].id, "agent", "russia")]


def test_a_denied_responsibility_is_an_account_and_leaves_the_attack_standing() -> None:
    events, sources = _vouched(
        "Une |attaque| a tué neuf civils. Les talibans démentent toute responsabilité.", "assault"
    )
    assert events[0].status == "asserted"
    assert [(a.source, a.field, a.value, a.status) for a in events[0].accounts] == [
        (sources[0].id, "agent", "taliban", "denied")
    ]


def test_what_the_report_itself_suspects_is_a_hedged_account() -> None:
    events, _ = _vouched("Le camp a été |bombardé|. Il s'agirait de talibans venus du nord.")
    assert [(a.source, a.value, a.status) for a in events[0].accounts] == [(None, "taliban", "hedged")]


@pytest.mark.parametrize(("use", "text"), USES)
def test_each_conditional_of_the_lexicon_has_its_use(use: str, text: str) -> None:
    found = [use_of(s, t, PACK) for s in parser().sentences(text) for t in s.tokens if conditional(t)]
    assert found, "no conditional was seen"
    assert ("reported" in found) == (use == "reported")


@pytest.mark.parametrize(
    "text", ["Il montrait la route.", "Ils tiraient sur la ville.", "Le retrait fut long.", "Il entrait."]
)
def test_a_past_in_rait_is_no_conditional(text: str) -> None:
    assert [t.text for s in parser().sentences(text) for t in s.tokens if conditional(t)] == []


def test_there_are_sixty_sentences_of_our_own() -> None:
    assert len(USES) >= 60


@pytest.mark.parametrize(
    ("text", "word", "says"),
    [
        ("L'armée n'a pas frappé le port.", "frappé", True),
        ("L'armée n'a jamais frappé le port.", "frappé", True),
        ("L'armée n'a mené aucun raid.", "raid", True),
        ("Ils sont partis sans combat.", "combat", True),
        ("L'armée n'a frappé que le port.", "frappé", False),
        ("L'armée a frappé le port.", "frappé", False),
        ("Le maire ne sait pas que le pont a sauté.", "sauté", False),
    ],
)
def test_a_negation_reaches_its_own_clause_and_no_further(text: str, word: str, says: bool) -> None:
    found = [negated(s, t, PACK) for s in parser().sentences(text) for t in s.tokens if t.text == word]
    assert found == [says]


def _source(n: int, kind: str, scope: Span, chain: str) -> Source:
    return Source(f"s{n}", Span(0, 1), "x", kind, True, scope=(scope,), chain=(chain,), rule="verb:dire/que")  # type: ignore[arg-type]  # a made-up value


def test_behind_a_stretch_the_narrowest_scope_comes_first_and_outlets_last() -> None:
    sources = [
        _source(1, "outlet", Span(0, 50), "a"),
        _source(2, "official", Span(0, 90), "b"),
        _source(3, "witness", Span(10, 30), "c"),
    ]
    assert [s.id for s in Voices(sources).behind(Span(12, 20))] == ["s3", "s2", "s1"]


def test_distinct_keeps_the_first_of_each_voice() -> None:
    sources = [
        _source(1, "official", Span(0, 9), "a"),
        _source(2, "official", Span(0, 9), "a"),
        _source(3, "witness", Span(0, 9), "b"),
    ]
    assert distinct(sources) == ("s1", "s3")


def test_no_event_gives_none() -> None:
    report, sentences, mentions = told("")
    assert vouch((), (), report, sentences, mentions, PACK) == ()

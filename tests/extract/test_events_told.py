"""What makes one event of several tellings, where it stands, how sure the grammar is, and what is left out."""

from __future__ import annotations

import pytest
from extract.drawn import PACK, assert_read, parsed, read
from extract.peaceful import REPORTS
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recoupe.extract.events import events
from recoupe.model.event import Event
from recoupe.model.mention import Mentions
from recoupe.model.text import Report, Span


def told(text: str) -> list[tuple[str, list[str]]]:
    return [(e.type, [s.of(text) for s in sorted(e.triggers)]) for e in read(text)]


ONE = [
    "Des rebelles ont attaqué une caserne de l'armée. L'attaque a fait dix morts.",
    "Un attentat a tué douze soldats à la caserne. Cet attentat n'a pas été revendiqué.",
    "Des roquettes ont visé la base de l'armée. Cette attaque n'a pas fait de victimes.",
    "L'aviation a bombardé un camp de rebelles. Le raid a fait vingt morts.",
    "Une explosion a fait dix morts au marché. L'explosion a détruit deux étals, selon la police.",
    "Trois soldats ont été tués dans une embuscade tendue par des djihadistes.",
    "L'attaque a visé un convoi de l'armée, tuant six soldats.",
    "Des combats ont opposé l'armée à la milice. Les combats ont fait trente morts.",
]
TWO = [
    "Des rebelles ont attaqué la caserne de l'armée lundi. Une autre attaque a visé le poste de police mardi.",
    "L'armée a bombardé le village. Les rebelles ont abattu un hélicoptère.",
    "Un attentat a tué dix soldats. Une nouvelle attaque a visé leur convoi dans l'après-midi.",
    "L'armée a repris la ville. Les rebelles ont enlevé deux journalistes.",
]
TYPED = [
    ("Une attaque de drones a visé la base de l'armée.", "airstrike"),
    ("Une attaque aux roquettes a visé la base de l'armée.", "shelling"),
    ("Une attaque à la voiture piégée a visé la base de l'armée.", "bombing"),
    ("Des rebelles armés ont attaqué la base de l'armée.", "assault"),
    ("Des hommes armés ont tué trois villageois.", "killing"),
    ("Des djihadistes ont tué trois soldats.", "assault"),
    ("Les rebelles ont pris la ville à l'armée.", "capture"),
    ("Les soldats ont encerclé la ville.", "siege"),
    ("La police a arrêté dix rebelles.", "arrest"),
    ("Des milliers d'habitants ont fui les combats.", "displacement"),
    ("Le pays voisin a livré des chars à l'armée.", "support"),
    ("Un missile a abattu un avion de l'armée.", "shootdown"),
]
REALIS = [
    ("L'armée pourrait attaquer les rebelles du nord.", "possible"),
    ("Les rebelles ont tenté de prendre la base de l'armée.", "attempted"),
    ("Les rebelles auraient attaqué la base de l'armée.", "conditional"),
    ("L'armée attaquera les rebelles du nord.", "future"),
    ("L'armée veut reprendre la ville aux rebelles.", "planned"),
    ("Si l'armée attaquait les rebelles, la trêve serait rompue.", "hypothetical"),
]
OUTCOMES = [
    ("L'attaque des rebelles contre la base a été repoussée par l'armée.", "repelled"),
    ("L'armée a repoussé un assaut des rebelles contre la base.", "repelled"),
    ("La police a déjoué un attentat contre la caserne.", "foiled"),
]
LEFT_OUT = [
    "Le ministre de l'armée a tiré un trait sur le passé.",
    "L'armée célèbre ses soldats.",
    "Les soldats sont rentrés sans attaquer les rebelles.",
    "L'armée n'a pas attaqué les rebelles.",
    "Les soldats ont repris le travail.",
    "Le général a pris la parole devant ses soldats.",
]


@pytest.mark.parametrize("text", ONE)
def test_one_happening_told_twice_is_one_event(text: str) -> None:
    assert len(told(text)) == 1, told(text)


@pytest.mark.parametrize("text", TWO)
def test_two_happenings_stay_two(text: str) -> None:
    assert len(told(text)) == 2, told(text)


@pytest.mark.parametrize(("text", "kind"), TYPED)
def test_the_type_follows_from_weapon_and_victims(text: str, kind: str) -> None:
    assert kind in {e.type for e in read(text)}, told(text)


@pytest.mark.parametrize(("text", "hint"), REALIS)
def test_the_grammar_says_how_real_it_is(text: str, hint: str) -> None:
    assert any(hint in t.realis for e in read(text) for t in e.tellings), [
        (t.rule, t.realis) for e in read(text) for t in e.tellings
    ]


@pytest.mark.parametrize(("text", "outcome"), OUTCOMES)
def test_the_words_around_say_how_it_ended(text: str, outcome: str) -> None:
    assert outcome in {e.outcome for e in read(text)}


@pytest.mark.parametrize("text", LEFT_OUT)
def test_what_did_not_happen_or_only_sounds_so_is_no_event(text: str) -> None:
    assert told(text) == []


def test_peaceful_reports_tell_at_most_three_events_in_ten() -> None:
    found = {name: told(text) for name, text in REPORTS.items()}
    assert sum(map(len, found.values())) <= 3, {k: v for k, v in found.items() if v}


def test_what_gave_no_event_is_kept_with_its_reason() -> None:
    text = "Le séisme a tué dix personnes. L'armée a attaqué les rebelles près du fleuve."
    mentions = Mentions()
    silences = events(Report("r.txt", text, ""), parsed(text), mentions, PACK, None)[1]
    assert [(s.span.of(text), s.why) for s in silences] == [("tué", "who does it makes it another matter")]


def test_places_and_times_go_to_the_happening_that_governs_them() -> None:
    assert_read("[Lundi|time], [l'armée|agent] a [bombardé|trigger] [Sebha|place] ; elle est basée à [Tripoli|site].")


def test_where_it_led_and_where_it_began_are_told_apart() -> None:
    assert_read("[Les rebelles|agent] se sont [retirés|trigger] de [Kobané|origin].", type="withdrawal")


def test_each_telling_names_its_rule() -> None:
    assert {t.rule for e in read("Des rebelles ont attaqué une caserne de l'armée.") for t in e.tellings} == {
        "attaquer"
    }


def test_the_same_text_gives_the_same_events() -> None:
    text = "Des rebelles ont attaqué une caserne de l'armée. L'attaque a fait dix morts."
    assert read(text) == read(text)


@pytest.mark.parametrize("text", ["", "a", "🔥🔥", "هاجم الجيش المدينة", "...", "\n\n\n", "tué"])
def test_odd_texts_give_no_error(text: str) -> None:
    assert all(isinstance(e, Event) for e in read(text))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.sampled_from(
            ["l'armée", "a tué", "dix", "soldats", ",", "attaque", "dans", "des", "rebelles", "qui", "à", "."]
        ),
        max_size=14,
    )
)
def test_no_order_of_words_breaks_it_and_spans_stay_in_the_text(words: list[str]) -> None:
    text = " ".join(words)
    whole = Span(0, len(text))
    assert all(whole.covers(s) for e in read(text) for s in e.triggers)

"""What each outlet calls whom, in its own voice and in quotes."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from match.telling import event, reading, source, span

from recoupe.compare.wording import acting, cited, log_odds, namings
from recoupe.model.event import Reading
from recoupe.model.mention import Actor, Mentions

FIRST = "Les insurgés ont attaqué Ménaka. Des insurgés ont été tués. L'armée parle de « terroristes »."
SECOND = "Les terroristes ont attaqué Ménaka, dit un élu."


def told(name: str, text: str, *words: str) -> Reading:
    actors = tuple(Actor(span(text, phrase), phrase, "isgs") for phrase in words)
    triggers = [word for word in ("ont attaqué", "ont été tués") if word in text]
    events = tuple(
        event(text, trigger, identity=f"e{number}", agent="isgs" if trigger == "ont attaqué" else "")
        for number, trigger in enumerate(triggers)
    )
    vouching = (source("s1", text, "un élu", origin="elu"),) if "un élu" in text else ()
    return replace(reading(name, text, *events, sources=vouching), mentions=Mentions(actors=actors))


CASE = (told("A", FIRST, "Les insurgés", "Des insurgés", "terroristes"), told("B", SECOND, "Les terroristes"))


def test_own_words_and_quoted_words_are_counted_apart_and_articles_are_no_difference() -> None:
    found = {(n.outlet, n.words): (n.own, n.quoted) for n in namings(CASE)}
    assert found == {("A", "insurgés"): (2, 0), ("A", "terroristes"): (0, 1), ("B", "terroristes"): (1, 0)}


def test_log_odds_say_who_uses_a_word_more_than_the_others() -> None:
    odds = {(n.outlet, n.words): n.log_odds for n in namings(CASE)}
    assert (odds["A", "insurgés"] or 0) > 0 > (odds["A", "terroristes"] or 0)


def test_log_odds_agree_with_a_count_by_hand() -> None:
    odds, z = log_odds("a", Counter(a=3, b=1), Counter(a=1, b=3))
    assert (odds, z) == (1.695, 1.74)


def test_without_another_outlet_nothing_is_compared() -> None:
    assert {n.log_odds for n in namings(CASE[:1])} == {None}


def test_the_passive_without_a_doer_is_counted() -> None:
    (first,) = [one for one in acting(CASE) if one.outlet == "A"]
    assert (first.active_with, first.active_without, first.passive_with, first.passive_without) == (1, 0, 0, 1)


def test_whom_an_outlet_cites() -> None:
    assert cited(CASE) == (("B", "elu", 1),)

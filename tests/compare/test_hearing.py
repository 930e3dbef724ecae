"""Which sources speak of which incident, and which are one voice."""

from __future__ import annotations

from dataclasses import replace

from match.telling import event, kin, reading, source

from recoupe.compare.hearing import heard, voices_of, without_wholes
from recoupe.model.event import Source
from recoupe.model.incident import Cluster, Member

TEXT = (
    "Un poste a été attaqué à Ménaka, selon un élu. Une ONG compte dix morts. L'agence accuse un groupe armé.\n"
    "En mars, un marché avait été bombardé à Gao.\nLe préfet promet une enquête."
)


def speaks_for(origin: str) -> str | None:
    return {"agence-malienne": "mali", "malian-army": "mali", "mali": "mali"}.get(origin)


def cited(identity: str, words: str, origin: str, commitment: str = "neutral") -> Source:
    return source(identity, TEXT, words, origin=origin, commitment=commitment)


def spoken(*sources: Source, bound: tuple[str, ...] = ()) -> dict[str, set[str]]:
    told = reading(
        "a", TEXT, event(TEXT, "attaqué", day="2024-06-04", sources=bound),
        event(TEXT, "bombardé", "airstrike", identity="e2", day="2024-03-01"), sources=sources,
    )  # fmt: skip
    clusters = [Cluster("main", (Member("a", "e1"),)), Cluster("recalled", (Member("a", "e2"), Member("b", "e1")))]
    found = heard(clusters, {"a": told}, speaks_for)
    return {cluster: {one.origin for one in sources} for (cluster, _), sources in found.items()}


def test_a_source_in_the_next_sentence_speaks_of_what_was_just_told() -> None:
    assert spoken(cited("s1", "un élu", "elu"), cited("s2", "Une ONG", "ong"), bound=("s1",)) == {
        "main": {"elu", "ong"}
    }


def test_what_a_report_only_recalls_is_heard_within_its_paragraph() -> None:
    assert spoken(cited("s1", "Le préfet", "prefet")) == {}


def test_a_government_that_only_reacts_gives_no_account() -> None:
    assert spoken(cited("s1", "L'agence", "mali")) == {}
    assert spoken(cited("s1", "L'agence", "mali", "accusation")) == {"main": {"mali"}}


def voices(*sources: Source) -> tuple[str, ...]:
    return voices_of(sources, reading("a", TEXT, outlet="La Rive"), speaks_for, kin)


def test_a_state_s_agency_speaks_for_the_unnamed_officer_that_it_quotes() -> None:
    assert voices(cited("s1", "un élu", "anonymous:military-source@agence-malienne")) == ("agence-malienne",)


def test_an_outlet_that_passes_on_an_unnamed_voice_is_no_second_voice() -> None:
    found = voices(cited("s1", "L'agence", "agence-x"), cited("s2", "un élu", "anonymous:local-sources@agence-x"))
    assert found == ("anonymous:local-sources@agence-x",)


def test_a_communique_without_an_owner_adds_nothing_beside_a_named_voice() -> None:
    assert voices(cited("s1", "un élu", "anonymous:document@la-rive"), cited("s2", "Une ONG", "une-ong")) == (
        "une-ong",
    )


def test_a_state_is_no_voice_beside_its_own_army() -> None:
    assert without_wholes(("mali", "malian-army", "une-ong"), speaks_for, kin) == ("malian-army", "une-ong")


STORY = (
    "Un poste a été attaqué à Ménaka. Des renforts sont partis de Gao. Un élu parle de dix morts.\n"
    "L'assaut a duré une heure, dit une ONG. La veille, un tir avait été empêché, selon l'armée.\n"
    "En mars, un marché avait été bombardé à Gao. Le préfet compte vingt morts. L'ambassade demande une enquête."
)


def heard_in_story(*sources: Source) -> dict[str, set[str]]:
    events = (
        event(STORY, "attaqué", day="2024-06-04"),
        event(STORY, "sont partis", "movement", identity="e2"),
        event(STORY, "assaut", identity="e3", sources=("ong",)),
        event(STORY, "tir", "shelling", identity="e4", time_words="La veille", sources=("army",)),
        event(STORY, "bombardé", "airstrike", identity="e5", day="2024-03-01", sources=("embassy",)),
    )
    told = reading("a", STORY, *events, sources=sources)
    names = ("main", "movement", "lone", "eve", "recalled")
    clusters = [Cluster(name, (Member("a", one.id),)) for name, one in zip(names, events, strict=True)]
    clusters = [
        replace(c, members=(*c.members, Member("b", "e1"))) if c.id in ("main", "recalled") else c for c in clusters
    ]
    found = heard(clusters, {"a": told}, speaks_for)
    return {cluster: {one.origin for one in sources} for (cluster, _), sources in found.items()}


def from_story(identity: str, words: str, commitment: str = "neutral") -> Source:
    return source(identity, STORY, words, origin=identity, commitment=commitment)


def test_a_movement_told_in_passing_does_not_take_the_source_of_an_attack() -> None:
    assert heard_in_story(from_story("elu", "Un élu")) == {"main": {"elu"}}


def test_a_lone_attack_without_a_day_is_the_main_one_in_other_words() -> None:
    assert heard_in_story(from_story("ong", "une ONG")) == {"main": {"ong"}}


def test_an_attack_of_another_day_keeps_its_source() -> None:
    assert heard_in_story(from_story("army", "l'armée")) == {"eve": {"army"}}


def test_who_only_demands_something_gives_no_account() -> None:
    assert heard_in_story(from_story("embassy", "L'ambassade", "demand")) == {}

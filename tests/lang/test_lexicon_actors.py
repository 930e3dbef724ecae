"""Every sentence of the actor lexicons, run both ways."""

from __future__ import annotations

from typing import Any

import pytest
from recognise.actors_reading import PACK, WORLD, as_drawn, read

from recoupe.recognise.actors_words import key

RULES, CUES, NAMES = PACK.lexicon("actors"), PACK.lexicon("actor_cues"), PACK.lexicon("actor_names")
ENTRIES: list[dict[str, Any]] = [
    *RULES["head"],
    RULES["ties"],
    RULES["side_of_government"],
    *CUES["noun"],
    CUES["shape"],
]


@pytest.mark.parametrize("sentence", [s for entry in ENTRIES for s in entry.get("finds", ())])
def test_an_entry_finds_what_is_drawn_in_its_sentences(sentence: str) -> None:
    assert as_drawn(sentence) == sentence


@pytest.mark.parametrize("sentence", [s for entry in ENTRIES for s in entry.get("ignores", ())])
def test_an_entry_ignores_what_only_looks_like_an_actor(sentence: str) -> None:
    assert [(a.text, a.id) for a in read(sentence) if a.listed] == []


@pytest.mark.parametrize("row", NAMES["actor"], ids=lambda row: str(row["id"]))
def test_every_name_leads_to_its_actor(row: dict[str, Any]) -> None:
    for name in row["names"]:
        text = f"Une attaque de la {name} est signalée."
        assert row["id"] in {actor.id for actor in read(text)}, name


def test_every_id_of_the_names_is_in_the_register() -> None:
    ids = [
        row["id"]
        for lexicon, table in (("actor_names", "actor"), ("leaders", "leader"), ("leaders", "speaker"))
        for row in PACK.lexicon(lexicon)[table]
    ]
    assert [one for one in ids if WORLD.actors.known(one) is None] == []


def test_every_people_of_the_demonyms_is_in_the_register() -> None:
    rows = PACK.lexicon("demonyms")
    assert [r["id"] for r in [*rows["state"], *rows["people"]] if r["id"] not in WORLD.actors.peoples] == []


def test_no_name_leads_to_two_actors() -> None:
    seen: dict[tuple[str, bool], str] = {}
    pairs = [(row["id"], name) for row in NAMES["actor"] for name in row["names"]]
    assert [name for actor, name in pairs if seen.setdefault((key(name), name[0].isupper()), actor) != actor] == []

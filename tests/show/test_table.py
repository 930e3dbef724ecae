from __future__ import annotations

from dataclasses import replace

import pytest
from show.sample import incident, readings

from recoupe.model.text import Span
from recoupe.show.table import Voice, accounts, origin_name, voice_names, words


def test_every_voice_has_a_row_in_order_of_publication() -> None:
    assert [voice.who for voice in accounts(incident()).voices] == ["un élu local → Le Relais", "l'armée → La Lettre"]


def test_only_fields_on_which_somebody_speaks_are_columns() -> None:
    assert accounts(incident()).fields == ("killed", "place")


def test_a_cell_shows_the_words_of_its_report() -> None:
    by_name = {reading.report.name: reading for reading in readings()}
    killed = accounts(incident()).voices[1].claims["killed"][0]
    assert words(killed, by_name) == "Huit soldats"


def test_the_toll_runs_from_the_lowest_to_the_highest_figure() -> None:
    assert incident().toll() == (5, 8)


def test_a_chain_is_shown_in_names_and_the_outlet_once() -> None:
    voice = Voice("a.txt", "L'Écho des Marches", None, ("osdh", "echo-des-marches"), {})
    assert voice.who == "OSDH → L'Écho des Marches"


def test_one_figure_written_twice_stands_once() -> None:
    twice = replace(
        incident(), claims=(*incident().claims, replace(incident().claims[0], value="cinq", span=Span(20, 24)))
    )
    assert len(accounts(twice).voices[0].claims["killed"]) == 1


def test_an_unnamed_voice_is_shown_with_the_outlet_that_it_spoke_to() -> None:
    origin = "anonymous:local-sources@le-relais"
    claim = replace(incident().claims[0], origin=origin, chain=("des sources locales", "Le Relais"))
    told = replace(incident(), claims=(claim,), voices=replace(incident().voices, origins=(origin, "osdh")))
    assert voice_names(told) == ("des sources locales (Le Relais)", "OSDH")


@pytest.mark.parametrize(
    ("origin", "said"),
    [
        ("anonymous:military-source@sana", "unnamed military source, Sana"),
        ("outlet:le-relais", "its own word"),
        ("osdh", "OSDH"),
        ("un-elu-local", "un-elu-local"),
    ],
)
def test_an_origin_is_called_what_a_reader_calls_it(origin: str, said: str) -> None:
    assert said == origin_name(origin)

from __future__ import annotations

from show.sample import incident, readings

from recoupe.show.table import accounts, words


def test_every_voice_has_a_row_in_order_of_publication() -> None:
    assert [voice.who for voice in accounts(incident()).voices] == ["un élu local → Le Relais", "l'armée → La Lettre"]


def test_only_fields_on_which_somebody_speaks_are_columns() -> None:
    assert accounts(incident()).fields == ("place", "killed")


def test_a_cell_shows_the_words_of_its_report() -> None:
    by_name = {reading.report.name: reading for reading in readings()}
    killed = accounts(incident()).voices[1].claims["killed"][0]
    assert words(killed, by_name) == "Huit soldats"


def test_the_toll_runs_from_the_lowest_to_the_highest_figure() -> None:
    assert incident().toll() == (5, 8)

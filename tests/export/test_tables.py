from __future__ import annotations

import csv
import io
import json

from hypothesis import given
from hypothesis import strategies as st
from show.sample import incident, readings

from recoupe.export.tables import CLAIM_COLUMNS, as_csv, claim_rows, geojson, harmless, incident_row

BY_NAME = {reading.report.name: reading for reading in readings()}


def test_every_claim_is_a_row_with_its_words() -> None:
    rows = list(csv.DictReader(io.StringIO(as_csv(claim_rows([incident()], BY_NAME), CLAIM_COLUMNS))))
    assert [row["words"] for row in rows if row["field"] == "killed"] == ["Huit soldats", "Cinq soldats"]


def test_what_a_spreadsheet_would_run_is_made_harmless() -> None:
    assert harmless("=HYPERLINK()") == "'=HYPERLINK()"


def test_a_number_is_left_a_number() -> None:
    assert harmless(-5) == -5


@given(st.text())
def test_no_cell_begins_like_a_formula(text: str) -> None:
    assert not str(harmless(text)).startswith(("=", "+", "-", "@", "\t", "\r"))


def test_an_incident_is_a_point_on_the_map() -> None:
    feature = json.loads(geojson([incident()], [incident_row(incident())]))["features"][0]
    assert feature["geometry"] == {"type": "Point", "coordinates": [2.4, 15.9]}


def test_an_incident_becomes_one_row_of_a_table() -> None:
    row = incident_row(incident())
    assert (row["killed_low"], row["killed_high"], row["voices"], row["differ"]) == (5, 8, 2, ["killed"])

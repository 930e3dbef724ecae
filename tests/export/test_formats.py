from __future__ import annotations

import pytest
from show.sample import incident, readings

from recoupe.errors import InputError
from recoupe.export.formats import FORMATS, format_named

BY_NAME = {reading.report.name: reading for reading in readings()}


@pytest.mark.parametrize("name", FORMATS)
class TestEveryFormat:
    def test_it_names_the_incident(self, name: str) -> None:
        assert "2024-03-05-menaka" in FORMATS[name].write([incident()], BY_NAME)

    def test_it_is_the_same_twice(self, name: str) -> None:
        assert FORMATS[name].write([incident()], BY_NAME) == FORMATS[name].write([incident()], BY_NAME)

    def test_an_empty_case_gives_an_empty_table(self, name: str) -> None:
        assert "Ménaka" not in FORMATS[name].write([], {})


def test_a_format_that_is_not_there_is_guessed() -> None:
    with pytest.raises(InputError, match="Did you mean “geojson”"):
        format_named("geojsn")

"""Where chains of sources begin, and which of them are one voice."""

from __future__ import annotations

import pytest

from recoupe.compare.origins import origins
from recoupe.read import report_of


@pytest.mark.parametrize("cited", ["phare-du-lac", "le-phare-du-lac", "outlet:le-phare-du-lac"])
def test_an_outlet_that_another_cites_is_one_voice_with_or_without_its_article(cited: str) -> None:
    told = report_of("Un pont a sauté.", name="a.txt", outlet="Le Phare du lac")
    relayed = report_of("Un pont a sauté, selon Le Phare du lac.", name="b.txt", outlet="Matin")
    found = origins({"a.txt": (told, ()), "b.txt": (relayed, (cited,))}, {})
    assert found == ("outlet:le-phare-du-lac",)


def test_another_outlet_of_a_like_name_is_another_voice() -> None:
    told = report_of("Un pont a sauté.", name="a.txt", outlet="Le Phare du lac")
    relayed = report_of("Un pont a sauté, selon Le Phare.", name="b.txt", outlet="Matin")
    found = origins({"a.txt": (told, ()), "b.txt": (relayed, ("phare",))}, {})
    assert found == ("outlet:le-phare-du-lac", "phare")

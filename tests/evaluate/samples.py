"""A report, its reference reading, and a reading that agrees with it in all."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from recoupe.evaluate import Kinship, Reference, Score, score_readings

TEXT = (
    "Frappe à Tessit. Mardi, l'armée malienne a tué huit miliciens près de Tessit, selon un élu. "
    "Le maire de Gao dément : l'armée n'a pas frappé."
)
KIN = Kinship({"malian-army": "mali", "mali": ""})
GOLD: dict[str, Any] = {
    "report": "tessit.txt",
    "times": [{"text": "Mardi", "value": "2023-10-10"}],
    "places": [
        {"text": "Tessit", "name": "Tessit", "kind": "village", "lat": 15.2, "lon": 0.5},
        {"text": "Gao", "name": "Gao", "kind": "city", "lat": 16.27, "lon": -0.04},
    ],
    "actors": [{"text": "armée malienne", "id": "malian-army"}, {"text": "miliciens", "id": "x-militia"}],
    "sources": [
        {"id": "s1", "text": "un élu", "kind": "official", "named": False, "via": None},
        {"id": "s2", "text": "Le maire de Gao", "kind": "official", "named": False, "via": None},
    ],
    "events": [
        {
            "id": "e1", "type": "airstrike", "triggers": ["a tué", "Frappe"], "agent": ["malian-army"],
            "target": ["x-militia"], "place": ["Tessit"], "time": "2023-10-10", "status": "reported", "sources": ["s1"],
            "killed": {"text": "huit miliciens", "min": 8, "max": 8, "of": "target"},
        },
        {"id": "e2", "type": "shelling", "triggers": ["n'a pas frappé"], "agent": ["mali"], "target": [], "status": "denied",
         "sources": ["s2"]},
    ],
}  # fmt: skip


def words(text: str, **more: Any) -> dict[str, Any]:  # noqa: ANN401 - values of JSON
    """A finding at the first place of these words."""
    start = TEXT.index(text)
    return {"text": text, "start": start, "end": start + len(text)} | more


def agreeing() -> dict[str, Any]:
    """A reading that finds all that the reference has."""
    return {
        "report": "in/tessit.txt",
        "text": TEXT,
        "times": [words("Mardi", value="2023-10-10/2023-10-10")],
        "places": [
            words("Tessit", name="Tessit", kind="village", lat=15.21, lon=0.51),
            words("Gao", name="Gao", kind="city", lat=16.27, lon=-0.04),
        ],
        "actors": [words("l'armée malienne", id="malian-army"), words("miliciens", id="x-militia")],
        "sources": [
            words("un élu", id="a", kind="official", named=False, via=None),
            words("maire de Gao", id="b", kind="official", named=False, via=None),
        ],
        "events": [
            {
                "id": "x", "type": "airstrike", "triggers": [words("Frappe"), words("a tué")], "agent": ["malian-army"],
                "target": ["x-militia"], "place": ["près de Tessit"], "time": "2023-10-10", "status": "reported",
                "sources": ["a"], "killed": {"min": 8, "max": 8, "of": "target"},
            },
            {"id": "y", "type": "shelling", "triggers": [words("pas frappé")], "agent": ["mali"], "target": [],
             "status": "denied", "sources": ["b"]},
        ],
    }  # fmt: skip


def score(reading: dict[str, Any], gold: dict[str, Any] | None = None) -> Score:
    """The score of one reading."""
    return score_readings(Reference((deepcopy(gold or GOLD),), KIN), [reading])

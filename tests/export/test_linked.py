"""JSON-LD, PLOVER, ClaimReview: what other programs build on."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from export.bundles import BY_NAME, bundle, text_of
from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.namespace import PROV, RDF
from show.sample import FIRST, incident

from recoupe.export import plover
from recoupe.export.bundle import Bundle
from recoupe.export.jsonld import CONTEXT
from recoupe.model.event import EVENT_TYPES, EventType
from recoupe.model.incident import Claim
from recoupe.model.text import Span

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")  # rdflib's own reader
OA = Namespace("http://www.w3.org/ns/oa#")


@pytest.fixture(scope="module")
def graph() -> Graph:
    return Graph().parse(data=text_of("jsonld"), format="json-ld")


def test_it_opens_without_a_network(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    monkeypatch.setattr(socket, "socket", lambda *_: pytest.fail("something was fetched"))
    assert len(Graph().parse(data=text_of("jsonld"), format="json-ld")) == len(graph)


def test_every_claim_is_an_annotation_at_its_words(graph: Graph) -> None:
    claims = set(graph.subjects(RDF.type, OA.Annotation))
    assert len(claims) == len(incident().claims)
    quotes = {str(quote) for quote in graph.objects(None, OA.exact)}
    assert {"Cinq soldats", "Huit soldats"} <= quotes
    starts = {int(str(start)) for start in graph.objects(None, OA.start)}
    assert FIRST.index("Cinq soldats") in starts


def test_every_claim_is_derived_from_a_report_and_attributed_to_a_source(graph: Graph) -> None:
    for claim in graph.subjects(RDF.type, OA.Annotation):
        reports = list(graph.objects(claim, PROV.wasDerivedFrom))
        assert [(report, RDF.type, PROV.Entity) in graph for report in reports] == [True]
        sources = list(graph.objects(claim, PROV.wasAttributedTo))
        assert [(source, RDF.type, PROV.Agent) in graph for source in sources] == [True]


def test_the_incident_is_derived_from_its_claims(graph: Graph) -> None:
    (found,) = graph.subjects(RDF.type, URIRef("urn:recoupe:term:Incident"))
    assert set(graph.objects(found, PROV.wasDerivedFrom)) == set(graph.subjects(RDF.type, OA.Annotation))


def test_no_term_of_the_document_is_unknown_to_its_context() -> None:
    document = json.loads(text_of("jsonld"))
    assert document["@context"] == json.loads(CONTEXT.read_text(encoding="utf-8"))["@context"]
    assert terms(document["@graph"]) - set(document["@context"]) == set()


def terms(value: object) -> set[str]:
    """Keys, and the values that are terms too."""
    if isinstance(value, list):
        return set().union(*map(terms, value)) if value else set()
    if not isinstance(value, dict):
        return set()
    types = value.get("type", [])
    return {*value, *([types] if isinstance(types, str) else types)}.union(*map(terms, value.values()))


def test_an_address_that_is_none_does_not_break_the_document() -> None:
    reading = BY_NAME["un.txt"]
    odd = replace(reading, report=replace(reading.report, url='https://example.org/a b"<x>', outlet="É <>"))
    document = text_of("jsonld", Bundle([incident()], {**BY_NAME, "un.txt": odd}))
    urls = Graph().parse(data=document, format="json-ld").objects(None, URIRef("http://schema.org/url"))
    assert [str(url) for url in urls] == ["https://example.org/a%20b%22%3Cx%3E"]


def test_a_figure_is_a_number(graph: Graph) -> None:
    lows = set(graph.objects(None, URIRef("urn:recoupe:term:low")))
    assert {low.toPython() for low in lows if isinstance(low, Literal)} == {5, 8}


def plover_event(kind: EventType = "killing", *claims: Claim) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(text_of("plover", bundle(replace(incident(), type=kind, claims=claims))))[0]
    return found


def claim(field: str, value: str, low: int | None = None) -> Claim:
    return Claim(field, value, "un.txt", "e1", Span(0, 4), "reported", low=low, high=low)


@pytest.mark.parametrize("kind", EVENT_TYPES)
def test_plover_gets_only_its_types_and_modes(kind: EventType) -> None:
    event = plover_event(kind, claim("target", "civilians"))
    assert event["event"] in plover.MODES
    assert event["mode"] in (*plover.MODES[event["event"]], None)
    assert all(actor["sector"] in {*plover.SECTORS.values(), "COP", "SPY", None} for actor in event["recipient"])


def test_plover_names_who_did_what_to_whom() -> None:
    event = plover_event(
        "airstrike", claim("agent", "us-forces"), claim("target", "civilians"), claim("killed", "5", 5)
    )
    assert (event["event"], event["mode"], event["dead"]) == ("ASSAULT", "aerial", 5)
    assert (event["actor"][0]["code"], event["actor"][0]["sector"]) == ("USA", "MIL")
    assert event["recipient"][0]["sector"] == "CVL"
    assert event["event_loc"]["country"] == "MLI"


def test_a_drone_is_told_from_a_plane() -> None:
    assert plover_event("airstrike", claim("weapon", "un drone armé"))["mode"] == "drone"


def test_what_requires_a_recipient_and_has_none_is_left_out() -> None:
    one = bundle(replace(incident(), type="sanction", claims=()))
    assert json.loads(text_of("plover", one)) == []
    assert sum(one.left_out.values()) == 1


def test_what_is_only_denied_is_a_negation() -> None:
    denied = replace(claim("target", "civilians"), status="denied")
    assert plover_event("killing", denied)["auxiliary"] == "negation"


def reviews() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(text_of("claimreview"))
    return found


def test_a_fact_check_is_laid_out_for_each_differing_account() -> None:
    assert [(r["itemReviewed"]["name"], r["itemReviewed"]["author"]["name"]) for r in reviews()] == [
        ("killed: 5", "un élu local"),
        ("killed: 8", "l'armée"),
    ]


def test_the_rating_is_left_to_a_person() -> None:
    assert {r["reviewRating"] for r in reviews()} == {None}


def test_what_was_claimed_is_the_whole_sentence() -> None:
    assert reviews()[0]["claimReviewed"] == "Cinq soldats ont été tués mardi à Ménaka, selon un élu local."

"""A name that could mean several places, settled by the other accounts of the incident."""

from __future__ import annotations

from dataclasses import replace

import pytest
from match.telling import SITES, event, reading

from recoupe.compare.company import settled_in_company
from recoupe.model.doubt import Candidate, Unsettled
from recoupe.model.event import Event, Reading
from recoupe.model.mention import Site

TEXT = "Un poste a été attaqué à Ménaka."
NAMESAKE = Site("menaka-togo", "Ménaka", "village", 8.0, 1.0, 4.0, "TG")
DOUBT = Unsettled((Candidate(NAMESAKE, 2.1), Candidate(SITES["Ménaka"], 2.0)), "2 places of this name fit equally well")


def told(name: str, place: str) -> tuple[Event, Reading]:
    found = event(TEXT, "attaqué", place=place)
    return found, reading(name, TEXT, found)


def doubtful(name: str) -> tuple[Event, Reading]:
    found, read = told(name, "Ménaka")
    open_ = replace(found.place[0], site=DOUBT)
    return replace(found, place=(open_,), tellings=(replace(found.tellings[0], place=(open_,)),)), read


@pytest.mark.parametrize("place", ["Ménaka", "région de Ménaka"])
def test_another_report_of_the_incident_settles_a_homonym_and_says_so(place: str) -> None:
    settled = settled_in_company([doubtful("a"), told("b", place)])[0][0].place[0]
    assert settled.site == SITES["Ménaka"]
    assert settled.because[-1] == "another account of the incident names Ménaka"


def test_the_telling_is_settled_as_the_event_is() -> None:
    found = settled_in_company([doubtful("a"), told("b", "Ménaka")])[0][0]
    assert found.tellings[0].place == found.place


@pytest.mark.parametrize("place", ["Mali", "Tillia"])
def test_a_country_or_a_place_elsewhere_settles_nothing(place: str) -> None:
    assert settled_in_company([doubtful("a"), told("b", place)])[0][0].place[0].site == DOUBT


def test_a_report_does_not_bear_itself_out() -> None:
    assert settled_in_company([doubtful("a"), told("a", "Ménaka")])[0][0].place[0].site == DOUBT


def test_two_reports_that_bear_out_two_candidates_leave_the_doubt() -> None:
    namesake = told("c", "Gao")
    elsewhere = replace(namesake[0].place[0], site=NAMESAKE)
    events = [doubtful("a"), told("b", "Ménaka"), (replace(namesake[0], place=(elsewhere,)), namesake[1])]
    assert settled_in_company(events)[0][0].place[0].site == DOUBT


def test_the_order_of_the_accounts_is_no_matter() -> None:
    events = [told("b", "région de Ménaka"), told("c", "Ménaka"), doubtful("a")]
    ways = {settled_in_company(way)[way.index(events[2])][0].place[0].because for way in (events, events[::-1])}
    assert len(ways) == 1

"""Which voices of an incident are one under two names."""

from __future__ import annotations

from recoupe.compare.one_voice import each_once, register_country

OWN = frozenset({"la-rive", "le-fleuve"})


def test_sources_that_one_report_leaves_without_their_relay_are_those_of_the_other() -> None:
    voices = ("anonymous:russian-sources@al-masdar-news", "anonymous:russian-sources@la-rive")
    assert each_once(voices, OWN) == ("anonymous:russian-sources@al-masdar-news",)


def test_two_outlets_own_unnamed_sources_stay_two_voices() -> None:
    voices = ("anonymous:local-sources@la-rive", "anonymous:local-sources@le-fleuve")
    assert each_once(voices, OWN) == voices


def test_a_nation_s_media_are_the_channel_of_that_nation_that_another_report_names() -> None:
    voices = ("al-manar", "anonymous:lebanese-media@la-rive", "osdh")
    assert each_once(voices, OWN, register_country) == ("al-manar", "osdh")


def test_what_one_report_tells_apart_stays_apart() -> None:
    voices = ("anonymous:syrian-media@la-rive", "sana")
    assert each_once(voices, OWN, register_country, [voices]) == voices


def test_a_medium_is_of_a_nation_by_its_country_or_its_camp() -> None:
    assert register_country("lebanese", "al-manar")
    assert register_country("qatari", "al-araby")
    assert not register_country("lebanese", "sana")

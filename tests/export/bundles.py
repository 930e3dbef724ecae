"""The two reports of tests/show as a bundle, and any format of it as bytes."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING

from show.sample import MENAKA, incident, readings

from recoupe.export.bundle import Bundle
from recoupe.export.formats import written

if TYPE_CHECKING:
    from recoupe.model.incident import Incident
    from recoupe.model.mention import Site

BY_NAME = {reading.report.name: reading for reading in readings()}


def bundle(*incidents: Incident) -> Bundle:
    return Bundle(incidents or (incident(),), BY_NAME)


def at(place: Site | None) -> Incident:
    return replace(incident(), place=place, place_text=place.name if place else "quelque part")


def province() -> Incident:
    return at(replace(MENAKA, id="gao-region", name="Gao Region", kind="governorate", radius_km=120.0))


def country() -> Incident:
    return at(replace(MENAKA, id="ml", name="Mali", kind="country"))


def bytes_of(name: str, of: Bundle | None = None, encoding: str | None = None) -> bytes:
    page = io.BytesIO()
    written(name, encoding).write(of or bundle(), page)
    return page.getvalue()


def text_of(name: str, of: Bundle | None = None, encoding: str | None = None) -> str:
    return bytes_of(name, of, encoding).decode()

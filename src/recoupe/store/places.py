"""The places that a person gave to a case: kept with it, list by list."""

from __future__ import annotations

import json
import zlib
from dataclasses import asdict
from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, select

from recoupe.model.mention import Site
from recoupe.store.faults import told
from recoupe.store.schema import writing
from recoupe.store.tables import PLACES
from recoupe.world.cities import Listed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from recoupe.store.reports import Reports


def keep_places(case: Reports, name: str, form: str, places: Iterable[Listed]) -> None:
    """Keep a list of places; one of the same name is replaced."""
    raw = zlib.compress(json.dumps([asdict(place) for place in places], ensure_ascii=False).encode())
    with told(case.path), writing(case._engine) as link:  # noqa: SLF001 - one room
        link.execute(delete(PLACES).where(PLACES.c.name == name))
        link.execute(insert(PLACES).values(name=name, form=form, json=raw))


def kept_places(case: Reports) -> tuple[Listed, ...]:
    """All places of the case, list by list in the order of their names."""
    with told(case.path), case._engine.connect() as link:  # noqa: SLF001 - one room
        rows = link.execute(select(PLACES.c.json).order_by(PLACES.c.name)).scalars()
        return tuple(_listed(row) for raw in rows for row in json.loads(zlib.decompress(raw)))


def _listed(row: dict[str, object]) -> Listed:
    site: dict[str, object] = row["site"]  # type: ignore[assignment]  # as keep_places wrote it
    names: list[str] = row["names"]  # type: ignore[assignment]
    within: list[str] = site["within"]  # type: ignore[assignment]
    return Listed(Site(**{**site, "within": tuple(within)}), tuple(names))  # type: ignore[arg-type]

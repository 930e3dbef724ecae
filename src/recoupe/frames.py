"""Incidents and claims as data frames: pandas, polars, Arrow, GeoPandas, whichever is installed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from recoupe.export.bundle import Bundle
from recoupe.export.encodings import import_or_tell

if TYPE_CHECKING:
    from collections.abc import Mapping

    from recoupe.export.columns import Table
    from recoupe.model.event import Reading
    from recoupe.model.incident import Incident


class Frames:
    """What can become a table: one row an incident or a claim, with the columns of the exports."""

    __slots__ = ()

    def _made_of(self) -> tuple[Table, Bundle]:
        raise NotImplementedError

    def to_pandas(self) -> Any:  # noqa: ANN401 - pandas is optional, so its types are not known here
        """A pandas DataFrame.

        Raises:
            RecoupeError: pandas is not installed; the message says how to install it.
        """
        pd = import_or_tell("pandas", "pandas", "A pandas table")
        table, bundle = self._made_of()
        return pd.DataFrame(list(table.rows(bundle)), columns=list(table.names))

    def to_arrow(self) -> Any:  # noqa: ANN401
        """A pyarrow.Table; lists stay lists.

        Raises:
            RecoupeError: pyarrow is not installed.
        """
        from recoupe.export.arrow import arrow_table

        return arrow_table(*self._made_of())

    def to_polars(self) -> Any:  # noqa: ANN401
        """A polars DataFrame.

        Raises:
            RecoupeError: polars is not installed.
        """
        return import_or_tell("polars", "polars", "A polars table").from_arrow(self.to_arrow())


class Incidents(tuple["Incident", ...], Frames):
    """The incidents of a case, in order of their date; a tuple that can become a table."""

    __slots__ = ()

    def _made_of(self) -> tuple[Table, Bundle]:
        from recoupe.export.tables import INCIDENTS

        return INCIDENTS, Bundle(self, {})

    def to_geopandas(self) -> Any:  # noqa: ANN401
        """A GeoDataFrame (EPSG:4326): points, areas as circles of their radius, None for what is nowhere.

        Raises:
            RecoupeError: GeoPandas is not installed.
        """
        geopandas = import_or_tell("geopandas", "geopandas", "A GeoPandas table")
        from shapely.geometry import shape

        from recoupe.export.geojson import geometry_of

        shapes = [shape(found) if (found := geometry_of(one)) else None for one in self]
        return geopandas.GeoDataFrame(self.to_pandas(), geometry=shapes, crs="EPSG:4326")

    def _repr_html_(self) -> str:
        from recoupe.show.notebook import incidents_html

        return incidents_html(self)


@dataclass(frozen=True)
class Claims(Frames):
    """Every claim of some incidents, with its source chain, its status and its words, ready to become a table."""

    incidents: tuple[Incident, ...]
    readings: Mapping[str, Reading]

    def _made_of(self) -> tuple[Table, Bundle]:
        from recoupe.export.tables import CLAIMS

        return CLAIMS, Bundle(self.incidents, self.readings)


@dataclass(frozen=True)
class Sheet:
    """One incident with the words of its accounts, as a notebook shows it."""

    incident: Incident
    readings: Mapping[str, Reading]

    def _repr_html_(self) -> str:
        from recoupe.show.notebook import incident_html

        return incident_html(self.incident, self.readings)

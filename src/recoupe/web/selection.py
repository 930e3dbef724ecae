"""Which incidents are asked for, and in what order: the question that stands in the page's address."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal, get_args

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from recoupe.model.event import EventType, Status
from recoupe.model.incident import FIELDS

Sort = Literal["date", "-date", "doubt", "-doubt", "voices", "-voices", "killed", "-killed", "reports", "-reports"]
YesNo = Literal["yes", "no"]
MOST_CORNERS = 500


def _numbers(said: str, count: int) -> tuple[float, ...]:
    try:
        found = tuple(float(part) for part in said.split(","))
    except ValueError:
        found = ()
    if len(found) != count or not all(abs(number) <= 360 for number in found):
        raise ValueError(f"“{said[:60]}” is not {count} numbers with commas between them, in degrees")
    return found


def _box(said: str) -> str:
    west, south, east, north = _numbers(said, 4)
    if south > north:
        raise ValueError("a bbox is west,south,east,north")
    return f"{west:g},{south:g},{east:g},{north:g}"


def _polygon(said: str) -> str:
    corners = said.split(";")
    if not 3 <= len(corners) <= MOST_CORNERS:
        raise ValueError("an area has from three corners to 500: lon,lat;lon,lat;lon,lat")
    for corner in corners:
        _numbers(corner, 2)
    return said


def _field(said: str) -> str:
    if said not in FIELDS:
        raise ValueError(f"no field is called “{said[:60]}”; there are {', '.join(FIELDS)}")
    return said


def _type(said: str) -> str:
    if said not in get_args(EventType):
        raise ValueError(f"no type of event is called “{said[:60]}”")
    return said


def _day(said: str) -> str:
    try:
        date.fromisoformat(said + "0001-01-01"[len(said) :])
    except ValueError:
        raise ValueError(f"there is no day, month or year {said}") from None
    return said


Day = Annotated[
    str,
    Field(pattern=r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$", examples=["2018-12-10", "2018-12", "2018"]),
    AfterValidator(_day),
]
Words = Annotated[str, Field(max_length=300)]
Several = Annotated[list[Words], Field(max_length=100)]


class Selection(BaseModel):
    """A question to the incidents. Several values of one field are alternatives; different fields all must fit."""

    model_config = ConfigDict(populate_by_name=True, frozen=True)

    q: Annotated[str, Field(max_length=500, description="Words of the reports, of places, actors and outlets.")] = ""
    since: Annotated[Day | None, Field(alias="from", description="Not over before this day, month or year.")] = None
    until: Annotated[Day | None, Field(alias="to", description="Begun by this day, month or year.")] = None
    bbox: Annotated[
        Annotated[str, AfterValidator(_box)] | None, Field(description="west,south,east,north in degrees.")
    ] = None
    area: Annotated[
        Annotated[str, AfterValidator(_polygon), Field(max_length=20_000)] | None,
        Field(description="A polygon: lon,lat;lon,lat;…"),
    ] = None
    actor: Annotated[Several, Field(description="Ids of actors, as agent or target.")] = []
    type: Annotated[list[Annotated[str, AfterValidator(_type)]], Field(max_length=30)] = []
    outlet: Annotated[Several, Field(description="Names of outlets.")] = []
    source: Annotated[Several, Field(description="Origins: who vouches in the end.")] = []
    status: Annotated[list[Status], Field(max_length=10, description="Of some account.")] = []
    differs: Annotated[
        list[Annotated[str, AfterValidator(_field)]],
        Field(max_length=20, description="Fields on which accounts differ."),
    ] = []
    voices: Annotated[int | None, Field(ge=0, le=10_000, description="At least so many independent voices.")] = None
    judged: Annotated[YesNo | None, Field(description="Whether a person has decided something of it.")] = None
    placed: Annotated[YesNo | None, Field(description="Whether it has a position on the map.")] = None
    sort: Annotated[Sort, Field(description="“-” begins at the other end; what is not known comes last.")] = "date"

    @property
    def corners(self) -> tuple[tuple[float, float], ...]:
        """The corners of the area, as lon and lat."""
        pairs = [corner.split(",") for corner in self.area.split(";")] if self.area else []
        return tuple((float(lon), float(lat)) for lon, lat in pairs)

    @property
    def box(self) -> tuple[float, float, float, float] | None:
        """West, south, east and north."""
        if self.bbox is None:
            return None
        west, south, east, north = map(float, self.bbox.split(","))
        return west, south, east, north

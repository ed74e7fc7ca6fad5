"""Countries by ISO 3166 code: how people call them, and where they are on a map."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from data.schema import REFERENCE

OUTLINES = REFERENCE / "world_outlines.geojson"
Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Country:
    """A country on the map.

    longitude, latitude: where its marker and its label stand. box: west, south, east and north of its outline, None where it has none.
    is_small: a world map does not show the outline, if there is one.
    """

    code: str
    name: str
    longitude: float
    latitude: float
    box: Box | None
    is_small: bool

    def is_in(self, window: Box) -> bool:
        """Whether marker and label stand in a part of the map."""
        west, south, east, north = window
        return west <= self.longitude <= east and south <= self.latitude <= north

    def reaches(self, window: Box) -> bool:
        """Whether the outline can be seen in a part of the map."""
        west, south, east, north = window
        return self.box is not None and self.box[0] < east and self.box[2] > west and self.box[1] < north and self.box[3] > south


@cache
def countries() -> dict[str, Country]:
    """Every country of the outlines by its code."""
    features = json.loads(OUTLINES.read_text(encoding="utf-8"))["features"]
    return {feature["id"]: _country(feature) for feature in features}


def country_name(code: str | None) -> str:
    """The English name of an ISO 3166 code; the code itself where no name is kept, words where there is none."""
    if not code:
        return "seat not stated"
    return countries()[code].name if code in countries() else code


def _country(feature: dict[str, Any]) -> Country:
    known, geometry = feature["properties"], feature["geometry"]
    points = list(_points(geometry["coordinates"])) if geometry else []
    box = (min(x for x, _ in points), min(y for _, y in points), max(x for x, _ in points), max(y for _, y in points)) if points else None
    longitude, latitude = known["at"]
    return Country(feature["id"], known["name"], longitude, latitude, box, known.get("small", False) or not points)


def _points(coordinates: list[Any]) -> Iterator[tuple[float, float]]:
    """Corners of rings, of polygons and of several polygons alike."""
    if coordinates and isinstance(coordinates[0], list):
        for part in coordinates:
            yield from _points(part)
    else:
        yield coordinates[0], coordinates[1]

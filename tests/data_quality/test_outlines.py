"""The outlines of countries: light, drawn the right way round, and with a place for every seat in the data."""

import json
from itertools import pairwise

from analytics.countries import OUTLINES, countries, country_name
from data import schema

MOST_BYTES = 120_000


def rings() -> list[tuple[str, bool, list[list[float]]]]:
    """Code, whether it is an outer ring, and corners."""
    found = []
    for feature in json.loads(OUTLINES.read_text(encoding="utf-8"))["features"]:
        geometry = feature["geometry"] or {"type": "Polygon", "coordinates": []}
        polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
        found += [(feature["id"], place == 0, ring) for polygon in polygons for place, ring in enumerate(polygon)]
    return found


def area(ring: list[list[float]]) -> float:
    """Positive where the ring runs counter-clockwise."""
    return sum(x * v - u * y for (x, y), (u, v) in pairwise(ring)) / 2


def test_the_file_is_light_and_its_rings_are_closed_and_turn_as_d3_fills_them() -> None:
    assert OUTLINES.stat().st_size <= MOST_BYTES
    assert len(rings()) > 170
    for code, is_outer, ring in rings():
        assert ring[0] == ring[-1], code
        assert len(ring) >= 4, code
        assert (area(ring) < 0) == is_outer, code
        assert all(-180 <= x <= 180 and -90 <= y <= 90 for x, y in ring), code


def test_every_seat_in_the_data_has_a_name_and_a_place() -> None:
    companies = schema.read_csv(schema.CURATED / "companies.csv")
    seats = {code for column in ("country", "origin_country") for code in companies[column] if code}
    assert seats <= set(countries())
    assert all(country_name(code) != code for code in seats)


def test_places_lie_on_the_map_and_what_cannot_be_seen_is_known_to_be_small() -> None:
    known = countries()
    for country in known.values():
        assert -180 <= country.longitude <= 180, country
        assert -56 <= country.latitude <= 82, country
        if country.box:
            assert country.is_in(country.box), country
    assert all(known[code].is_small for code in ("SG", "HK", "LU", "LI", "KY", "MT", "IL"))
    assert not any(known[code].is_small for code in ("US", "CN", "JP", "CH", "DK"))
    assert (known["SG"].box, known["CH"].box is None) == (None, False)


def test_a_code_without_a_name_stays_a_code_and_none_is_told() -> None:
    assert [country_name(code) for code in ("TW", "HK", "CN", "ZZ", "", None)] == [
        "Taiwan",
        "Hong Kong",
        "China",
        "ZZ",
        "seat not stated",
        "seat not stated",
    ]

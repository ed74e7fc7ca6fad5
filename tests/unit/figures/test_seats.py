"""The map of seats: what is coloured, marked, written and left off."""

import math
from itertools import combinations

import plotly.graph_objects as go
import pytest

from analytics.countries import countries
from analytics.figures.map_labels import Pane, _frame, _meets, labels, natural_earth
from analytics.figures.seats import EUROPE, OUTLINES, SCREENS, WORLD, deals_by_licensee_country_figure
from analytics.figures.theme import DARK, LIGHT, PALETTES
from analytics.filters import DealFilter
from analytics.queries.seats import deals_by_licensee_country

DEALS = "\n".join(
    [
        "licensees | licensee_country | total_potential_usd_m | upfront_usd_m",
        *["oakfield | US | 100 | 10"] * 5,
        "birch | CH | | ",
        "merlion | SG | 20 | ",
        "holm | LI | | ",
        "nowhere | | 50 | ",
        "atlantis | ZZ | | ",
    ]
)


def drawn_of(cursor, palette=LIGHT):
    figure = deals_by_licensee_country_figure(deals_by_licensee_country(cursor, DealFilter()), palette)
    go.Figure(figure)
    return figure


def traces(figure, kind, geo="geo", mode=None):
    return [trace for trace in figure["data"] if trace["type"] == kind and trace["geo"] == geo and (mode is None or trace["mode"] == mode)]


@pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)
def test_countries_with_deals_are_stepped_and_all_others_are_land(cursor_of, palette) -> None:
    figure = drawn_of(cursor_of(DEALS), palette)
    land, with_deals = traces(figure, "choropleth")
    assert (with_deals["locations"], with_deals["z"]) == (["US", "CH"], [3, 1])
    assert with_deals["customdata"] == [["US"], ["CH"]]
    assert "customdata" not in land
    outlined = {country.code for country in countries().values() if country.box}
    assert set(land["locations"]) | {"US", "CH"} == outlined
    assert not set(land["locations"]) & {"US", "CH"}
    stops = dict(with_deals["colorscale"][::2])
    assert list(stops.values()) == list(palette.ramp)
    assert palette.grid not in palette.ramp


def test_no_outline_travels_with_the_figure(cursor_of) -> None:
    figure = drawn_of(cursor_of(DEALS))
    assert {trace["geojson"] for trace in figure["data"] if trace["type"] == "choropleth"} == {OUTLINES}
    assert all(figure["layout"][geo]["visible"] is False for geo in ("geo", "geo2"))


def test_a_country_too_small_to_be_seen_has_one_marker_in_the_pane_that_shows_it_best(cursor_of) -> None:
    figure = drawn_of(cursor_of(DEALS))
    (world,), (europe,) = traces(figure, "scattergeo", "geo", "markers"), traces(figure, "scattergeo", "geo2", "markers")
    assert (world["customdata"], europe["customdata"]) == ([["SG"]], [["LI"]])
    assert world["marker"]["color"] == [LIGHT.ramp[0]]


def test_labels_carry_counts_and_what_has_no_place_is_told(cursor_of) -> None:
    figure = drawn_of(cursor_of(DEALS), DARK)
    (world,), (europe,) = traces(figure, "scattergeo", "geo", "text"), traces(figure, "scattergeo", "geo2", "text")
    assert (world["text"], europe["text"]) == (["United States 5", "Singapore 1"], ["Switzerland 1", "Liechtenstein 1"])
    notes = [note["text"] for note in figure["layout"]["annotations"]]
    assert "Not on the map: ZZ 1, seat not stated 1" in notes
    assert "Europe, framed above" in notes
    assert ">■</span> 100 and more" in notes[0]


def test_the_hover_states_the_base_of_its_money(cursor_of) -> None:
    _, with_deals = traces(drawn_of(cursor_of(DEALS)), "choropleth")
    assert with_deals["hovertext"] == [
        "<b>United States</b>: 5 deals, 1 licensee<br>Upfront $50m (5/5)<br>Headline total $500m (5/5)",
        "<b>Switzerland</b>: 1 deal, 1 licensee<br>Upfront not disclosed (0/1)<br>Headline total not disclosed (0/1)",
    ]


def test_without_a_deal_in_europe_the_world_stands_alone(cursor_of) -> None:
    figure = drawn_of(cursor_of("licensees | licensee_country\noakfield | US"))
    assert "geo2" not in figure["layout"]
    assert {trace["geo"] for trace in figure["data"]} == {"geo"}
    assert figure["layout"]["height"] < drawn_of(cursor_of(DEALS))["layout"]["height"]
    assert figure["layout"]["height"] == figure["layout"]["meta"]["wide"]["height"] > figure["layout"]["meta"]["narrow"]["height"]


def test_labels_keep_clear_of_one_another_on_the_curated_deals(curated_store) -> None:
    frame = deals_by_licensee_country(curated_store.cursor(), DealFilter(direction="any"))
    rows = [(countries()[code], count) for code, count in zip(frame["licensee_country"], frame["deal_count"], strict=True) if code in countries()]
    for pane, part in ((WORLD, 0), (EUROPE, 1)):
        shown = [row for row in rows if row[0].is_in(EUROPE.window) == bool(part)]
        for width, share in SCREENS.values():
            room = width * (share if part else 1)
            found = labels(
                pane,
                room,
                [(country.longitude, country.latitude) for country, _ in shown],
                [(f"{country.name} {count}", f"{country.code} {count}", str(count)) for country, count in shown],
                [country.is_small for country, _ in shown],
            )
            assert found[0][0].endswith(f" {shown[0][1]}"), "the country with most deals is named"
            assert sum(bool(text) for text, *_ in found) >= len(found) * 0.75
            frames = [_frame(text, position, *pane.pixel(*place, room), 0) for text, position, *place in found if text]
            assert not [pair for pair in combinations(frames, 2) if _meets(pair[0], _shrunk(pair[1]))]


def _shrunk(frame):
    left, top, right, bottom = frame
    return [(left + 1.5, top + 1.5, right - 1.5, bottom - 1.5)]


def test_a_label_that_does_not_fit_gives_way() -> None:
    places, words = [(10.0, 50.0), (10.4, 50.0), (10.2, 50.0)], [("Somewhere 9", "9"), ("Elsewhere 8", "8"), ("Third 7", "7")]
    found = labels(EUROPE, 300, places, words, [False, False, False])
    assert [text for text, *_ in found] != ["Somewhere 9", "Elsewhere 8", "Third 7"]
    alone = labels(EUROPE, 300, places[:1], words[:1], [True])
    assert alone[0][:2] == ("Somewhere 9", "top center")
    assert alone[0][3] > 50


def test_the_projection_is_about_twice_as_wide_as_high_and_symmetric() -> None:
    """tests/browser/test_map.py holds it against Plotly's own."""
    assert natural_earth(180, 0) == (pytest.approx(0.8707 * math.pi), 0)
    assert natural_earth(-30, -40) == tuple(-value for value in natural_earth(30, 40))
    assert natural_earth(30, 60)[0] < natural_earth(30, 40)[0]
    assert Pane((-180, -90, 180, 90)).height(1000) == pytest.approx(520, abs=1)
    assert WORLD.pixel(WORLD.middle, 82, 600) == (300, 0)
    assert EUROPE.pixel(EUROPE.middle, 34, 300) == (150, pytest.approx(EUROPE.height(300)))

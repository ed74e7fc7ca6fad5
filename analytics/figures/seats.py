"""The map of seats: the world, and Europe enlarged below it."""

from typing import Any

import pandas as pd

from analytics.countries import Country, countries
from analytics.figures.map_labels import TEXT_SIZE, Pane, labels
from analytics.figures.theme import Figure, Palette, house_style
from analytics.language import say
from analytics.wording import counted, money

OUTLINES = "outlines"  # the name under which charts.js keeps the outlines of data/reference
WORLD, EUROPE = Pane((-170, -57, 190, 82)), Pane((-22, 34, 48, 65))
STEPS = ((1, "1"), (2, "2–4"), (5, "5–19"), (20, "20–99"), (100, "100 and more"))
SCREENS = {"wide": (606, 0.8), "narrow": (326, 1.0)}  # pixels of the map, and the part of them that Europe takes
TOP, BETWEEN, BOTTOM, EDGE, MARKER = 28, 26, 26, 2, 10
MOST_NAMED, SEA = 3, "rgba(128, 144, 160, 0.1)"
Seat = tuple[Country, dict[Any, Any]]


def deals_by_licensee_country_figure(by_country: pd.DataFrame, palette: Palette) -> Figure:
    """Countries in five steps of deals, the count written on them; what has no place on the map is told below it."""
    rows, known = by_country.to_dict("records"), countries()
    seats = [(known[row["licensee_country"]], row) for row in rows if row["licensee_country"] in known]
    near = [seat for seat in seats if seat[0].is_in(EUROPE.window)]
    traces = _pane("geo", WORLD, seats, [seat for seat in seats if seat not in near], palette)
    if near:
        traces += [_frame_of_europe(palette), *_pane("geo2", EUROPE, seats, near, palette)]
    unplaced = [row for row in rows if row["licensee_country"] not in known]
    screens = {screen: _layout(screen, bool(near), unplaced, palette) for screen in SCREENS}
    return house_style(traces, screens["wide"] | {"meta": screens}, palette, screens["wide"]["height"])


def _pane(geo: str, pane: Pane, seats: list[Seat], named: list[Seat], palette: Palette) -> list[dict[str, Any]]:
    """The land, the countries with deals, a marker for those that are too small to be seen, and the labels."""
    taken = {country.code for country, _ in seats}
    land = [country.code for country in countries().values() if country.reaches(pane.window) and country.code not in taken]
    drawn = [seat for seat in seats if seat[0].reaches(pane.window)]
    small = [seat for seat in named if seat[0].is_small]
    return [
        _outlined(geo, land, palette) | {"z": [0] * len(land), "colorscale": [[0, palette.grid], [1, palette.grid]], "hoverinfo": "skip"},
        _outlined(geo, [country.code for country, _ in drawn], palette) | _marked(drawn) | {"z": _steps(drawn), **_scale(palette)},
        {
            "type": "scattergeo",
            "geo": geo,
            "mode": "markers",
            "lon": [country.longitude for country, _ in small],
            "lat": [country.latitude for country, _ in small],
            **_marked(small),
            "marker": {
                "size": MARKER,
                "color": [palette.ramp[step - 1] for step in _steps(small)],
                "line": {"color": palette.text, "width": 1},
            },
            "showlegend": False,
            "selected": {"marker": {"opacity": 1}},
        },
        _labels(geo, pane, named, palette),
    ]


def _outlined(geo: str, codes: list[str], palette: Palette) -> dict[str, Any]:
    return {
        "type": "choropleth",
        "geo": geo,
        "geojson": OUTLINES,
        "locations": codes,
        "showscale": False,
        "marker": {"line": {"color": palette.ground, "width": 0.6}},
        "unselected": {"marker": {"opacity": 0.45}},
        "selected": {"marker": {"opacity": 1}},
    }


def _marked(seats: list[Seat]) -> dict[str, Any]:
    return {
        "customdata": [[country.code] for country, _ in seats],
        "hovertext": [_told(country, row) for country, row in seats],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _told(country: Country, row: dict[Any, Any]) -> str:
    deals = row["deal_count"]
    return (
        f"<b>{say(country.name)}</b>: {counted(deals, 'deal')}, {counted(row['licensee_count'], 'licensee')}"
        f"<br>{say('Upfront')} {money(row['upfront_usd_m'])} ({row['upfront_count']}/{deals})"
        f"<br>{say('Headline total')} {money(row['headline_usd_m'])} ({row['disclosed_count']}/{deals})"
    )


def _steps(seats: list[Seat]) -> list[int]:
    return [sum(row["deal_count"] >= least for least, _ in STEPS) for _, row in seats]


def _scale(palette: Palette) -> dict[str, Any]:
    count = len(STEPS)
    stops = [[edge / count, colour] for step, colour in enumerate(palette.ramp) for edge in (step, step + 1)]
    return {"colorscale": stops, "zmin": 0.5, "zmax": count + 0.5}


def _labels(geo: str, pane: Pane, named: list[Seat], palette: Palette) -> dict[str, Any]:
    """Name and count where there is room, else code and count, else the count; a phone has less room."""
    places = [(country.longitude, country.latitude) for country, _ in named]
    words = [tuple(f"{name} {row['deal_count']:,}".strip() for name in (say(country.name), country.code, "")) for country, row in named]
    marked = [country.is_small for country, _ in named]
    screens: dict[str, dict[str, list[Any]]] = {}
    for screen, (width, part) in SCREENS.items():
        found = labels(pane, width * (part if geo == "geo2" else 1), places, words, marked)
        screens[screen] = dict(zip(("text", "textposition", "lon", "lat"), map(list, zip(*found, strict=True)), strict=bool(found)))
    return {
        "type": "scattergeo",
        "geo": geo,
        "mode": "text",
        **screens["wide"],
        "meta": screens,
        "textfont": {"size": TEXT_SIZE, "color": palette.text, "shadow": _halo(palette)},
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _halo(palette: Palette) -> str:
    """An edge in the colour of the ground, which keeps a text legible on every step."""
    offsets = [(x, y) for x in (-1.2, 0, 1.2) for y in (-1.2, 0, 1.2) if x or y]
    return ", ".join(f"{x}px {y}px 1px {palette.ground}" for x, y in offsets)


def _frame_of_europe(palette: Palette) -> dict[str, Any]:
    west, south, east, north = EUROPE.window
    along = [west + (east - west) * step / 6 for step in range(7)]
    return {
        "type": "scattergeo",
        "geo": "geo",
        "mode": "lines",
        "lon": [*along, *reversed(along), west],
        "lat": [south] * 7 + [north] * 7 + [south],
        "line": {"color": palette.muted, "width": 1, "dash": "dot"},
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _layout(screen: str, has_europe: bool, unplaced: list[dict[Any, Any]], palette: Palette) -> dict[str, Any]:
    """The layout for a screen: charts.js takes that of the narrow one on a phone."""
    width, part = SCREENS[screen]
    world, europe = WORLD.height(width), EUROPE.height(width * part) if has_europe else 0
    inside = world + (BETWEEN + europe if has_europe else 0)
    layout: dict[str, Any] = {
        "height": round(TOP + inside + BOTTOM),
        "margin": {"l": EDGE, "r": EDGE, "t": TOP, "b": BOTTOM},
        "geo": _geo(WORLD, [0, 1], [1 - world / inside, 1]),
        "annotations": [_note(_key(palette), 1, "bottom"), *([_note(_elsewhere(unplaced), 0, "top")] if unplaced else [])],
    }
    if has_europe:
        left, top = (1 - part) / 2, europe / inside
        layout["geo2"] = _geo(EUROPE, [left, 1 - left], [0, top]) | {"bgcolor": SEA}
        layout["annotations"].append(_note("Europe, framed above", top, "bottom") | {"x": left})
    return layout


def _geo(pane: Pane, across: list[float], up: list[float]) -> dict[str, Any]:
    west, _, east, _ = pane.window
    return {
        "visible": False,
        "bgcolor": "rgba(0,0,0,0)",
        "domain": {"x": across, "y": up},
        "projection": {"type": "natural earth", "rotation": {"lon": pane.middle}},
        "center": {"lon": pane.middle, "lat": pane.centre()},
        "lonaxis": {"range": [west, east]},
        "lataxis": {"range": list(pane.latitudes())},
    }


def _note(text: str, height: float, anchor: str) -> dict[str, Any]:
    place = {"x": 0, "xref": "paper", "xanchor": "left", "y": height, "yref": "paper", "yanchor": anchor}
    return {"text": text, "showarrow": False, "align": "left", "font": {"size": 12}, **place}


def _key(palette: Palette) -> str:
    steps = (f'<span style="color:{colour}">■</span> {say(words)}' for colour, (_, words) in zip(palette.ramp, STEPS, strict=True))
    return f"{say('deals')} {' '.join(steps)}"


def _elsewhere(rows: list[dict[Any, Any]]) -> str:
    told = say(", ").join(f"{say(row['country'])} {row['deal_count']:,}" for row in rows[:MOST_NAMED])
    if len(rows) > MOST_NAMED:
        return say("Not on the map: {places} and {count} more", places=told, count=len(rows) - MOST_NAMED)
    return say("Not on the map: {places}", places=told)

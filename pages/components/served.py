"""What the server answers beside Streamlit: chart scripts and outlines of countries, which a browser keeps, and the cards of a filter.

A card comes under an address of its own so that the browser can ask for it the moment the link changes, while the page's script still runs.
"""

from collections.abc import Iterator, Sequence

import orjson
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from analytics.figures.drawing import packed_outlines, packed_plotly
from analytics.figures.theme import PALETTES
from analytics.filters import DealFilter
from analytics.language import ENGLISH, LANGUAGES, spoken
from analytics.sections import SECTIONS
from pages.components import cached
from pages.components.browser_first import browser_draws, browser_has_drawn
from pages.components.links import filter_of_query
from pages.components.script_addresses import CHARTS, folder
from pages.components.section_card import section_words

KEEP = "public, max-age=31536000, immutable"
MOST_SECTIONS = 20


def routes() -> list[Route]:
    """What the server adds to Streamlit's own addresses."""
    return [
        Route(f"{folder()}/charts.js", _charts),
        Route(f"{folder()}/plotly.js", _plotly),
        Route(f"{folder()}/outlines.json", _outlines),
        Route(f"{folder()}/drawing", _drawing),
        Route(f"{folder()}/drawn", _drawn),
        Route(f"{folder()}/cards/{{language}}/{{theme}}/{{sections}}", _cards),
    ]


def _charts(request: Request) -> Response:
    return Response(CHARTS.read_bytes(), media_type="text/javascript", headers={"Cache-Control": KEEP})


def _plotly(request: Request) -> Response:
    return Response(packed_plotly(), media_type="text/javascript", headers={"Cache-Control": KEEP, "Content-Encoding": "gzip"})


def _outlines(request: Request) -> Response:
    return Response(packed_outlines(), media_type="application/geo+json", headers={"Cache-Control": KEEP, "Content-Encoding": "gzip"})


def _cards(request: Request) -> Response:
    theme, sections = request.path_params["theme"], request.path_params["sections"].split(",")
    chosen = request.path_params["language"]
    if chosen not in LANGUAGES or theme not in PALETTES or not set(sections) <= set(SECTIONS) or len(sections) > MOST_SECTIONS:
        return Response("No such language, theme or section.", status_code=404, media_type="text/plain")
    deals = _filter_of(request)
    if request.headers.get("X-Purpose") != "prefetch":
        browser_draws(deals)
    return StreamingResponse(card_lines(sections, theme, deals, chosen), media_type="application/x-ndjson", headers={"Cache-Control": "no-store"})


def _drawing(request: Request) -> Response:
    browser_draws(_filter_of(request))
    return Response(status_code=204)


def _drawn(request: Request) -> Response:
    browser_has_drawn(_filter_of(request))
    return Response(status_code=204)


def _filter_of(request: Request) -> DealFilter:
    return filter_of_query(request.scope["query_string"].decode("latin-1"))


def card_lines(sections: Sequence[str], theme: str, deals: DealFilter, chosen: str = ENGLISH) -> Iterator[bytes]:
    """The cards of sections for a filter: a line of JSON each, one after another, so that the browser draws the first while the next is made."""
    return (_card_line(section, theme, deals, chosen) for section in sections)


def _card_line(key: str, theme: str, deals: DealFilter, chosen: str) -> bytes:
    with spoken(chosen):
        drawing = cached.section_figure(key, deals, theme)
        card = {"section": key, "words": section_words(SECTIONS[key], deals), **drawing.message()}
    return orjson.dumps(card, option=orjson.OPT_APPEND_NEWLINE)

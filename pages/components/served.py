"""What the server answers beside Streamlit: the chart scripts, which a browser keeps, and the cards of a filter.

A card comes under an address of its own so that the browser can ask for it the moment the link changes, while the page's script still runs.
"""

from collections.abc import Iterator, Mapping, Sequence

import orjson
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from analytics.figures.drawing import packed_plotly
from analytics.figures.theme import PALETTES
from analytics.sections import SECTIONS
from pages.components import cached
from pages.components.links import linked_filter
from pages.components.script_addresses import CHARTS, FOLDER
from pages.components.section_card import section_words

KEEP = "public, max-age=31536000, immutable"
MOST_SECTIONS = 20


def routes() -> list[Route]:
    """What the server adds to Streamlit's own addresses."""
    return [
        Route(f"/{FOLDER}/charts.js", _charts),
        Route(f"/{FOLDER}/plotly.js", _plotly),
        Route(f"/{FOLDER}/cards/{{theme}}/{{sections}}", _cards),
    ]


def _charts(request: Request) -> Response:
    return Response(CHARTS.read_bytes(), media_type="text/javascript", headers={"Cache-Control": KEEP})


def _plotly(request: Request) -> Response:
    return Response(packed_plotly(), media_type="text/javascript", headers={"Cache-Control": KEEP, "Content-Encoding": "gzip"})


def _cards(request: Request) -> Response:
    theme, sections = request.path_params["theme"], request.path_params["sections"].split(",")
    if theme not in PALETTES or not set(sections) <= set(SECTIONS) or len(sections) > MOST_SECTIONS:
        return Response("No such theme or section.", status_code=404, media_type="text/plain")
    query = request.query_params
    lines = card_lines(sections, theme, {key: query.getlist(key) for key in query})
    return StreamingResponse(lines, media_type="application/x-ndjson", headers={"Cache-Control": "no-store"})


def card_lines(sections: Sequence[str], theme: str, link: Mapping[str, Sequence[str]]) -> Iterator[bytes]:
    """The cards of sections for the filter that a link's parameters mean: a line of JSON each, as soon as it is made."""
    deals = linked_filter(link)
    for key in sections:
        drawing = cached.section_figure(key, deals, theme)
        card = {"section": key, "words": section_words(SECTIONS[key], deals), **drawing.message()}
        yield orjson.dumps(card, option=orjson.OPT_APPEND_NEWLINE)

"""The same charts in Dash: one callback for one filter, figures kept for each filter as ours are.

`python -m tests.bench.dash_twin PORT` serves the data that CHUHAI_DATA and CHUHAI_CACHE name.
"""

import logging
import sys
from typing import Any

from dash import Dash, Input, Output, dcc, html
from werkzeug.serving import WSGIRequestHandler

from tests.bench.twin import CONFIG, MAPS, MODALITIES, STYLE, figures_of, sentence_of, shown


def layout() -> html.Main:
    """Filter, sentence and six cards; the first figures come with the page, so that no callback has to run before they are seen."""
    cards = [
        html.Div([html.H2(section.title), dcc.Graph(id=section.key, figure=figure, config=CONFIG)], className="card")
        for section, figure in zip(shown(), figures_of(()), strict=True)
    ]
    return html.Main(
        [
            html.H1("China's innovative drugs going global"),
            dcc.Dropdown(list(MODALITIES), multi=True, id="modality", placeholder="All"),
            html.P(sentence_of(()), id="sentence"),
            html.Div(cards, className="cards"),
        ]
    )


def app() -> Dash:
    """The app with its one callback."""
    twin = Dash(__name__, title="Twin", update_title="")
    twin.index_string = twin.index_string.replace("</head>", f"<style>{STYLE}</style><script>{MAPS}</script></head>")
    twin.layout = layout

    @twin.callback(
        Output("sentence", "children"),
        *[Output(section.key, "figure") for section in shown()],
        Input("modality", "value"),
        prevent_initial_call=True,
    )
    def narrow(chosen: list[str] | None) -> tuple[Any, ...]:
        modalities = tuple(chosen or ())
        return sentence_of(modalities), *figures_of(modalities)

    return twin


if __name__ == "__main__":
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    WSGIRequestHandler.protocol_version = "HTTP/1.1"
    app().run(port=int(sys.argv[1]), debug=False)

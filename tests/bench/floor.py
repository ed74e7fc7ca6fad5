"""The floor: a static page that holds every figure already; a click only calls Plotly.react."""

import sys
from html import escape
from pathlib import Path

import orjson
from plotly.offline import get_plotlyjs

from tests.bench.twin import CONFIG, MAPS, MODALITIES, STYLE, figures_of, shown

SCRIPT = """
const charts = [...document.querySelectorAll(".chart")];
const draw = (value) => charts.forEach((chart, index) => {
  const figure = FIGURES[value][index];
  Plotly.react(chart, figure.data, figure.layout, { responsive: true, ...CONFIG });
});
document.querySelectorAll("[data-value]").forEach((button) => button.addEventListener("click", () => draw(button.dataset.value)));
draw("");
"""


def page() -> str:
    """The whole page as text."""
    figures = {value: figures_of((value,) if value else ()) for value in ("", *MODALITIES)}
    buttons = "".join(f'<button data-value="{escape(value)}">{escape(value) or "All"}</button>' for value in figures)
    cards = "".join(f'<div class="card"><h2>{escape(section.title)}</h2><div class="chart"></div></div>' for section in shown())
    data = f"const FIGURES = {for_script(figures)}, CONFIG = {for_script(CONFIG)};"
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Floor</title><style>{STYLE}</style>'
        f"<script>{MAPS}</script><script>{get_plotlyjs()}</script></head><body><main><h1>China's innovative drugs going global</h1>{buttons}"
        f'<div class="cards">{cards}</div></main><script>{data}{SCRIPT}</script></body></html>'
    )


def for_script(value: object) -> str:
    """JSON that may stand inside a script element."""
    return orjson.dumps(value).decode().replace("</", "<\\/")


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(page(), encoding="utf-8")

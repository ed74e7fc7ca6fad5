"""PNG and SVG of a chart, drawn by Plotly's own image button in the browser.

The buttons are plain markup; one listener for the whole page hands a click to the chart of the same card.
"""

from html import escape

import streamlit as st

LISTENER = """
export default function () {
  if (window.chuhaiImages) return;
  window.chuhaiImages = true;
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-image]");
    if (!button) return;
    const chart = document.querySelector(`.st-key-card-${CSS.escape(button.dataset.card)} .js-plotly-plot`);
    const camera = chart && chart.querySelector(".modebar-btn[data-attr='']," + ".modebar-btn");
    if (!camera) return;
    const ground = getComputedStyle(document.querySelector("[data-testid=stApp]")).backgroundColor;
    const options = chart._context.toImageButtonOptions;
    const before = { ...options, ground: chart._fullLayout.paper_bgcolor };
    Object.assign(options, { format: button.dataset.image, scale: 3, filename: button.dataset.name });
    chart._fullLayout.paper_bgcolor = ground;
    chart.layout.paper_bgcolor = ground;
    camera.click();
    setTimeout(() => {
      options.format = before.format;
      chart.layout.paper_bgcolor = before.ground;
      chart._fullLayout.paper_bgcolor = before.ground;
    }, 1500);
  });
}
"""


def image_listener() -> None:
    """Mount the page's one click listener; call it once in a run."""
    st.components.v2.component("chuhai_images", html="<span hidden></span>", js=LISTENER)(key="chuhai-images", height=1)


def image_buttons(key: str, name: str) -> None:
    """Two buttons that save the chart of a card under a sensible name."""
    buttons = "".join(
        f'<button type="button" class="chuhai-image" data-image="{kind}" data-card="{escape(key)}" data-name="{escape(name)}">{kind.upper()}</button>'
        for kind in ("png", "svg")
    )
    st.html(buttons, width="content")

"""PNG and SVG of a chart, drawn by Plotly's own image button in the browser.

The buttons are plain markup; one listener for the whole page hands a click to the chart of the same card.
"""

from html import escape

import streamlit as st
from streamlit.components.v2 import component

from analytics.evidence import Evidence

LISTENER = """
const HEAD = 84;
const PATIENCE = 1500;

function dressed(chart, button) {
  const full = chart._fullLayout;
  const ground = getComputedStyle(document.querySelector("[data-testid=stApp]")).backgroundColor;
  const said = button.dataset;
  return {
    ...chart.layout,
    paper_bgcolor: ground,
    margin: { ...full.margin, t: full.margin.t + HEAD },
    title: {
      text: said.title, x: 0.01, xref: "container", y: 0.985, yref: "container", yanchor: "top",
      font: { size: 17, color: full.font.color },
      subtitle: { text: `${said.basis}<br>${said.source}`, font: { size: 11, color: full.font.color } },
    },
  };
}

function save(button) {
  const chart = document.querySelector(`.st-key-card-${CSS.escape(button.dataset.card)} .js-plotly-plot`);
  const camera = chart && chart.querySelector(".modebar-btn");
  if (!camera) return;
  const options = chart._context.toImageButtonOptions;
  const shown = { layout: chart.layout, options: { ...options } };
  chart.layout = dressed(chart, button);
  Object.assign(options, {
    format: button.dataset.image, scale: 3, filename: button.dataset.name,
    width: chart._fullLayout.width, height: chart._fullLayout.height + HEAD,
  });
  camera.click();
  setTimeout(() => {
    chart.layout = shown.layout;
    chart._context.toImageButtonOptions = shown.options;
  }, PATIENCE);
}

export default function () {
  if (window.chuhaiImages) return;
  window.chuhaiImages = true;
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-image]");
    if (button) save(button);
  });
}
"""


def image_listener() -> None:
    """Mount the page's one click listener; call it once in a run."""
    component("chuhai_images", html="<span hidden></span>", js=LISTENER)(key="chuhai-images", height=1)


def image_buttons(card: str, name: str, evidence: Evidence) -> None:
    """Two buttons that save the chart of a card, with its title, basis and source line, under a sensible name."""
    said = {
        "card": card,
        "name": name,
        "title": evidence.title,
        "basis": f"{evidence.basis()} · {evidence.unit} · {evidence.filter_sentence}",
        "source": evidence.source_line(),
    }
    marks = " ".join(f'data-{key}="{escape(text)}"' for key, text in said.items())
    buttons = "".join(f'<button type="button" class="chuhai-image" data-image="{kind}" {marks}>{kind.upper()}</button>' for kind in ("png", "svg"))
    st.html(buttons, width="content")

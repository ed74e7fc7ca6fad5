"""The figure of a card: title, main point, chart, basis and image buttons as one element that is redrawn in place.

Streamlit's own chart element is made anew whenever its figure changes, which takes about twice as long (see DECISIONS.md).
"""

from collections.abc import Sequence
from typing import Any

import orjson
from streamlit.components.v2 import component

from analytics.evidence import Evidence
from analytics.exports.names import file_name
from analytics.figures.drawing import Drawing
from analytics.language import say
from pages.components.script_addresses import charts_address

ALT = "{title}. {finding} {basis}. {deals}."
MOUNT = """
export default ({ data, parentElement, setStateValue }) => {
  const told = JSON.parse(new TextDecoder().decode(data));
  const show = () => window.chuhaiCharts.show(told, parentElement, setStateValue);
  if (window.chuhaiCharts) show();
  else import(new URL(told.script, document.baseURI).href).then(show);
};
"""
BOX = '<figure class="chuhai-figure"></figure>'


def card_words(key: str, finding: str, evidence: Evidence, notes: str) -> dict[str, str]:
    """Everything that a card says around its chart, as plain text; the same words reach the reader who does not see the chart."""
    return {
        "key": key,
        "title": say(evidence.title),
        "finding": finding,
        "basis": f"{evidence.basis()} · {say(evidence.unit)} · {evidence.filter_sentence}",
        "notes": say(notes),
        "source": evidence.source_line(),
        "method": say("Method: {name}", name=say(evidence.method)),
        "address": f"/methods#{anchor(evidence.method)}",
        "file": file_name(key, evidence),
        "alt": say(ALT, title=say(evidence.title), finding=finding, basis=evidence.basis(), deals=evidence.filter_sentence),
        "image": say("{kind} of {title}", kind="{kind}", title=say(evidence.title)),
    }


def anchor(method: str) -> str:
    """The place of a method on the Methods page."""
    return method.lower().replace(" ", "-")


def chart(drawing: Drawing, words: dict[str, str], drills: bool, live: str = "") -> Sequence[Sequence[Any]]:
    """Show a figure with its words; what the chosen marks carry as customdata, empty where none is chosen.

    live: where the browser may fetch the card of another filter as soon as the address changes, before the page's script has run.
    """
    told = _mount()(
        key=f"chart-{words['key']}",
        data=orjson.dumps(
            {"script": charts_address(), "height": drawing.height, "drills": drills, "live": live, "card": {"words": words, **drawing.message()}}
        ),
        default={"picked": None},
        on_picked_change=_nothing,
    )
    picked = told.get("picked") or {}
    return [point for point in picked.get("points", []) if point] if picked.get("digest") == drawing.digest else []


def _mount() -> Any:
    return component("chuhai_chart", html=BOX, js=MOUNT, isolate_styles=False)


def _nothing() -> None:
    """A state of a component needs a listener; the run that follows reads it."""

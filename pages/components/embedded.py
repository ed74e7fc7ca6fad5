"""Embed mode: a page, or single sections of it, in the frame of another page; no menu, no filter bar, one line of source."""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import streamlit as st
from streamlit.components.v2 import component

from analytics.language import say
from analytics.sections import SECTIONS
from analytics.wording import shortened
from pages.components import cached, notice
from pages.components.filter_bar import current_filter
from pages.components.link_keys import SHOW
from pages.components.page_end import PageEnded
from pages.components.section_card import show_section
from pages.components.share import open_link

LOOK = Path(__file__).parent / "embedded.css"
STAGE_PAGE = "present"
MOST_SECTIONS, LONGEST_TOLD = 20, 60
LINKS_LEAVE_THE_FRAME = """
export default function () {
  if (window.chuhaiEmbedded) return;
  window.chuhaiEmbedded = true;
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (link) link.target = "_blank";
  }, true);
}
"""


def shows_embedded(page: st.Page) -> bool:
    """Draw the page as it stands in a frame of another page; False where it is not embedded, and nothing is drawn."""
    if not st.context.is_embedded:
        return False
    st.html(LOOK)
    component("chuhai_embedded", html="<span hidden></span>", js=LINKS_LEAVE_THE_FRAME)(key="chuhai-embedded", height=1)
    body, foot = st.container(key="page"), st.container(key="embedded-foot")
    sections = _asked_sections() if page.url_path != STAGE_PAGE else ()
    with foot:
        _source(sections)
    with body, suppress(PageEnded):
        notice.show()
        if sections:
            _only(sections)
        else:
            page.run()
    return True


def _asked_sections() -> tuple[str, ...]:
    asked = list(dict.fromkeys(st.query_params.get_all(SHOW)))
    if unknown := [f"“{shortened(key, LONGEST_TOLD)}”" for key in asked if key not in SECTIONS]:
        notice.add(say("No section is called {names}; left out.", names=say(", ").join(unknown[:5])))
    return tuple(key for key in asked if key in SECTIONS)[:MOST_SECTIONS]


def _only(sections: tuple[str, ...]) -> None:
    deals = current_filter()
    with st.container(key="embedded-only"):
        for key in sections:
            show_section(SECTIONS[key], deals)


def _source(sections: Sequence[str]) -> None:
    """One line: whose data, of which day, and the way to the whole view."""
    store = cached.store()
    way = open_link(current_filter(), next(iter(sections), ""))
    st.caption(say("Chuhai data {version}, as of {day}. {way}", version=store.version, day=store.as_of, way=way))

"""The sections that a page shows, kept in mind while it is drawn, and what its foot offers of them: files, and the whole screen."""

from collections.abc import Generator
from contextlib import contextmanager

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from analytics.language import say
from pages.components.filter_bar import current_filter
from pages.components.link_keys import SHOW
from pages.components.long_export import forget_file
from pages.components.navigation import PAGES
from pages.components.page_exports import export_buttons

SHOWN = "sections_of_page"
PRESENT = "pages/present/present.py"
STAGE_PAGE = "present"
TITLES = {"" if entry.default else entry.url_path: entry.title for entry in PAGES}


@contextmanager
def slides_of_page(foot: DeltaGenerator, page: str) -> Generator[None]:
    """While a page is drawn its sections are kept in mind; afterwards the foot offers them as files.

    page: its part of the address, empty for the Overview.
    """
    st.session_state[SHOWN] = []
    yield
    with foot:
        if page != STAGE_PAGE:  # which has them on its stage
            _offer(TITLES.get(page, page))


def is_shown(key: str) -> None:
    """Keep in mind that the page shows a section."""
    shown: list[str] = st.session_state.setdefault(SHOWN, [])
    if key not in shown:
        shown.append(key)


def _offer(title: str) -> None:
    """Ways on from a page with sections: its files, and full screen."""
    keys = tuple(st.session_state.get(SHOWN, ()))
    if not keys:
        forget_file()
        return
    deals = current_filter()
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key="page-slides-tools"):
        export_buttons(title, keys, deals)
        st.page_link(
            PRESENT,
            label=say("Present"),
            icon=":material/present_to_all:",
            query_params={SHOW: list(keys), **deals.to_url()},
            help=say("Full screen"),
        )

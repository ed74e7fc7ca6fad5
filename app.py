"""Chuhai: China's innovative drugs going global. Start-up, navigation, frame and footer; the pages do the rest."""

from contextlib import suppress
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from streamlit.runtime.scriptrunner import get_script_run_ctx

from pages.components.browser_first import ChartsFirst
from pages.components.embedded import shows_embedded
from pages.components.filter_bar import filter_bar, is_new_page
from pages.components.footer import footer
from pages.components.link_values import one_value_each
from pages.components.navigation import EVENT_PAGES, navigation
from pages.components.opened_store import opened_store
from pages.components.opened_view import open_view
from pages.components.page_end import PageEnded
from pages.components.served import routes
from pages.components.share import share_of_page
from pages.components.slides import slides_of_page
from pages.components.spoken import speak_as_asked
from pages.components.startup import ready_or_exit, serving

PARTS = Path(__file__).parent / "pages" / "components"


def frame() -> None:
    """One visit: the chosen page between menu and footer."""
    st.set_page_config(page_title="Chuhai", page_icon=PARTS / "icon.png", layout="wide", initial_sidebar_state="collapsed")
    st.html(PARTS / "style.css")
    speak_as_asked()
    page = navigation()
    one_value_each()
    open_view(page.url_path)
    store = opened_store()
    if shows_embedded(page):
        return
    bar, body, foot = st.container(key="bar"), st.container(key="page"), st.container(key="foot")
    with foot:  # first, because a page that fails would take what comes after it along
        footer(store)
    is_new = is_new_page(page.url_path)
    if is_new:  # the link gets its filter back before anything else
        with bar:
            filter_bar(page.url_path, page.url_path in EVENT_PAGES)
    try:
        with share_of_page(foot, page.url_path), slides_of_page(foot, page.url_path), body, suppress(PageEnded):
            page.run()
    finally:
        if not is_new:  # after the page, whose charts the reader waits for
            with bar:
                filter_bar(page.url_path, page.url_path in EVENT_PAGES)


if get_script_run_ctx(suppress_warning=True) is None:
    ready_or_exit()
    app = st.App(__file__, routes=routes(), lifespan=serving, middleware=[Middleware(ChartsFirst)])
else:
    frame()

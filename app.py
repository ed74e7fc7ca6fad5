"""Chuhai: China's innovative drugs going global. Navigation, frame and footer; the pages do the rest."""

from pathlib import Path

import streamlit as st

from data.errors import ChuhaiError
from pages.components import cached, messages
from pages.components.image_export import image_listener
from pages.components.navigation import PAGES

st.set_page_config(page_title="Chuhai", page_icon=":material/flight_takeoff:", layout="wide", initial_sidebar_state="collapsed")
st.html(Path(__file__).parent / "pages" / "components" / "style.css")
page = st.navigation({group: [entry.page() for entry in entries] for group, entries in PAGES.items()}, position="top")
try:
    store = cached.store()
except ChuhaiError as failure:
    messages.show_failure(failure)
    st.stop()
if store.notice:
    st.toast(store.notice)
page.run()
image_listener()
st.caption(f"Chuhai data {store.version}, as of {store.as_of}. An empty cell means not disclosed or not stated, never zero.")

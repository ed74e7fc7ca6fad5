"""Slides of a page: every section that it shows, as native charts for the filter that is set."""

from collections.abc import Generator
from contextlib import contextmanager

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from analytics.exports.pptx import Slide, deck_pptx
from analytics.filters import DealFilter
from analytics.methods import BY_NAME
from analytics.sections import SECTIONS
from analytics.sections.slides import SLIDES
from pages.components import cached
from pages.components.filter_bar import current_filter
from pages.components.link_keys import SHOW

SHOWN = "sections_of_page"
PRESENT = "pages/present/present.py"
MIME = "application/vnd.openxmlformats-officedocument.presentationml.presentation"


@contextmanager
def slides_of_page(foot: DeltaGenerator, title: str) -> Generator[None]:
    """While a page is drawn its sections are kept in mind; afterwards the foot offers them as slides."""
    st.session_state[SHOWN] = []
    yield
    with foot:
        if title != "Present":  # which has them on its stage
            _offer(title)


def is_shown(key: str) -> None:
    """Keep in mind that the page shows a section."""
    shown: list[str] = st.session_state.setdefault(SHOWN, [])
    if key not in shown:
        shown.append(key)


def _offer(title: str) -> None:
    """Ways on from a page with sections: its slides as a file, and full screen."""
    keys = tuple(st.session_state.get(SHOWN, ()))
    if keys:
        deals = current_filter()
        with st.container(horizontal=True, gap="small", vertical_alignment="center", key="page-slides-tools"):
            slides_button(title, keys, deals)
            st.page_link(
                PRESENT, label="Present", icon=":material/present_to_all:", query_params={SHOW: list(keys), **deals.to_url()}, help="Full screen"
            )


def slides_button(title: str, keys: tuple[str, ...], deals: DealFilter) -> None:
    """A button that makes and saves the slides of sections."""
    name = "-".join(title.lower().replace("&", "and").split())
    st.download_button(
        "Slides",
        lambda: _deck(title, keys, deals),
        file_name=f"chuhai_{name}_{cached.store().as_of}.pptx",
        mime=MIME,
        key="page-slides",
        on_click="ignore",
        icon=":material/slideshow:",
        help="PowerPoint with charts that can be edited: these sections for this filter",
    )


def _deck(title: str, keys: tuple[str, ...], deals: DealFilter) -> bytes:
    store = cached.store()
    subtitle = f"{deals.sentence(cached.company_labels())}\nChuhai data {store.version}, as of {store.as_of}"
    return deck_pptx(f"{title}: China's innovative drugs going global", subtitle, [_slide(key, deals) for key in keys])


def _slide(key: str, deals: DealFilter) -> Slide:
    section, frame = SECTIONS[key], cached.section_frame(key, deals)
    evidence = section.evidence(frame, cached.store(), section.sentence(deals, cached.company_labels()))
    method = BY_NAME[section.method]
    told = [f"{heading}: {text}" for heading, text in method.parts()]
    notes = "\n".join([section.finding(frame), evidence.basis(), section.notes, f"Method: {method.name}", *told])
    return Slide(
        section.finding(frame), evidence, frame, SLIDES.get(key, ()), section.table(frame), tuple(column.style for column in section.columns), notes
    )

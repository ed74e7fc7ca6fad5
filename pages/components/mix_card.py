"""The mix over time: which dimension, by count or by money, and its card."""

import streamlit as st

from analytics.filters import DealFilter
from analytics.sections.landscape import MEASURES, MIX, MIXES
from pages.components.choices import pills, segmented
from pages.components.link_keys import MIX_BY, MIX_OF
from pages.components.link_values import one_of
from pages.components.section_card import show_section

LINKED_MIX = (
    one_of(MIX_BY, MIX, "No dimension of the mix is called {}; modality is shown."),
    one_of(MIX_OF, MEASURES, "No measure of the mix is called {}; deals are shown."),
)


def mix_card(deals: DealFilter) -> None:
    """The two choices and the card that they mean."""
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom", key="mix-tools"):
        by = pills("Mix over time by", list(MIX), default="modality", required=True, key=MIX_BY)
        of = segmented("Counted in", list(MEASURES), default="deals", required=True, key=MIX_OF)
    show_section(MIXES[by or "modality", of or "deals"], deals)

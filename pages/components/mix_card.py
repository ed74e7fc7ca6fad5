"""The mix over time: which dimension, by count or by money, and its card."""

import streamlit as st

from analytics.filters import DealFilter
from analytics.sections.landscape import MEASURES, MIX, MIXES
from pages.components import notice
from pages.components.section_card import show_section

CONTROLS = {"mix_by": ("dimension of the mix", tuple(MIX)), "mix_of": ("measure of the mix", MEASURES)}


def tell_unknown_mix() -> None:
    """Leave a notice about a dimension or measure in the link that does not exist."""
    for key, (noun, known) in CONTROLS.items():
        if (asked := st.query_params.get(key, "")) and asked not in known:
            notice.add(f"No {noun} is called “{asked[:120]}”; {known[0]} is shown.")
            del st.query_params[key]


def mix_card(deals: DealFilter) -> None:
    """The two choices and the card that they mean."""
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom", key="mix-tools"):
        by = st.pills("Mix over time by", list(MIX), default="modality", required=True, key="mix_by", bind="query-params")
        of = st.segmented_control("Counted in", list(MEASURES), default="deals", required=True, key="mix_of", bind="query-params")
    show_section(MIXES[by or "modality", of or "deals"], deals)

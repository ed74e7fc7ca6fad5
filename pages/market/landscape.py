"""Landscape: what is licensed, and where the rights go."""

import streamlit as st

from analytics.findings.landscape import answer as opening
from analytics.language import say
from analytics.sections.landscape import (
    DIRECTIONS_BY_YEAR,
    FLOWS_OF_RIGHTS,
    HOT_TARGETS,
    LICENSEE_COUNTRIES,
    MIXES,
    NEWCO_BY_YEAR,
    NEWCO_DEALS,
)
from pages.components import cached, notice
from pages.components.answer import answer
from pages.components.filter_bar import current_filter
from pages.components.flow_list import flow_list
from pages.components.link_values import drop_unknown
from pages.components.messages import nothing_matches
from pages.components.mix_card import LINKED_MIX, mix_card
from pages.components.page_end import end_page
from pages.components.section_card import show_section

st.title(say("Landscape"), anchor=False)
drop_unknown(*LINKED_MIX)
notice.show()
deals = current_filter()
if not cached.deal_count(deals):
    nothing_matches(deals)
    end_page()
answer(opening(*(cached.section_frame(section.key, deals) for section in (MIXES["modality", "deals"], HOT_TARGETS, LICENSEE_COUNTRIES))))
left, right = st.columns(2)
with left:
    mix_card(deals)
    show_section(NEWCO_BY_YEAR, deals)
    show_section(NEWCO_DEALS, deals)
with right:
    show_section(HOT_TARGETS, deals)
    show_section(LICENSEE_COUNTRIES, deals)
    show_section(DIRECTIONS_BY_YEAR, deals)
show_section(FLOWS_OF_RIGHTS, deals)
flow_list(deals)

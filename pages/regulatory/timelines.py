"""Timelines: what happened to assets at the agencies, a lane each."""

import streamlit as st

from analytics.language import say
from analytics.queries.event_list import event_counts
from pages.components import cached, notice
from pages.components.answer import answer
from pages.components.filter_bar import current_filter
from pages.components.link_values import drop_unknown
from pages.components.messages import no_events
from pages.components.page_end import end_page
from pages.components.swimlane_card import View, contradiction_list, opening, swimlane_card
from pages.components.swimlane_inputs import (
    LINKED_ALIGN,
    LINKED_DEALS,
    agency_choice,
    alignment_choice,
    deals_choice,
    lane_choice,
    presets,
    take_linked_choices,
)

st.title(say("Timelines"), anchor=False)
drop_unknown(LINKED_ALIGN, LINKED_DEALS)
take_linked_choices()
notice.show()
deals = current_filter()
top = st.container()
chosen = lane_choice()
if not chosen and not cached.found(event_counts, deals)[0]:
    no_events(deals)
    end_page()
with st.container(horizontal=True, vertical_alignment="bottom", gap="medium", key="timeline-controls"):
    authorities = agency_choice()
    is_aligned = alignment_choice()
    with_deals = deals_choice()
view = View(deals, chosen, authorities, is_aligned, with_deals)
with top:
    answer(opening(view))
if not chosen:
    presets()
swimlane_card(view)
contradiction_list(view)

"""Outcomes: what became of the deals."""

import streamlit as st

from analytics.findings.outcomes import answer as opening
from analytics.language import say
from analytics.queries.outcomes import outcome_totals
from analytics.sections.outcomes import APPROVED_ABROAD, STATUS_BY_YEAR, TERMINATED_DEALS, TERMINATION_CURVE, TERMINATIONS_BY_YEAR
from pages.components import cached, notice
from pages.components.answer import answer
from pages.components.filter_bar import current_filter
from pages.components.link_values import drop_unknown
from pages.components.messages import nothing_matches
from pages.components.outcome_parts import LINKED_CURVES, approved_list, curve_choice, terminated_list
from pages.components.page_end import end_page
from pages.components.section_card import show_section

st.title(say("Outcomes"), anchor=False)
deals = current_filter()
drop_unknown(LINKED_CURVES)
notice.show()
if not cached.deal_count(deals):
    nothing_matches(deals)
    end_page()
answer(opening(cached.found(outcome_totals, deals)))
left, right = st.columns(2)
with left:
    show_section(STATUS_BY_YEAR, deals)
    show_section(TERMINATION_CURVE, deals)
    show_section(TERMINATED_DEALS, deals)
with right:
    show_section(TERMINATIONS_BY_YEAR, deals)
    show_section(curve_choice(), deals)
    show_section(APPROVED_ABROAD, deals)
terminated_list(deals)
approved_list(deals)

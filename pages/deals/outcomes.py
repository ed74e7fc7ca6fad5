"""Outcomes: what became of the deals."""

import streamlit as st

from analytics.findings.outcomes import answer
from analytics.queries.outcomes import outcome_totals
from analytics.sections.outcomes import APPROVED_ABROAD, STATUS_BY_YEAR, TERMINATED_DEALS, TERMINATION_CURVE, TERMINATIONS_BY_YEAR
from pages.components import cached, notice
from pages.components.filter_bar import current_filter
from pages.components.messages import nothing_matches
from pages.components.outcome_parts import approved_list, curve_choice, tell_unknown_groups, terminated_list
from pages.components.page_end import end_page
from pages.components.section_card import show_section

st.title("Outcomes", anchor=False)
deals = current_filter()
tell_unknown_groups()
notice.show()
if not cached.deal_count(deals):
    nothing_matches(deals)
    end_page()
with st.container(key="answer"):
    st.markdown(answer(cached.found(outcome_totals, deals)).replace("$", r"\$"))
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

"""Deals: the table of the filtered deals, its files, and the way to each deal."""

import streamlit as st

from analytics.findings.deals import table_answer
from analytics.language import say
from analytics.queries.deal_list import disclosure
from pages.components import cached, notice
from pages.components.answer import answer
from pages.components.deal_table import deal_table, tell_unknown_columns
from pages.components.filter_bar import current_filter
from pages.components.messages import nothing_matches
from pages.components.page_end import end_page

st.title(say("Deals"), anchor=False)
tell_unknown_columns()
notice.show()
deals = current_filter()
if not cached.deal_count(deals):
    nothing_matches(deals)
    end_page()
answer(table_answer(cached.found(disclosure, deals)))
deal_table(deals)
